"""A heart-rate sensor, whatever it is reached by."""

from typing import Protocol

from devices.radio.sensor import Sample, Sensor


class HeartRateSample(Sample):
    """One notification."""

    heart_rate_bpm: float | None
    """None without skin contact, or where the sensor says 0."""
    rr_intervals_ms: tuple[float, ...] = ()
    """Before artefact removal, oldest first; empty without skin contact."""
    contact: bool | None = None
    """None where the sensor cannot tell."""


class HeartRatePort(Sensor[HeartRateSample], Protocol):
    """A sensor of heart rate and intervals between beats."""
