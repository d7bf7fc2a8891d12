"""The newest value that still speaks of today, and how facts are made of it."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, Kind, Window
from physiology.history import DailyHistory, FloatArray

FRESH_DAYS = 2
"""A value older than this says nothing about today (house rule)."""


@dataclass(frozen=True, slots=True)
class Newest:
    """One value with the index of its day in the history and its age."""

    value: float
    index: int
    age_days: int


def newest(values: FloatArray, days: int = FRESH_DAYS) -> Newest | None:
    """The newest known value of a series of shape `(n_days,)`, at most `days` days old."""
    first = max(0, values.size - 1 - days)
    known = np.flatnonzero(np.isfinite(values[first:]))
    if not known.size:
        return None
    index = first + int(known[-1])
    return Newest(float(values[index]), index, values.size - 1 - index)


def day_of(history: DailyHistory, index: int) -> date:
    """The calendar day of an index."""
    return history.first_on + timedelta(days=index)


def measured_at(history: DailyHistory, metric: str, index: int) -> Fact:
    """A reported value as a fact of its own day."""
    stream = history.streams.get(metric)
    return Fact(
        metric=metric,
        value=float(history.of(metric)[index]),
        window=one_day(day_of(history, index)),
        kind=Kind.MEASURED,
        source=stream.vendor if stream else None,
    )


def newest_measured(history: DailyHistory, metric: str, days: int = FRESH_DAYS) -> Fact | None:
    """The newest reported value of a metric as a fact, if it is fresh enough."""
    found = newest(history.of(metric), days)
    return None if found is None else measured_at(history, metric, found.index)


def computed(
    metric: str, value: float, window: Window | None, low: float | None = None, high: float | None = None
) -> Fact:
    """A value Fettle computed."""
    return Fact(metric=metric, value=float(value), window=window, low=low, high=high)


def one_day(on: date, days_used: int = 1) -> Window:
    """A window of a single day."""
    return Window(first_on=on, last_on=on, days_used=days_used, days_expected=1)


def days_before(history: DailyHistory, index: int, days: int, known: int) -> Window:
    """The `days` days before the day at `index`, that day left out."""
    on = day_of(history, index)
    return Window(
        first_on=on - timedelta(days=days), last_on=on - timedelta(days=1), days_used=known, days_expected=days
    )
