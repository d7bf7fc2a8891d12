"""When to go to bed tonight."""

import numpy as np

from physiology.history import FloatArray

REPAID_SHARE, MOST_REPAID_MIN = 0.25, 60.0
"""A quarter of a debt a night, an hour at most (house rule)."""
STEP_MIN = 15.0
MOST_SHIFT_MIN = 60.0
"""Nobody falls asleep hours earlier than usual: an hour a night at most (house rule)."""
ASSUMED_EFFICIENCY_PCT = 90.0
LEAST_EFFICIENCY_PCT = 75.0
"""Lower ones are not answered with ever longer nights in bed (house rule)."""


def time_in_bed_min(
    need_min: FloatArray | float, debt_min: FloatArray | float, efficiency_pct: FloatArray | float
) -> FloatArray:
    """Time in bed that covers the need and repays part of a debt.

    Parameters
    ----------
    need_min : ndarray or float
        Need per night [min].
    debt_min : ndarray or float
        Debt of the last week [min]; NaN, nobody knows it, repays nothing.
    efficiency_pct : ndarray or float
        Usual share of the time in bed slept [%], read as 75 to 100; NaN is read as 90.

    Returns
    -------
    ndarray
        Time in bed [min].

    Notes
    -----
    Formula: (need + min(debt / 4, 60)) / (efficiency / 100). House rule, no published basis.

    Examples
    --------
    >>> float(time_in_bed_min(480.0, 120.0, 85.0)), float(time_in_bed_min(450.0, np.nan, np.nan))
    (600.0, 500.0)
    """
    debt, efficiency = np.asarray(debt_min, dtype=np.float64), np.asarray(efficiency_pct, dtype=np.float64)
    repaid = np.clip(np.where(np.isnan(debt), 0.0, debt) * REPAID_SHARE, 0.0, MOST_REPAID_MIN)
    usable = np.clip(np.where(np.isnan(efficiency), ASSUMED_EFFICIENCY_PCT, efficiency), LEAST_EFFICIENCY_PCT, 100.0)
    in_bed: FloatArray = (need_min + repaid) / (usable / 100.0)
    return in_bed


def bedtime_min(
    wake_target_min: FloatArray | float, in_bed_min: FloatArray | float, usual_bedtime_min: FloatArray | float = np.nan
) -> FloatArray:
    """Bedtime for a wake-up, in quarters of an hour and near the usual one.

    Parameters
    ----------
    wake_target_min : ndarray or float
        Wake-up, from the midnight that begins its day [min].
    in_bed_min : ndarray or float
        Time in bed wanted [min].
    usual_bedtime_min : ndarray or float
        Usual bedtime on the same scale [min]; NaN, nobody knows it, sets no bound.

    Returns
    -------
    ndarray
        Bedtime, from the midnight that begins the day of waking up [min]; -60 is 23:00 the evening before.

    Notes
    -----
    Formula: round15(wake - time in bed), kept within 60 min of the usual bedtime. House rule, no published basis.

    Examples
    --------
    >>> float(bedtime_min(420.0, 543.0)), float(bedtime_min(420.0, 600.0, -50.0))
    (-120.0, -105.0)
    """
    wanted = np.round((np.asarray(wake_target_min, dtype=np.float64) - in_bed_min) / STEP_MIN) * STEP_MIN
    usual = np.round(np.asarray(usual_bedtime_min, dtype=np.float64))
    earliest = np.ceil((usual - MOST_SHIFT_MIN) / STEP_MIN) * STEP_MIN
    latest = np.floor((usual + MOST_SHIFT_MIN) / STEP_MIN) * STEP_MIN
    bounded: FloatArray = np.where(np.isnan(usual), wanted, np.clip(wanted, earliest, latest))
    return bounded
