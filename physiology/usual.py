"""What is usual for an athlete: mean and SD of the days before the one that is judged."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

BASELINE_DAYS = 60
MIN_BASELINE_DAYS = 14
"""Fewer known days give no baseline (house rule)."""
STEADY_BASELINE_DAYS = 28
"""Fewer known days make a baseline provisional: four weeks is the least in Vesterinen et al. (2016)."""
LIMIT_SD = 3.0
"""No day is said to lie further from usual than this (house rule)."""

Sums = NDArray[np.complex128]


@dataclass(frozen=True, slots=True)
class Usual:
    """A baseline for every day, made of earlier days only; all arrays have shape `(..., n_days)`."""

    mean: FloatArray
    sd: FloatArray
    days_known: NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class _Before:
    """What precedes each day from `start` on, in differences from `centre`; nothing is usual before `start`."""

    start: int
    centre: FloatArray
    centred: FloatArray
    """The days themselves."""
    mean: FloatArray
    """NaN where too few of the days before are known."""
    variance: FloatArray
    """Rounding may take it below 0."""


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
    Formula: mean = sum(x) / n; sd = sqrt(sum((x - mean)^2) / (n - 1)), x the known ones of the `days` days before.
    Sixty days follow the smallest-worthwhile-change practice for lnRMSSD [1]_; the day judged is left out so that
    an unusual day does not make itself usual (house rule).

    References
    ----------
    .. [1] Plews et al. (2014). doi:10.1123/ijspp.2013-0455

    Examples
    --------
    >>> before = usual(np.array([1.0, 3.0, 99.0]), days=2, known=2)
    >>> float(before.mean[2]), round(float(before.sd[2]), 3), bool(np.isnan(before.mean[1]))
    (2.0, 1.414, True)
    """
    before = _before(daily, days, known)
    mean, sd = np.full(daily.shape, np.nan), np.full(daily.shape, np.nan)
    np.add(before.mean, before.centre, out=mean[..., before.start :])
    np.sqrt(np.maximum(before.variance, 0.0), out=sd[..., before.start :])
    return Usual(mean, sd, _counts(~np.isfinite(daily), days))


def deviation(daily: FloatArray, baseline: Usual, sd_floor: float, limit: float = LIMIT_SD) -> FloatArray:
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

    Notes
    -----
    Formula: z = clip((x - mean) / max(sd, floor), -limit, limit). The floors are house rules.

    Examples
    --------
    >>> steady = np.full(30, 50.0)
    >>> steady[-1] = 53.0
    >>> float(deviation(steady, usual(steady), sd_floor=2.0)[-1])
    1.5
    """
    z: FloatArray = np.clip((daily - baseline.mean) / np.maximum(baseline.sd, sd_floor), -limit, limit)
    return z


def deviations(
    daily: FloatArray,
    sd_floor: float,
    limit: float = LIMIT_SD,
    out: FloatArray | None = None,
    room: Sums | None = None,
) -> FloatArray:
    """`deviation(daily, usual(daily), sd_floor, limit)` in one go, for leagues: the baseline is not written out.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per calendar day, oldest first, any unit; NaN is a day nobody knows.
    sd_floor : float
        Least SD to divide by, in the unit of `daily`.
    limit : float
        The result is clipped to +- this many SDs.
    out : ndarray, shape (..., n_days), optional
        Where to write.
    room : ndarray of complex, shape (..., n_days), optional
        Where to add up; spares the allocation in a loop over blocks.

    Returns
    -------
    ndarray, shape (..., n_days)
        z, NaN where the day or its baseline of 60 days, 14 of them known, is unknown.

    Notes
    -----
    Formula: z = clip((x - mean) / max(sd, floor), -limit, limit) with mean and sd of the 60 days before (house rule).

    Examples
    --------
    >>> steady = np.full(30, 50.0)
    >>> steady[-1] = 53.0
    >>> float(deviations(steady, sd_floor=2.0)[-1])
    1.5
    """
    z = np.empty(daily.shape) if out is None else out
    before = _before(daily, BASELINE_DAYS, MIN_BASELINE_DAYS, room)
    z[..., : before.start] = np.nan
    judged = np.subtract(before.centred, before.mean, out=z[..., before.start :])
    spread = np.sqrt(np.maximum(before.variance, sd_floor**2, out=before.variance), out=before.variance)
    judged /= spread
    np.clip(judged, -limit, limit, out=judged)
    return z


def _before(values: FloatArray, days: int, known: int, room: Sums | None = None) -> _Before:
    """Sum up what precedes each day; days at the start that nobody is known of cost nothing."""
    first = _first_known(values)
    recent = values[..., first:]
    start = min(first + known, values.shape[-1])
    total = recent.sum(axis=-1, keepdims=True)
    if np.isfinite(total).all():
        centre = total / max(recent.shape[-1], 1)
        centred = filled = recent - centre
        counts = np.minimum(np.arange(known, known + values.shape[-1] - start), float(days))
    else:
        unknown = ~np.isfinite(recent)
        centre = _centre(recent, unknown)
        centred = recent - centre
        filled = np.where(unknown, 0.0, centred)
        counts = _counts(unknown, days)[..., known:].astype(np.float64)
        counts[counts < known] = np.nan
    sums = _sums(filled, days, None if room is None else room[..., first:])[..., known - 1 : -1]
    mean = sums.real / counts
    variance = sums.imag - np.square(mean) * counts
    variance /= counts - 1.0
    return _Before(start, centre, centred[..., known:], mean, variance)


def _sums(values: FloatArray, days: int, room: Sums | None) -> Sums:
    """Sums of the last `days` values, and of their squares as the imaginary part: one pass adds both up."""
    both = np.empty(values.shape, dtype=np.complex128) if room is None else room
    both.real = values
    np.square(values, out=both.imag)
    np.cumsum(both, axis=-1, out=both)
    both[..., days:] -= both[..., :-days]
    return both


def _counts(unknown: NDArray[np.bool_], days: int) -> NDArray[np.int16]:
    """How many of the `days` days before each day are known."""
    total = np.zeros(unknown.shape, dtype=np.int16)
    np.cumsum(~unknown[..., :-1], axis=-1, out=total[..., 1:])
    total[..., days + 1 :] -= total[..., 1:-days]
    return total


def _first_known(values: FloatArray) -> int:
    """How many days at the start nobody is known of."""
    days = range(values.shape[-1])
    return next((day for day in days if np.isfinite(values[..., day]).any()), len(days))


def _centre(values: FloatArray, unknown: NDArray[np.bool_]) -> FloatArray:
    """A value near the middle of each row, so that squares do not swamp the differences; 0 where all are unknown."""
    known = values.shape[-1] - unknown.sum(axis=-1, keepdims=True)
    centre: FloatArray = np.where(unknown, 0.0, values).sum(axis=-1, keepdims=True) / np.maximum(known, 1)
    return centre
