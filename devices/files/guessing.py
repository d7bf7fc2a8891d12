"""What a table means when nobody says so: only columns that carry the catalogue's own names are taken."""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from devices.files.mapping import DateColumn, MetricColumn, Quantity, RestColumn, SessionColumns, TableMapping
from physiology.metrics import OBSERVED_KEYS

DATE_NAMES = ("date", "day", "on", "datum", "fecha", "data", "timestamp", "datetime", "date_time")
DURATION_NAMES = ("session_duration_min", "duration_min")
RPE_NAMES = ("session_rpe", "rpe")
ACTIVITY_NAMES = ("activity", "sport")
REST_NAMES = ("rest_day", "rest_confirmed")
UNIT_SUFFIXES = {"min": ("h", "s"), "kg": ("lb",), "c": ("f",), "km": ("mi", "m"), "ms": ("s",)}
MOST_SUGGESTED = 500
"""More columns than anybody lists: looking a million names up would take minutes."""
NOT_IN_A_KEY = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping made from a header, and the columns nobody knows, each with the nearest name."""

    mapping: TableMapping | None
    unknown: tuple[tuple[str, str | None], ...]


def guess(header: tuple[str, ...]) -> Guess:
    """Recognise columns by name: `resting_hr_bpm`, `Resting HR (bpm)`, `sleep_h`."""
    keys = {_key(name): name for name in reversed(header) if name}
    dated = _first(keys, DATE_NAMES)
    columns = {name: column for key, name in keys.items() if (column := _metric(key)) is not None}
    session = _session(keys)
    rest = _first(keys, REST_NAMES)
    mapping = None
    if dated is not None and (columns or session or rest):
        mapping = TableMapping(
            date=DateColumn(column=dated),
            columns=columns,
            session=session,
            rest=None if rest is None else RestColumn(column=rest),
        )
    used = {dated, rest, *columns, *(() if session is None else _names(session))}
    unknown = [name for name in header if name and name not in used]
    suggested = [_near(_key(name)) for name in unknown[:MOST_SUGGESTED]]
    return Guess(mapping, tuple(zip_longest(unknown, suggested)))


def _key(name: str) -> str:
    return NOT_IN_A_KEY.sub("_", name.casefold()).strip("_")


def _first(keys: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((keys[name] for name in wanted if name in keys), None)


def _metric(key: str) -> MetricColumn | None:
    if key in OBSERVED_KEYS:
        return MetricColumn(metric=key)
    unit = _other_unit(key, OBSERVED_KEYS.__contains__)
    return None if unit is None else MetricColumn(metric=unit[0], unit=unit[1])


def _other_unit(key: str, known: Callable[[str], bool]) -> tuple[str, str] | None:
    """`sleep_h` -> (`sleep_min`, `h`)."""
    stem, _, written = key.rpartition("_")
    for own, others in UNIT_SUFFIXES.items():
        if written in others and known(f"{stem}_{own}"):
            return f"{stem}_{own}", written
    return None


def _quantity(keys: dict[str, str], wanted: tuple[str, ...]) -> Quantity | None:
    plain = _first(keys, wanted)
    if plain is not None:
        return Quantity(column=plain)
    other = ((name, _other_unit(key, wanted.__contains__)) for key, name in keys.items())
    return next((Quantity(column=name, unit=found[1]) for name, found in other if found is not None), None)


def _session(keys: dict[str, str]) -> SessionColumns | None:
    duration = _quantity(keys, DURATION_NAMES)
    if duration is None:
        return None
    return SessionColumns(
        duration=duration,
        activity=_first(keys, ACTIVITY_NAMES),
        kind=keys.get("kind"),
        rpe=_first(keys, RPE_NAMES),
        distance=_quantity(keys, ("distance_km",)),
    )


def _names(session: SessionColumns) -> tuple[str | None, ...]:
    distance = None if session.distance is None else session.distance.column
    return session.duration.column, session.activity, session.kind, session.rpe, distance


def _near(key: str) -> str | None:
    known = sorted(OBSERVED_KEYS | {*DATE_NAMES[:1], *DURATION_NAMES, *RPE_NAMES, "distance_km", *REST_NAMES})
    found = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    return found[0] if found else None
