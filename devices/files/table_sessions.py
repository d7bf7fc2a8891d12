"""Training sessions and days off in somebody's own table."""

from datetime import datetime, timedelta

from devices.files.batch import RejectedFor
from devices.files.gathering import Cell, FileGathering, clean
from devices.files.mapping import Quantity, RestColumn, SessionColumns
from devices.files.table_metrics import read_number, rejected_whole
from devices.files.table_rows import DatedRow
from devices.files.units import other_unit
from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.session import SessionKind

DURATION = "session_duration_min"
DISTANCE = "distance_km"
MOST_EXERTION = 10.0


def read_sessions(columns: SessionColumns, rows: list[DatedRow], source: Source, file: FileGathering) -> None:
    """Every row with a duration is a session. One without a rating counts, and its load is unknown."""
    lengths = [(row, _quantity(columns.duration, DURATION, row, file)) for row in rows if _speaks(columns, row, file)]
    known = [(row, minutes) for row, minutes in lengths if minutes is not None]
    if rejected_whole(columns.duration.column, DURATION, [minutes for _, minutes in known], file):
        return
    rated = not _other_scale(columns, rows, file)
    for row, minutes in known:
        _session(columns, row, minutes, source, file, rated=rated)


def read_rest(column: RestColumn, rows: list[DatedRow], file: FileGathering) -> None:
    """Days off that somebody confirmed."""
    meant = {text.casefold() for text in column.means_rest}
    for row in rows:
        if (row.text(column.column) or "").casefold() in meant:
            file.rest(row.on, Cell(row.line))


def _speaks(columns: SessionColumns, row: DatedRow, file: FileGathering) -> bool:
    """Whether a row is about a session; one that names an activity or a rating, but no duration, is reported."""
    if row.text(columns.duration.column) not in {None, "0"}:
        return True
    others = (columns.activity, columns.rpe)
    if any(name is not None and row.text(name) not in {None, "0"} for name in others):
        file.reject(RejectedFor.MISSING_VALUE, Cell(row.line, columns.duration.column))
    return False


def _session(
    columns: SessionColumns, row: DatedRow, minutes: float, source: Source, file: FileGathering, *, rated: bool
) -> None:
    activity = None if columns.activity is None else clean(row.text(columns.activity))
    distance = None if columns.distance is None else _quantity(columns.distance, DISTANCE, row, file)
    file.session(
        Cell(row.line, columns.duration.column, row.text(columns.duration.column)),
        on=row.on,
        activity=(activity or "training").casefold(),
        kind=_kind(None if columns.kind is None else row.text(columns.kind)),
        duration_min=minutes,
        session_rpe=_rating(columns.rpe, row, file) if rated and columns.rpe is not None else None,
        distance_km=distance or None,
        ended_at=_end(columns, row, minutes),
        source=source,
    )


def _quantity(quantity: Quantity, metric: str, row: DatedRow, file: FileGathering) -> float | None:
    number = read_number(quantity.column, metric, quantity.unit, row, file)
    if number is None or METRICS[metric].plausible(number.value):
        return None if number is None else number.value
    written, catalogued = number.written, METRICS[metric]
    seems = None if written is None else other_unit(metric, number.value, written.number, written.unit)
    cell = Cell(row.line, quantity.column, row.text(quantity.column))
    if seems is not None:
        file.reject(
            RejectedFor.WRONG_UNIT, cell, metric=metric, unit=quantity.unit or catalogued.unit, suggestion=seems
        )
    else:
        low, high = catalogued.low, catalogued.high
        file.reject(RejectedFor.IMPOSSIBLE_VALUE, cell, metric=metric, unit=catalogued.unit, low=low, high=high)
    return None


def _rating(name: str, row: DatedRow, file: FileGathering) -> float | None:
    """Session RPE; a 0 is a slider nobody touched."""
    number = read_number(name, "session_rpe", None, row, file)
    value = None if number is None else number.value
    if value == 0:
        file.missing()
        return None
    if value is not None and not 0 < value <= MOST_EXERTION:
        cell = Cell(row.line, name, row.text(name))
        file.reject(RejectedFor.IMPOSSIBLE_VALUE, cell, metric="session_rpe", unit="of 10", low=0.0, high=MOST_EXERTION)
        return None
    return value


def _other_scale(columns: SessionColumns, rows: list[DatedRow], file: FileGathering) -> bool:
    """Whether the ratings are Borg's 6-20 or a percentage: two or more above 10. The sessions then stay unrated."""
    if columns.rpe is None:
        return False
    ratings = [_plain(row, columns.rpe) for row in rows]
    above = [value for value in ratings if value > MOST_EXERTION]
    if len(above) < 2:
        return False
    cell = Cell(0, columns.rpe, f"{max(above):g}")
    count = sum(value > 0 for value in ratings)
    file.reject(RejectedFor.WRONG_SCALE, cell, count, metric="session_rpe", suggestion="cr10")
    return True


def _plain(row: DatedRow, name: str) -> float:
    text = (row.text(name) or "").replace(",", ".")
    return float(text) if text.replace(".", "", 1).isdecimal() and text.isascii() else 0.0


def _end(columns: SessionColumns, row: DatedRow, minutes: float) -> datetime | None:
    if row.at is None or columns.stamp == "end":
        return row.at
    return row.at + timedelta(minutes=minutes)


def _kind(word: str | None) -> SessionKind:
    plain = (word or "").strip().casefold()
    return SessionKind(plain) if plain in set(SessionKind) else SessionKind.OTHER
