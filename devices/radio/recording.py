"""Readings of a sensor as recorded signals, one a metric."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypeVar

import numpy as np

from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.stream import Stream

MOST_READINGS = 24 * 3600 * 10
"""Of one signal; what comes later is counted and left out. As much as can be stored."""

S_contra = TypeVar("S_contra", contravariant=True)


class Reading(NamedTuple):
    """One value of one metric at one moment of the recording."""

    metric: str
    at_s: float
    value: float | None


Reader = Callable[[S_contra], Iterable[Reading]]
"""What a sample says of each metric. One reader reads one recording."""


@dataclass
class Recording:
    """What one sensor said in one session. Time runs from the connection on; nothing is filled in."""

    on: date
    started_at: datetime
    source: Source
    site: str | None = None
    beyond: int = 0
    """Values that no catalogue row allows; their moments stay, without a value."""
    left_out: int = 0
    """Readings that were not later than the one before, or too many."""
    _seconds: dict[str, list[float]] = field(default_factory=dict)
    _values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, readings: Iterable[Reading]) -> None:
        """Take readings in the order they came."""
        for one in readings:
            seconds = self._seconds.setdefault(one.metric, [])
            if len(seconds) >= MOST_READINGS or (seconds and one.at_s <= seconds[-1]):
                self.left_out += 1
                continue
            possible = one.value is not None and METRICS[one.metric].plausible(one.value)
            self.beyond += one.value is not None and not possible
            seconds.append(one.at_s)
            self._values.setdefault(one.metric, []).append(one.value if possible and one.value is not None else np.nan)

    def streams(self) -> tuple[Stream, ...]:
        """Each signal that has any value."""
        return tuple(stream for stream in map(self._stream, self._seconds) if stream.known_share > 0)

    def _stream(self, metric: str) -> Stream:
        return Stream(
            metric=metric,
            on=self.on,
            seconds=np.array(self._seconds[metric]),
            values=np.array(self._values[metric]),
            source=self.source,
            started_at=self.started_at,
            site=self.site,
        )
