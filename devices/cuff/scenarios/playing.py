"""A scenario played: when something breaks, when that shows, when the cuff vents, and what came of it."""

from devices.cuff.limits import DEFLATED_MMHG, MOST_CALIBRATION_MMHG, MOST_FRACTION, ceiling_mmhg
from devices.cuff.pneumatics import STEP_S
from devices.cuff.scenarios.breaking import broken
from devices.cuff.scenarios.result import MOST_DEFLATE_S, MOST_VENT_MS, Miss, Result, VentedBy
from devices.cuff.scenarios.scenario import Outcome, Scenario, When
from devices.cuff.scenarios.session import Session
from devices.cuff.scenarios.signs import SIGNS
from devices.cuff.state import Event, Mode, Origin, Step, Wish

WITHIN_S = {
    When.READY: (0.05, 0.4),
    When.INFLATING: (0.2, 1.0),
    When.HOLDING: (0.2, 3.0),
    When.CALIBRATING: (6.0, 20.0),
    When.RESTING: (0.05, 2.0),
}
"""When in its phase something breaks [s]."""
MODES = {
    When.READY: Mode.READY,
    When.INFLATING: Mode.INFLATING,
    When.HOLDING: Mode.HOLDING,
    When.CALIBRATING: Mode.CALIBRATING,
    When.RESTING: Mode.RESTING,
}
VENTING = frozenset({Outcome.VENTS, Outcome.CANNOT_VENT})
STOPS_AFTER_S = (0.3, 1.5)
ENDS_AFTER_S = 0.5
"""After a refusal, the set goes on for so long."""
WATCHED_S, QUIET_S, LONGEST_S = 0.7, 3.2, 40.0
"""How long a run goes on after it vented; with nothing left to happen; and after something broke, at all."""


def played(scenario: Scenario, seed: int) -> Result:
    """What comes of a scenario in simulated pneumatics and virtual time.

    Parameters
    ----------
    scenario : Scenario
        What breaks and when.
    seed : int
        Of everything that is drawn: limb, occlusion pressure, goal, noise, delays, the moment and size of the fault.

    Returns
    -------
    Result
        The same for the same seed.

    Examples
    --------
    >>> from devices.cuff.scenarios.catalogue import SCENARIOS
    >>> played(SCENARIOS["stop_is_pressed"], 1).faults
    ('STOP_PRESSED',)
    """
    return Playing(scenario, seed).play()


class Playing:
    """One run, and what is noted of it."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.session = Session(scenario, seed)
        self.scenario, self.seed = scenario, seed
        self.breaks_in = self._phase()
        self.within_s = self.session.drawn(*WITHIN_S.get(self.breaks_in, (0.0, 0.0)))
        self.onset_s: float | None = None
        self.shown_s: float | None = None
        self.vented_s: float | None = None
        self._inflated_s = self._in_phase_s = self._quiet_s = 0.0
        self._was_pressed = False
        self._shows = SIGNS[scenario.sign]
        self.session.on_step, self.session.on_tick, self.session.on_answer = self._stepped, self._show, self._answered
        if self.breaks_in is When.RESTING:
            self.session.person.reps = (1, *self.session.person.reps)

    def _phase(self) -> When:
        if self.scenario.when is not When.PRESSED:
            return self.scenario.when
        return When.INFLATING if self.session.drawn(0.0, 1.0) < 0.5 else When.HOLDING

    def play(self) -> Result:
        """Tick until there is nothing more to see."""
        if self.breaks_in is When.FROM_THE_START:
            self._break()
        while not self._over():
            self.session.tick()
        return self._result()

    def _break(self) -> None:
        one = self.session
        self.onset_s, self._quiet_s = one.now_s, 0.0
        broken(one, self.scenario.breaks)
        if self.scenario.then_stops:
            one.after(one.drawn(*STOPS_AFTER_S), one.heard.press_stop)

    def _stepped(self) -> None:
        """After a step of the plant."""
        one = self.session
        inflated = one.cuff.cuff_mmhg >= DEFLATED_MMHG
        self._inflated_s += STEP_S if inflated else 0.0
        self._quiet_s = 0.0 if inflated or one.later else self._quiet_s + STEP_S
        if self.onset_s is None:
            here = one.state.mode is MODES.get(self.breaks_in)
            self._in_phase_s = self._in_phase_s + STEP_S if here else 0.0
            if here and self._in_phase_s >= self.within_s:
                self._break()
        self._show()

    def _show(self) -> None:
        one = self.session
        if self.onset_s is None or self.shown_s is not None or not self._shows(one):
            return
        self.shown_s = one.now_s
        if self.scenario.outcome is Outcome.REFUSES and one.pressed:
            one.after(ENDS_AFTER_S, lambda: one.says(Event(Wish.SET_DONE, Origin.PERSON)))

    def _answered(self, answer: Step) -> None:
        """After a tick: the first venting since it broke; after a refusal, only one in the same tick."""
        was_pressed, self._was_pressed = self._was_pressed, not answer.command.vents
        if self.onset_s is None or self.vented_s is not None or not answer.command.vents:
            return
        at_once = self.shown_s == self.session.now_s
        if at_once or (was_pressed and self.scenario.outcome in VENTING):
            self.vented_s = self.session.now_s

    def _over(self) -> bool:
        one, outcome = self.session, self.scenario.outcome
        if outcome is Outcome.RUNS:
            found = one.state.mode is Mode.READY and one.state.in_mode_s > ENDS_AFTER_S and self.scenario.calibrates
            return found or one.state.mode in (Mode.DONE, Mode.FAULT)
        if self.onset_s is None:
            return one.state.mode is Mode.FAULT
        if one.now_s - self.onset_s > LONGEST_S:
            return True
        if outcome is Outcome.FIRMWARE_VENTS:
            return self._quiet_s >= QUIET_S
        since_s = self.vented_s if outcome is not Outcome.REFUSES else self.shown_s
        free = one.cuff.cuff_mmhg < DEFLATED_MMHG and one.cuff.firmware.target_mmhg is None
        settled = outcome is Outcome.CANNOT_VENT or free
        return since_s is not None and one.now_s - since_s > WATCHED_S and settled and not one.later

    def _result(self) -> Result:
        one, cuff = self.session, self.session.cuff
        limit_mmhg = min(MOST_FRACTION * one.occlusion_mmhg, ceiling_mmhg(one.limb))
        limit_mmhg = MOST_CALIBRATION_MMHG if self.scenario.calibrates else limit_mmhg
        to_vent_ms, to_20_s = self._fault_to_vent_ms(), self._seconds_to_20()
        return Result(
            scenario=self.scenario.name,
            fault=self.scenario.breaks,
            fault_to_vent_ms=to_vent_ms,
            seconds_to_20_mmhg=to_20_s,
            max_mmhg=round(cuff.most_mmhg, 1),
            limit_mmhg=round(limit_mmhg, 1),
            refused=tuple(one.refused),
            ledger_s=round(one.state.spent.session_s, 1),
            seed=self.seed,
            hazard=self.scenario.hazard,
            faults=tuple(one.faults),
            ended_in=one.state.mode,
            vented_by=self._vented_by(),
            firmware_to_vent_ms=self._since_onset_ms(cuff.firmware.vented_at_s),
            onset_to_vent_ms=self._since_onset_ms(self.vented_s),
            inflated_s=round(self._inflated_s, 2),
            misses=_misses(to_vent_ms, to_20_s, over=cuff.most_mmhg > limit_mmhg),
        )

    def _fault_to_vent_ms(self) -> float | None:
        if self.vented_s is None:
            return None
        shown_s = self.vented_s if self.shown_s is None else self.shown_s
        return round(max(self.vented_s - shown_s, 0.0) * 1000.0, 1)

    def _since_onset_ms(self, at_s: float | None) -> float | None:
        return None if at_s is None or self.onset_s is None else round((at_s - self.onset_s) * 1000.0, 1)

    def _seconds_to_20(self) -> float | None:
        cuff = self.session.cuff
        return None if cuff.venting_unfinished else round(max(cuff.vents_s, default=0.0), 3)

    def _vented_by(self) -> VentedBy | None:
        alone_s, told_s = self.session.cuff.firmware.vented_at_s, self.session.cuff.told_to_vent_s
        if alone_s is not None and (told_s is None or alone_s <= told_s):
            return VentedBy.FIRMWARE
        return None if self.vented_s is None else VentedBy.CONTROLLER


def _misses(to_vent_ms: float | None, to_20_s: float | None, *, over: bool) -> tuple[Miss, ...]:
    late = to_vent_ms is not None and to_vent_ms > MOST_VENT_MS
    slow = to_20_s is None or to_20_s > MOST_DEFLATE_S
    return tuple(miss for miss, holds in ((Miss.LATE, late), (Miss.SLOW, slow), (Miss.OVER_LIMIT, over)) if holds)
