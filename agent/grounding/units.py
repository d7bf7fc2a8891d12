"""The units a reply may print, as dimensions with one canonical unit each. The only conversion table."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Unit:
    """A dimension and how many of its canonical units one of these is."""

    dimension: str
    factor: float = 1.0


UNITS = MappingProxyType(
    {
        "s": Unit("duration", 1 / 60),
        "min": Unit("duration"),
        "h": Unit("duration", 60),
        "days": Unit("days"),
        "weeks": Unit("days", 7),
        "months": Unit("months"),
        "clock": Unit("time of day"),
        "zones": Unit("zones"),
        "ms": Unit("ms"),
        "bpm": Unit("bpm"),
        "breaths/min": Unit("breaths"),
        "%": Unit("percent"),
        "points": Unit("points"),
        "/100": Unit("of 100"),
        "of 5": Unit("of 5"),
        "of 10": Unit("of 10"),
        "of 21": Unit("of 21"),
        "AU": Unit("load"),
        "AU/day": Unit("load per day"),
        "km": Unit("distance"),
        "mi": Unit("distance", 1.609344),
        "m": Unit("distance", 0.001),
        "kg": Unit("mass"),
        "lb": Unit("mass", 0.45359237),
        "°C": Unit("temperature"),
        "kcal": Unit("energy"),
        "kJ": Unit("energy", 1 / 4.184),
        "Hz/min": Unit("change of frequency"),
        "W": Unit("power"),
        "nmol/L": Unit("hormone"),
        "U/L": Unit("enzyme"),
        "mmol/L": Unit("molar"),
        "mg/L": Unit("mass per litre"),
        "°": Unit("angle"),
        "mmHg": Unit("pressure"),
        "ml/kg/min": Unit("oxygen uptake"),
        "kJ/kg": Unit("work per mass"),
        "µM": Unit("concentration"),
        "min/km": Unit("pace"),
        "steps": Unit("steps"),
        "reps": Unit("reps"),
        "sessions": Unit("sessions"),
        "signals": Unit("signals"),
        "factors": Unit("factors"),
        "people": Unit("people"),
        "things": Unit("things"),
        "per week": Unit("per week"),
        "": Unit("plain"),
    }
)


def unit_of(name: str) -> Unit:
    """The dimension of a unit as the catalogue writes it; an unknown one is a dimension of its own."""
    return UNITS.get(name) or Unit(name)


COUNTED = frozenset({"days", "reps", "sessions", "signals", "people", "things", "steps"})
"""Dimensions of things that are counted; a `count` fact may answer for each of them."""

NEEDS_UNIT = frozenset({"duration", "percent", "months", "pace"})
"""Values of these dimensions are never printed bare."""
