"""One session with what was recorded in it; which recording belongs to which session."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from physiology.history import FloatArray
from physiology.session import DoneSession, SessionKind
from physiology.session_load.power import travelled_km
from physiology.session_load.sampling import HEART_GAP_S, held_s, recorded_s
from physiology.stream import Stream

SAME_END_MIN = 15.0
"""A session that ended as near to a recording's end is the one recorded (house rule)."""
SAME_LENGTH_SHARE = 0.25
"""Of a session whose end nobody wrote down, the length may differ by as much (house rule)."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session and its recorded signals; a recording that no session explains stands alone."""

    on: date
    session: DoneSession | None
    streams: tuple[Stream, ...] = ()

    @property
    def activity(self) -> str:
        """What was done, in the athlete's or the device's word."""
        return "workout" if self.session is None else self.session.activity

    @property
    def kind(self) -> SessionKind:
        """What the session asked for, as far as anybody said."""
        return SessionKind.OTHER if self.session is None else self.session.kind

    @property
    def duration_min(self) -> float:
        """Length of the session, else of the longest recording [min]."""
        if self.session is not None:
            return self.session.duration_min
        return max((one.duration_s for one in self.streams), default=0.0) / 60

    @property
    def distance_km(self) -> float | None:
        """Distance as reported, else from speed [km]."""
        if self.session is not None and self.session.distance_km is not None:
            return self.session.distance_km
        speed = self.signal("speed_m_s")
        if speed is None:
            return None
        travelled = float(travelled_km(speed.values, held_s(speed.seconds, HEART_GAP_S)))
        return travelled if travelled > 0 else None

    def signal(self, metric: str) -> Stream | None:
        """The recording of a metric that knows most, if there is any."""
        known = [(_known_s(one), one) for one in self.streams if one.metric == metric]
        return max(known, key=lambda pair: pair[0])[1] if known else None

    def sites(self, metric: str) -> tuple[Stream, ...]:
        """Every recording of a metric, one a site."""
        return tuple(one for one in self.streams if one.metric == metric)


def session_records(sessions: Sequence[DoneSession], streams: Iterable[Stream]) -> tuple[SessionRecord, ...]:
    """Put each recording to the session it was recorded in.

    Parameters
    ----------
    sessions : sequence of DoneSession
        In the order they were done.
    streams : iterable of Stream
        Signals of the same days. Those that began at the same instant of a day are one recording.

    Returns
    -------
    tuple of SessionRecord
        One a session, in the given order, then one for each recording that fits none of its day.

    Notes
    -----
    Formula: the session of the day whose end lies within 15 min of the recording's; else, of those without a known
    end, the one whose length differs least, by 25 % at most. House rules.

    Examples
    --------
    >>> from physiology.observation import Source
    >>> run = DoneSession(on=date(2026, 1, 1), activity="run", duration_min=2, source=Source(vendor="chat"))
    >>> pulse = Stream("heart_rate_bpm", run.on, np.arange(120.0), np.full(120, 140.0), Source(vendor="strap"))
    >>> [(one.activity, len(one.streams)) for one in session_records([run], [pulse])]
    [('run', 1)]
    """
    recordings: dict[tuple[date, datetime | None], list[Stream]] = defaultdict(list)
    for stream in streams:
        recordings[stream.on, stream.started_at].append(stream)
    taken: dict[int, tuple[Stream, ...]] = {}
    alone = []
    for (on, started_at), signals in recordings.items():
        found = _best(sessions, on, started_at, max(one.duration_s for one in signals), taken)
        if found is None:
            alone.append(SessionRecord(on, None, tuple(signals)))
        else:
            taken[found] = tuple(signals)
    paired = [SessionRecord(one.on, one, taken.get(index, ())) for index, one in enumerate(sessions)]
    return (*paired, *alone)


def _best(
    sessions: Sequence[DoneSession],
    on: date,
    started_at: datetime | None,
    length_s: float,
    taken: dict[int, tuple[Stream, ...]],
) -> int | None:
    """The session that fits a recording best, if any does: ends agree before lengths do."""
    fits = []
    for index, session in enumerate(sessions):
        if session.on == on and index not in taken:
            fit = _fit(session, started_at, length_s)
            fits += [] if fit is None else [(*fit, index)]
    return min(fits)[2] if fits else None


def _fit(session: DoneSession, started_at: datetime | None, length_s: float) -> tuple[int, float] | None:
    """How well a recording fits a session: by its end where both are known, else by its length; less is better."""
    if session.ended_at is not None and started_at is not None:
        apart = session.ended_at - started_at - timedelta(seconds=length_s)
        minutes = abs(apart.total_seconds()) / 60
        return (0, minutes) if minutes <= SAME_END_MIN else None
    longer = max(session.duration_min, length_s / 60)
    share = abs(session.duration_min - length_s / 60) / longer
    return (1, share) if share <= SAME_LENGTH_SHARE else None


def _known_s(stream: Stream) -> float:
    return float(recorded_s(stream.values, held_s(stream.seconds)))


def longest_by_day(records: Iterable[SessionRecord], first_on: date, n_days: int, measure: str) -> FloatArray:
    """The longest single session of each day.

    Parameters
    ----------
    records : iterable of SessionRecord
        Sessions of any days; those outside are left out.
    first_on : date
        The oldest day.
    n_days : int
        Number of days.
    measure : {"distance_km", "duration_min"}
        What is compared.

    Returns
    -------
    ndarray, shape (n_days,)
        [km] or [min]; NaN on days without one.

    Notes
    -----
    Formula: maximum over the day's sessions.

    Examples
    --------
    >>> longest_by_day([], date(2026, 1, 1), 2, "duration_min").tolist()
    [nan, nan]
    """
    longest = np.full(n_days, np.nan)
    for record in records:
        day = (record.on - first_on).days
        value: float | None = getattr(record, measure)
        if value is not None and 0 <= day < n_days:
            longest[day] = np.fmax(longest[day], value)
    return longest
