"""Whether equal sessions feel harder than they did: performance where nobody tests it."""

import numpy as np

from physiology.history import DailyHistory, FloatArray

RECENT_DAYS, MIN_RECENT = 14, 3
BEFORE_DAYS, MIN_BEFORE = 84, 12
RPE_SD_FLOOR = 0.5
"""House rule: half a step of the scale is the least spread to divide by."""


def effort_shift_sd(rpe: FloatArray, duration_min: FloatArray, distance_km: FloatArray) -> float:
    """How much harder than equal earlier sessions the last two weeks' sessions felt.

    Parameters
    ----------
    rpe : ndarray, shape (n_days,)
        Session RPE of the day, 0-10; NaN where there is none.
    duration_min, distance_km : ndarray, shape (n_days,)
        External load of the same sessions, above 0 [min], [km]; NaN or 0 where it is not known.

    Returns
    -------
    float
        Mean residual of the last 14 days in SDs of the earlier residuals [SD], + is harder; NaN with fewer than 3
        sessions in them or fewer than 12 in the 84 days before.

    Notes
    -----
    Formula: RPE = a + b ln(duration) + c ln(speed) fitted by least squares on days t-97 ... t-14;
    shift = mean(residual of days t-13 ... t) / max(SD of earlier residuals, 0.5). A house rule for athletes who log
    distance; heat, hills and terrain look the same.

    Examples
    --------
    >>> days = np.arange(40)
    >>> km = 8.0 + days % 5
    >>> rpe = 2.0 + 0.2 * km + np.where(days >= 26, 1.5, 0.0)
    >>> round(effort_shift_sd(rpe, 6.0 * km, km), 1)
    3.0
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        length, speed = np.log(duration_min), np.log(distance_km / duration_min)
    known = np.isfinite(rpe) & np.isfinite(length) & np.isfinite(speed)
    day = np.arange(rpe.size)
    recent = known & (day >= rpe.size - RECENT_DAYS)
    before = known & ~recent & (day >= rpe.size - RECENT_DAYS - BEFORE_DAYS)
    if recent.sum() < MIN_RECENT or before.sum() < MIN_BEFORE:
        return float("nan")
    terms = np.stack([np.ones(rpe.size), length, speed], axis=1)
    weights = np.linalg.lstsq(terms[before], rpe[before], rcond=None)[0]
    residual = rpe - terms @ weights
    spread = float(residual[before].std(ddof=terms.shape[1]))
    return float(residual[recent].mean()) / max(spread, RPE_SD_FLOOR)


def effort_shift_of(history: DailyHistory) -> float:
    """`effort_shift_sd` of one athlete's days: `session_rpe`, `session_duration_min` and `distance_km`."""
    return effort_shift_sd(history.of("session_rpe"), history.of("session_duration_min"), history.of("distance_km"))
