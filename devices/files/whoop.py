"""WHOOP's data export: a zip of four tables. Times are local, with the offset in a column of its own.

A cycle runs from one sleep to the next, so the day of a row is the day of waking up, not of the cycle's start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from devices.files.batch import ImportBatch, RejectedFor
from devices.files.gathering import Cell, FileGathering, Gathering, clean
from devices.files.options import Options
from devices.files.reading import Cells, cell_number, read_export, rows_of
from devices.files.rows import Table, bracketed_unit, loose, table
from devices.files.units import Convert, UnknownUnit, conversion
from devices.files.values import Unreadable, in_utc, instant, is_missing, minutes_from_midnight, number, utc_offset
from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.session import SessionKind

NIGHT = Source(vendor="whoop", method="whole_night")
DAY = Source(vendor="whoop", method="day")
WORKOUT = Source(vendor="whoop", method="workout")

SLEEP_COLUMNS = MappingProxyType(
    {
        "asleep duration": "sleep_min",
        "in bed duration": "time_in_bed_min",
        "light sleep duration": "light_sleep_min",
        "deep duration": "deep_sleep_min",
        "deep sleep duration": "deep_sleep_min",
        "rem duration": "rem_sleep_min",
        "rem sleep duration": "rem_sleep_min",
        "awake duration": "awake_min",
        "sleep efficiency %": "sleep_efficiency_pct",
        "sleep performance %": "vendor_sleep_score",
        "respiratory rate": "respiratory_rate_brpm",
    }
)
RECOVERY_COLUMNS = MappingProxyType(
    {
        "recovery score %": "vendor_readiness",
        "resting heart rate": "resting_hr_bpm",
        "heart rate variability": "rmssd_ms",
        "skin temp": "skin_temp_c",
        "blood oxygen %": "spo2_pct",
    }
)
DAY_COLUMNS = MappingProxyType({"day strain": "vendor_strain", "energy burned": "energy_kcal"})
TIMES = MappingProxyType(
    {name: name for name in ("cycle start time", "cycle end time", "cycle timezone", "sleep onset", "wake onset")}
)
NIGHT_TIMES = MappingProxyType({"sleep onset": "asleep_at_min", "wake onset": "awake_at_min"})
WORKOUT_COLUMNS = MappingProxyType(
    {name: name for name in ("workout start time", "workout end time", "cycle timezone", "duration", "activity name")}
    | {"activity strain": "vendor_strain", "distance": "distance_km"}
)
NOT_USED = frozenset({"journal_entries.csv"})
STRENGTH = frozenset({"weightlifting", "powerlifting", "strength trainer", "functional fitness"})
MOBILITY = frozenset({"yoga", "stretching", "pilates", "meditation"})
YES = frozenset({"true", "yes", "1"})
HALF_A_DAY = timedelta(hours=12)


def read_whoop(path: Path, options: Options) -> ImportBatch:
    """Read the zip, a folder of its tables, or one of them. Cycles count before sleeps, which repeat them."""
    readers = {"physiological_cycles.csv": read_cycles, "sleeps.csv": read_sleeps, "workouts.csv": read_workouts}
    return read_export(path, options, readers, NOT_USED, recognise)


def recognise(data: bytes) -> str | None:
    """Which table a file is, by its header: people rename files."""
    header = {loose(name) for name in table(data).header}
    if "workout start time" in header:
        return "workouts.csv"
    if "nap" in header and "wake onset" in header:
        return "sleeps.csv"
    return "physiological_cycles.csv" if "cycle start time" in header else None


def read_cycles(data: bytes, file: FileGathering, _: Gathering) -> None:
    """One row a cycle: the night, the recovery after it, and the strain of the day that followed."""
    sheet = table(data)
    night = {**SLEEP_COLUMNS, **RECOVERY_COLUMNS}
    convert = _conversions(sheet, {**night, **DAY_COLUMNS}, file)
    for line, cells in rows_of(sheet, file, {**TIMES, **night, **DAY_COLUMNS}, frozenset({"cycle start time"})):
        found = _day_of(line, cells, file)
        if found is None:
            continue
        on, woke_at = found
        row = _Line(line, cells, on, file, convert)
        row.observe(frozenset(night.values()), NIGHT, woke_at)
        row.times(woke_at)
        if is_missing(cells.get("cycle end time", "")):
            file.missing(sum(metric in cells for metric in DAY_COLUMNS.values()))  # the day is not over yet
        else:
            row.observe(frozenset(DAY_COLUMNS.values()), DAY)


def read_sleeps(data: bytes, file: FileGathering, gathering: Gathering) -> None:
    """Nights that no cycle has. Naps are skipped, as are nights that a cycle told already."""
    sheet = table(data)
    known = gathering.observed()
    convert = _conversions(sheet, SLEEP_COLUMNS, file)
    for line, cells in rows_of(sheet, file, {**TIMES, **SLEEP_COLUMNS, "nap": "nap"}, frozenset({"wake onset"})):
        if cells.get("nap", "").casefold() in YES:
            file.skip()
            continue
        found = _day_of(line, cells, file)
        if found is None:
            continue
        on, woke_at = found
        if ("sleep_min", on) in known:
            file.skip()
        else:
            row = _Line(line, cells, on, file, convert)
            row.observe(frozenset(SLEEP_COLUMNS.values()), NIGHT, woke_at)
            row.times(woke_at)


def read_workouts(data: bytes, file: FileGathering, _: Gathering) -> None:
    """Sessions without a rating, so without a known load. WHOOP's strain is kept beside them, never in their place."""
    sheet = table(data)
    convert = _conversions(sheet, {"activity strain": "vendor_strain", "distance": "distance_km"}, file)
    for line, cells in rows_of(sheet, file, WORKOUT_COLUMNS, frozenset({"workout start time"})):
        cell = Cell(line, "workout start time", cells["workout start time"])
        try:
            began = instant(cells["workout start time"])
            ended = _end(began, cells)
            ended_at = _utc(ended, cells)
        except (Unreadable, OverflowError):
            file.reject(RejectedFor.UNREADABLE_ROW, cell)
            continue
        if not file.day_ok(began.date(), cell):
            continue
        if ended is None:
            file.reject(RejectedFor.MISSING_VALUE, Cell(line, "duration"))
            continue
        row = _Line(line, cells, began.date(), file, convert)
        _workout(row, began, ended, ended_at)
        row.observe(frozenset({"vendor_strain"}), WORKOUT, ended_at)


def _workout(row: "_Line", began: datetime, ended: datetime, ended_at: datetime | None) -> None:
    name = (clean(row.cells.get("activity name")) or "workout").casefold()
    minutes = (ended - began).total_seconds() / 60
    row.file.session(
        Cell(row.line, "duration", f"{minutes:g}"),
        on=row.on,
        activity=name,
        kind=_kind_of(name),
        duration_min=minutes,
        distance_km=row.number("distance_km") or None,
        ended_at=ended_at,
        source=WORKOUT,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a table whose columns are metrics."""

    line: int
    cells: Cells
    on: date
    file: FileGathering
    convert: Mapping[str, Convert]

    def number(self, metric: str) -> float | None:
        """A value in the catalogue's unit; None where the table or the cell has none."""
        if metric not in self.convert or metric not in self.cells:
            return None
        value = cell_number(self.cells[metric], self.file, Cell(self.line, metric, self.cells[metric]))
        return None if value is None else self.convert[metric](value)

    def observe(self, metrics: frozenset[str], source: Source, at: datetime | None = None) -> None:
        """Take the row's values of some metrics."""
        for metric in sorted(metrics):
            value = self.number(metric)
            if value is not None:
                cell = Cell(self.line, metric, self.cells[metric])
                self.file.observe(metric, value, self.on, source, cell, at=at)

    def times(self, woke_at: datetime | None) -> None:
        """Take the local times of falling asleep and waking up, where the row has them."""
        for column, metric in NIGHT_TIMES.items():
            written = self.cells.get(column, "")
            try:
                minutes = minutes_from_midnight(instant(written), self.on)
            except Unreadable:
                continue
            if METRICS[metric].plausible(minutes):
                self.file.observe(metric, minutes, self.on, NIGHT, Cell(self.line, column, written), at=woke_at)


def _conversions(sheet: Table, columns: Mapping[str, str], file: FileGathering) -> dict[str, Convert]:
    """How each column becomes the catalogue's unit, by the unit in its header's brackets."""
    found: dict[str, Convert] = {}
    for name in sheet.header:
        metric = columns.get(loose(name))
        if metric is None:
            continue
        try:
            found[metric] = conversion(metric, bracketed_unit(name))
        except UnknownUnit as unknown:
            file.reject(RejectedFor.WRONG_UNIT, Cell(0, name, unknown.unit), metric=metric, unit=METRICS[metric].unit)
    return found


def _day_of(line: int, cells: Cells, file: FileGathering) -> tuple[date, datetime | None] | None:
    """The day of waking up and its instant; without a sleep, the day that holds most of the cycle."""
    column = "cycle start time" if is_missing(cells.get("wake onset", "")) else "wake onset"
    cell = Cell(line, column, cells.get(column, ""))
    try:
        moment = instant(cells.get(column, ""))
        on = (moment if column == "wake onset" else moment + HALF_A_DAY).date()
        woke_at = _utc(moment, cells) if column == "wake onset" else None
    except (Unreadable, OverflowError):
        file.reject(RejectedFor.UNREADABLE_ROW, cell)
        return None
    return (on, woke_at) if file.day_ok(on, cell) else None


def _end(began: datetime, cells: Cells) -> datetime | None:
    if not is_missing(cells.get("workout end time", "")):
        ended = instant(cells["workout end time"])
        return ended if (ended.tzinfo is None) == (began.tzinfo is None) else None
    minutes = number(cells.get("duration", ""))
    return None if minutes is None else began + timedelta(minutes=minutes)


def _utc(moment: datetime | None, cells: Cells) -> datetime | None:
    """A local time as an instant; None where the row does not say how far it is from UTC."""
    offset = utc_offset(cells.get("cycle timezone", ""))
    return None if moment is None or offset is None else in_utc(moment, offset)


def _kind_of(name: str) -> SessionKind:
    if name in STRENGTH:
        return SessionKind.STRENGTH
    return SessionKind.MOBILITY if name in MOBILITY else SessionKind.OTHER
