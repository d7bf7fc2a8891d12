"""Muscle activity, whatever it is reached by."""

from typing import Protocol

from pydantic import Field

from devices.radio.sensor import Sample, Sensor


class EmgSample(Sample):
    """A frame of neighbouring samples. `at_s` is the time of the first one on the device's sample counter."""

    sampling_hz: float = Field(gt=0)
    emg_mv: tuple[float, ...]


class EmgPort(Sensor[EmgSample], Protocol):
    """A sensor of muscle activity. Lost frames leave a gap in time; nothing is filled in."""
