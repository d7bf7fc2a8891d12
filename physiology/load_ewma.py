"""The acute:chronic ratio from exponentially weighted averages."""

import numpy as np

from physiology.history import FloatArray
from physiology.load_ratio import ACUTE_DAYS, CHRONIC_DAYS, MIN_ACUTE_DAYS, MIN_CHRONIC_DAYS
from physiology.rolling import RunningTotals


def ewma(daily_load_au: FloatArray, days: int) -> FloatArray:
    """Exponentially weighted moving average that holds across unlogged days.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.
    days : int
        Decay constant N; the newest day weighs 2 / (N + 1) [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        [AU/day]. Seeded with the first known load; NaN before it. An unknown day leaves the average where it was.

    References
    ----------
    .. [1] Williams et al. (2017). doi:10.1136/bjsports-2016-096589

    Examples
    --------
    >>> ewma(np.array([np.nan, 30.0, 50.0, np.nan]), days=7).tolist()
    [nan, 30.0, 35.0, 35.0]
    """
    known = np.isfinite(daily_load_au)
    averages = decayed(daily_load_au, 2 / (days + 1), _first_known(daily_load_au, known))
    averages[~np.logical_or.accumulate(known, axis=-1)] = np.nan
    return averages


def acwr_ewma(daily_load_au: FloatArray) -> FloatArray:
    """Acute:chronic workload ratio from exponentially weighted averages of 7 and 28 days.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.

    Returns
    -------
    ndarray, shape (..., n_days)
        [1]; NaN where fewer than 6 of the last 7 or 24 of the last 28 days are known, and where the chronic average
        is 0. On unknown days both averages hold.

    Notes
    -----
    Weighs recent days more, which the rolling ratio does not [1]_; whether that is better is argued, not shown
    [2]_. Its thresholds are not those of the rolling ratio.

    References
    ----------
    .. [1] Williams et al. (2017). doi:10.1136/bjsports-2016-096589
    .. [2] Sampson et al. (2017). Br J Sports Med 51:621-622

    Examples
    --------
    >>> round(float(acwr_ewma(np.repeat([30.0, 50.0], [21, 7]))[-1]), 2)
    1.25
    """
    seed = _first_known(daily_load_au, np.isfinite(daily_load_au))
    acute_au = decayed(daily_load_au, 2 / (ACUTE_DAYS + 1), seed)
    chronic_au = decayed(daily_load_au, 2 / (CHRONIC_DAYS + 1), seed)
    totals = RunningTotals.of(daily_load_au)
    carried = (totals.counts(ACUTE_DAYS) >= MIN_ACUTE_DAYS) & (totals.counts(CHRONIC_DAYS) >= MIN_CHRONIC_DAYS)
    return np.divide(acute_au, chronic_au, out=np.full_like(acute_au, np.nan), where=carried & (chronic_au > 0))


def decayed(daily: FloatArray, weight: float, seed: FloatArray | float) -> FloatArray:
    """Exponentially decaying average of the known days, from a seed.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per day, oldest first [any unit]; NaN leaves the average where it was.
    weight : float
        Share of the newest day, between 0 and 1 [1].
    seed : float or ndarray, shape (...)
        The average before the first day [unit of `daily`].

    Returns
    -------
    ndarray, shape (..., n_days)
        [unit of `daily`].

    Examples
    --------
    >>> decayed(np.array([100.0, np.nan, 100.0]), weight=0.5, seed=0.0).tolist()
    [50.0, 50.0, 75.0]
    """
    days = np.moveaxis(daily, -1, 0)
    averages = np.empty(days.shape)
    average = np.broadcast_to(np.asarray(seed, dtype=np.float64), days.shape[1:])
    for index, day in enumerate(days):
        step = weight * (day - average)
        average = average + np.where(np.isnan(step), 0.0, step)
        averages[index] = average
    return np.moveaxis(averages, 0, -1)


def _first_known(daily: FloatArray, known: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> FloatArray:
    """Take the oldest known value of each series; 0 where there is none."""
    first = np.take_along_axis(daily, known.argmax(axis=-1)[..., np.newaxis], axis=-1)[..., 0]
    return np.nan_to_num(first, nan=0.0)
