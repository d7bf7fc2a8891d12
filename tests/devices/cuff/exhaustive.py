"""Every state that a scaled model of the controller can reach, by every input of a chosen alphabet.

Ticks are as long as the controller allows. Every timer is rounded down to the largest of a few values around its
limits, and a wait of any length is an input of its own, so that minutes are a few steps. What is found holds for this
model; the stateful test walks the unscaled controller.

    .venv/bin/python -m tests.devices.cuff.exhaustive
"""

import math
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from devices.cuff.limits import Issued, Limb, Seen, Spent
from devices.cuff.machine import step
from devices.cuff.state import PHASE, Event, Inputs, Mode, Origin, State, Wish
from devices.cuff.trips import TIME_FAULTS
from tests.devices.cuff.invariants import Tick, broken
from tests.devices.cuff.sessions import GIVEN, good

TICK_S = 0.5
BOUTS_S = (0.0, 0.5, 300.5, 599.0, 599.5, 600.0)
RESTS_S = (0.0, 59.5, 60.0, 179.5, 180.0)
SESSIONS_S = (0.0, 0.5, 1199.0, 1199.5, 1200.0)
CALIBRATIONS_S = (0.0, 179.0, 179.5, 180.0)
SINCE_RISE_S = (0.0, 0.5, 1.5, 2.0, 4.5, 5.0)
IN_MODE_S = (0.0, 0.5, 1.0, 15.0, 15.5)
LOWERED_S = (0.0, 1.0, 1.5)
FLAT_S = (0.0, 0.5, 1.0)
OCCLUSION_MMHG = 50.0 / 0.4
GOALS_MMHG = (50.0, 100.0)
WANTED_MMHG = (math.nan, 20.0, 50.0, 60.0, 100.5)


@dataclass
class Searched:
    """What was walked through."""

    states: int = 0
    transitions: int = 0
    modes: frozenset[Mode] = frozenset()
    violations: tuple[str, ...] = ()


def _down(value: float, steps: tuple[float, ...]) -> float:
    return steps[max(bisect_right(steps, value + 1e-9) - 1, 0)]


def _scaled(state: State) -> State:
    """The model's state of a state: timers on their steps, and what no rule reads in its mode left out.

    A vented limb rests for a minute at least before it is inflated, so that what was commanded before has no bearing.
    """
    if state.mode not in PHASE:
        state = replace(
            state, goal_mmhg=0.0, before_lowering_mmhg=0.0, since_lowering_s=math.inf, rises=(), last_mmhg=0.0,
            issued=Issued(since_rise_s=state.spent.deflated_s), flat_s=0.0,
            faults=tuple(sorted(TIME_FAULTS & set(state.faults)))[:1] or (state.faults[:1] and ("ANY",)),
        )  # fmt: skip
    if state.since_lowering_s > LOWERED_S[1]:
        state = replace(state, before_lowering_mmhg=0.0)
    spent = state.spent
    counted = Spent(
        bout_s=_down(spent.bout_s, BOUTS_S), last_bout_s=_down(spent.last_bout_s, BOUTS_S),
        calibration_s=_down(spent.calibration_s, CALIBRATIONS_S), session_s=_down(spent.session_s, SESSIONS_S),
        deflated_s=_down(spent.deflated_s, RESTS_S), since_session_s=math.inf,
    )  # fmt: skip
    given = state.given
    if given is not None:
        given = replace(given, screen_age_s=1.0, check_age_s=1.0, occlusion_age_s=given.occlusion_age_s * 0.0 + 1.0)
    issued = Issued(state.issued.target_mmhg, _down(state.issued.since_rise_s, SINCE_RISE_S), state.issued.risen_mmhg)
    return replace(
        state, given=given, spent=counted, issued=issued, in_mode_s=_down(state.in_mode_s, IN_MODE_S),
        since_lowering_s=_down(state.since_lowering_s, LOWERED_S), flat_s=_down(state.flat_s, FLAT_S),
        smo2_flat_s=0.0, last_smo2_pct=0.0,
    )  # fmt: skip


def _key(state: State) -> str:
    """NaN equals itself here."""
    return repr(state)


def _pressures(state: State) -> Iterator[Seen]:
    """Where the cuff may be: free, following, at its goal, over it, or unknown."""
    issued = state.issued.target_mmhg
    for mmhg in {0.0, issued, 30.0 if issued else 0.0, state.goal_mmhg + 10.5}:
        yield Seen(mmhg, mmhg, 0.0)
    yield Seen(math.nan, 0.0, 0.0)


def _events() -> Iterator[Event | None]:
    yield None
    for origin in Origin:
        yield Event(Wish.STOP, origin)
        yield Event(Wish.SCREENED, origin, given=GIVEN)
        yield from (Event(wish, origin) for wish in (Wish.CALIBRATE, Wish.SET_DONE, Wish.END, Wish.ACKNOWLEDGE))
        yield from (Event(Wish.ADJUST, origin, mmhg) for mmhg in WANTED_MMHG)
        yield from (Event(Wish.CALIBRATED, origin, mmhg) for mmhg in (math.nan, OCCLUSION_MMHG))
        yield from (Event(Wish.START, origin, goal, up_to) for goal in (*GOALS_MMHG, 49.0) for up_to in (100.0, 100.5))


EVENTS = tuple(_events())


def _inputs(state: State) -> Iterator[Inputs]:
    """Every event at a known pressure, every pressure without one, and every sensor failing alone."""
    calm = [good(0.0, dt_s=TICK_S, pressure=seen, smo2_pct=60.0) for seen in _pressures(state)]
    living = state.issued.target_mmhg - (0.1 if state.issued.target_mmhg == state.last_mmhg != 0.0 else 0.0)
    following = good(0.0, dt_s=TICK_S, pressure=Seen(living, living, 0.0))
    yield from calm
    yield from (replace(following, event=event) for event in EVENTS)
    yield replace(following, smo2_pct=15.0)
    yield replace(following, emg_share=0.0)
    yield replace(following, link_up=False)
    yield replace(following, supervisor_age_s=1.0)
    yield replace(following, dt_s=0.6)


def _waits(state: State) -> Iterator[State]:
    """The same state much later: a timer of the ledger on each of its steps ahead."""
    spent = state.spent
    if state.mode in PHASE and spent.bout_s > 0.0:
        later = [one for one in BOUTS_S if one > spent.bout_s]
        for bout_s in later:
            session_s = max(spent.session_s, _down(bout_s, SESSIONS_S))
            yield replace(state, spent=replace(spent, bout_s=bout_s, session_s=session_s))
        yield replace(state, spent=replace(spent, session_s=1199.5))
        if state.mode is Mode.CALIBRATING:
            yield replace(state, spent=replace(spent, calibration_s=179.5))
    elif state.mode not in PHASE:
        for deflated_s in RESTS_S[1:]:
            if spent.deflated_s < deflated_s:
                yield replace(state, spent=replace(spent, deflated_s=deflated_s))
    if state.issued.since_rise_s < SINCE_RISE_S[-1]:
        yield replace(state, issued=replace(state.issued, since_rise_s=5.0, risen_mmhg=0.0), rises=())


def search(most_states: int = sys.maxsize, limb: Limb = Limb.LEFT_LEG) -> Searched:
    """Walk breadth first until nothing is new, or so many states are known."""
    first = _scaled(State(limb=limb))
    known, waiting, found, modes = {_key(first)}, deque([first]), Searched(), set()
    violations: dict[str, None] = {}
    while waiting and len(known) < most_states:
        state = waiting.popleft()
        modes.add(state.mode)
        for after in (*_stepped(state, found, violations), *_waits(state)):
            scaled = _scaled(after)
            key = _key(scaled)
            if key not in known:
                known.add(key)
                waiting.append(scaled)
    found.states, found.modes, found.violations = len(known), frozenset(modes), tuple(violations)
    return found


def _stepped(state: State, found: Searched, violations: dict[str, None]) -> Iterable[State]:
    for seen in _inputs(state):
        answer = step(state, seen)
        found.transitions += 1
        for name in broken(Tick(state, seen, answer)):
            violations[f"{name}: {state} {seen}"] = None
        yield answer.state


if __name__ == "__main__":
    result = search(int(sys.argv[1]) if len(sys.argv) > 1 else sys.maxsize)
    sys.stdout.write(f"{result.states} states, {result.transitions} transitions, {len(result.violations)} violations\n")
    sys.stdout.writelines(f"{line}\n" for line in result.violations[:5])
