"""The stretches of a signal that belong to each effort, cut out side by side."""

import numpy as np

from physiology.history import FloatArray
from physiology.oxygenation.half_recovery import BASE_S, PEAK_WITHIN_S


def rest_s(starts_s: FloatArray, ends_s: FloatArray, last_s: float) -> FloatArray:
    """How long each effort's rest lasts: to the next effort, or to the end of the recording.

    Parameters
    ----------
    starts_s, ends_s : ndarray, shape (n_efforts,)
        Efforts, oldest first [s].
    last_s : float
        When the recording ends [s].

    Returns
    -------
    ndarray, shape (n_efforts,)
        [s]; 0 where the next effort follows at once.

    Notes
    -----
    Formula: rest = max(0, min(next start, end of recording) - end).

    Examples
    --------
    >>> rest_s(np.array([0.0, 300.0]), np.array([240.0, 540.0]), 600.0).tolist()
    [60.0, 60.0]
    """
    following = np.append(starts_s[1:], last_s)[: ends_s.size]
    return np.asarray(np.maximum(np.minimum(following, last_s) - ends_s, 0.0))


def recovery_windows(
    seconds: FloatArray, values: FloatArray, ends_s: FloatArray, rests_s: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Cut out the end of each effort and the rest after it.

    Parameters
    ----------
    seconds, values : ndarray, shape (n_samples,)
        A signal, time strictly increasing [s]; NaN is unknown.
    ends_s, rests_s : ndarray, shape (n_efforts,)
        End of each effort and length of its rest [s].

    Returns
    -------
    tuple of ndarray, shape (n_efforts, n_longest)
        Time from the end of the effort [s] and the values, from 10 s before to 120 s after it or to the end of the
        rest; NaN pads the shorter ones.

    Notes
    -----
    Formula: samples with end - 10 <= t <= end + min(rest, 120).

    Examples
    --------
    >>> seconds, values = recovery_windows(np.arange(5.0), np.arange(5.0), np.array([3.0]), np.array([1.0]))
    >>> seconds.tolist(), values.tolist()
    ([[-3.0, -2.0, -1.0, 0.0, 1.0]], [[0.0, 1.0, 2.0, 3.0, 4.0]])
    """
    first = np.searchsorted(seconds, ends_s - BASE_S)
    last = np.searchsorted(seconds, ends_s + np.minimum(rests_s, PEAK_WITHIN_S), side="right")
    longest = int((last - first).max(initial=0))
    index = first[:, None] + np.arange(longest)
    inside = index < last[:, None]
    index = np.where(inside, index, 0)
    return np.where(inside, seconds[index] - ends_s[:, None], np.nan), np.where(inside, values[index], np.nan)


def missing_share(values: FloatArray, rests_s: FloatArray, hz: float) -> FloatArray:
    """Share of the samples of each window that the sensor should have given and did not.

    Parameters
    ----------
    values : ndarray, shape (..., n_samples)
        Windows of `recovery_windows`; NaN is unknown.
    rests_s : ndarray, shape (...)
        Length of each rest [s].
    hz : float
        Samples a second [Hz].

    Returns
    -------
    ndarray, shape (...)
        0-1 [1].

    Notes
    -----
    Formula: 1 - known / ((10 + min(rest, 120)) * hz + 1), at least 0.

    Examples
    --------
    >>> missing_share(np.array([[1.0, np.nan, 1.0, 1.0, 1.0, np.nan]]), np.array([0.0]), 0.5).round(3).tolist()
    [0.333]
    """
    expected = np.floor((BASE_S + np.minimum(rests_s, PEAK_WITHIN_S)) * hz + 1e-9) + 1.0
    return np.asarray(np.maximum(1.0 - np.isfinite(values).sum(axis=-1) / expected, 0.0))


def mean_between(seconds: FloatArray, values: FloatArray, from_s: FloatArray, to_s: FloatArray) -> FloatArray:
    """Mean of the known samples of several stretches.

    Parameters
    ----------
    seconds, values : ndarray, shape (n_samples,)
        A signal, time strictly increasing [s]; NaN is unknown.
    from_s, to_s : ndarray, shape (n_stretches,)
        Stretches, the start left out and the end included [s].

    Returns
    -------
    ndarray, shape (n_stretches,)
        Unit of `values`; NaN where a stretch has no known sample.

    Notes
    -----
    Formula: mean of x(t) over from < t <= to.

    Examples
    --------
    >>> mean_between(np.arange(4.0), np.array([9.0, 1.0, np.nan, 3.0]), np.array([0.0, 1.0]), np.array([3.0, 2.0]))
    array([ 2., nan])
    """
    known = np.isfinite(values)
    total = np.concatenate([[0.0], np.cumsum(np.where(known, values, 0.0))])
    count = np.concatenate([[0], np.cumsum(known)])
    first, last = (np.searchsorted(seconds, edge, side="right") for edge in (from_s, to_s))
    n = np.maximum(count[last] - count[first], 0)
    return np.asarray(np.divide(total[last] - total[first], n, out=np.full(n.shape, np.nan), where=n > 0))
