"""One recording of beats: whether it can carry an HRV number, and the number."""

import numpy as np
from numpy.typing import ArrayLike

from physiology.finding import Shape, Status
from physiology.history import FloatArray
from physiology.hrv.artefacts import IrregularRhythm, correct_artefacts, jump_fraction
from physiology.hrv.time_domain import InvalidIntervals, TimeDomain, TooFewBeats, intervals, time_domain

SECONDS_BELOW = 10.0
SHORTEST_NN_MS = 300.0
LONGEST_NN_MS = 2000.0
LONGEST_SLOW_NN_MS = 2400.0
SLOW_MEDIAN_MS = 1500.0
MIN_BEATS = 30
MIN_BASELINE_S = 60.0
STANDARD_S = 300.0
MAX_FLAGGED = 0.05
MAX_JUMPS = 0.20
SUSPICIOUS_RMSSD_MS = 200.0


class ImplausibleIntervals(Exception):
    """After correction, intervals remain that no resting heart makes."""

    def __init__(self, count: int, low_ms: float, high_ms: float) -> None:
        super().__init__(f"{count} intervals outside {low_ms:.0f} to {high_ms:.0f} ms")
        self.count = count
        self.low_ms = low_ms
        self.high_ms = high_ms


class RecordingTooShort(Exception):
    """The recording cannot become part of a baseline."""

    def __init__(self, needed_s: float, got_s: float) -> None:
        super().__init__(f"{needed_s:.0f} s needed, {got_s:.0f} s recorded")
        self.needed_s = needed_s
        self.got_s = got_s


class NotAtRest(Exception):
    """The recording followed exercise and cannot become part of a resting baseline."""


class HrvReading(Shape):
    """One recording, judged and corrected."""

    time_domain: TimeDomain
    duration_s: float
    flagged_fraction: float
    at_rest: bool
    status: Status
    caveats: tuple[str, ...] = ()
    """`HRV_UNDER_60_S`, `HRV_UNDER_5_MIN`, `HRV_NOT_AT_REST`, `HRV_RMSSD_HIGH`."""

    @property
    def baseline_rmssd_ms(self) -> float:
        """RMSSD as one day of a baseline [ms].

        Raises
        ------
        NotAtRest
            The recording followed exercise.
        RecordingTooShort
            Under 60 s.
        """
        if not self.at_rest:
            raise NotAtRest
        if self.duration_s < MIN_BASELINE_S:
            raise RecordingTooShort(MIN_BASELINE_S, self.duration_s)
        return self.time_domain.rmssd_ms


def as_milliseconds(rr_intervals: ArrayLike) -> FloatArray:
    """Intervals in milliseconds, whichever of seconds and milliseconds they came in.

    Parameters
    ----------
    rr_intervals : array_like, shape (n,)
        Intervals, oldest first [s or ms]; a median below 10 means seconds.

    Returns
    -------
    ndarray, shape (n,)
        The same intervals [ms].

    Raises
    ------
    InvalidIntervals
        A NaN, an infinity, an interval of zero or less, or more than one axis.
    TooFewBeats
        No interval.

    Notes
    -----
    Formula: 1000 RR where the median is below 10, else RR (house rule).

    Examples
    --------
    >>> as_milliseconds([0.8, 0.75]).tolist(), as_milliseconds([800, 750]).tolist()
    ([800.0, 750.0], [800.0, 750.0])
    """
    values = intervals(rr_intervals, at_least=1)
    return values * 1000.0 if float(np.median(values)) < SECONDS_BELOW else values


def hrv_reading(rr_intervals: ArrayLike, *, at_rest: bool = True) -> HrvReading:
    """Correct one recording and compute its HRV, or refuse it.

    Parameters
    ----------
    rr_intervals : array_like, shape (n,)
        Raw intervals of one recording, oldest first [ms or s].
    at_rest : bool
        False where the recording followed exercise.

    Returns
    -------
    HrvReading
        Provisional below five minutes and after exercise.

    Raises
    ------
    InvalidIntervals
        A NaN, an infinity, an interval of zero or less, more than one axis, or no variation at all.
    TooFewBeats
        Fewer than 30 intervals, or fewer than 30 that needed no correction.
    IrregularRhythm
        More than 5 % of intervals flagged, or more than 20 % jump by over a fifth.
    ImplausibleIntervals
        Corrected intervals outside 300 to 2000 ms (2400 ms where the median interval exceeds 1500 ms).

    Notes
    -----
    At rest, RMSSD of 60 s agrees with five minutes to within a quarter; shorter recordings, and any after exercise, do
    not [1]_. The limits on rhythm are house rules; they name no disease.

    References
    ----------
    .. [1] Esco and Flatt (2014). J Sports Sci Med 13:535-541

    Examples
    --------
    >>> reading = hrv_reading(900 + 30 * np.sin(1.6 * np.arange(350)))
    >>> round(reading.time_domain.rmssd_ms), reading.status.value, reading.caveats
    (30, 'ok', ())
    """
    rr_ms = as_milliseconds(rr_intervals)
    if rr_ms.size < MIN_BEATS:
        raise TooFewBeats(MIN_BEATS, int(rr_ms.size))
    nn_ms, flagged_fraction = _regular(rr_ms)
    found = time_domain(nn_ms)
    if found.ln_rmssd is None:
        raise InvalidIntervals("every interval is the same")
    duration_s = float(rr_ms.sum()) / 1000.0
    return HrvReading(
        time_domain=found,
        duration_s=duration_s,
        flagged_fraction=flagged_fraction,
        at_rest=at_rest,
        status=Status.OK if at_rest and duration_s >= STANDARD_S else Status.PROVISIONAL,
        caveats=_caveats(duration_s, found.rmssd_ms, at_rest=at_rest),
    )


def _regular(rr_ms: FloatArray) -> tuple[FloatArray, float]:
    """The corrected intervals and the share that was touched, if the rhythm and the lengths allow any."""
    jumps = jump_fraction(rr_ms)
    corrected = correct_artefacts(rr_ms)
    flagged = corrected.flagged_fraction
    if flagged > MAX_FLAGGED or jumps > MAX_JUMPS:
        raise IrregularRhythm(flagged, jumps)
    untouched = int((~corrected.flagged).sum())
    if untouched < MIN_BEATS:
        raise TooFewBeats(MIN_BEATS, untouched)
    nn_ms = corrected.nn_intervals_ms
    longest = LONGEST_SLOW_NN_MS if float(np.median(nn_ms)) > SLOW_MEDIAN_MS else LONGEST_NN_MS
    outside = int(np.count_nonzero((nn_ms < SHORTEST_NN_MS) | (nn_ms > longest)))
    if outside:
        raise ImplausibleIntervals(outside, SHORTEST_NN_MS, longest)
    return nn_ms, flagged


def _caveats(duration_s: float, rmssd_ms: float, *, at_rest: bool) -> tuple[str, ...]:
    limits = (
        ("HRV_UNDER_60_S", duration_s < MIN_BASELINE_S),
        ("HRV_UNDER_5_MIN", MIN_BASELINE_S <= duration_s < STANDARD_S),
        ("HRV_NOT_AT_REST", not at_rest),
        ("HRV_RMSSD_HIGH", rmssd_ms > SUSPICIOUS_RMSSD_MS),
    )
    return tuple(code for code, applies in limits if applies)
