"""A session in virtual time: the real controller over a simulated cuff, a simulated wearer and people, at 10 Hz."""

from collections.abc import Callable
from dataclasses import replace
from zlib import crc32

import numpy as np

from devices.cuff.ledger import Kept, resumed, ticked
from devices.cuff.limits import Given, Limb, Seen, session_limit_s
from devices.cuff.machine import step
from devices.cuff.pneumatics import STEP_S
from devices.cuff.port import CuffStatus, Fault, LinkLost
from devices.cuff.scenarios.heard import Heard
from devices.cuff.scenarios.person import Person
from devices.cuff.scenarios.scenario import Scenario
from devices.cuff.simulator import SimulatedCuff
from devices.cuff.state import PHASE, Event, Inputs, Mode, State, Step, Wish
from devices.cuff.wearer import Wearer

TICK_S = 0.1
ARM_OCCLUSION_MMHG, LEG_OCCLUSION_MMHG = (120.0, 190.0), (160.0, 260.0)
FRACTIONS = (0.40, 0.60)
"""What is drawn from: occlusion pressures of arms and legs, and the share of them that a session is held at."""
SCHEME = (30, 15, 15, 15)


class Session:
    """Everything of one run. What breaks changes it from outside, between two steps of the plant."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        self.chance = np.random.default_rng((seed, crc32(scenario.name.encode())))
        self.limb = scenario.limb or list(Limb)[int(self.chance.integers(4))]
        arm = self.limb in (Limb.LEFT_ARM, Limb.RIGHT_ARM)
        self.occlusion_mmhg = round(self.drawn(*(ARM_OCCLUSION_MMHG if arm else LEG_OCCLUSION_MMHG)), 1)
        fraction = self.drawn(*FRACTIONS) if scenario.fraction is None else scenario.fraction
        self.goal_mmhg = fraction * self.occlusion_mmhg
        self.person = self._person()
        self.wearer, self.cuff, self.heard = (
            Wearer(seed, self.occlusion_mmhg),
            SimulatedCuff(seed),
            Heard.out_of_step(self.chance),
        )
        self.state = State(limb=self.limb, spent=scenario.spent)
        self.session_limit_s = session_limit_s(self.limb)
        self.now_s = self.tick_dt_s = self.unmoved_s = self.inflating_s = self.clock_off_s = 0.0
        self.spoken = self.dead = False
        self.said: Event | None = None
        """A wish of the scenario, before any of the person's."""
        self.blocked_until_s = self.last_tick_s = 0.0
        self.later: list[tuple[float, Callable[[], None]]] = []
        self.refused: list[str] = []
        self.faults: list[str] = []
        self.course_mmhg: list[float] = []
        self.on_tick: Callable[[], None] = lambda: None
        self.on_step: Callable[[], None] = lambda: None
        self.on_answer: Callable[[Step], None] = lambda _answer: None
        self._last_highest_mmhg = float("nan")

    def _person(self) -> Person:
        unknown = float("nan")
        given = Given(
            self.limb, 11.5, signed=True, screen_age_s=86400.0, check_age_s=600.0,
            limb_occlusion_mmhg=unknown, occlusion_age_s=unknown, approved_mmhg=unknown,
        )  # fmt: skip
        approved = self.scenario.approved
        up_to_mmhg = self.goal_mmhg if approved is None else approved * self.occlusion_mmhg
        return Person(given, self.occlusion_mmhg, self.goal_mmhg, up_to_mmhg, SCHEME, self.scenario.calibrates)

    def drawn(self, least: float, most: float) -> float:
        """A number from the seed."""
        return float(self.chance.uniform(least, most))

    @property
    def highest_mmhg(self) -> float:
        """The sensor that reads more, as the newest report has it."""
        return self.cuff.highest_mmhg

    @property
    def status(self) -> CuffStatus:
        """The newest report."""
        return self.cuff.status()

    @property
    def pressed(self) -> bool:
        """Whether the controller is in a mode under pressure."""
        return self.state.mode in PHASE

    def tick(self) -> None:
        """A tenth of a second, and the controller's answer to it, if it is alive."""
        self._live(TICK_S)
        if self.dead or self.now_s < self.blocked_until_s:
            return
        self.tick_dt_s, self.clock_off_s = self.now_s - self.last_tick_s + self.clock_off_s, 0.0
        self.last_tick_s = self.now_s
        seen = self._inputs()
        self.spoken = seen.event is not None and seen.event is self.said
        self.said = None
        self.on_tick()
        answer = step(self.state, seen)
        self._follow(answer)
        self.on_answer(answer)
        self.spoken = False

    def die(self) -> None:
        """The controller's process is no more."""
        self.dead = True

    def restart(self, away_s: float) -> None:
        """A new controller with the ledger that the dead one left."""
        kept = Kept(self.state.spent, at_s=0.0, ended=False)
        self.state = State(limb=self.limb, spent=resumed(kept, away_s))
        self.dead, self.last_tick_s = False, self.now_s - TICK_S
        self.person.said_occlusion = False

    def after(self, seconds: float, what: Callable[[], None]) -> None:
        """Let something happen a while from now."""
        self.later.append((self.now_s + seconds, what))

    def says(self, event: Event) -> None:
        """Somebody's wish, heard in the next tick."""
        self.said = event

    def _live(self, dt_s: float) -> None:
        self.wearer.works = self.state.mode is Mode.HOLDING
        self.wearer.advance(dt_s, self.cuff.cuff_mmhg)
        self.cuff.ripple_share = self.wearer.ripple_share
        self.cuff.advance(dt_s, self._lived)
        self.course_mmhg.append(self.cuff.cuff_mmhg)

    def _lived(self) -> None:
        """After each step of the plant."""
        self.now_s = self.cuff.now_s
        self.heard.hear(self.now_s, self.wearer)
        self.inflating_s = self.inflating_s + STEP_S if self.state.mode is Mode.INFLATING else 0.0
        highest_mmhg = self.highest_mmhg
        self.unmoved_s = self.unmoved_s + STEP_S if highest_mmhg == self._last_highest_mmhg else 0.0
        self._last_highest_mmhg = highest_mmhg
        while self.later and self.later[0][0] <= self.now_s:
            self.later.pop(0)[1]()
        self.on_step()

    def _inputs(self) -> Inputs:
        status, heard, now_s = self.status, self.heard, self.now_s
        return Inputs(
            dt_s=round(self.tick_dt_s, 6),
            pressure=Seen(status.cuff_mmhg, status.second_mmhg, status.age_s, heard.other_limb_mmhg),
            smo2_pct=heard.smo2_pct,
            smo2_age_s=now_s - heard.smo2_at_s,
            emg_share=heard.emg_share,
            emg_age_s=now_s - heard.emg_at_s,
            supervisor_age_s=now_s - heard.supervisor_at_s,
            link_up=heard.link_up,
            firmware_fault=status.fault is not Fault.NONE,
            stop_pressed=heard.stop_pressed,
            event=self._event(),
        )

    def _event(self) -> Event | None:
        if self.said is None:
            wish = self.person.wish(self.state)
            if wish is not None and wish.wish is Wish.START:
                self.said = wish
            return wish
        return self.said

    def _follow(self, answer: Step) -> None:
        began = answer.state.mode is Mode.HOLDING and self.state.mode is not Mode.HOLDING
        self.state = answer.state
        if began and self.scenario.held_s:
            spent = ticked(self.state.spent, self.goal_mmhg, self.scenario.held_s, calibrating=False)
            self.state = replace(self.state, spent=spent)
        self._note(answer)
        try:
            self.cuff.take(answer.command)
        except LinkLost:
            self.heard.link_up = False

    def _note(self, answer: Step) -> None:
        self.refused.extend(code for code in answer.refused if code not in self.refused)
        self.faults.extend(code for code in answer.state.faults if code not in self.faults)
