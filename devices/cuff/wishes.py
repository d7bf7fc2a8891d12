"""What people, the supervisor and the agent may want, in which mode, and what follows."""

from collections.abc import Callable
from dataclasses import replace

from devices.cuff.limits import (
    DEFLATED_MMHG,
    LEAST_FRACTION,
    LEAST_OCCLUSION_MMHG,
    MOST_OCCLUSION_MMHG,
    Ask,
    Given,
    Issued,
    Phase,
    Request,
    refusals,
    rest_needed_s,
)
from devices.cuff.port import VENT
from devices.cuff.state import EXERCISING, HUMAN, PHASE, Event, Inputs, Mode, Origin, State, Step, Wish
from devices.cuff.trips import TIME_FAULTS, WATCHED, tripped

NOT_NOW, NOT_YOURS = ("NOT_NOW",), ("NOT_YOURS",)


def followed(state: State, seen: Inputs) -> Step:
    """The state that a tick's wish leads to; unchanged, with the reason, where it may not.

    Parameters
    ----------
    state : State
        With this tick's time on its timers.
    seen : Inputs
        The tick, with at most one wish.

    Returns
    -------
    Step
        Never a command other than venting: whoever drives the mode decides that.
    """
    event = seen.event
    if event is None:
        return Step(state)
    if state.mode is Mode.FAULT and event.wish is not Wish.ACKNOWLEDGE:
        return Step(state, VENT, NOT_NOW)
    return WISHES[event.wish](state, seen, event)


def _to(state: State, mode: Mode) -> State:
    return replace(state, mode=mode, in_mode_s=0.0, flat_s=0.0, smo2_flat_s=0.0)


def _screened(state: State, _seen: Inputs, event: Event) -> Step:
    if event.origin is not Origin.CLINICIAN:
        return Step(state, VENT, NOT_YOURS)
    if state.mode is not Mode.IDLE or event.given is None:
        return Step(state, VENT, NOT_NOW)
    if event.given.limb is not state.limb:
        return Step(state, VENT, ("WRONG_LIMB",))
    unknown = float("nan")
    given = replace(event.given, limb_occlusion_mmhg=unknown, occlusion_age_s=unknown, approved_mmhg=unknown)
    return Step(_to(replace(state, given=given), Mode.SCREENED))


def _calibrate(state: State, seen: Inputs, event: Event) -> Step:
    if event.origin not in HUMAN:
        return Step(state, VENT, NOT_YOURS)
    if state.mode is not Mode.SCREENED:
        return Step(state, VENT, NOT_NOW)
    if not state.spent.deflated_s >= rest_needed_s(state.spent.last_bout_s):
        return Step(state, VENT, ("NOT_RESTED",))
    return _pressed(state, _to(replace(state, goal_mmhg=0.0), Mode.CALIBRATING), seen)


def _pressed(before: State, after: State, seen: Inputs) -> Step:
    """A mode under pressure is entered only where everything it will be watched for holds already."""
    missing = tripped(after, seen)
    return Step(before, VENT, missing) if missing else Step(after)


def _calibrated(state: State, _seen: Inputs, event: Event) -> Step:
    measured_in = {Origin.CLINICIAN: Mode.SCREENED, Origin.SUPERVISOR: Mode.CALIBRATING}
    if event.origin not in measured_in:
        return Step(state, VENT, NOT_YOURS)
    if state.given is None or state.mode is not measured_in[event.origin]:
        return Step(state, VENT, NOT_NOW)
    found = _known(state, state.given, event)
    if state.mode is Mode.SCREENED:
        return Step(found)
    return Step(replace(_to(found, Mode.DEFLATING), after=found.mode, goal_mmhg=0.0))


def _known(state: State, given: Given, event: Event) -> State:
    """Ready with a plausible occlusion pressure, else back with none."""
    plausible = LEAST_OCCLUSION_MMHG <= event.mmhg <= MOST_OCCLUSION_MMHG
    found = event.mmhg if plausible else float("nan")
    age_s = 0.0 if plausible else float("nan")
    found_given = replace(given, limb_occlusion_mmhg=found, occlusion_age_s=age_s)
    return _to(replace(state, given=found_given), Mode.READY if plausible else Mode.SCREENED)


def _start(state: State, seen: Inputs, event: Event) -> Step:
    if event.origin not in HUMAN:
        return Step(state, VENT, NOT_YOURS)
    if state.mode not in (Mode.READY, Mode.RESTING) or state.given is None:
        return Step(state, VENT, NOT_NOW)
    up_to = event.up_to_mmhg if event.up_to_mmhg == event.up_to_mmhg else event.mmhg
    given = replace(state.given, approved_mmhg=up_to)
    refused = _held_refused(state, given, event.mmhg, seen) or _held_refused(state, given, up_to, seen)
    if not event.mmhg >= LEAST_FRACTION * given.limb_occlusion_mmhg:
        refused = (*refused, "BELOW_FRACTION")
    if refused:
        return Step(state, VENT, refused)
    return _pressed(state, _to(replace(state, given=given, goal_mmhg=event.mmhg), Mode.INFLATING), seen)


def _held_refused(state: State, given: Given, mmhg: float, seen: Inputs) -> tuple[str, ...]:
    """What the limits say of a pressure once it is held."""
    held = Issued(target_mmhg=mmhg)
    return refusals(Request(Ask(Phase.HOLDING, mmhg, 0.0), seen.pressure, held, state.spent, given))


def _adjust(state: State, seen: Inputs, event: Event) -> Step:
    if state.mode not in PHASE:
        return Step(state, VENT, NOT_NOW)
    lowers = 0.0 <= event.mmhg <= state.goal_mmhg
    if lowers and state.mode in EXERCISING:
        lowered = replace(state, before_lowering_mmhg=state.goal_mmhg, since_lowering_s=0.0, goal_mmhg=event.mmhg)
        return _stop(state, seen, event) if event.mmhg < DEFLATED_MMHG else Step(lowered)
    if event.origin is not Origin.SUPERVISOR:
        return Step(state, VENT, NOT_YOURS)
    if event.mmhg != event.mmhg:
        return replace(_stop(state, seen, event), refused=("NOT_A_NUMBER",))
    if state.mode is Mode.INFLATING or not event.mmhg > 0.0:
        return Step(state, VENT, NOT_NOW)
    return Step(replace(state, goal_mmhg=event.mmhg))


def _set_done(state: State, seen: Inputs, event: Event) -> Step:
    return _stop(state, seen, event) if state.mode in EXERCISING else Step(state, VENT, NOT_NOW)


def _stop(state: State, _seen: Inputs, _event: Event) -> Step:
    """Anybody may stop, at any time."""
    if state.mode not in PHASE:
        return Step(state)
    after = Mode.SCREENED if state.mode is Mode.CALIBRATING else Mode.RESTING
    return Step(replace(_to(state, Mode.DEFLATING), after=after, goal_mmhg=0.0))


def _end(state: State, _seen: Inputs, event: Event) -> Step:
    if event.origin not in HUMAN:
        return Step(state, VENT, NOT_YOURS)
    if state.mode in PHASE or state.mode is Mode.DEFLATING:
        return Step(state, VENT, NOT_NOW)
    return Step(_to(state, Mode.DONE))


def _acknowledge(state: State, seen: Inputs, event: Event) -> Step:
    """Back to the beginning, by a person, with the limb free and every cause gone."""
    if event.origin not in HUMAN:
        return Step(state, VENT, NOT_YOURS)
    if state.mode is not Mode.FAULT:
        return Step(state, VENT, NOT_NOW)
    lasting = TIME_FAULTS & frozenset(state.faults)
    if lasting or not seen.pressure.highest_mmhg < DEFLATED_MMHG:
        return Step(state, VENT, tuple(sorted(lasting)) or ("NOT_DEFLATED",))
    still = tripped(state, seen, WATCHED - PHASE.keys())
    if still:
        return Step(state, VENT, still)
    return Step(_to(replace(state, given=None, faults=()), Mode.IDLE))


WISHES: dict[Wish, Callable[[State, Inputs, Event], Step]] = {
    Wish.SCREENED: _screened,
    Wish.CALIBRATE: _calibrate,
    Wish.CALIBRATED: _calibrated,
    Wish.START: _start,
    Wish.ADJUST: _adjust,
    Wish.SET_DONE: _set_done,
    Wish.STOP: _stop,
    Wish.END: _end,
    Wish.ACKNOWLEDGE: _acknowledge,
}
