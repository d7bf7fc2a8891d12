"""The newest day of an HRV history, and the facts it gives."""

import math
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import DailyHistory, FloatArray
from physiology.hrv.baseline import WEEK_DAYS, HrvBaseline, hrv_baseline
from physiology.usual import BASELINE_DAYS

SERIES = "rmssd_ms"
LOOKBACK_DAYS = BASELINE_DAYS + 30


def newest(values: FloatArray) -> float | None:
    """The last entry of a series, shape `(n_days,)`; None where it is NaN."""
    value = float(values[-1])
    return value if math.isfinite(value) else None


@dataclass(frozen=True, slots=True)
class HrvDay:
    """One day of one athlete against the sixty days before."""

    history: DailyHistory
    days: HrvBaseline

    @classmethod
    def of(cls, history: DailyHistory) -> "HrvDay":
        """The newest day of a history."""
        return cls(history, hrv_baseline(history.tail(SERIES, LOOKBACK_DAYS)))

    @property
    def today(self) -> float | None:
        """The logarithm of the day's RMSSD in ms."""
        return newest(self.days.ln_rmssd)

    @property
    def week(self) -> float:
        """Mean ln RMSSD of the seven days; NaN where fewer than three are known."""
        return float(self.days.week.mean[-1])

    @property
    def usual(self) -> float:
        """Mean ln RMSSD of the sixty days before; NaN where fewer than fourteen are known."""
        return float(self.days.baseline.mean[-1])

    @property
    def baseline_days(self) -> int:
        """How many of the sixty days before are known."""
        return int(self.days.baseline.days_known[-1])

    @property
    def week_days(self) -> int:
        """How many of the last seven days are known."""
        return int(self.days.week.days_known[-1])

    def percent(self, ln_rmssd: float) -> float:
        """Distance of a (mean) logarithm from usual [%]."""
        return 100.0 * math.expm1(ln_rmssd - self.usual)

    def window(self, days: int) -> Window:
        """The newest `days` days and how many of them are known."""
        last_on = self.history.last_on
        known = int(np.isfinite(self.days.ln_rmssd[-days:]).sum())
        first_on = last_on - timedelta(days=days - 1)
        return Window(first_on=first_on, last_on=last_on, days_used=known, days_expected=days)

    def today_facts(self) -> tuple[Fact, ...]:
        """The day's value and, where there is a baseline, its distance from it."""
        measured = self.history.measured(SERIES)
        if measured is None or self.today is None:
            return ()
        return (measured, *self._versus(self.today, days=1))

    def usual_facts(self) -> tuple[Fact, ...]:
        """The baseline as a geometric mean in ms, where there is one."""
        if math.isnan(self.usual):
            return ()
        last_on = self.history.last_on - timedelta(days=1)
        window = Window(
            first_on=last_on - timedelta(days=BASELINE_DAYS - 1),
            last_on=last_on,
            days_used=self.baseline_days,
            days_expected=BASELINE_DAYS,
        )
        return (Fact(metric="rmssd_baseline_ms", value=math.exp(self.usual), window=window),)

    def week_facts(self) -> tuple[Fact, ...]:
        """The weekly mean in ms and as a logarithm and, where there is a baseline, its distance from it."""
        if math.isnan(self.week):
            return ()
        window = self.window(WEEK_DAYS)
        return (
            Fact(metric=SERIES, value=math.exp(self.week), window=window),
            Fact(metric="ln_rmssd", value=self.week, window=window),
            *self._versus(self.week, WEEK_DAYS),
        )

    def streak_fact(self, days: int) -> Fact:
        """The weekly mean's distance from usual, over the days in a row it has held."""
        return Fact(metric="hrv_vs_baseline_pct", value=self.percent(self.week), window=self.window(days))

    def _versus(self, ln_rmssd: float, days: int) -> tuple[Fact, ...]:
        if math.isnan(self.usual):
            return ()
        return (Fact(metric="hrv_vs_baseline_pct", value=self.percent(ln_rmssd), window=self.window(days)),)
