"""What a sensor writes that no muscle did: impossible values, spikes, and a signal that stands still."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from physiology.history import FloatArray

LOWEST_PCT, HIGHEST_PCT = 0.0, 100.0
"""Both ends are what sensors write for "nothing measured": neither is taken as a saturation."""
SPIKE_SAMPLES = 7
SPIKE_POINTS = 15.0
"""A sample this far from the median of the seven around it is a spike (house rule)."""
STUCK_S = 60.0
"""The same value for a minute is a sensor that stands still (house rule)."""
FASTEST_HZ = 1.5
"""Anything faster is averaged by the second, as neighbouring samples say the same (house rule)."""


@dataclass(frozen=True, slots=True)
class Screened:
    """A signal without its artefacts: both arrays have shape (n_samples,), NaN where nothing is known."""

    seconds: FloatArray
    smo2_pct: FloatArray
    removed: int
    """Samples that were taken out."""


def screened(seconds: FloatArray, smo2_pct: FloatArray) -> Screened:
    """Take out what no muscle did, then average a fast sensor by the second.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Time, strictly increasing [s].
    smo2_pct : ndarray, shape (n_samples,)
        Muscle oxygen saturation [%]; NaN where the sensor had none.

    Returns
    -------
    Screened
        The signal, at most one sample a second, and how many samples were taken out.

    Notes
    -----
    Formula: NaN where smo2 <= 0 or >= 100, where |smo2 - median of 7 samples| > 15, where smo2 stays the same for 60 s.
    All three are house rules: no published screening for muscle oxygen was found. Nothing is filled in.

    Examples
    --------
    >>> smo2 = np.array([60.0, 61.0, 0.0, 60.0, 95.0, 61.0, 60.0, 62.0])
    >>> found = screened(2.0 * np.arange(8.0), smo2)
    >>> found.smo2_pct.tolist(), found.removed
    ([60.0, 61.0, nan, 60.0, nan, 61.0, 60.0, 62.0], 2)
    """
    impossible = ~((smo2_pct > LOWEST_PCT) & (smo2_pct < HIGHEST_PCT))
    kept = np.where(impossible | _stuck(seconds, smo2_pct), np.nan, smo2_pct)
    kept = np.where(np.abs(kept - local_median(kept)) > SPIKE_POINTS, np.nan, kept)
    removed = int((np.isfinite(smo2_pct) & ~np.isfinite(kept)).sum())
    return Screened(*by_second(seconds, kept), removed)


def sampling_hz(seconds: FloatArray) -> float:
    """How often a signal is sampled.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Time, strictly increasing [s].

    Returns
    -------
    float
        [Hz]; NaN with fewer than two samples.

    Notes
    -----
    Formula: 1 / median step between samples, so that a gap does not count as slow sampling.

    Examples
    --------
    >>> sampling_hz(np.array([0.0, 2.0, 4.0, 60.0, 62.0]))
    0.5
    """
    return float(1.0 / np.median(np.diff(seconds))) if seconds.size > 1 else float("nan")


def known_median(values: FloatArray) -> FloatArray:
    """Median of the known values.

    Parameters
    ----------
    values : ndarray, shape (..., n_values)
        Any unit; NaN is unknown and left out.

    Returns
    -------
    ndarray, shape (...)
        Unit of `values`; NaN where none is known.

    Notes
    -----
    Formula: mean of the two middle known values in order, which are one where their number is odd.

    Examples
    --------
    >>> known_median(np.array([[9.0, np.nan, 1.0, 2.0], [np.nan, 5.0, 4.0, np.nan]])).tolist()
    [2.0, 4.5]
    """
    if not values.shape[-1]:
        return np.full(values.shape[:-1], np.nan)
    ordered = np.sort(values)  # NaN sorts last
    known = np.isfinite(ordered).sum(axis=-1)[..., None]
    middle = [np.take_along_axis(ordered, at, axis=-1)[..., 0] for at in ((known - 1) // 2, known // 2)]
    return np.asarray((middle[0] + middle[1]) / 2)


def local_median(values: FloatArray, samples: int = SPIKE_SAMPLES) -> FloatArray:
    """Median of the known values among the `samples` around each one.

    Parameters
    ----------
    values : ndarray, shape (n_samples,)
        Any unit; NaN is unknown and left out.
    samples : int
        Length of the window, odd.

    Returns
    -------
    ndarray, shape (n_samples,)
        Unit of `values`; NaN where the window holds no known value.

    Notes
    -----
    Formula: median of x[i - k .. i + k] with k = (samples - 1) / 2; windows at the ends are shorter.

    Examples
    --------
    >>> local_median(np.array([1.0, 9.0, 2.0, np.nan, 3.0]), samples=3).tolist()
    [5.0, 2.0, 5.5, 2.5, 3.0]
    """
    if not values.size:
        return values
    padded = np.pad(values, samples // 2, constant_values=np.nan)
    return known_median(sliding_window_view(padded, samples))


def by_second(seconds: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Average a signal sampled faster than 1.5 Hz by the second.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Time, strictly increasing [s].
    values : ndarray, shape (n_samples,)
        Any unit; NaN is unknown.

    Returns
    -------
    tuple of ndarray
        Whole seconds and the mean of the known samples of each second that has samples, NaN where none of them is
        known; a slower signal comes back as it is.

    Notes
    -----
    Formula: mean of the known samples with floor(t) equal, set at floor(t) + 0.5 s.

    Examples
    --------
    >>> [part.tolist() for part in by_second(np.array([0.0, 0.5, 1.0, 1.5]), np.array([1.0, 3.0, np.nan, 5.0]))]
    [[0.5, 1.5], [2.0, 5.0]]
    """
    if not sampling_hz(seconds) > FASTEST_HZ:
        return seconds, values
    whole, place = np.unique(np.floor(seconds), return_inverse=True)
    known = np.isfinite(values)
    counts = np.bincount(place, weights=known)
    sums = np.bincount(place, weights=np.where(known, values, 0.0))
    means = np.divide(sums, counts, out=np.full(whole.size, np.nan), where=counts > 0)
    return whole + 0.5, means


def _stuck(seconds: FloatArray, values: FloatArray) -> np.ndarray:
    """Samples of a run of one value that lasts a minute or longer."""
    run = np.cumsum(np.diff(values, prepend=values[:1]) != 0)
    first, last = np.searchsorted(run, run), np.searchsorted(run, run, side="right") - 1
    return np.asarray(seconds[last] - seconds[first] >= STUCK_S)
