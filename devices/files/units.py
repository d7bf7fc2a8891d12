"""The one table of unit conversions for files, and what a value looks like when its unit is wrong."""

from collections.abc import Callable, Mapping
from math import exp
from types import MappingProxyType

from physiology.biomarkers.units import FACTORS, spelled
from physiology.metrics import METRICS

Convert = Callable[[float], float]


def _times(factor: float) -> Convert:
    return lambda value: value * factor


TO_MINUTES = {"h": _times(60), "s": _times(1 / 60), "ms": _times(1 / 60_000)}

# catalogue unit -> unit in the file -> how
CONVERSIONS: Mapping[str, Mapping[str, Convert]] = MappingProxyType(
    {
        "min": TO_MINUTES,
        "ms": {"s": _times(1000), "ln_ms": lambda value: exp(min(value, 700.0))},
        "kg": {"lb": _times(0.453_592_37), "g": _times(0.001)},
        "°C": {"F": lambda value: (value - 32) * 5 / 9},
        "km": {"mi": _times(1.609_344), "m": _times(0.001)},
        "%": {"fraction": _times(100)},
        "kcal": {"kJ": _times(1 / 4.184)},
    }
)

SPELLINGS = MappingProxyType(
    {"c": "°C", "°c": "°C", "celsius": "°C", "f": "F", "°f": "F", "fahrenheit": "F", "pct": "%", "percent": "%"}
    | {"hours": "h", "hour": "h", "hr": "h", "minutes": "min", "minute": "min", "seconds": "s", "sec": "s"}
    | {
        "lbs": "lb",
        "miles": "mi",
        "meters": "m",
        "metres": "m",
        "cal": "kcal",
        "rpm": "breaths/min",
        "kj": "kJ",
        "ln": "ln_ms",
    }
)

# A value at or below this is hours, whoever calls it minutes: nobody's night is 16 minutes long.
HOURS_UP_TO = MappingProxyType({"sleep_min": 16.0, "time_in_bed_min": 20.0})

# A unit is only suggested where it gives at least this.
USUAL_FROM = MappingProxyType({"sleep_min": 60.0, "time_in_bed_min": 60.0})

# Largest value of a whole column -> the unit such a column is in.
COLUMN_LOOKS_LIKE = MappingProxyType(
    {
        "deep_sleep_min": (16.0, "h"),
        "rem_sleep_min": (16.0, "h"),
        "light_sleep_min": (16.0, "h"),
        "session_duration_min": (5.0, "h"),
        "rmssd_ms": (6.5, "ln_ms"),
    }
)
MIN_COLUMN_VALUES = 5
BIGGEST = 1e9


class UnknownUnit(Exception):
    """A unit that cannot be converted to the metric's own."""

    def __init__(self, unit: str, metric: str) -> None:
        super().__init__(f"{metric} is in {METRICS[metric].unit!r} and cannot be read from {unit!r}")
        self.unit = unit
        self.metric = metric


def conversion(metric: str, unit: str | None) -> Convert:
    """How a number in `unit` becomes one in the metric's own unit; None means it already is.

    Raises
    ------
    UnknownUnit
        The table has no such conversion.
    """
    own = METRICS[metric].unit
    written = _spelled(unit, metric)
    if unit is None or written in {own, "", SPELLINGS.get(own, own)}:
        return _times(1)
    try:
        return _conversions(metric)[written]
    except KeyError:
        raise UnknownUnit(unit, metric) from None


def other_unit(metric: str, value: float, written: float, stated: str | None) -> str | None:
    """The unit a number seems to be in, where its stated one makes no sense of it.

    `value` is the number in the metric's own unit, `written` the same number as it stands in the file.
    """
    row, said = METRICS[metric], _spelled(stated, metric)
    hours = 0 < value <= HOURS_UP_TO.get(metric, 0.0)
    if row.plausible(value) and not hours:
        return None
    for unit, convert in {**_conversions(metric), row.unit: _times(1)}.items():
        if unit in {"ln_ms", said} or (unit == row.unit and not said) or abs(written) > BIGGEST:
            continue
        if row.plausible(convert(written)) and convert(written) >= USUAL_FROM.get(metric, row.low):
            return unit
    return "h" if hours and said in {"", row.unit} else None


def _spelled(unit: str | None, metric: str) -> str:
    plain = (unit or "").strip()
    return spelled(plain) if metric in FACTORS else SPELLINGS.get(plain.casefold(), plain)


def _conversions(metric: str) -> Mapping[str, Convert]:
    """What a metric may be written in: a sample's units depend on what was measured, the others on the unit alone."""
    if metric in FACTORS:
        return {unit: _times(factor) for unit, factor in FACTORS[metric].items()}
    return CONVERSIONS.get(METRICS[metric].unit, {})


def column_unit(metric: str, largest: float, values: int) -> str | None:
    """The unit a whole column seems to be in, judged by its largest value."""
    limit, unit = COLUMN_LOOKS_LIKE.get(metric, (0.0, ""))
    return unit if values >= MIN_COLUMN_VALUES and 0 < largest <= limit else None
