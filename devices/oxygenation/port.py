"""A near-infrared sensor over a muscle, whatever it is reached by."""

from typing import Protocol

from devices.radio.sensor import Sample, Sensor


class NirsSample(Sample):
    """One reading. A field is None where the device does not measure it, or had no valid value."""

    smo2_pct: float | None = None
    thb_au: float | None = None
    """Total haemoglobin on the device's own scale."""
    o2hb_um: float | None = None
    hhb_um: float | None = None
    """Changes from an arbitrary zero; never turned into a saturation."""


class NirsPort(Sensor[NirsSample], Protocol):
    """A sensor of muscle oxygen. Without a valid value it still reports, so that silence means a lost sensor."""
