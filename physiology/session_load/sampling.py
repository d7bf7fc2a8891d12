"""How long each sample of a recording stands for, and a recording second by second."""

import numpy as np

from physiology.history import FloatArray

LONGEST_GAP_S = 5.0
"""Power changes at once: a longer gap is not filled."""
HEART_GAP_S = 15.0
"""Heart rate changes slowly, and watches that save memory write it every few seconds."""


def held_s(seconds: FloatArray, longest_gap_s: float = LONGEST_GAP_S) -> FloatArray:
    """How long each sample of a recording stands for.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Times of the samples, strictly increasing [s].
    longest_gap_s : float
        A longer step is a pause, above 0 [s].

    Returns
    -------
    ndarray, shape (n_samples,)
        [s]. The time to the next sample; before a pause, and for the last sample, the usual step.

    Notes
    -----
    Formula: held_i = t_(i+1) - t_i where that is at most the longest gap, else the median of those steps (1 s without
    any). A house rule: nothing is known about a pause, so it adds nothing.

    Examples
    --------
    >>> held_s(np.array([0.0, 1.0, 2.0, 60.0, 61.0])).tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    steps = np.diff(seconds)
    usual_s = float(np.median(steps[steps <= longest_gap_s])) if (steps <= longest_gap_s).any() else 1.0
    return np.append(np.where(steps <= longest_gap_s, steps, usual_s), np.full(min(seconds.size, 1), usual_s))


def recorded_s(values: FloatArray, held: FloatArray) -> FloatArray:
    """For how long a signal is known.

    Parameters
    ----------
    values : ndarray, shape (..., n_samples)
        The signal, any unit; NaN where the sensor had none.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].

    Returns
    -------
    ndarray, shape (...)
        [s].

    Notes
    -----
    Formula: the sum of held_i over the samples that have a value.

    Examples
    --------
    >>> float(recorded_s(np.array([120.0, np.nan, 130.0]), np.ones(3)))
    2.0
    """
    return np.asarray(np.where(np.isfinite(values), held, 0.0).sum(axis=-1))


def second_by_second(seconds: FloatArray, values: FloatArray, longest_gap_s: float = LONGEST_GAP_S) -> FloatArray:
    """A recording at 1 Hz.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Times of the samples, strictly increasing [s].
    values : ndarray, shape (n_samples,)
        The signal, any unit; NaN where the sensor had none.
    longest_gap_s : float
        What lies between two known samples further apart stays unknown [s].

    Returns
    -------
    ndarray, shape (n_seconds,)
        [unit of `values`], from the first to the last sample; NaN inside longer gaps and before the first and after
        the last known sample.

    Notes
    -----
    Formula: linear between neighbouring known samples at most the longest gap apart.

    Examples
    --------
    >>> second_by_second(np.array([0.0, 2.0, 9.0]), np.array([100.0, 200.0, 300.0])).tolist()
    [100.0, 150.0, 200.0, nan, nan, nan, nan, nan, nan, 300.0]
    """
    known = np.isfinite(values)
    if not known.any():
        return np.full(int(seconds[-1] - seconds[0]) + 1 if seconds.size else 0, np.nan)
    times, found = seconds[known], values[known]
    grid = seconds[0] + np.arange(int(seconds[-1] - seconds[0]) + 1, dtype=np.float64)
    filled = np.interp(grid, times, found, left=np.nan, right=np.nan)
    after = np.clip(np.searchsorted(times, grid), 1, max(times.size - 1, 1))
    gaps = np.append(np.diff(times), 0.0)[after - 1]
    on_sample = np.isin(grid, times)
    return np.where(on_sample | (gaps <= longest_gap_s), filled, np.nan)
