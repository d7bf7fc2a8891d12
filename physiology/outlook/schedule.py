"""A schedule of loads and nights, and the ordinary day it is measured against."""

from dataclasses import dataclass

import numpy as np

from physiology.finding import InsufficientData
from physiology.history import DailyHistory, FloatArray
from physiology.load.ratio import CHRONIC_DAYS, acwr
from physiology.readiness.inputs import daily_load_of
from physiology.readiness.signals import LIMIT_SD

MOST_DAYS = 42
MIN_LOAD_DAYS = 14
LEAST_LOAD_SD_AU = 50.0
"""Least SD to divide by, about ten easy minutes (house rule)."""


class ImpossibleSchedule(Exception):
    """Not one to 42 days of known loads, or nights that do not match them."""

    def __init__(self, days: int, nights: int | None) -> None:
        super().__init__(f"{days} days of load and {nights} nights are no schedule of 1 to {MOST_DAYS} known days")
        self.days = days
        self.nights = nights


@dataclass(frozen=True, slots=True)
class Usual:
    """An athlete's ordinary training day."""

    mean_au: float
    sd_au: float

    def above(self, load_au: float) -> float:
        """How far a day's load lies above the usual day [SD], within limits; 0 where it is unknown."""
        if np.isnan(load_au):
            return 0.0
        return float(np.clip((load_au - self.mean_au) / self.sd_au, -LIMIT_SD, LIMIT_SD))


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is to be done: loads by day from today on, and the night before each morning from tomorrow on."""

    past_au: FloatArray
    """Known loads up to and including today, shape (n_days,)."""
    ahead_au: FloatArray
    """From tomorrow on, shape (days,)."""
    sleep_min: FloatArray
    """Night that ends on each morning, shape (days,); NaN is a usual night."""

    @classmethod
    def of(
        cls,
        history: DailyHistory,
        daily_load_au: FloatArray,
        sleep_min: FloatArray | None,
        today_load_au: float | None,
    ) -> "Schedule":
        """Check a schedule and put it behind what is known.

        Raises
        ------
        ImpossibleSchedule
            No days, more than 42, an unknown or negative load, or another number of nights.
        """
        nights = np.full(daily_load_au.shape, np.nan) if sleep_min is None else sleep_min
        days = daily_load_au.size
        if not 1 <= days <= MOST_DAYS or not (daily_load_au >= 0).all() or nights.shape != daily_load_au.shape:
            raise ImpossibleSchedule(days, None if sleep_min is None else nights.size)
        past_au = daily_load_of(history)
        if today_load_au is not None and past_au.size:
            past_au = np.append(past_au[:-1], today_load_au)
        return cls(past_au, daily_load_au, nights)

    @property
    def ratios(self) -> FloatArray:
        """Load ratio in the evening, from today on, shape (days + 1,)."""
        return acwr(self.until(self.ahead_au.size))[self.past_au.size - 1 :]

    def until(self, ahead: int) -> FloatArray:
        """Loads up to some day from today on, shape (n_days + ahead,)."""
        return np.concatenate([self.past_au, self.ahead_au[:ahead]])

    def usual(self) -> Usual:
        """The ordinary day of the last four weeks.

        Raises
        ------
        InsufficientData
            Fewer than fourteen of them are known.
        """
        recent = self.past_au[-CHRONIC_DAYS:]
        known = recent[np.isfinite(recent)]
        if known.size < MIN_LOAD_DAYS:
            raise InsufficientData("outlook", MIN_LOAD_DAYS, int(known.size))
        return Usual(float(known.mean()), max(float(known.std()), LEAST_LOAD_SD_AU))
