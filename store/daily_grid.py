"""A grid of rows by days, filled by integer indices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

Indices = NDArray[np.intp]
RawDay = date | str
"""A day as the driver hands it over: SQLite keeps ISO text, and parsing each of it would be the slowest step."""


@dataclass(frozen=True, slots=True)
class Days:
    """A window of days, both ends included."""

    first_on: date
    last_on: date

    @property
    def count(self) -> int:
        """How many there are; none where the last lies before the first."""
        return max(0, (self.last_on - self.first_on).days + 1)

    def places(self, days: Sequence[RawDay]) -> Indices:
        """The column of each day."""
        place = {day: (_parsed(day) - self.first_on).days for day in set(days)}
        return np.fromiter((place[day] for day in days), dtype=np.intp, count=len(days))


def _parsed(day: RawDay) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


@dataclass(frozen=True, slots=True)
class Grid:
    """Where each value belongs: `row * days + day`. Several values may share a cell."""

    rows: int
    days: int
    cells: Indices

    def counts(self) -> FloatArray:
        """How many values each cell has, shape (rows, days)."""
        return self._shaped(np.bincount(self.cells, minlength=self.rows * self.days))

    def sums(self, values: FloatArray) -> FloatArray:
        """The sum of each cell, NaN where it has no value, shape (rows, days)."""
        total = self._shaped(np.bincount(self.cells, weights=values, minlength=self.rows * self.days))
        return np.where(self.counts() > 0, total, np.nan)

    def means(self, values: FloatArray) -> FloatArray:
        """The mean of each cell, NaN where it has no value, shape (rows, days)."""
        return self.sums(values) / np.maximum(self.counts(), 1)

    def newest(self, values: FloatArray) -> FloatArray:
        """The last value of each cell where equal cells are neighbours, NaN where it has none, shape (rows, days)."""
        flat = np.full(self.rows * self.days, np.nan)
        is_last = np.append(self.cells[1:] != self.cells[:-1], True)[: self.cells.size]
        flat[self.cells[is_last]] = values[is_last]
        return self._shaped(flat)

    def _shaped(self, flat: NDArray[np.generic]) -> FloatArray:
        return flat.astype(np.float64).reshape(self.rows, self.days)
