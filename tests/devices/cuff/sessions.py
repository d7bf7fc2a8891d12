"""Ticks of a session: inputs in which everything holds, and a cuff that follows its commands at once or slowly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from devices.cuff.limits import Given, Limb, Seen
from devices.cuff.machine import step
from devices.cuff.port import VENT, Command
from devices.cuff.state import Event, Inputs, Mode, Origin, State, Step, Wish

LEG = Limb.LEFT_LEG
GIVEN = Given(LEG, 11.5, True, 86400.0, 600.0, float("nan"), float("nan"), float("nan"))
TICK_S = 0.1


def good(cuff_mmhg: float = 0.0, **changes: Any) -> Inputs:
    """Everything known, fresh and within its range."""
    base = Inputs(
        dt_s=TICK_S, pressure=Seen(cuff_mmhg, cuff_mmhg, 0.02), smo2_pct=60.0, smo2_age_s=0.1, emg_share=1.0,
        emg_age_s=0.05, supervisor_age_s=0.05, link_up=True, firmware_fault=False,
    )  # fmt: skip
    return replace(base, **changes)


@dataclass
class Played:
    """A controller and a cuff, tick by tick."""

    state: State
    cuff_mmhg: float = 0.0
    ticks: int = 0

    def tick(self, event: Event | None = None, alter: Callable[[Inputs], Inputs] = lambda seen: seen) -> Step:
        """One tick: the cuff follows the last command by 10 mmHg at most, and vents at once by half."""
        smo2 = 60.0 + (self.ticks % 7) / 10
        living_mmhg = self.cuff_mmhg + 0.1 * (self.ticks % 2) if self.cuff_mmhg else 0.0
        answer = step(self.state, alter(good(living_mmhg, event=event, smo2_pct=smo2)))
        self.state, self.ticks = answer.state, self.ticks + 1
        self.cuff_mmhg = follows(self.cuff_mmhg, answer.command)
        return answer

    def until(self, mode: Mode, most: int = 400) -> Iterator[Step]:
        """Ticks until a mode is reached."""
        for _ in range(most):
            if self.state.mode is mode:
                return
            yield self.tick()
        raise AssertionError((self.state.mode, self.state.faults))


def follows(cuff_mmhg: float, command: Command) -> float:
    """Where the cuff is a tick after a command."""
    if command.target_mmhg is None:
        return cuff_mmhg * 0.3
    return cuff_mmhg + max(-10.0, min(8.0, command.target_mmhg - cuff_mmhg))


def screened(limb: Limb = LEG) -> Played:
    """A rested limb, screened by a clinician."""
    played = Played(State(limb=limb))
    played.tick(Event(Wish.SCREENED, Origin.CLINICIAN, given=replace(GIVEN, limb=limb)))
    return played


def ready(occlusion_mmhg: float = 200.0, limb: Limb = LEG) -> Played:
    """A limb whose occlusion pressure a clinician measured."""
    played = screened(limb)
    played.tick(Event(Wish.CALIBRATED, Origin.CLINICIAN, mmhg=occlusion_mmhg))
    return played


def holding(goal_mmhg: float = 100.0, up_to_mmhg: float = float("nan"), occlusion_mmhg: float = 200.0) -> Played:
    """A cuff that holds its goal."""
    played = ready(occlusion_mmhg)
    played.tick(Event(Wish.START, Origin.PERSON, mmhg=goal_mmhg, up_to_mmhg=up_to_mmhg))
    for _ in played.until(Mode.HOLDING):
        pass
    return played


__all__ = ["GIVEN", "LEG", "TICK_S", "VENT", "Played", "follows", "good", "holding", "ready", "screened"]
