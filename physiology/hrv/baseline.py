"""HRV compared with itself: weekly means, a personal baseline, and how far the one is from the other.

Kernels work on the last axis, oldest day first, for any leading shape: one athlete or a whole league.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physiology.history import FloatArray
from physiology.usual import Usual, deviation, usual

WEEK_DAYS = 7
MIN_WEEK_DAYS = 3
NOTE_SD = 0.5
LN_RMSSD_SD_FLOOR = 0.03
"""House rule: the least SD to divide by, so that a very steady athlete's 2 % is not called a change."""


@dataclass(frozen=True, slots=True)
class HrvBaseline:
    """Every day against the sixty before it. All arrays have shape `(..., n_days)`; NaN where unknown.

    Means are of ln RMSSD; `exp` of one is a geometric mean in ms.
    """

    ln_rmssd: FloatArray
    week: Usual
    """The seven days that end on each day."""
    baseline: Usual
    """The sixty days before each day."""
    week_deviation_sd: FloatArray
    """Weekly mean minus baseline, in baseline standard deviations [1]."""
    day_deviation_sd: FloatArray
    """The day's own value minus baseline, in baseline standard deviations [1]."""
    cv_week_pct: FloatArray
    """Coefficient of variation of the week [%]."""


def ln_rmssd(rmssd_ms: ArrayLike) -> FloatArray:
    """Natural logarithm of RMSSD.

    Parameters
    ----------
    rmssd_ms : array_like, shape (..., n_days)
        Nightly or morning RMSSD of one source [ms]; NaN where nobody measured.

    Returns
    -------
    ndarray, shape (..., n_days)
        ln of the value in ms [1]; NaN where the value is unknown, infinite, zero or negative.

    Notes
    -----
    Formula: ln(RMSSD / 1 ms).

    Examples
    --------
    >>> ln_rmssd([1.0, np.nan, 0.0]).tolist()
    [0.0, nan, nan]
    """
    values = np.asarray(rmssd_ms, dtype=np.float64)
    known = np.isfinite(values) & (values > 0.0)
    return np.log(values, out=np.full_like(values, np.nan), where=known)


def hrv_baseline(rmssd_ms: ArrayLike) -> HrvBaseline:
    """Weekly mean, personal baseline and deviation for every day.

    Parameters
    ----------
    rmssd_ms : array_like, shape (..., n_days)
        RMSSD per day of one source, device and protocol, oldest first [ms]; NaN where nobody measured.

    Returns
    -------
    HrvBaseline
        The weekly mean needs 3 of 7 known days [1]_, the baseline 14 of the 60 days before, the day itself excluded.

    Notes
    -----
    The smallest worthwhile change is half a baseline standard deviation [2]_. Of a stationary athlete's days, 8.5 % are
    flagged below it by chance alone; such a flag is worth a note, not a change of plan.

    References
    ----------
    .. [1] Plews et al. (2014). doi:10.1123/ijspp.2013-0455
    .. [2] Vesterinen et al. (2016). Med Sci Sports Exerc 48:1347

    Examples
    --------
    >>> found = hrv_baseline(np.tile([50.0, 60.0], 20))
    >>> round(float(np.exp(found.baseline.mean[-1])), 1), abs(float(found.week_deviation_sd[-1])) < 0.5
    (54.6, True)
    """
    ln = ln_rmssd(rmssd_ms)
    week, baseline = _ending_today(ln), usual(ln)
    return HrvBaseline(
        ln_rmssd=ln,
        week=week,
        baseline=baseline,
        week_deviation_sd=deviation(week.mean, baseline, LN_RMSSD_SD_FLOOR, limit=np.inf),
        day_deviation_sd=deviation(ln, baseline, LN_RMSSD_SD_FLOOR, limit=np.inf),
        cv_week_pct=np.divide(100.0 * week.sd, week.mean, out=np.full_like(ln, np.nan), where=week.mean > 0.0),
    )


def days_in_row(condition: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many days in a row, up to and including each day, a condition has held.

    Parameters
    ----------
    condition : ndarray of bool, shape (..., n_days)
        Oldest day first. An unknown day is False: it breaks the row.

    Returns
    -------
    ndarray of int, shape (..., n_days)
        Length of the run that ends on each day [days]; 0 where the condition does not hold.

    Notes
    -----
    Formula: run_d = run_(d-1) + 1 where the condition holds, else 0.

    Examples
    --------
    >>> days_in_row(np.array([True, True, False, True])).tolist()
    [1, 2, 0, 1]
    """
    day = np.arange(condition.shape[-1])
    last_break = np.maximum.accumulate(np.where(condition, -1, day), axis=-1)
    run: NDArray[np.int64] = day - last_break
    return run


def hrv_flag(week_deviation_sd: FloatArray) -> FloatArray:
    """Whether the weekly mean lies outside the smallest worthwhile change.

    Parameters
    ----------
    week_deviation_sd : ndarray, shape (..., n_days)
        `HrvBaseline.week_deviation_sd` [1].

    Returns
    -------
    ndarray, shape (..., n_days)
        -1.0 below, 0.0 within, 1.0 above half a standard deviation; NaN where unknown. Neither side is good or bad by
        itself: overreaching can raise the weekly mean, and so can training that works [1]_ [2]_.

    Notes
    -----
    Formula: sign(z) where |z| > 0.5, else 0.

    References
    ----------
    .. [1] Le Meur et al. (2013). doi:10.1249/MSS.0b013e3182980125
    .. [2] Bellenger et al. (2016). doi:10.1007/s40279-016-0484-2

    Examples
    --------
    >>> hrv_flag(np.array([-0.6, 0.5, 0.6, np.nan])).tolist()
    [-1.0, 0.0, 1.0, nan]
    """
    return np.where(np.abs(week_deviation_sd) <= NOTE_SD, 0.0, np.sign(week_deviation_sd))


def _ending_today(daily: FloatArray) -> Usual:
    """Mean and SD of the week that includes each day: what is usual as seen from the day after."""
    tomorrow = np.full((*daily.shape[:-1], 1), np.nan)
    week = usual(np.concatenate([daily, tomorrow], axis=-1), WEEK_DAYS, MIN_WEEK_DAYS)
    return Usual(week.mean[..., 1:], week.sd[..., 1:], week.days_known[..., 1:])
