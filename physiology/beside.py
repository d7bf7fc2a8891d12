"""Two recordings of one session: the second on the first one's clock."""

from collections.abc import Iterable
from dataclasses import replace

from physiology.stream import Stream

MIN_OVERLAP = 0.5
"""Recordings belong together when they share half of the first one's time (house rule)."""


def beside(stream: Stream, others: Iterable[Stream]) -> Stream | None:
    """The recording that ran beside another one, on that one's clock.

    Parameters
    ----------
    stream : Stream
        The recording whose clock counts.
    others : iterable of Stream
        Recordings of another signal.

    Returns
    -------
    Stream or None
        The one of the same day that shares most of the time, at least half of it, its `seconds` counted from the start
        of `stream`. A recording without a start is taken to have begun together with one that has none either.

    Notes
    -----
    Formula: overlap = min(ends) - max(starts), over the duration of `stream`.

    Examples
    --------
    >>> from datetime import UTC, date, datetime
    >>> import numpy as np
    >>> from physiology.observation import Source
    >>> def recorded(metric, minute):
    ...     at = datetime(2026, 1, 1, 9, minute, tzinfo=UTC)
    ...     return Stream(metric, date(2026, 1, 1), np.arange(600.0), np.ones(600), Source(vendor="a"), at)
    >>> found = beside(recorded("smo2_pct", 2), [recorded("power_w", 1), recorded("power_w", 30)])
    >>> float(found.seconds[0])
    -60.0
    """
    best, most = None, MIN_OVERLAP
    for other in others:
        offset = _offset_s(stream, other)
        if offset is None or not other.seconds.size or not stream.duration_s:
            continue
        start, end = float(other.seconds[0]) + offset, float(other.seconds[-1]) + offset
        shared = (min(end, float(stream.seconds[-1])) - max(start, float(stream.seconds[0]))) / stream.duration_s
        if shared >= most:
            best, most = replace(other, seconds=other.seconds + offset), shared
    return best


def _offset_s(stream: Stream, other: Stream) -> float | None:
    """What to add to the other's clock; None where they cannot belong together."""
    if stream.on != other.on or (stream.started_at is None) != (other.started_at is None):
        return None
    if stream.started_at is None or other.started_at is None:
        return 0.0
    return (other.started_at - stream.started_at).total_seconds()
