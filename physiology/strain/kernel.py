"""From four families' deviations to a level, for any number of athletes and days at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.cusum import cusum
from physiology.history import FloatArray
from physiology.rolling import RunningTotals
from physiology.strain.performance import LASTING_DAYS

WINDOW_DAYS, DAYS_POINTING = 5, 3
POINTING_SD = 1.0
"""A day points away from usual when its family lies a full SD off (house rule)."""
DRIFT_LIMIT_SD = 4.0
MIN_FAMILIES = 3
"""Two missing of four leave nothing to compare."""
WATCH_SIGNALS, REDUCE_SIGNALS = 2, 3
REFER_WINDOW_DAYS, REFER_DAYS = 14, 10
REFER_BESIDE_DAYS = 28
"""Lost performance is a matter for a physician where two families were away within these days (house rule)."""
NONE, WATCH, REDUCE, REFER = 0, 1, 2, 3
HRV = 0

IntArray = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class StrainArrays:
    """The screen per day; arrays of shape `(..., n_days)`, those per family `(4, ..., n_days)` in `SCREENED` order."""

    level: FloatArray
    """0 none, 1 watch, 2 reduce, 3 refer; NaN where fewer than three families are known."""
    signals: IntArray
    """How many families are away from usual."""
    side: IntArray
    """-1 away on the bad side, 1 for HRV on the high side, 0 as usual or unknown."""
    days_pointing: IntArray
    """Of the last five days, how many point to the side that has more."""
    days_known: IntArray
    drifted: NDArray[np.bool_]
    """Whether the cumulative sum is past its limit on the counted side (either side for HRV)."""


def strain_screen(z: FloatArray, down_days: NDArray[np.int64] | None = None) -> StrainArrays:
    """Judge every day by how many families have been away from usual together.

    Parameters
    ----------
    z : ndarray, shape (4, ..., n_days)
        Deviation of HRV, resting heart rate, sleep and wellness from usual, + is good [SD]; NaN is unknown.
    down_days : ndarray of int, shape (..., n_days), optional
        For how many days in a row performance has been down (`performance_days`); None where nobody tests it.

    Returns
    -------
    StrainArrays
        `watch` from two families, `reduce` from three, `refer` where `reduce` held on ten of the last fourteen days, or
        performance has been down for three weeks and two families were away within the last 28 days.

    Notes
    -----
    Formula: a family is away where z <= -1 on 3 of the last 5 days and its sum S(t) = max(0, S(t-1) - z(t) - 0.5)
    exceeds 4 SD; for HRV the same with z turned counts too. House rules; no marker or sum of markers diagnoses
    overtraining [1]_.

    References
    ----------
    .. [1] Meeusen et al. (2013). doi:10.1249/MSS.0b013e318279a10a

    Examples
    --------
    >>> z = np.zeros((4, 20))
    >>> z[1:, -6:] = -1.5
    >>> strain_screen(z).level[-4:].tolist()
    [0.0, 0.0, 2.0, 2.0]
    """
    low, known = _days(z <= -POINTING_SD), _days(np.isfinite(z))
    high = np.zeros_like(low)
    high[HRV] = _days(z[HRV] >= POINTING_SD)
    fell = cusum(-z, DRIFT_LIMIT_SD) > DRIFT_LIMIT_SD
    rose = np.zeros_like(fell)
    rose[HRV] = cusum(z[HRV], DRIFT_LIMIT_SD) > DRIFT_LIMIT_SD
    bad, good = (low >= DAYS_POINTING) & fell, (high >= DAYS_POINTING) & rose
    side = np.where(bad, -1, np.where(good, 1, 0)).astype(np.int8)
    signals = (side != 0).sum(axis=0).astype(np.int8)
    enough = (known >= DAYS_POINTING).sum(axis=0) >= MIN_FAMILIES
    return StrainArrays(
        level=np.where(enough, _levels(signals, down_days), np.nan),
        signals=signals,
        side=side,
        days_pointing=np.maximum(low, high),
        days_known=known,
        drifted=fell | rose,
    )


def _days(condition: NDArray[np.bool_]) -> IntArray:
    """On how many of the last five days a condition held."""
    return RunningTotals.of(condition.astype(np.float64)).sums(WINDOW_DAYS).round().astype(np.int8)


def _levels(signals: IntArray, down_days: NDArray[np.int64] | None) -> FloatArray:
    watch, reduce = signals >= WATCH_SIGNALS, signals >= REDUCE_SIGNALS
    lasting = reduce & (RunningTotals.of(reduce.astype(np.float64)).sums(REFER_WINDOW_DAYS) >= REFER_DAYS - 0.5)
    if down_days is not None:
        lately = RunningTotals.of(watch.astype(np.float64)).sums(REFER_BESIDE_DAYS) > 0.5
        lasting |= lately & (down_days >= LASTING_DAYS)
    return np.where(lasting, REFER, np.where(reduce, REDUCE, np.where(watch, WATCH, NONE))).astype(np.float64)
