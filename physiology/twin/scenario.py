"""Courses of training to compare, as data: how each differs from an athlete's usual weeks."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from physiology.history import FloatArray

USUAL_DAYS, WEEK_DAYS = 28, 7
HARD_DAY_PCT = 90.0
"""A hard day is one that nine of ten training days of the last four weeks do not exceed (house rule)."""
LEAST_NIGHT_MIN = 180.0


class ScenarioName(StrEnum):
    """What may be compared."""

    MAINTAIN = "maintain"
    PEAKING_BLOCK = "peaking_block"
    TAPER = "taper"
    REST_WEEK = "rest_week"
    SLEEP_LOSS = "sleep_loss"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What differs from usual weeks, day by day."""

    hard_days: int = 0
    """Days at the start that are all hard."""
    shares: tuple[float, ...] = ()
    """Share of the usual load on the days after them, or on the last days."""
    at_the_end: bool = False
    less_sleep_min: tuple[float, ...] = ()
    """By how much the first nights are shorter than usual."""


SCENARIOS = {
    ScenarioName.MAINTAIN: Scenario(),
    ScenarioName.PEAKING_BLOCK: Scenario(hard_days=3, shares=(0.5, 0.5, 0.5, 0.5)),
    ScenarioName.TAPER: Scenario(
        shares=(0.80, 0.74, 0.69, 0.64, 0.59, 0.55, 0.51, 0.47, 0.44, 0.41, 0.38, 0.35, 0.33, 0.30), at_the_end=True
    ),
    ScenarioName.REST_WEEK: Scenario(shares=(0.4,) * WEEK_DAYS),
    ScenarioName.SLEEP_LOSS: Scenario(less_sleep_min=(150.0,) * 3),
    ScenarioName.TRAVEL: Scenario(shares=(0.7,) * 3, less_sleep_min=(90.0, 75.0, 60.0, 45.0, 30.0, 15.0)),
}
"""Three hard days and half of usual for four; a fortnight that takes away half of the load exponentially and keeps the
days (Bosquet 2007); a week at two fifths; three nights two and a half hours short; six time zones, at about a day a
zone (Reilly 1998). Sizes are house rules."""


def schedule(
    name: ScenarioName, past_au: FloatArray, sleep_min: FloatArray, days: int
) -> tuple[FloatArray, FloatArray]:
    """Loads and nights of a scenario.

    Parameters
    ----------
    name : ScenarioName
    past_au : ndarray, shape (n_days,)
        Load of each day up to today, oldest first, all known [AU]; a week or more.
    sleep_min : ndarray, shape (n_days,)
        Sleep of the same days [min]; NaN where unknown.
    days : int
        How many days from tomorrow on, 7 or more.

    Returns
    -------
    tuple of ndarray, each of shape (days,)
        Load of each day from tomorrow on [AU], none above the largest known one; and the night that ends on
        each of those mornings [min], NaN for a usual one.

    Notes
    -----
    Formula: usual load of a weekday is its mean over the last four weeks. House rule; a scenario repeats what an
    athlete does and is not the coach's plan.

    Examples
    --------
    >>> week = np.tile([0.0, 300.0, 500.0, 200.0, 300.0, 600.0, 100.0], 4)
    >>> loads, nights = schedule(ScenarioName.PEAKING_BLOCK, week, np.full(28, 480.0), 8)
    >>> loads.round().tolist()
    [600.0, 600.0, 600.0, 100.0, 150.0, 300.0, 50.0, 0.0]
    """
    scenario = SCENARIOS[name]
    loads = usual_days(past_au, days)
    shares = np.array(scenario.shares)[-days:]
    first = days - shares.size if scenario.at_the_end else scenario.hard_days
    loads[first : first + shares.size] *= shares
    loads[: scenario.hard_days] = _hard_day(past_au)
    nights = np.full(days, np.nan)
    less = np.array(scenario.less_sleep_min)
    known = sleep_min[-USUAL_DAYS:][np.isfinite(sleep_min[-USUAL_DAYS:])]
    if known.size:
        nights[: less.size] = np.maximum(known.mean() - less, LEAST_NIGHT_MIN)
    return loads, nights


def usual_days(past_au: FloatArray, days: int) -> FloatArray:
    """The usual load of each day from tomorrow on: the mean of its weekday over the last four weeks."""
    recent = past_au[-USUAL_DAYS:]
    recent = recent[recent.size % WEEK_DAYS :]
    week = recent.reshape(recent.size // WEEK_DAYS, WEEK_DAYS).mean(axis=0)
    return np.resize(week, days)


def _hard_day(past_au: FloatArray) -> float:
    """A hard day of the last four weeks; 0 where none was trained."""
    recent = past_au[-USUAL_DAYS:]
    trained = recent[recent > 0]
    return float(np.percentile(trained, HARD_DAY_PCT, method="higher")) if trained.size else 0.0
