"""Days in a row, metric by metric: what every assessment reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from physiology.finding import Fact, Kind, Window
from physiology.observation import Source

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DailyHistory:
    """One athlete's days, oldest first; `NaN` is a day nobody knows, 0.0 a confirmed zero.

    Each series has shape `(n_days,)` and comes from a single stream (vendor, device, method), named in `streams`:
    a value is only ever compared with its own source.

    Examples
    --------
    >>> history = DailyHistory(date(2026, 1, 1), 3, {"resting_hr_bpm": np.array([50.0, np.nan, 52.0])})
    >>> history.last_on.isoformat(), history.known("resting_hr_bpm", days=3)
    ('2026-01-03', 2)
    """

    first_on: date
    n_days: int
    series: Mapping[str, FloatArray]
    streams: Mapping[str, Source] = field(default_factory=dict)
    other_sources: frozenset[str] = frozenset()
    """Metrics of which another device or file has days too: they are left out here, and a finding may say so."""
    told: Mapping[str, FloatArray] = field(default_factory=dict)
    """What the athlete told in a chat of metrics whose series is a device's: kept beside it, used nowhere."""

    @property
    def last_on(self) -> date:
        """The newest day."""
        return self.first_on + timedelta(days=self.n_days - 1)

    def of(self, metric: str) -> FloatArray:
        """The whole series of a metric; all NaN where there is none."""
        found = self.series.get(metric)
        return np.full(self.n_days, np.nan) if found is None else found

    def tail(self, metric: str, days: int) -> FloatArray:
        """The newest `days` values, NaN-padded at the old end where the history is shorter."""
        values = self.of(metric)[max(self.n_days - days, 0) :]
        return np.concatenate([np.full(days - values.size, np.nan), values])

    def known(self, metric: str, days: int) -> int:
        """How many of the newest `days` days have a value."""
        return int(np.isfinite(self.tail(metric, days)).sum())

    def latest(self, metric: str) -> tuple[date, float] | None:
        """The newest known value and its day."""
        found = np.flatnonzero(np.isfinite(self.of(metric)))
        if not found.size:
            return None
        index = int(found[-1])
        return self.first_on + timedelta(days=index), float(self.of(metric)[index])

    def through(self, on: date) -> "DailyHistory":
        """The same history as it was known on an earlier day."""
        keep = max(0, min(self.n_days, (on - self.first_on).days + 1))
        series = {key: values[:keep] for key, values in self.series.items()}
        told = {key: values[:keep] for key, values in self.told.items()}
        return DailyHistory(self.first_on, keep, series, self.streams, self.other_sources, told)

    def window(self, metric: str, days: int) -> Window:
        """The newest `days` days as a `Window`, counting the known ones."""
        return Window(
            first_on=self.last_on - timedelta(days=days - 1),
            last_on=self.last_on,
            days_used=self.known(metric, days),
            days_expected=days,
        )

    def measured(self, metric: str) -> Fact | None:
        """The newest day's value as a measured fact, if that day has one."""
        value = self.tail(metric, 1)[0]
        if not np.isfinite(value):
            return None
        stream = self.streams.get(metric)
        return Fact(
            metric=metric,
            value=float(value),
            window=self.window(metric, 1),
            kind=Kind.MEASURED,
            source=stream.vendor if stream else None,
        )
