"""Maximal oxygen uptake from the ratio of two heart rates: a range, never a measurement."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from physiology.history import FloatArray

FACTOR = 15.3
OLDER_FACTOR = 12.0
OLDER_FROM_YEARS = 45.0
"""From this age the range reaches down to the smaller factor (house rule around men of about 50)."""
SEE_MEASURED, SEE_PREDICTED = 2.7, 4.7
ERRORS_SHOWN = 2.0
LEAST_CHANGE = 5.0
"""Nothing smaller is called a change [ml/kg/min]."""


@dataclass(frozen=True, slots=True)
class UptakeRange:
    """Each array has the broadcast shape of the inputs [ml/kg/min]; NaN where an input is unknown or impossible."""

    low: FloatArray
    centre: FloatArray
    high: FloatArray


def heart_rate_ratio_vo2max(
    max_hr_bpm: ArrayLike, resting_hr_bpm: ArrayLike, *, measured: ArrayLike = True, age_years: ArrayLike = np.nan
) -> UptakeRange:
    """Range of maximal oxygen uptake from the heart-rate ratio.

    Parameters
    ----------
    max_hr_bpm : array_like, shape (...)
        Maximal heart rate, above the resting one [bpm].
    resting_hr_bpm : array_like, shape (...)
        Resting heart rate, above 0 [bpm].
    measured : array_like of bool, shape (...)
        Whether the maximum was measured rather than predicted from age.
    age_years : array_like, shape (...)
        [years]; NaN where unknown.

    Returns
    -------
    UptakeRange
        Centre and the range of two standard errors of estimate around it [ml/kg/min]; from 45 years on the low end uses
        the smaller factor.

    Notes
    -----
    Formula: centre = 15.3 * HRmax / HRrest; low, high = centre -+ 2 * SEE, SEE = 2.7 with a measured and 4.7 with a
    predicted maximum; from 45 years low = 12 * HRmax / HRrest - 2 * SEE.
    The factor (SD 0.7) comes from 10 well-trained men and was tested in 36 others, 21 to 51 years old [1]_; in healthy
    men of about 50 it was 12, so 15.3 reads 27 % too high there [2]_. For women, the untrained and the old it is
    untested. That the range widens from 45 years is a house rule. A field or laboratory test is better.

    References
    ----------
    .. [1] Uth et al. (2004). doi:10.1007/s00421-003-0988-y
    .. [2] Voutilainen et al. (2020). doi:10.5534/wjmh.200055

    Examples
    --------
    >>> found = heart_rate_ratio_vo2max(190.0, 50.0)
    >>> [round(float(value), 2) for value in (found.low, found.centre, found.high)]
    [52.74, 58.14, 63.54]
    """
    highest, resting = np.asarray(max_hr_bpm, dtype=np.float64), np.asarray(resting_hr_bpm, dtype=np.float64)
    sound = (resting > 0) & (highest > resting) & np.isfinite(highest)
    ratio = np.divide(highest, resting, out=np.full(np.broadcast(highest, resting).shape, np.nan), where=sound)
    margin = ERRORS_SHOWN * np.where(np.asarray(measured), SEE_MEASURED, SEE_PREDICTED)
    older = np.asarray(age_years, dtype=np.float64) >= OLDER_FROM_YEARS
    low = np.where(older, OLDER_FACTOR, FACTOR) * ratio - margin
    return UptakeRange(low=np.asarray(low), centre=np.asarray(FACTOR * ratio), high=np.asarray(FACTOR * ratio + margin))


def vo2max_change(earlier: ArrayLike, later: ArrayLike) -> FloatArray:
    """Change between two estimates, where it is large enough to be one.

    Parameters
    ----------
    earlier, later : array_like, shape (...)
        Centres of two estimates made the same way [ml/kg/min]; NaN is unknown.

    Returns
    -------
    ndarray, shape (...)
        Later minus earlier [ml/kg/min]; 0 where it is under 5, NaN where either is unknown.

    Notes
    -----
    Formula: later - earlier if |later - earlier| >= 5, else 0.
    About the standard error of the estimate with a predicted maximum [1]_; a house rule.

    References
    ----------
    .. [1] Uth et al. (2004). doi:10.1007/s00421-003-0988-y

    Examples
    --------
    >>> vo2max_change([50.0, 50.0], [54.9, 45.0]).tolist()
    [0.0, -5.0]
    """
    change = np.asarray(later, dtype=np.float64) - np.asarray(earlier, dtype=np.float64)
    return np.asarray(np.where(np.abs(change) < LEAST_CHANGE, 0.0, change))
