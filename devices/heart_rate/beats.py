"""When each beat was: intervals added up, and held against the clock on the wall so that lost beats leave a gap."""

from collections.abc import Iterable
from typing import NamedTuple

TOLERANCE_S = 1.5
"""How much further behind the wall than ever before the sum may fall: a notification a second holds its beats up by
no more than a second and a beat (house rule)."""


class Beat(NamedTuple):
    """The beat that ended an interval."""

    at_s: float
    rr_ms: float


class BeatClock:
    """Rebuilds beat times of one recording. When a packet arrives is not when its beats were."""

    def __init__(self) -> None:
        self._last_s: float | None = None
        self._least_lag_s = 0.0
        self.lost_s = 0.0
        """Time whose beats nobody heard, all gaps together."""

    def beats(self, arrived_s: float, rr_intervals_ms: Iterable[float]) -> tuple[Beat, ...]:
        """The beats of one packet.

        Parameters
        ----------
        arrived_s : float
            When the packet arrived [s].
        rr_intervals_ms : iterable of float
            Its intervals, oldest first [ms].

        Returns
        -------
        tuple of Beat
            In order, later than every beat before. After a loss the first one is further from its predecessor than
            its interval says: that gap is nobody's interval.

        Notes
        -----
        Formula: beat time = time of the beat before + interval; where arrival minus the sum exceeds the least lag so
        far by more than 1.5 s, the time in excess was lost and the packet is placed anew. A loss below 1.5 s goes
        unseen until the next one. House rule, no published basis.

        Examples
        --------
        >>> clock = BeatClock()
        >>> [beat.at_s for arrived_s in (1.0, 2.0, 9.0) for beat in clock.beats(arrived_s, [1000.0])]
        [1.0, 2.0, 9.0]
        >>> clock.lost_s
        6.0
        """
        intervals = tuple(rr_intervals_ms)
        if not intervals:
            return ()
        lasted_s = sum(intervals) / 1000
        start_s = arrived_s - lasted_s if self._last_s is None else self._last_s
        lag_s = arrived_s - (start_s + lasted_s)
        self._least_lag_s = min(self._least_lag_s, lag_s)
        missed_s = lag_s - self._least_lag_s
        if missed_s > TOLERANCE_S:
            self.lost_s += missed_s
            start_s += missed_s
        found = []
        for rr_ms in intervals:
            start_s += rr_ms / 1000
            found.append(Beat(start_s, rr_ms))
        self._last_s = start_s
        return tuple(found)
