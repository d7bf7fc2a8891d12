"""What is usual for an athlete: mean and SD of the days before the one that is judged."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.rolling import RunningTotals

N = TypeVar("N", bound=np.generic)

BASELINE_DAYS = 60
MIN_BASELINE_DAYS = 14
"""Fewer known days give no baseline (house rule)."""
STEADY_BASELINE_DAYS = 28
"""Fewer known days make a baseline provisional: four weeks is the least in Vesterinen et al. (2016)."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A baseline for every day, made of earlier days only; all arrays have shape `(..., n_days)`."""

    mean: FloatArray
    sd: FloatArray
    days_known: NDArray[np.int16]


def usual(daily: FloatArray, days: int = BASELINE_DAYS, known: int = MIN_BASELINE_DAYS) -> Usual:
    """Mean and sample SD of the `days` days before each day, the day itself left out.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per calendar day, oldest first, any unit; NaN is a day nobody knows.
    days : int
        Length of the baseline [days].
    known : int
        Known days it takes at least, two or more.

    Returns
    -------
    Usual
        Mean and SD in the unit of `daily`, NaN where fewer than `known` of the days are known, and their number.

    Notes
    -----
    Sixty days follow the smallest-worthwhile-change practice for lnRMSSD [1]_; the day judged is left out so that
    an unusual day does not make itself usual.

    References
    ----------
    .. [1] Plews et al. (2014). doi:10.1123/ijspp.2013-0455

    Examples
    --------
    >>> before = usual(np.array([1.0, 3.0, 99.0]), days=2, known=2)
    >>> float(before.mean[2]), round(float(before.sd[2]), 3), bool(np.isnan(before.mean[1]))
    (2.0, 1.414, True)
    """
    values = np.asarray(daily, dtype=np.float64)
    centre = _centre(values)
    centred = values - centre
    totals, squares = RunningTotals.of(centred), RunningTotals.of(np.square(centred))
    counts = np.broadcast_to(_day_later(totals.counts(days)), values.shape)
    mean, sd = _day_later(totals.sums(days)), _day_later(squares.sums(days))
    divisor = np.maximum(counts, 2)
    mean /= divisor
    sd -= np.square(mean) * divisor
    sd /= divisor - 1
    np.sqrt(np.maximum(sd, 0.0, out=sd), out=sd)
    unknown = counts < known
    mean[unknown] = np.nan
    sd[unknown] = np.nan
    mean += centre
    return Usual(mean, sd, counts)


def deviation(daily: FloatArray, baseline: Usual, sd_floor: float, limit: float = 3.0) -> FloatArray:
    """How far each day lies from usual, in SDs; shape `(..., n_days)`.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        The values the baseline was made of, in its unit.
    baseline : Usual
        Mean and SD of the earlier days.
    sd_floor : float
        Least SD to divide by, in the unit of `daily`: very steady days must not turn a small change into a large one.
    limit : float
        The result is clipped to +- this many SDs.

    Returns
    -------
    ndarray, shape (..., n_days)
        z, NaN where the day or its baseline is unknown.

    Examples
    --------
    >>> steady = np.full(30, 50.0)
    >>> steady[-1] = 53.0
    >>> float(deviation(steady, usual(steady), sd_floor=2.0)[-1])
    1.5
    """
    z: FloatArray = (daily - baseline.mean) / np.maximum(baseline.sd, sd_floor)
    return np.clip(z, -limit, limit, out=z)


def _centre(values: FloatArray) -> FloatArray:
    """A value near the middle of each row, so that squares do not swamp the differences; 0 where all are NaN."""
    filled = np.where(np.isnan(values), 0.0, values)
    known = np.isfinite(values).sum(axis=-1, keepdims=True)
    centre: FloatArray = filled.sum(axis=-1, keepdims=True) / np.maximum(known, 1)
    return centre


def _day_later(values: NDArray[N]) -> NDArray[N]:
    """The series one day later; nothing is summed before the first day."""
    shifted = np.zeros_like(values)
    shifted[..., 1:] = values[..., :-1]
    return shifted
