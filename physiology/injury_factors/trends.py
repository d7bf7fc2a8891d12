"""A week against the weeks before it, and a measurement against earlier ones, in the athlete's own SDs."""

import numpy as np

from physiology.history import FloatArray
from physiology.rolling import rolling_mean
from physiology.usual import usual

WEEK_DAYS, WEEK_KNOWN = 7, 4
BEFORE_DAYS, BEFORE_KNOWN = 28, 14
MEASURED_DAYS, MEASURED_KNOWN = 182, 4
"""Matches and tests are rare: half a year of them, four at least (house rule)."""


def week_shift(daily: FloatArray, sd_floor: float) -> FloatArray:
    """How far the mean of a week lies from the four weeks before that week.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per day, oldest first [any unit]; NaN is unknown.
    sd_floor : float
        Least day-to-day SD to divide by [unit of `daily`].

    Returns
    -------
    ndarray, shape (..., n_days)
        [SDs of single days]; NaN with fewer than 4 known days of the week or 14 of the four weeks.

    Notes
    -----
    Formula: shift = (mean of 7 days - mean of the 28 days before them) / max(SD of those 28, floor)
    House rule. A mean of seven varies less than a day, so that one SD is a large shift.

    Examples
    --------
    >>> nights = np.append(np.tile([440.0, 460.0], 14), np.full(7, 420.0))
    >>> float(week_shift(nights, sd_floor=15.0)[-1])
    -2.0
    """
    week = rolling_mean(daily, WEEK_DAYS, WEEK_KNOWN)
    before = usual(daily, BEFORE_DAYS, BEFORE_KNOWN)
    mean, sd = _a_week_earlier(before.mean), _a_week_earlier(before.sd)
    shift: FloatArray = (week - mean) / np.maximum(sd, sd_floor)
    return shift


def measured_shift(daily: FloatArray, sd_floor: float) -> tuple[FloatArray, FloatArray]:
    """How far each measurement lies from the earlier ones of half a year.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        Measurements on the days that have one, oldest first [any unit]; NaN elsewhere.
    sd_floor : float
        The measurement's own error: least SD to divide by [unit of `daily`].

    Returns
    -------
    tuple of ndarray, shape (..., n_days)
        Shift [SDs] and the mean of the earlier ones [unit of `daily`]; NaN with fewer than four of them.

    Notes
    -----
    Formula: shift = (x - mean of the earlier ones) / max(their SD, error)
    House rule.

    Examples
    --------
    >>> shift, mean = measured_shift(np.array([1.0, np.nan, 1.0, 1.0, 1.0, 4.0]), sd_floor=1.5)
    >>> float(shift[-1]), float(mean[-1])
    (2.0, 1.0)
    """
    before = usual(daily, MEASURED_DAYS, MEASURED_KNOWN)
    shift: FloatArray = (daily - before.mean) / np.maximum(before.sd, sd_floor)
    return shift, before.mean


def _a_week_earlier(values: FloatArray) -> FloatArray:
    shifted = np.full(values.shape, np.nan)
    shifted[..., WEEK_DAYS - 1 :] = values[..., : max(values.shape[-1] - WEEK_DAYS + 1, 0)]
    return shifted
