"""Muscle activity, whatever it is reached by."""

from typing import Protocol

from devices.radio.sensor import Sensor
from physiology.finding import Shape


class EmgSample(Shape):
    """A frame of neighbouring samples."""

    at_s: float
    """Of the first one, on the device's sample counter, since the sensor was connected."""
    sampling_hz: float
    emg_mv: tuple[float, ...]


class EmgPort(Sensor[EmgSample], Protocol):
    """A sensor of muscle activity. Lost frames leave a gap in time; nothing is filled in."""
