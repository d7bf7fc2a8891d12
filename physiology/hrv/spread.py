"""How much HRV varies within a week, and how far a night lies off, in steps people can use."""

import numpy as np

from physiology.history import FloatArray
from physiology.hrv.baseline import WEEK_DAYS, HrvBaseline
from physiology.usual import STEADY_BASELINE_DAYS, usual

STEPS_PCT = (10.0, 20.0, 30.0)
RESTLESS_SD = 2.0
CV_SD_FLOOR_PCT = 0.2
"""House rule: the least SD of a coefficient of variation to divide by."""


def step_pct(rmssd_ms: FloatArray, baseline_ms: FloatArray) -> FloatArray:
    """The largest of 10, 20 and 30 % by which RMSSD lies below or above its baseline.

    Parameters
    ----------
    rmssd_ms : ndarray, shape (..., n_days)
        One night, or the geometric mean of several [ms]; NaN is unknown.
    baseline_ms : ndarray, shape (..., n_days)
        Geometric mean of the baseline, above 0 [ms].

    Returns
    -------
    ndarray, shape (..., n_days)
        -30, -20, -10, 0, 10, 20 or 30 [%]; 0 where it is nearer than 10 %, NaN where either is unknown.

    Notes
    -----
    Formula: sign(r - 1) times the largest step of 10, 20, 30 with |r - 1| >= step / 100, where r = RMSSD / baseline.
    The steps are plain language and rest on no published basis: in an athlete with a spread of 12 % one night in five
    lies 10 % low by chance, in one with 20 % one in three. The SD of the athlete's own nights judges, not the step.

    Examples
    --------
    >>> step_pct(np.array([44.0, 46.0, 61.0, np.nan]), np.array([50.0])).tolist()
    [-10.0, 0.0, 20.0, nan]
    """
    off_pct = np.round(100.0 * (rmssd_ms / baseline_ms - 1.0), 9)
    reached = sum((np.abs(off_pct) >= step) * 10.0 for step in STEPS_PCT)
    return np.where(np.isnan(off_pct), np.nan, np.where(off_pct < 0.0, 0.0 - reached, reached))


def usual_cv_pct(days: HrvBaseline) -> tuple[FloatArray, FloatArray]:
    """The week's coefficient of variation that is usual for the athlete, and how far this week's lies from it.

    Parameters
    ----------
    days : HrvBaseline
        With `cv_week_pct` of shape (..., n_days) [%].

    Returns
    -------
    tuple of ndarray, each of shape (..., n_days)
        Mean of the weekly CVs of the sixty days that end a week earlier [%], and the deviation from it [SD]; NaN where
        fewer than 28 of those days have one.

    Notes
    -----
    Formula: z = (CV(t) - mean) / max(SD, 0.2 %) over CV(t-66) ... CV(t-7); no week shares a night with the one judged.
    CV = 100 SD / mean of ln RMSSD [1]_. A note from 2 SD on is a house rule: chance alone brings a stationary athlete
    seven weeks too wide and five too even a year.

    References
    ----------
    .. [1] Plews et al. (2014). doi:10.1123/ijspp.2013-0455

    Examples
    --------
    >>> from physiology.hrv.baseline import hrv_baseline
    >>> cv_pct, z = usual_cv_pct(hrv_baseline(np.tile([50.0, 60.0, 55.0], 20)))
    >>> round(float(cv_pct[-1]), 1), abs(float(z[-1])) < 1
    (2.0, True)
    """
    cv_pct = days.cv_week_pct
    earlier = np.full_like(cv_pct, np.nan)
    earlier[..., WEEK_DAYS - 1 :] = cv_pct[..., : cv_pct.shape[-1] - WEEK_DAYS + 1]
    own = usual(earlier, known=STEADY_BASELINE_DAYS)
    return own.mean, (cv_pct - own.mean) / np.maximum(own.sd, CV_SD_FLOOR_PCT)
