"""The days a load finding rests on, and what its numbers would be if the unknown ones were known."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import DailyHistory, FloatArray
from physiology.load.days import BoolArray, inferred_rest, known_daily_load
from physiology.load.ratio import ACUTE_DAYS, CHRONIC_DAYS

USUAL_DAYS = 182
"""How far back an athlete's usual training day is looked for."""

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LoadWindow:
    """One athlete's daily loads through the newest day that can be judged, padded to at least eight weeks."""

    last_on: date
    daily_load_au: FloatArray
    inferred: BoolArray
    unrated: BoolArray

    @classmethod
    def of(cls, history: DailyHistory) -> "LoadWindow":
        """Read the days; a newest day that nobody knows yet is not over and is left out."""
        sessions_au = history.of("session_load_au")
        said = {key: history.of(key) for key in ("sessions_count", "rest_confirmed", "checked_in")}
        daily_au = known_daily_load(sessions_au, **said)
        rows = (daily_au, inferred_rest(sessions_au, **said), np.isnan(sessions_au) & (said["sessions_count"] > 0))
        open_days = int(daily_au.size > 0 and bool(np.isnan(daily_au[-1])))
        pad = max(0, 2 * CHRONIC_DAYS - daily_au.size + open_days)
        keep = daily_au.size - open_days
        return cls(
            history.last_on - timedelta(days=open_days),
            np.pad(rows[0][:keep], (pad, 0), constant_values=np.nan),
            np.pad(rows[1][:keep], (pad, 0)),
            np.pad(rows[2][:keep], (pad, 0)),
        )

    @property
    def log_days(self) -> int:
        """Days since the first known one, both included; 0 where no day is known."""
        known = np.flatnonzero(np.isfinite(self.daily_load_au))
        return int(self.daily_load_au.size - known[0]) if known.size else 0

    @property
    def usual_training_day_au(self) -> float:
        """Median load of the days with training in the last half year [AU]; 0.0 where there is none."""
        recent = self.daily_load_au[-USUAL_DAYS:]
        trained = recent[recent > 0]
        return float(np.median(trained)) if trained.size else 0.0

    def known(self, days: int) -> int:
        """How many of the newest `days` days are known."""
        return int(np.isfinite(self.daily_load_au[-days:]).sum())

    def days(self, days: int) -> Window:
        """The newest `days` days, counting the known ones."""
        first_on = self.last_on - timedelta(days=days - 1)
        return Window(first_on=first_on, last_on=self.last_on, days_used=self.known(days), days_expected=days)

    def fact(self, metric: str, value: float, days: int, bounds: Bounds | None = None) -> Fact:
        """A number about the newest `days` days; bounds that hold nothing beyond the value are left out."""
        if bounds is None or not bounds[0] < bounds[1]:
            return Fact(metric=metric, value=value, window=self.days(days))
        low, high = min(bounds[0], value), max(bounds[1], value)
        return Fact(metric=metric, value=value, window=self.days(days), low=low, high=high)

    def sum_bounds(self, first: int, last: int = 0) -> Bounds:
        """Sum of the days from `first` to `last` days ago, unknown ones read as rest and as usual training days."""
        part = self.daily_load_au[self.daily_load_au.size - first : self.daily_load_au.size - last]
        known_au = float(np.nansum(part))
        return known_au, known_au + float(np.isnan(part).sum()) * self.usual_training_day_au

    def acwr_bounds(self) -> Bounds | None:
        """The ratio at its lowest and highest, each unknown day a rest day or a usual training day."""
        acute, earlier = self.sum_bounds(ACUTE_DAYS), self.sum_bounds(CHRONIC_DAYS, ACUTE_DAYS)
        corners = ((acute[0], earlier[1]), (acute[1], earlier[0]))
        if any(near + far == 0 for near, far in corners):
            return None
        low, high = (CHRONIC_DAYS / ACUTE_DAYS * near / (near + far) for near, far in corners)
        return low, high
