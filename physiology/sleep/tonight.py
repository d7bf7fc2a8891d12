"""Tonight's bedtime, why, and what would move it."""

from datetime import timedelta

import numpy as np

from physiology.finding import Fact, Kind, Reason, Shape
from physiology.history import DailyHistory
from physiology.newest import computed, one_day
from physiology.sleep.bedtime import MOST_SHIFT_MIN, STEP_MIN, bedtime_min, time_in_bed_min
from physiology.sleep.state import SleepState


class Tonight(Shape):
    """A bedtime for the coming night; times are minutes from the midnight that begins the day of waking up."""

    bedtime_min: float
    wake_target_min: float
    wake_given: bool
    """Whether somebody named the wake-up time; else it is the usual one."""
    in_bed_min: float
    shift_min: float | None
    """Bedtime minus the usual one, negative is earlier [min]; None where the usual one is unknown."""
    bounded: bool
    """Whether the usual bedtime kept it from moving further."""
    without_debt_min: float
    """Bedtime if there were no debt."""
    unbounded_min: float
    """Bedtime that the need and the debt ask for, however far from the usual one."""


def tonight_of(state: SleepState, wake_target_min: float | None) -> Tonight | None:
    """The bedtime of the coming night; None where nobody knows when to get up."""
    wake = state.usual_wake_min if wake_target_min is None else wake_target_min
    if wake is None:
        return None
    usual, efficiency = _number(state.usual_bedtime_min), _number(state.usual_efficiency_pct)
    in_bed = float(time_in_bed_min(state.need_min, _number(state.debt_7_min), efficiency))
    wanted, bed = float(bedtime_min(wake, in_bed)), float(bedtime_min(wake, in_bed, usual))
    rested = float(time_in_bed_min(state.need_min, 0.0, efficiency))
    return Tonight(
        bedtime_min=bed,
        wake_target_min=wake,
        wake_given=wake_target_min is not None,
        in_bed_min=in_bed,
        shift_min=None if state.usual_bedtime_min is None else bed - state.usual_bedtime_min,
        bounded=bed != wanted,
        without_debt_min=float(bedtime_min(wake, rested, usual)),
        unbounded_min=wanted,
    )


def tonight_facts(history: DailyHistory, tonight: Tonight) -> tuple[Fact, ...]:
    """The bedtime of this evening, the wake-up of tomorrow, and the way from the usual bedtime."""
    evening, morning = one_day(history.last_on), one_day(history.last_on + timedelta(days=1))
    wake = Fact(metric="wake_target_min", value=tonight.wake_target_min, window=morning, kind=Kind.PLANNED)
    facts = [computed("bedtime_min", tonight.bedtime_min, evening), wake]
    if tonight.shift_min is not None:
        facts.append(computed("bedtime_shift_min", tonight.shift_min, evening))
    return tuple(facts)


def tonight_reasons(history: DailyHistory, state: SleepState, tonight: Tonight, need: Fact) -> tuple[Reason, ...]:
    """Why that bedtime, and what would move it."""
    evening = one_day(history.last_on)
    found = [Reason(code="BEDTIME_COVERS_NEED", facts=(*tonight_facts(history, tonight), need), citation="house_rule")]
    if tonight.without_debt_min - tonight.bedtime_min >= STEP_MIN and state.debt_7_min is not None:
        debt = computed("sleep_debt_min", state.debt_7_min, history.window("sleep_min", 7))
        otherwise = computed("bedtime_without_debt_min", tonight.without_debt_min, evening)
        found.append(Reason(code="BEDTIME_REPAYS_DEBT", facts=(debt, otherwise), citation="house_rule"))
    if tonight.bounded:
        wanted = computed("bedtime_unbounded_min", tonight.unbounded_min, evening)
        bound = computed("bedtime_shift_min", MOST_SHIFT_MIN, evening)
        code = "BEDTIME_NOT_SO_EARLY" if tonight.unbounded_min < tonight.bedtime_min else "BEDTIME_NOT_SO_LATE"
        found.append(Reason(code=code, facts=(wanted, bound), citation="house_rule"))
    return tuple(found)


def _number(value: float | None) -> float:
    return float(np.nan) if value is None else value
