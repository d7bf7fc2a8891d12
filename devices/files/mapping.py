"""The YAML file that says what the columns of somebody's own table mean."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BeforeValidator, Field, ValidationError

from devices.files.units import UnknownUnit, conversion
from physiology.finding import Shape
from physiology.metrics import OBSERVED_KEYS
from physiology.wellness.scales import ITEMS, Scale

MAX_MAPPING_BYTES = 64 * 1024


def _under(key: str) -> BeforeValidator:
    """Let a plain string stand for a mapping with one key: `Pulse: resting_hr_bpm`."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _texts(value: object) -> object:
    return tuple(str(item) for item in value) if isinstance(value, list) else value


class DateColumn(Shape):
    """Where the day is, and how it is written; ISO 8601 unless `format` says otherwise."""

    column: str
    format: str | None = None
    """As for `datetime.strptime`: `%d.%m.%Y`."""


class MetricColumn(Shape):
    """One column with values of one metric."""

    metric: str
    unit: str | None = None
    """The unit in the file; the metric's own unless given."""
    scale: Scale | None = None
    """How a wellness question was asked; needed unless it was 1-5 with 5 = best."""


class Quantity(Shape):
    """A column with a number of a session."""

    column: str
    unit: str | None = None


class SessionColumns(Shape):
    """Where a training session is. A row without a duration is no session."""

    duration: Annotated[Quantity, _under("column")]
    activity: str | None = None
    kind: str | None = None
    rpe: str | None = None
    """Session RPE on Borg's CR-10, 0-10."""
    distance: Annotated[Quantity, _under("column")] | None = None
    stamp: Literal["start", "end"] = "start"
    """What the time in the date column is, if it has one."""


class RestColumn(Shape):
    """A column that says that a day was a day off."""

    column: str
    means_rest: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ("1", "yes", "true", "x", "rest")


class TableMapping(Shape):
    """What a table means."""

    date: Annotated[DateColumn, _under("column")]
    columns: dict[str, Annotated[MetricColumn, _under("metric")]] = Field(default_factory=dict)
    session: SessionColumns | None = None
    rest: Annotated[RestColumn, _under("column")] | None = None
    decimal: Literal[".", ","] = "."
    delimiter: Literal[",", ";", "\t", "|"] | None = None
    """Found from the header unless given."""
    missing: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ()
    """Cells that mean "no value", beside the usual ones."""
    time_zone: str | None = None
    """Where times without an offset were written; the athlete's own zone unless given."""
    vendor: str = "csv"
    device: str | None = None
    method: str | None = None

    def names(self) -> tuple[str, ...]:
        """Every column the mapping speaks of."""
        session, rest = self.session, self.rest
        of_session = () if session is None else (session.activity, session.kind, session.rpe, session.duration.column)
        distance = None if session is None or session.distance is None else session.distance.column
        found = (self.date.column, *self.columns, *of_session, distance, None if rest is None else rest.column)
        return tuple(name for name in found if name is not None)


@dataclass(frozen=True, slots=True)
class MappingProblem:
    """One thing wrong with a mapping: where, the offending text, a code, and what was perhaps meant."""

    where: str
    value: str
    code: str
    suggestion: str | None = None


class BadMapping(Exception):
    """A mapping that cannot be used."""

    def __init__(self, problems: tuple[MappingProblem, ...]) -> None:
        super().__init__("; ".join(f"{p.where}: {p.code}" for p in problems))
        self.problems = problems


def load_mapping(path: Path) -> TableMapping:
    """Read and check a mapping.

    Raises
    ------
    BadMapping
        It cannot be read, or names metrics, units, scales or zones that do not exist.
    """
    try:
        with path.open("rb") as stream:
            text = stream.read(MAX_MAPPING_BYTES + 1)
        if len(text) > MAX_MAPPING_BYTES:
            raise BadMapping((MappingProblem(path.name, "", "too_large"),))
        mapping = TableMapping.model_validate(yaml.safe_load(text.decode("utf-8-sig")))
    except ValidationError as invalid:
        raise BadMapping(
            tuple(_problem(error["loc"], error["input"], error["type"]) for error in invalid.errors())
        ) from None
    except (OSError, yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        raise BadMapping((MappingProblem(path.name, "", "not_yaml"),)) from None
    problems = tuple(_problems(mapping))
    if problems:
        raise BadMapping(problems)
    return mapping


def _problem(where: tuple[int | str, ...], value: object, code: str) -> MappingProblem:
    return MappingProblem(".".join(str(step) for step in where), str(value)[:60], code)


def _problems(mapping: TableMapping) -> Iterator[MappingProblem]:
    for name, column in mapping.columns.items():
        yield from _column_problems(f"columns.{name}", column)
    for where, quantity, metric in _quantities(mapping):
        yield from _unit_problems(where, metric, quantity.unit)
    if mapping.date.format is not None and not _works(mapping.date.format):
        yield MappingProblem("date.format", mapping.date.format, "unknown_date_format")
    if mapping.time_zone is not None and not _is_zone(mapping.time_zone):
        yield MappingProblem("time_zone", mapping.time_zone, "unknown_time_zone")


def _quantities(mapping: TableMapping) -> Iterator[tuple[str, Quantity, str]]:
    if mapping.session is not None:
        yield "session.duration", mapping.session.duration, "session_duration_min"
        if mapping.session.distance is not None:
            yield "session.distance", mapping.session.distance, "distance_km"


def _column_problems(where: str, column: MetricColumn) -> Iterator[MappingProblem]:
    if column.metric not in OBSERVED_KEYS:
        near = difflib.get_close_matches(column.metric, sorted(OBSERVED_KEYS), n=1)
        yield MappingProblem(where, column.metric, "unknown_metric", near[0] if near else None)
        return
    yield from _unit_problems(where, column.metric, column.unit)
    if column.scale is not None and column.metric not in ITEMS:
        yield MappingProblem(where, column.scale, "scale_of_no_question")


def _unit_problems(where: str, metric: str, unit: str | None) -> Iterator[MappingProblem]:
    try:
        conversion(metric, unit)
    except UnknownUnit as unknown:
        yield MappingProblem(where, unknown.unit, "unknown_unit")


def _works(form: str) -> bool:
    moment = datetime(2026, 1, 31, 12, 34, 56, tzinfo=UTC)
    try:
        return datetime.strptime(moment.strftime(form), form).replace(tzinfo=UTC).date() == moment.date()
    except ValueError:
        return False


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
