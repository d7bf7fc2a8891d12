"""Beats that are no sinus beats: found and mended, after Lipponen and Tarvainen."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physiology.history import FloatArray
from physiology.hrv.time_domain import intervals

BoolArray = NDArray[np.bool_]
Array = TypeVar("Array", FloatArray, BoolArray)

WINDOW_BEATS = 91
MEDIAN_BEATS = 11
ALPHA = 5.2
C1 = 0.13
C2 = 0.17
OUTLIER = 3.0
SMALLEST_SHARE = 0.025
"""House rule: what moves less than this share of the median interval is no artefact, however steady the heart."""
JUMP_SHARE = 0.20


class IrregularRhythm(Exception):
    """Too few normal beats for any HRV number. Says nothing about why."""

    def __init__(self, flagged_fraction: float, jump_fraction: float) -> None:
        super().__init__(f"{flagged_fraction:.1%} of intervals flagged, {jump_fraction:.1%} jump by more than a fifth")
        self.flagged_fraction = flagged_fraction
        self.jump_fraction = jump_fraction


@dataclass(frozen=True, slots=True)
class Corrected:
    """A recording after correction. The masks have one entry per raw interval, `nn_intervals_ms` its own length."""

    nn_intervals_ms: FloatArray
    flagged: BoolArray
    """Raw intervals that were joined, halved or replaced."""
    ectopic: BoolArray
    """The later of the two intervals around an ectopic beat."""
    missed: BoolArray
    extra: BoolArray
    """The earlier of the two intervals around a beat that never was."""
    long_short: BoolArray

    @property
    def flagged_fraction(self) -> float:
        """Share of raw intervals that were touched."""
        return float(self.flagged.mean())


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the classifier looks at, in thresholds: 1 is as much as the surrounding beats allow."""

    change: FloatArray
    before: FloatArray
    after: FloatArray
    second: FloatArray
    offset: FloatArray
    """Distance from the running median; the short side counts double."""


def jump_fraction(rr_intervals_ms: FloatArray) -> float:
    """Share of intervals that differ from the one before by more than a fifth.

    Parameters
    ----------
    rr_intervals_ms : ndarray, shape (n,)
        At least two raw intervals, oldest first [ms].

    Returns
    -------
    float
        Share of the n-1 changes [1]. Strong healthy breathing reaches 0.05, fibrillation 0.7, frequent ectopy 0.9.

    Notes
    -----
    Formula: mean(|RR_i - RR_(i-1)| > 0.2 RR_(i-1)).
    A house rule on top of the adaptive classifier, which is blind to a rhythm that is irregular throughout.

    Examples
    --------
    >>> jump_fraction(np.array([800.0, 1000.0, 990.0]))
    0.5
    """
    jumps = np.abs(np.diff(rr_intervals_ms)) > JUMP_SHARE * rr_intervals_ms[:-1]
    return float(jumps.mean())


def correct_artefacts(rr_intervals_ms: ArrayLike) -> Corrected:
    """Find ectopic, missed, extra, long and short beats, and mend them.

    Parameters
    ----------
    rr_intervals_ms : array_like, shape (n,)
        Raw intervals between detected beats, oldest first [ms].

    Returns
    -------
    Corrected
        NN intervals [ms] and what was flagged. An interval with a missed beat is halved, two around an extra beat are
        joined, all others are interpolated linearly between their neighbours.

    Raises
    ------
    InvalidIntervals
        A NaN, an infinity, an interval of zero or less, or more than one axis.
    TooFewBeats
        Fewer intervals than the running median spans (11).
    IrregularRhythm
        Not one interval looks normal.

    Notes
    -----
    Thresholds follow the local quartile deviation [1]_, so the swing of a slow, strongly breathing heart is kept. The
    price: where *no* beat is normal (atrial fibrillation, bigeminy) hardly any is flagged; `hrv_reading` refuses those.
    Two house rules are added: a change below 2.5 % of the median interval is never an artefact, and of the jumps around
    an ectopic beat only the largest counts. Interpolation is smoother than a heart: expect RMSSD 0 to 4 % low
    when 2 % of beats are ectopic.

    References
    ----------
    .. [1] Lipponen and Tarvainen (2019). doi:10.1080/03091902.2019.1640306

    Examples
    --------
    >>> rr = 900 + 20 * np.sin(1.6 * np.arange(60))
    >>> rr[30] *= 2
    >>> corrected = correct_artefacts(rr)
    >>> corrected.nn_intervals_ms.size, np.flatnonzero(corrected.missed).tolist()
    (61, [30])
    """
    from scipy.ndimage import median_filter

    rr = intervals(rr_intervals_ms, at_least=MEDIAN_BEATS)
    median: FloatArray = median_filter(rr, MEDIAN_BEATS, mode="mirror")
    smallest = SMALLEST_SHARE * float(np.median(rr))
    offset_threshold = _threshold(rr - median, smallest)
    signs = _signs(rr, median, offset_threshold, smallest)
    ectopic = _ectopic(signs)
    long, short = _long_short(signs, ectopic)
    missed = long & (np.abs(rr / 2 - median) < offset_threshold)
    extra = short & (np.abs(rr + _moved(rr, 1) - median) < offset_threshold)
    extra &= ~_moved(extra, -1) & ~_moved(missed, 1) & ~_moved(ectopic, 2)
    return _mend(rr, ectopic, missed, extra, (long | short) & ~(missed | extra | _moved(extra, -1)))


def _moved(values: Array, by: int) -> Array:
    """The entry `by` places later; zero or False beyond the ends."""
    moved = np.zeros_like(values)
    if by > 0:
        moved[:-by] = values[by:]
    else:
        moved[-by:] = values[:by]
    return moved


def _threshold(values: FloatArray, smallest: float) -> FloatArray:
    """5.2 quartile deviations of the surrounding 91 magnitudes, but never below `smallest`."""
    from scipy.ndimage import rank_filter

    magnitude = np.abs(values)
    lower, upper = (
        np.asarray(rank_filter(magnitude, rank, WINDOW_BEATS, mode="mirror"), dtype=np.float64)
        for rank in (WINDOW_BEATS // 4, WINDOW_BEATS - 1 - WINDOW_BEATS // 4)
    )
    return np.maximum(ALPHA * (upper - lower) / 2, smallest)


def _signs(rr: FloatArray, median: FloatArray, offset_threshold: FloatArray, smallest: float) -> _Signs:
    """Beyond both ends the series is taken to continue at its running median."""
    raw_change = np.diff(rr, prepend=median[0])
    change = raw_change / _threshold(raw_change, smallest)
    offset = (rr - median) / offset_threshold
    before, after, second = (_moved(change, by) for by in (-1, 1, 2))
    after[-1] = second[-2] = -offset[-1]
    return _Signs(change, before, after, second, np.where(offset < 0, 2 * offset, offset))


def _ectopic(signs: _Signs) -> BoolArray:
    """A jump with two opposite jumps beside it, both smaller: short-long or long-short around one beat."""
    size, sign = np.abs(signs.change), np.sign(signs.change)
    opposite = -np.maximum(signs.before * sign, signs.after * sign)
    largest = (size >= np.abs(signs.before)) & (size > np.abs(signs.after))
    return largest & (size > 1) & (opposite > C1 * size + C2)


def _long_short(signs: _Signs, ectopic: BoolArray) -> tuple[BoolArray, BoolArray]:
    """A jump that soon jumps back, or an interval far from the running median next to a jump."""
    size, sign = np.abs(signs.change), np.sign(signs.change)
    big = size > 1
    around_ectopic = ectopic | _moved(ectopic, 1) | _moved(ectopic, -1)
    candidate = (big | (_moved(big, -1) & (size < np.abs(signs.after)))) & ~around_ectopic
    returns = big & (np.minimum(signs.after * sign, signs.second * sign) < -1)
    long = candidate & ((returns & (sign > 0)) | (signs.offset > OUTLIER))
    return long, candidate & (returns | (signs.offset < -OUTLIER)) & ~long


def _mend(rr: FloatArray, ectopic: BoolArray, missed: BoolArray, extra: BoolArray, long_short: BoolArray) -> Corrected:
    joined = _moved(extra, -1)
    counted = missed | extra | joined
    replaced = (ectopic | _moved(ectopic, 1) | long_short) & ~counted
    if replaced.all():
        raise IrregularRhythm(1.0, jump_fraction(rr))
    value = np.where(missed, rr / 2, np.where(extra, rr + _moved(rr, 1), rr))
    copies = 1 + missed.astype(np.int64) - joined.astype(np.int64)
    nn, guess = np.repeat(value, copies), np.repeat(replaced, copies)
    nn[guess] = np.interp(np.flatnonzero(guess), np.flatnonzero(~guess), nn[~guess])
    return Corrected(nn, replaced | counted, ectopic, missed, extra, long_short)
