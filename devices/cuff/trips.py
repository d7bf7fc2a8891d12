"""What ends a session at once: each condition says what has to hold, in which modes, and how loud it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from devices.cuff.limits import (
    BOUT_S,
    CALIBRATION_S,
    DEFLATED_MMHG,
    MOST_AHEAD_MMHG,
    MOST_CALIBRATION_MMHG,
    MOST_DISAGREEMENT_MMHG,
    MOST_FRACTION,
    PRESSURE_AGE_S,
    SENSOR_LEAST_MMHG,
    SENSOR_MOST_MMHG,
    ceiling_mmhg,
    session_limit_s,
)
from devices.cuff.state import EXERCISING, PHASE, Inputs, Mode, State

LONGEST_TICK_S = 0.5
"""A longer gap means that the process slept, hung or was stopped (house rule)."""
SUPERVISOR_AGE_S, NIRS_AGE_S, EMG_AGE_S = 0.3, 0.5, 0.2
"""How old a sign of life, an oxygen value and a muscle signal may be (house rule)."""
NIRS_FLAT_S, PRESSURE_FLAT_S = 10.0, 0.8
"""How long a value may stand still to the last digit before its sensor counts as stuck (house rule).

Two pressure sensors that freeze together agree with each other, and the firmware regulates by them: the pump would run
on to the relief valve. A limb that lives under the cuff moves the pressure all the time. Ticks count from the first
reading that repeats, so that 0.8 s of them is a second of standing still at the latest.
"""
LEAST_SMO2_PCT, ABOVE_FLOOR_PCT = 15.0, 3.0
"""Muscle oxygen at which a set ends: absolutely, and over the personal floor (house rule)."""
LEAST_EMG_SHARE = 0.30
"""Of the running median of the set: less looks like a dropped weight or a faint (house rule)."""
OVERSHOOT_MMHG = 10.0
LOWERING_S = 1.0
"""How long the pressure may take to follow a lower goal (house rule)."""
FASTEST_RISE_MMHG_S = 150.0
"""A faster rise is a kinked tube, a blow or a sensor (house rule)."""
INFLATE_S, DEFLATE_S = 15.0, 0.5
"""To reach the goal, and to fall below 20 mmHg after venting (house rule)."""


class Alarm(StrEnum):
    """How urgent a fault is, in the words of IEC 60601-1-8; no conformity is claimed."""

    HIGH = "high"
    MEDIUM = "medium"


ALL = frozenset(Mode)
PRESSED = frozenset(PHASE)
WATCHED = PRESSED | {Mode.READY, Mode.DEFLATING, Mode.RESTING}
"""Modes in which the cuff is worn and has to answer."""
VENTED = ALL - PRESSED


@dataclass(frozen=True, slots=True)
class Trip:
    """One condition that has to hold."""

    code: str
    alarm: Alarm
    modes: frozenset[Mode]
    holds: Callable[[State, Inputs], bool]


def _timing(_state: State, seen: Inputs) -> bool:
    return 0.0 < seen.dt_s <= LONGEST_TICK_S


def _pressure_range(_state: State, seen: Inputs) -> bool:
    return all(
        SENSOR_LEAST_MMHG <= read <= SENSOR_MOST_MMHG for read in (seen.pressure.cuff_mmhg, seen.pressure.second_mmhg)
    )


def _sensors_agree(_state: State, seen: Inputs) -> bool:
    return abs(seen.pressure.cuff_mmhg - seen.pressure.second_mmhg) <= MOST_DISAGREEMENT_MMHG


def _deflates(state: State, seen: Inputs) -> bool:
    return state.in_mode_s <= DEFLATE_S or seen.pressure.highest_mmhg < DEFLATED_MMHG


def _rises_plausibly(state: State, seen: Inputs) -> bool:
    if state.last_mmhg != state.last_mmhg:
        return True
    return seen.pressure.highest_mmhg - state.last_mmhg <= FASTEST_RISE_MMHG_S * seen.dt_s


def _calibration_pressure(state: State, seen: Inputs) -> bool:
    goal = max(state.goal_mmhg, DEFLATED_MMHG)
    return seen.pressure.highest_mmhg <= min(goal + OVERSHOOT_MMHG, MOST_CALIBRATION_MMHG)


def _exercise_pressure(state: State, seen: Inputs) -> bool:
    if state.given is None:
        return False
    goal = max(state.goal_mmhg, state.before_lowering_mmhg if state.since_lowering_s <= LOWERING_S else 0.0)
    most = min(goal, MOST_FRACTION * state.given.limb_occlusion_mmhg, ceiling_mmhg(state.given.limb))
    return seen.pressure.highest_mmhg <= most + OVERSHOOT_MMHG


def _follows(state: State, seen: Inputs) -> bool:
    return seen.pressure.highest_mmhg >= state.goal_mmhg - min(MOST_AHEAD_MMHG, state.goal_mmhg / 2.0)


def _saturated(_state: State, seen: Inputs) -> bool:
    floor = seen.smo2_floor_pct
    unknown = floor != floor
    return seen.smo2_pct > LEAST_SMO2_PCT and (unknown or seen.smo2_pct > floor + ABOVE_FLOOR_PCT)


def _session(state: State, _seen: Inputs) -> bool:
    return state.given is not None and 0.0 <= state.spent.session_s < session_limit_s(state.given.limb)


TRIPS: tuple[Trip, ...] = (
    Trip("STOP_PRESSED", Alarm.HIGH, ALL - {Mode.DONE}, lambda _state, seen: seen.stop_pressed is False),
    Trip("TIMING", Alarm.HIGH, ALL, _timing),
    Trip("LINK_LOST", Alarm.HIGH, WATCHED, lambda _state, seen: seen.link_up is True),
    Trip("FIRMWARE_FAULT", Alarm.HIGH, WATCHED, lambda _state, seen: seen.firmware_fault is False),
    Trip("PRESSURE_STALE", Alarm.HIGH, WATCHED, lambda _s, seen: 0.0 <= seen.pressure.age_s <= PRESSURE_AGE_S),
    Trip("PRESSURE_RANGE", Alarm.HIGH, WATCHED, _pressure_range),
    Trip("SENSORS_DISAGREE", Alarm.HIGH, WATCHED, _sensors_agree),
    Trip("WILL_NOT_DEFLATE", Alarm.HIGH, VENTED & WATCHED, _deflates),
    Trip("SUPERVISOR_SILENT", Alarm.HIGH, PRESSED, lambda _s, seen: 0.0 <= seen.supervisor_age_s <= SUPERVISOR_AGE_S),
    Trip("TWO_LIMBS", Alarm.HIGH, PRESSED, lambda _state, seen: seen.pressure.other_limb_mmhg < DEFLATED_MMHG),
    Trip("RISES_WILDLY", Alarm.HIGH, PRESSED, _rises_plausibly),
    Trip("OVERPRESSURE", Alarm.HIGH, frozenset({Mode.CALIBRATING}), _calibration_pressure),
    Trip("OVERPRESSURE", Alarm.HIGH, EXERCISING, _exercise_pressure),
    Trip("PRESSURE_LOST", Alarm.HIGH, frozenset({Mode.HOLDING}), _follows),
    Trip("PRESSURE_FLAT", Alarm.HIGH, PRESSED, lambda state, _s: state.flat_s <= PRESSURE_FLAT_S),
    Trip("NIRS_STALE", Alarm.MEDIUM, PRESSED, lambda _state, seen: 0.0 <= seen.smo2_age_s <= NIRS_AGE_S),
    Trip("NIRS_RANGE", Alarm.MEDIUM, PRESSED, lambda _state, seen: 0.0 <= seen.smo2_pct <= 100.0),
    Trip("NIRS_FLAT", Alarm.MEDIUM, PRESSED, lambda state, _seen: state.smo2_flat_s <= NIRS_FLAT_S),
    Trip("DESATURATED", Alarm.HIGH, EXERCISING, _saturated),
    Trip("EMG_STALE", Alarm.HIGH, EXERCISING, lambda _state, seen: 0.0 <= seen.emg_age_s <= EMG_AGE_S),
    Trip("EMG_DROPPED", Alarm.HIGH, EXERCISING, lambda _state, seen: seen.emg_share >= LEAST_EMG_SHARE),
    Trip("BOUT_OVER", Alarm.MEDIUM, PRESSED, lambda state, _seen: 0.0 <= state.spent.bout_s < BOUT_S),
    Trip("SESSION_OVER", Alarm.MEDIUM, PRESSED, _session),
    Trip(
        "CALIBRATION_OVER",
        Alarm.MEDIUM,
        frozenset({Mode.CALIBRATING}),
        lambda state, _seen: 0.0 <= state.spent.calibration_s < CALIBRATION_S,
    ),
    Trip("WILL_NOT_INFLATE", Alarm.MEDIUM, frozenset({Mode.INFLATING}), lambda state, _s: state.in_mode_s <= INFLATE_S),
)
"""Every condition. A tick checks all that belong to its mode; one that does not hold latches a fault and vents."""
TIME_FAULTS = frozenset({"BOUT_OVER", "SESSION_OVER", "CALIBRATION_OVER"})
"""Faults that nobody can acknowledge before the next session."""


def tripped(state: State, seen: Inputs, modes: Iterable[Mode] | None = None) -> tuple[str, ...]:
    """Which conditions do not hold, in their order.

    Parameters
    ----------
    state : State
        After this tick's time was added to it.
    seen : Inputs
        What the tick knows.
    modes : iterable of Mode, optional
        Judge as in these modes; by default as in the state's own.

    Returns
    -------
    tuple of str
        Codes, each once; empty where everything holds.

    Examples
    --------
    >>> tripped(State(), Inputs(dt_s=0.1))
    ()
    >>> tripped(State(mode=Mode.RESTING), Inputs(dt_s=0.1))[:2]
    ('LINK_LOST', 'FIRMWARE_FAULT')
    """
    here = frozenset((state.mode,) if modes is None else modes)
    return tuple(dict.fromkeys(trip.code for trip in TRIPS if trip.modes & here and not trip.holds(state, seen)))
