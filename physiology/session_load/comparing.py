"""One session against the athlete's own earlier ones: its size, and what a kilometre or a kilojoule cost."""

import numpy as np

from physiology.history import FloatArray

SPIKE_DAYS = 30
SPIKE, LARGE_SPIKE = 1.10, 2.0
"""Bounds of the cohort's categories; in it the rate was raised from the first on and most beyond the second."""
MIN_EARLIER = 8
"""So few earlier sessions at least: a session like them lies above all eight once in nine times by chance."""


def session_spike(longest: FloatArray, days: int = SPIKE_DAYS) -> FloatArray:
    """Each day's longest session over the longest one of the days before.

    Parameters
    ----------
    longest : ndarray, shape (..., n_days)
        Longest single session of each day, by distance or by time, any unit, oldest first; NaN without one.
    days : int
        How many days before count, the day itself left out [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        [1]; NaN on days without a session and where the days before hold none.

    Notes
    -----
    Formula: session / longest single session of the previous 30 days. In 5205 runners a run beyond 1.1 times that
    length went with a higher rate of overuse injury (hazard ratio 1.64 up to 1.3 times, 1.52 up to twice, 2.28 beyond)
    [1]_: an association in one cohort of runners, no personal probability, and nothing about other sports.

    References
    ----------
    .. [1] Frandsen et al. (2025). doi:10.1136/bjsports-2024-109380

    Examples
    --------
    >>> session_spike(np.array([10.0, np.nan, 8.0, 15.0]))[-1].item()
    1.5
    """
    past = np.concatenate([np.full((*longest.shape[:-1], days), np.nan), longest[..., :-1]], axis=-1)
    windows = np.lib.stride_tricks.sliding_window_view(np.where(np.isnan(past), 0.0, past), days, axis=-1)
    before = windows.max(axis=-1)
    ratio: FloatArray = np.divide(longest, before, out=np.full(longest.shape, np.nan), where=before > 0)
    return ratio


def cost_change_pct(cost: FloatArray) -> FloatArray:
    """What the newest session cost for each unit of outside work, against the median of the earlier ones.

    Parameters
    ----------
    cost : ndarray, shape (..., n_sessions)
        Internal over external load of sessions of one activity in one currency (TRIMP a kJ, or a km), oldest first;
        NaN is left out.

    Returns
    -------
    ndarray, shape (...)
        [%]; NaN where the newest is unknown, fewer than 8 earlier ones are known or their median is 0.

    Notes
    -----
    Formula: 100 * (newest / median of the earlier ones - 1). Compared with oneself only; heat, hills, wind and
    caffeine move it as training does. A house rule.

    Examples
    --------
    >>> float(cost_change_pct(np.array([2.0] * 8 + [2.2]))) # doctest: +ELLIPSIS
    10.0...
    """
    usual = _median(cost[..., :-1])
    ratio = np.divide(cost[..., -1], usual, out=np.full(usual.shape, np.nan), where=usual > 0)
    return np.asarray(100.0 * (ratio - 1.0))


def beyond_earlier(cost: FloatArray) -> FloatArray:
    """On which side of every earlier session the newest one lies.

    Parameters
    ----------
    cost : ndarray, shape (..., n_sessions)
        As in `cost_change_pct`.

    Returns
    -------
    ndarray, shape (...)
        1 above all of at least 8 earlier ones, -1 below all of them, 0 among them, NaN where it cannot be told.

    Notes
    -----
    Formula: comparison with the largest and the smallest earlier value. Were the sessions alike, one of n + 1 would
    lie above all others by chance. A house rule.

    Examples
    --------
    >>> float(beyond_earlier(np.array([2.0] * 8 + [2.2])))
    1.0
    """
    newest, earlier = cost[..., -1], cost[..., :-1]
    high = np.where(np.isfinite(earlier), earlier, -np.inf).max(axis=-1, initial=-np.inf)
    low = np.where(np.isfinite(earlier), earlier, np.inf).min(axis=-1, initial=np.inf)
    side = (newest > high).astype(np.float64) - (newest < low)
    return np.where(np.isfinite(newest) & np.isfinite(_median(earlier)), side, np.nan)


def _median(earlier: FloatArray) -> FloatArray:
    """Median of enough known values; NaN where there are fewer."""
    ordered = np.sort(earlier, axis=-1)  # NaN sorts to the end
    known = np.isfinite(earlier).sum(axis=-1)
    if not earlier.shape[-1]:
        return np.full(earlier.shape[:-1], np.nan)
    upper = np.take_along_axis(ordered, np.minimum(known // 2, earlier.shape[-1] - 1)[..., None], -1)[..., 0]
    lower = np.take_along_axis(ordered, np.maximum((known - 1) // 2, 0)[..., None], -1)[..., 0]
    return np.where(known >= MIN_EARLIER, (lower + upper) / 2, np.nan)
