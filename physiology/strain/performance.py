"""Whether performance has fallen, and whether it came back: what tells one kind of overreaching from the other."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.hrv.baseline import days_in_row
from physiology.rolling import RunningTotals
from physiology.usual import usual

RECENT_DAYS, MIN_RECENT_TESTS = 14, 2
BEFORE_DAYS, MIN_TESTS_BEFORE = 84, 4
FALL_PCT = 2.0
"""House rule: about the noise of one test; two tests together fall this far by chance on one day in twenty-five."""
FALL_SD, SD_FLOOR_PCT = 1.0, 1.0
LASTING_DAYS = 21
"""House rule. What makes overreaching non-functional is weeks without coming back (Meeusen 2013); a fall of under two
weeks shows for up to three in a mean over two."""
REBOUND_WINDOW_DAYS = 28

Course = Literal["unknown", "holding", "early", "lasting", "rebounded"]


@dataclass(frozen=True, slots=True)
class PerformanceDays:
    """Performance per day, arrays of shape `(..., n_days)`."""

    change_pct: FloatArray
    """Mean of the tests of the last two weeks against the twelve weeks before those [%]; NaN where unknown."""
    tests: NDArray[np.int16]
    """How many tests the last two weeks hold."""
    down: NDArray[np.bool_]
    down_days: NDArray[np.int64]
    """For how many days in a row it has been down [days]."""


def performance_days(test_power_w: FloatArray) -> PerformanceDays:
    """Judge repeated performance tests against the athlete's own earlier ones.

    Parameters
    ----------
    test_power_w : ndarray, shape (..., n_days)
        Result of the day's standard test, above 0 [W, or any unit where more is better], oldest first; NaN on days
        without one.

    Returns
    -------
    PerformanceDays
        Known where the last 14 days hold two tests and the 84 days before those four.

    Notes
    -----
    Formula: change = 100 (mean of tests t-13 ... t / mean of tests t-97 ... t-14 - 1) [%]; down where change <= -2 %
    and <= -1 SD of the earlier tests (at least 1 %). House rules. Sub-maximal or unmotivated tests look the
    same, and after six to eight weeks a loss has become part of what is usual.

    Examples
    --------
    >>> tests = np.full(98, np.nan)
    >>> tests[::7] = [250, 252, 248, 250, 251, 249, 250, 250, 252, 248, 250, 250, 242, 240]
    >>> found = performance_days(tests)
    >>> round(float(found.change_pct[-1]), 1), bool(found.down[-1]), int(found.down_days[-1])
    (-3.6, True, 7)
    """
    values = np.where(test_power_w > 0, test_power_w, np.nan)  # no power is no test
    totals = RunningTotals.of(values)
    earlier = np.full_like(values, np.nan)
    earlier[..., RECENT_DAYS - 1 :] = values[..., : 1 - RECENT_DAYS]
    before = usual(earlier, BEFORE_DAYS, MIN_TESTS_BEFORE)
    change_pct = 100.0 * (totals.means(RECENT_DAYS, MIN_RECENT_TESTS) / before.mean - 1.0)
    spread_pct = np.maximum(100.0 * before.sd / before.mean, SD_FLOOR_PCT)
    down = change_pct <= -np.maximum(FALL_PCT, FALL_SD * spread_pct)
    tests = np.broadcast_to(totals.counts(RECENT_DAYS), values.shape)
    return PerformanceDays(change_pct, tests, down, days_in_row(down))


def course_of(days: PerformanceDays) -> Course:
    """What the newest day's performance says about which kind of overreaching this could be.

    Parameters
    ----------
    days : PerformanceDays
        One athlete, arrays of shape (n_days,).

    Returns
    -------
    {"unknown", "holding", "early", "lasting", "rebounded"}
        `unknown`: too few tests. `early`: down for less than 21 days, which both kinds begin with. `lasting`: down for
        21 days or more. `rebounded`: down within the last 28 days, and back. `holding`: none of these.

    Notes
    -----
    Formula: thresholds on `PerformanceDays.down_days`. House rule, measured on simulated athletes with a weekly test
    (`fettle bench strain`): of non-functional losses 94 of 100 are called lasting, half of them 26 days after the loss
    or later; of functional ones 17 in 100 are called lasting too. Without any change it comes once in 25 years.

    Examples
    --------
    >>> course_of(performance_days(np.full(30, np.nan)))
    'unknown'
    """
    if not days.change_pct.size or np.isnan(days.change_pct[-1]):
        return "unknown"
    if days.down[-1]:
        return "lasting" if days.down_days[-1] >= LASTING_DAYS else "early"
    return "rebounded" if bool(days.down[-REBOUND_WINDOW_DAYS:].any()) else "holding"
