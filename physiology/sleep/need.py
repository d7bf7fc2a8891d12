"""How long a night one athlete needs: what they sleep when nothing wakes them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import DailyHistory, FloatArray
from physiology.sleep.debt import sleep_need_min

NEED_DAYS = 28
MIN_FREE_NIGHTS = 4
"""Fewer free nights in four weeks say nothing of a need (house rule)."""
SATURDAY, WEEK_DAYS = 5, 7


@dataclass(frozen=True, slots=True)
class SleepNeed:
    """A need, and how many free nights it rests on: 0 where it is the default."""

    need_min: float
    free_nights: int

    @property
    def own(self) -> bool:
        """Whether it is the athlete's own and not the default."""
        return self.free_nights > 0


def free_days(first_weekday: int, sessions_count: FloatArray, rest_confirmed: FloatArray) -> NDArray[np.bool_]:
    """Days on which nobody has to get up: a weekend day or a confirmed rest day, without a session.

    Parameters
    ----------
    first_weekday : int
        Weekday of the first day, Monday is 0.
    sessions_count : ndarray, shape (..., n_days)
        Sessions done; NaN is a day nobody logged.
    rest_confirmed : ndarray, shape (..., n_days)
        1.0 where rest was confirmed.

    Returns
    -------
    ndarray of bool, shape (..., n_days)
        Whether the day is taken for a free one. An unlogged weekend day is; an unlogged weekday is not.

    Notes
    -----
    Formula: free = (Saturday or Sunday or rest confirmed) and no session known. House rule, no published basis: nobody
    tells Fettle of alarm clocks, and a session of the day may be an early one.

    Examples
    --------
    >>> unlogged = np.full(7, np.nan)
    >>> free_days(0, np.array([1.0, 0, 1, 1, np.nan, np.nan, 1]), np.array([0.0, 1, 0, 0, 0, 0, 0])).tolist()
    [False, True, False, False, False, True, False]
    """
    weekday = (first_weekday + np.arange(sessions_count.shape[-1])) % WEEK_DAYS
    trained = np.nan_to_num(sessions_count) > 0
    free: NDArray[np.bool_] = ((weekday >= SATURDAY) | (rest_confirmed > 0)) & ~trained
    return free


def median_free_night_min(
    sleep_min: FloatArray, free: NDArray[np.bool_], known: int = MIN_FREE_NIGHTS
) -> tuple[FloatArray, NDArray[np.int64]]:
    """Median night that ended on a free day, and how many there were.

    Parameters
    ----------
    sleep_min : ndarray, shape (..., n_days)
        Time asleep, one value a day of waking [min]; NaN is a night nobody knows.
    free : ndarray of bool, shape (..., n_days)
        The days on which nobody had to get up.
    known : int
        Fewest free nights that carry a median.

    Returns
    -------
    tuple of ndarray, shapes (...) and (...)
        Median [min], NaN with fewer than `known` free nights, and their number.

    Notes
    -----
    Formula: median of sleep_min over free nights. Wearables read sleep a little long, which the median keeps.

    Examples
    --------
    >>> night, count = median_free_night_min(np.array([480.0, 510, np.nan, 540, 300]), np.array([1, 1, 1, 1, 0]) > 0, 3)
    >>> float(night), int(count)
    (510.0, 3)
    """
    nights = np.sort(np.where(free, sleep_min, np.nan), axis=-1)
    count = np.isfinite(nights).sum(axis=-1)
    upper = np.minimum(count // 2, nights.shape[-1] - 1)[..., None]
    lower = np.maximum((count - 1) // 2, 0)[..., None]
    middle = 0.5 * (np.take_along_axis(nights, lower, -1) + np.take_along_axis(nights, upper, -1))[..., 0]
    return np.where(count >= max(known, 1), middle, np.nan), count


def need_of(history: DailyHistory, free_night_min: float | None = None) -> SleepNeed:
    """The need of one athlete: told, or the median free night of the four weeks before the newest day, or the default.

    Parameters
    ----------
    history : DailyHistory
        Read: `sleep_min` [min], `sessions_count`, `rest_confirmed`.
    free_night_min : float, optional
        Median night without an alarm, where somebody told it [min].

    Returns
    -------
    SleepNeed
        420 to 570 min.

    Notes
    -----
    Formula: need = min(max(median free night, 420), 570), 480 with fewer than four free nights. Need is individual
    [1]_; how it is read from free days is a house rule.

    References
    ----------
    .. [1] Walsh et al. (2021). doi:10.1136/bjsports-2020-102025

    Examples
    --------
    >>> from datetime import date
    >>> days = DailyHistory(date(2026, 1, 5), 29, {"sleep_min": np.tile([420.0] * 5 + [500.0] * 2, 5)[:29]})
    >>> need_of(days)
    SleepNeed(need_min=500.0, free_nights=8)
    """
    if free_night_min is not None:
        return SleepNeed(sleep_need_min(free_night_min), 1)
    before = slice(max(0, history.n_days - 1 - NEED_DAYS), max(0, history.n_days - 1))
    counts, rested = (history.of(key)[before] for key in ("sessions_count", "rest_confirmed"))
    if not counts.size:
        return SleepNeed(sleep_need_min(), 0)
    free = free_days((history.first_on.weekday() + before.start) % WEEK_DAYS, counts, rested)
    night, count = median_free_night_min(history.of("sleep_min")[before], free)
    if not np.isfinite(night):
        return SleepNeed(sleep_need_min(), 0)
    return SleepNeed(sleep_need_min(float(night)), int(count))
