"""Time-domain heart-rate variability of beats that are already clean."""

import math

import numpy as np
from numpy.typing import ArrayLike

from physiology.finding import Shape
from physiology.history import FloatArray

MS_PER_MIN = 60_000.0
NN50_MS = 50.0


class TimeDomain(Shape):
    """What a series of NN intervals says about itself. SDNN only compares with recordings of the same length."""

    n: int
    mean_nn_ms: float
    hr_of_mean_nn_bpm: float
    """60000 over the mean interval: beats counted over time."""
    mean_hr_bpm: float
    """Mean of each beat's own rate: never lower than `hr_of_mean_nn_bpm`."""
    sdnn_ms: float
    rmssd_ms: float
    ln_rmssd: float | None
    """None where RMSSD is 0; `undefined` then says `NO_VARIATION`."""
    nn50: int
    pnn50_pct: float
    undefined: str | None = None
    """Code of why `ln_rmssd` is None."""


class InvalidIntervals(Exception):
    """The array is not a series of positive, finite intervals on one axis."""

    def __init__(self, why: str) -> None:
        super().__init__(f"not a series of beat intervals: {why}")
        self.why = why


class TooFewBeats(Exception):
    """Fewer beats than the quantity needs."""

    def __init__(self, needed: int, got: int) -> None:
        super().__init__(f"{needed} beats needed, {got} found")
        self.needed = needed
        self.got = got


def intervals(values: ArrayLike, *, at_least: int) -> FloatArray:
    """One axis of positive, finite intervals.

    Parameters
    ----------
    values : array_like, shape (n,)
        Intervals, oldest first [ms or s].
    at_least : int
        How many the caller needs [1].

    Returns
    -------
    ndarray, shape (n,)
        The same numbers as float64 [unit of `values`].

    Raises
    ------
    InvalidIntervals
        More than one axis, a NaN, an infinity, or an interval of zero or less.
    TooFewBeats
        Fewer than `at_least` intervals.

    Notes
    -----
    Formula: RR as given, after the checks (no arithmetic).

    Examples
    --------
    >>> intervals([800, 810], at_least=2)
    array([800., 810.])
    """
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1:
        raise InvalidIntervals(f"{found.ndim} axes")
    if found.size < at_least:
        raise TooFewBeats(at_least, int(found.size))
    if not (float(found.min()) > 0.0 and math.isfinite(float(found.max()))):
        raise InvalidIntervals("an interval is NaN, infinite, zero or negative")
    return found


def time_domain(nn_intervals_ms: ArrayLike) -> TimeDomain:
    """Mean, spread and beat-to-beat change of NN intervals.

    Parameters
    ----------
    nn_intervals_ms : array_like, shape (n,)
        Intervals between normal beats after artefact removal, oldest first [ms].

    Returns
    -------
    TimeDomain
        Means [ms, bpm], SDNN with n-1 [ms], RMSSD over the n-1 successive differences [ms], its natural logarithm,
        NN50 [1] and pNN50 [%] over the same differences.

    Raises
    ------
    InvalidIntervals
        A NaN, an infinity, an interval of zero or less, or more than one axis.
    TooFewBeats
        Fewer than two intervals.

    Notes
    -----
    Definitions of the Task Force [1]_, with one choice: pNN50 divides by the number of differences, not of intervals,
    and a difference of exactly 50 ms does not count. No length or rhythm is judged here: see `hrv_reading`.

    References
    ----------
    .. [1] Task Force of ESC and NASPE (1996). doi:10.1161/01.CIR.93.5.1043

    Examples
    --------
    >>> round(time_domain([800, 810, 790, 820, 780]).rmssd_ms, 3)
    27.386
    """
    nn = intervals(nn_intervals_ms, at_least=2)
    change = np.diff(nn)
    mean = float(nn.mean())
    rmssd = math.sqrt(float(np.square(change).mean()))
    nn50 = int(np.count_nonzero(np.abs(change) > NN50_MS))
    return TimeDomain(
        n=int(nn.size),
        mean_nn_ms=mean,
        hr_of_mean_nn_bpm=MS_PER_MIN / mean,
        mean_hr_bpm=MS_PER_MIN * float(np.reciprocal(nn).mean()),
        sdnn_ms=float(nn.std(ddof=1)),
        rmssd_ms=rmssd,
        ln_rmssd=math.log(rmssd) if rmssd > 0.0 else None,
        nn50=nn50,
        pnn50_pct=100.0 * nn50 / change.size,
        undefined=None if rmssd > 0.0 else "NO_VARIATION",
    )
