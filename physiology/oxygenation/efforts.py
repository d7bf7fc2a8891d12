"""Where efforts begin and end when nobody marked them: from power, else from the oxygen itself."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.oxygenation.screening import local_median

IndexArray = NDArray[np.intp]
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
    edges = np.flatnonzero(np.diff(np.concatenate([[False], working, [False]]).astype(np.int8)))
    return _long_enough(seconds, edges[::2], edges[1::2] - 1)


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
    if known.size < 2:
        return ()
    values = smooth[known]
    turns = _turns(values, _least_swing(values))
    legs = [leg for leg in zip(turns, turns[1:], turns[2:], strict=False) if values[leg[0]] > values[leg[1]]]
    edges = known[np.array([_edges(values, *leg) for leg in legs], dtype=np.intp).reshape(-1, 2)]
    return _long_enough(seconds, edges[:, 0], edges[:, 1])


def _smooth(seconds: FloatArray, values: FloatArray) -> FloatArray:
    step = float(np.median(np.diff(seconds))) if seconds.size > 1 else SMOOTH_S
    return local_median(values, 2 * int(SMOOTH_S / step / 2) + 1)


def _least_swing(values: FloatArray) -> float:
    low, high = np.percentile(values, RANGE_PCT)
    return max(SWING_POINTS, SWING_SHARE * float(high - low))


def _turns(values: FloatArray, swing: float) -> list[int]:
    """Indices of alternating high and low turns at least `swing` apart; the last one ends the signal."""
    turns: list[int] = []
    high = low = rising = 0
    for index, value in enumerate(values):
        if rising >= 0 and value >= values[high]:
            high = index
        if rising <= 0 and value <= values[low]:
            low = index
        if rising >= 0 and values[high] - value >= swing:
            turns.append(high)
            rising, low = -1, index
        elif rising <= 0 and value - values[low] >= swing:
            turns.append(low)
            rising, high = 1, index
    return [*turns, high if rising > 0 else low]


def _edges(values: FloatArray, upper: int, lower: int, after: int) -> tuple[int, int]:
    """Where a leg down leaves its upper turn, and where the signal leaves the lower one, half way back or not."""
    swing = values[upper] - values[lower]
    middle = values[lower] + swing / 2
    fallen = upper + int((values[upper : lower + 1] <= middle).argmax())
    start = upper + int(np.flatnonzero(values[upper:fallen] >= values[upper] - EDGE_SHARE * swing)[-1])
    back = values[lower : after + 1] >= middle
    risen = lower + int(back.argmax()) if back.any() else after
    end = lower + int(np.flatnonzero(values[lower:risen] <= values[lower] + EDGE_SHARE * swing)[-1])
    return start, end


def _long_enough(seconds: FloatArray, first: IndexArray, last: IndexArray) -> Marks:
    pairs = zip(seconds[first].tolist(), seconds[last].tolist(), strict=True)
    return tuple((start, end) for start, end in pairs if end - start >= SHORTEST_S)
