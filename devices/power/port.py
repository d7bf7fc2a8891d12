"""What a bicycle measures, whatever it is reached by."""

from typing import Protocol

from devices.radio.sensor import Sample, Sensor


class PowerSample(Sample):
    """One notification. A field is None where it holds no news of it."""

    power_w: float | None = None
    """Below zero where the cranks are pushed backwards."""
    cadence_rpm: float | None = None
    speed_m_s: float | None = None
    heart_rate_bpm: float | None = None


class PowerPort(Sensor[PowerSample], Protocol):
    """A power meter or an indoor bike."""
