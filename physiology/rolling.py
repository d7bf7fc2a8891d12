"""Rolling sums and means over days, with unlogged days left out."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

CountArray = NDArray[np.int16]

ATHLETES_AT_A_TIME = 512
"""Few enough for the sums of a year to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class RunningTotals:
    """Cumulative sums of a daily series, made once and read by every window length.

    `total` has shape `(..., n_days + 1)` and starts at 0; `known` counts the days that are not NaN in the same
    way, and is None where every day is known.
    """

    total: FloatArray
    known: CountArray | None

    @classmethod
    def of(cls, daily: FloatArray) -> "RunningTotals":
        """Add a daily series up, shape `(..., n_days)`, oldest first; NaN is a day nobody knows."""
        total = np.zeros((*daily.shape[:-1], daily.shape[-1] + 1))
        missing = np.isnan(daily)
        if not missing.any():
            np.cumsum(daily, axis=-1, out=total[..., 1:])
            return cls(total, None)
        known = np.zeros(total.shape, dtype=np.int16)
        np.cumsum(~missing, axis=-1, out=known[..., 1:])
        np.cumsum(np.where(missing, 0.0, daily), axis=-1, out=total[..., 1:])
        return cls(total, known)

    def sums(self, days: int) -> FloatArray:
        """Sum of the known values among the last `days` days, shape `(..., n_days)`; of fewer days at the start."""
        windowed = self.total[..., 1:].copy()
        windowed[..., days:] -= self.total[..., 1:-days]
        return windowed

    def counts(self, days: int) -> CountArray:
        """How many of the last `days` days are known; broadcasts against `sums`."""
        if self.known is None:
            return np.minimum(np.arange(1, self.total.shape[-1], dtype=np.int16), np.int16(days))
        windowed = self.known[..., 1:].copy()
        windowed[..., days:] -= self.known[..., 1:-days]
        return windowed

    def means(self, days: int, known: int) -> FloatArray:
        """Mean of the known values among the last `days` days; NaN where fewer than `known` are known."""
        counts = self.counts(days)
        divisor = np.where(counts >= max(known, 1), counts, np.nan)
        means = self.sums(days)
        means /= divisor
        return means


def rolling_mean(daily: FloatArray, days: int, known: int) -> FloatArray:
    """Mean of the known values among the last `days` days.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per calendar day, oldest first [any unit]. NaN is a day nobody knows and is left out, never read
        as 0.
    days : int
        Length of the window, the day itself included [days].
    known : int
        Fewest known days that carry a mean [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        [unit of `daily`]; NaN where fewer than `known` of the window's days are known.

    Notes
    -----
    Formula: sum(x) / n over the known x of the last `days` days.
    Leaving unknown days out assumes that they resemble the known ones of the window, which a few may.

    Examples
    --------
    >>> rolling_mean(np.array([1.0, np.nan, 3.0, 5.0]), days=2, known=1).tolist()
    [1.0, 1.0, 3.0, 4.0]
    """
    return RunningTotals.of(daily).means(days, known)


def rolling_known(daily: FloatArray, days: int) -> CountArray:
    """How many of the last `days` days are known.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per calendar day, oldest first; NaN is a day nobody knows.
    days : int
        Length of the window, the day itself included [days].

    Returns
    -------
    ndarray of int, shape (..., n_days)
        [days]; days before the first column count as unknown.

    Notes
    -----
    Formula: n, the number of known x of the last `days` days.

    Examples
    --------
    >>> rolling_known(np.array([1.0, np.nan, 3.0, 5.0]), days=2).tolist()
    [1, 1, 1, 2]
    """
    return np.broadcast_to(RunningTotals.of(daily).counts(days), daily.shape)


def in_blocks(kernel: Callable[[FloatArray], FloatArray], daily: FloatArray) -> FloatArray:
    """Run a kernel over a few hundred athletes at a time, which is faster than over all at once.

    Parameters
    ----------
    kernel : callable
        Array in, array of the same shape out; each athlete's result depends on that athlete alone.
    daily : ndarray, shape (..., n_days)
        One value per calendar day, oldest first.

    Returns
    -------
    ndarray, shape (..., n_days)
        What `kernel(daily)` returns.

    Notes
    -----
    Formula: kernel(x), some rows at a time.

    Examples
    --------
    >>> in_blocks(np.negative, np.ones((2, 3))).tolist()
    [[-1.0, -1.0, -1.0], [-1.0, -1.0, -1.0]]
    """
    athletes = daily.reshape(math.prod(daily.shape[:-1]), daily.shape[-1])
    result = np.empty(athletes.shape)
    for first in range(0, len(athletes), ATHLETES_AT_A_TIME):
        block = slice(first, first + ATHLETES_AT_A_TIME)
        result[block] = kernel(athletes[block])
    return result.reshape(daily.shape)
