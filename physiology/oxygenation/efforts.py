"""Where efforts begin and end when nobody marked them: from power, else from the oxygen itself."""

from collections.abc import Iterable

import numpy as np

from physiology.history import FloatArray
from physiology.oxygenation.screening import local_median

Marks = tuple[tuple[float, float], ...]

SMOOTH_S = 15.0
SWING_POINTS = 10.0
SWING_SHARE = 0.4
"""A turn counts from ten points and four tenths of the signal's range on (house rule)."""
EDGE_SHARE = 0.15
"""An effort lasts from the last sample near its upper turn to the last one near its lower turn (house rule)."""
SHORTEST_S = 30.0
"""Anything shorter is no effort whose recovery is worth a figure (house rule)."""
WORKING_SHARE = 0.5
"""Work is power above half of what is usual in the hardest tenth (house rule)."""
HARDEST_PCT = 90.0
RANGE_PCT = (5.0, 95.0)


def efforts_from_power(seconds: FloatArray, power_w: FloatArray) -> Marks:
    """Efforts of an interval session, from power.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Time, strictly increasing [s].
    power_w : ndarray, shape (n_samples,)
        Power [W], 0 or more; NaN is unknown and ends an effort.

    Returns
    -------
    tuple of (start, end)
        Efforts of thirty seconds or longer, oldest first [s].

    Notes
    -----
    Formula: an effort is a run of samples with power >= half of the 90th percentile of the known samples, 15-s median.
    A house rule; no published basis.

    Examples
    --------
    >>> power = np.repeat([100.0, 300.0, 80.0, 300.0, 80.0], 60)
    >>> efforts_from_power(np.arange(300.0), power)
    ((60.0, 119.0), (180.0, 239.0))
    """
    known = power_w[np.isfinite(power_w)]
    if not known.size or np.percentile(known, HARDEST_PCT) <= 0:
        return ()
    smooth = _smooth(seconds, power_w)
    working = np.where(np.isfinite(smooth), smooth, 0.0) >= WORKING_SHARE * np.percentile(known, HARDEST_PCT)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], working, [False]])))
    return _long_enough(seconds, ((first, after - 1) for first, after in edges.reshape(-1, 2)))


def efforts_from_oxygen(seconds: FloatArray, smo2_pct: FloatArray) -> Marks:
    """Efforts of an interval session, from the oxygen signal alone.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Time, strictly increasing [s].
    smo2_pct : ndarray, shape (n_samples,)
        Muscle oxygen saturation [%]; NaN is unknown.

    Returns
    -------
    tuple of (start, end)
        Efforts of thirty seconds or longer, oldest first [s].

    Notes
    -----
    Formula: turning points of the 15-s median that lie at least max(10 points, 0.4 of the 5th-95th percentile range)
    apart; an effort runs from the last sample within 0.15 of the swing of the upper turn to the last sample within 0.15
    of the swing of the lower turn. A house rule; no published basis.
    The signal starts to rise some seconds after work ends, so a detected end is late and the half-recovery time from it
    too short: it compares with detected ends only. A cuff that stops the blood looks like an effort.

    Examples
    --------
    >>> smo2 = np.concatenate([np.full(60, 70.0), np.full(120, 30.0), np.full(60, 70.0)])
    >>> efforts_from_oxygen(np.arange(240.0), smo2)
    ((59.0, 179.0),)
    """
    smooth = _smooth(seconds, smo2_pct)
    known = np.flatnonzero(np.isfinite(smooth))
    if not known.size:
        return ()
    values = smooth[known]
    edges = (_edges(values, *fall) for fall in _falls(values, _least_swing(values)))
    return _long_enough(seconds, ((known[start], known[end]) for start, end in edges))


def _smooth(seconds: FloatArray, values: FloatArray) -> FloatArray:
    step = float(np.median(np.diff(seconds))) if seconds.size > 1 else SMOOTH_S
    return local_median(values, 2 * int(SMOOTH_S / step / 2) + 1)


def _least_swing(values: FloatArray) -> float:
    low, high = np.percentile(values, RANGE_PCT)
    return max(SWING_POINTS, SWING_SHARE * float(high - low))


def _falls(values: FloatArray, swing: float) -> list[tuple[int, int, int]]:
    """Every fall of at least `swing` that the signal returns from: its upper turn, its lower turn, the next upper one.

    The next upper turn of the last fall is the highest sample after it.
    """
    turns: list[int] = []
    high = low = 0
    rising = True
    for index, value in enumerate(values):
        if rising and value >= values[high]:
            high = index
        elif rising and values[high] - value >= swing:
            turns.append(high)
            rising, low = False, index
        elif not rising and value <= values[low]:
            low = index
        elif not rising and value - values[low] >= swing:
            turns.append(low)
            rising, high = True, index
    turns.append(high)
    return [(turns[at], turns[at + 1], turns[at + 2]) for at in range(0, len(turns) - 2, 2)]


def _edges(values: FloatArray, upper: int, lower: int, after: int) -> tuple[int, int]:
    """Where a leg down leaves its upper turn, and where the signal leaves the lower one, half way back or not."""
    swing = values[upper] - values[lower]
    middle = values[lower] + swing / 2
    fallen = upper + int((values[upper:] <= middle).argmax())
    start = upper + int(np.flatnonzero(values[upper:fallen] >= values[upper] - EDGE_SHARE * swing)[-1])
    risen = lower + int(np.append(values[lower:after] >= middle, True).argmax())
    end = lower + int(np.flatnonzero(values[lower:risen] <= values[lower] + EDGE_SHARE * swing)[-1])
    return start, end


def _long_enough(seconds: FloatArray, pairs: Iterable[tuple[int, int]]) -> Marks:
    """First and last sample of each effort as times, without the short ones."""
    marks = ((float(seconds[first]), float(seconds[last])) for first, last in pairs)
    return tuple((start, end) for start, end in marks if end - start >= SHORTEST_S)
