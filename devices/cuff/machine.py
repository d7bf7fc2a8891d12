"""The controller as one pure function: `step(state, inputs)` gives the next state and the command for the wire.

No clock, no input or output: time arrives in the inputs. A tick adds its time to the ledger, checks every condition,
follows at most one wish, and asks the limits last: what they refuse becomes a fault and vents.
"""

from dataclasses import replace

from devices.cuff.ledger import ticked
from devices.cuff.limits import DEFLATED_MMHG, Ask, Given, Issued, Phase, Request, refusals
from devices.cuff.port import VENT, Command
from devices.cuff.state import PHASE, Inputs, Mode, State, Step
from devices.cuff.trips import DEFLATE_S, LONGEST_TICK_S, WATCHED, tripped
from devices.cuff.wishes import followed

INFLATION_STEP_MMHG = 5.0
"""How far one tick raises the target while inflating: 50 mmHg/s at 10 Hz, under the limits' 60 (house rule)."""
REACHED_MMHG = 3.0
"""So near under the goal counts as reached (house rule)."""
LEAD_MMHG = 25.0
"""The target waits for a pressure that is this far behind (house rule)."""
WINDOW_S = 1.0


def step(state: State, seen: Inputs) -> Step:
    """One tick of the controller.

    Parameters
    ----------
    state : State
        As the tick before left it.
    seen : Inputs
        Everything this tick knows; what is unknown is NaN or infinitely old, and then it trips where it matters.

    Returns
    -------
    Step
        The next state, the command, and why a wish or a command was refused. A fault vents in the same tick and stays
        until a person acknowledges it with the limb free and its cause gone.

    Notes
    -----
    Modes and their transitions are drawn in docs/safety.md. The thresholds are house rules unless their constant names
    a source.

    Examples
    --------
    >>> answer = step(State(), Inputs(dt_s=0.1))
    >>> answer.state.mode.value, answer.command.vents
    ('idle', True)
    >>> step(State(mode=Mode.HOLDING), Inputs(dt_s=0.1)).state.mode.value
    'fault'
    """
    now = _timed(state, seen)
    if now.mode is Mode.FAULT:
        return followed(_remembering(_still_inflated(now, seen), seen), seen)
    found = tripped(now, seen)
    if found:
        return faulted(now, found, seen)
    return _driven(followed(now, seen), seen)


def faulted(state: State, codes: tuple[str, ...], seen: Inputs) -> Step:
    """Latched and venting; what people established has to be established again, the ledger stays."""
    fault = replace(_vented(state), mode=Mode.FAULT, in_mode_s=0.0, faults=codes, goal_mmhg=0.0, given=None)
    return Step(_remembering(fault, seen), VENT)


def _still_inflated(state: State, seen: Inputs) -> State:
    """A fault that has vented long enough and is not surely below 20 mmHg is the loudest of all."""
    if state.in_mode_s <= DEFLATE_S or seen.pressure.highest_mmhg < DEFLATED_MMHG:
        return state
    return replace(state, faults=tuple(dict.fromkeys((*state.faults, "WILL_NOT_DEFLATE"))))


def _timed(state: State, seen: Inputs) -> State:
    """The state with this tick's time on every timer; a tick of unknown length counts as the longest allowed."""
    dt_s = seen.dt_s if 0.0 <= seen.dt_s < float("inf") else LONGEST_TICK_S
    pressure = seen.pressure.highest_mmhg
    worn = state.mode in WATCHED or state.mode is Mode.FAULT
    counted = pressure if worn or pressure == pressure else 0.0
    if state.mode in PHASE and state.spent.bout_s > 0.0 and counted < DEFLATED_MMHG:
        counted = DEFLATED_MMHG
    spent = ticked(state.spent, counted, dt_s, calibrating=state.mode is Mode.CALIBRATING)
    moved = pressure != state.last_mmhg or state.mode not in PHASE
    rises = tuple((age_s + dt_s, size) for age_s, size in state.rises if age_s + dt_s < WINDOW_S)
    return replace(
        state,
        given=_aged(state.given, dt_s),
        spent=spent,
        issued=_issued(state.issued.target_mmhg, state.issued.since_rise_s + dt_s, rises),
        rises=rises,
        in_mode_s=state.in_mode_s + dt_s,
        since_lowering_s=state.since_lowering_s + dt_s,
        flat_s=0.0 if moved else state.flat_s + dt_s,
        smo2_flat_s=0.0 if seen.smo2_pct != state.last_smo2_pct else state.smo2_flat_s + dt_s,
    )


def _aged(given: Given | None, dt_s: float) -> Given | None:
    if given is None:
        return None
    return replace(
        given,
        screen_age_s=given.screen_age_s + dt_s,
        check_age_s=given.check_age_s + dt_s,
        occlusion_age_s=given.occlusion_age_s + dt_s,
    )


def _issued(target_mmhg: float, since_rise_s: float, rises: tuple[tuple[float, float], ...]) -> Issued:
    return Issued(target_mmhg, since_rise_s, sum(size for _, size in rises))


def _remembering(state: State, seen: Inputs) -> State:
    """The state with this tick's readings as the last ones; an unknown pressure keeps the one before."""
    pressure = seen.pressure.highest_mmhg
    known = pressure if pressure == pressure else state.last_mmhg
    return replace(state, last_mmhg=known, last_smo2_pct=seen.smo2_pct)


def _driven(wished: Step, seen: Inputs) -> Step:
    """The command of the mode that the wish led to."""
    state = wished.state
    if state.mode is Mode.DEFLATING and seen.pressure.highest_mmhg < DEFLATED_MMHG:
        state = replace(state, mode=state.after, in_mode_s=0.0)
    if state.mode not in PHASE:
        return Step(_remembering(_vented(state), seen), VENT, wished.refused)
    if state.mode is Mode.INFLATING and _reached(state, seen):
        state = replace(state, mode=Mode.HOLDING, in_mode_s=0.0)
    target_mmhg = _target_mmhg(state, seen)
    if target_mmhg == 0.0:
        return Step(_remembering(_vented(state), seen), VENT, wished.refused)
    refused = refusals(request(state, PHASE[state.mode], target_mmhg, seen))
    if refused:
        return replace(faulted(state, ("REFUSED",), seen), refused=refused)
    return Step(_remembering(_sent(state, target_mmhg), seen), Command(target_mmhg), wished.refused)


def _reached(state: State, seen: Inputs) -> bool:
    told = state.issued.target_mmhg >= state.goal_mmhg
    return told and seen.pressure.highest_mmhg >= state.goal_mmhg - REACHED_MMHG


def _target_mmhg(state: State, seen: Inputs) -> float:
    """What to regulate to in this tick: the goal, approached in steps that wait for the pressure to follow."""
    if state.mode is not Mode.INFLATING:
        return state.goal_mmhg
    last_mmhg = state.issued.target_mmhg
    if last_mmhg - seen.pressure.highest_mmhg > LEAD_MMHG:
        return min(last_mmhg, state.goal_mmhg)
    return min(last_mmhg + INFLATION_STEP_MMHG, state.goal_mmhg)


def request(state: State, phase: Phase, target_mmhg: float, seen: Inputs) -> Request:
    """A command with everything the limits judge it by.

    Raises
    ------
    ValueError
        Nothing was established: there is no limb to judge for.
    """
    if state.given is None:
        raise ValueError(state.mode)
    return Request(Ask(phase, target_mmhg, 0.0), seen.pressure, state.issued, state.spent, state.given)


def _sent(state: State, target_mmhg: float) -> State:
    rise_mmhg = target_mmhg - state.issued.target_mmhg
    if rise_mmhg <= 0.0:
        return replace(state, issued=_issued(target_mmhg, state.issued.since_rise_s, state.rises))
    rises = (*state.rises, (0.0, rise_mmhg))
    return replace(state, issued=_issued(target_mmhg, 0.0, rises), rises=rises)


def _vented(state: State) -> State:
    return replace(state, issued=_issued(0.0, state.issued.since_rise_s, state.rises))
