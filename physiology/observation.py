"""What a device, a file or a person reported: one number on one day."""

from datetime import date, datetime
from typing import Literal

from physiology.finding import Shape


class Source(Shape):
    """Where a number came from. Two sources of one metric are two series and are never mixed."""

    vendor: str
    """For example `pmsys`, `fitbit`, `whoop`, `chat`, `simulated`."""
    device: str | None = None
    method: str | None = None
    """What distinguishes two numbers of one vendor: `whole_night`, `morning_1min`, a scale id such as `pmsys_1to5`."""


class Observation(Shape):
    """One value of one metric, in the catalogue's unit, on the athlete's local day.

    A night belongs to the day of waking up. `at` is an aware UTC instant where the source knows it.
    """

    metric: str
    value: float
    on: date
    source: Source
    at: datetime | None = None
    quality: Literal["ok", "suspect"] = "ok"
