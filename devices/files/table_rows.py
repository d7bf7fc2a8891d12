"""The rows of somebody's own table, each with its day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from devices.files.batch import RejectedFor
from devices.files.gathering import Cell, FileGathering
from devices.files.mapping import DateColumn, TableMapping
from devices.files.rows import Table
from devices.files.values import Unreadable, in_utc, instant, is_missing, local_day, number, on_the_calendar

TIME_DIRECTIVES = ("%H", "%I", "%X", "%c", "%T", "%R")
ISO_DAY_CHARS = 10


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A row whose day is known. `at` is its instant, where the table has times."""

    line: int
    cells: Mapping[str, str]
    """The columns the mapping speaks of, by its own names, where they hold anything."""
    on: date
    at: datetime | None
    decimal: str

    def text(self, column: str) -> str | None:
        """A cell; None where it is missing, in the file or from it."""
        return self.cells.get(column)

    def number(self, column: str) -> float | None:
        """A number in a cell.

        Raises
        ------
        Unreadable
            The cell holds something else.
        """
        found = self.text(column)
        return None if found is None else number(found, self.decimal)


def dated_rows(sheet: Table, mapping: TableMapping, file: FileGathering, zone: ZoneInfo) -> list[DatedRow]:
    """Every row that can be read and has a day that can be."""
    found: list[DatedRow] = []
    also_missing = frozenset(text.casefold() for text in mapping.missing)
    by_key = {name.casefold(): name for name in mapping.names()}
    wanted = {name: by_key[name.casefold()] for name in reversed(sheet.header) if name.casefold() in by_key}
    file.expect(len(sheet.lines) - sheet.header_at - 1)
    for row in sheet.rows():
        if not file.row_read():
            break
        if row.cells is None:
            file.reject(RejectedFor.UNREADABLE_ROW, Cell(row.number))
            continue
        texts = {meant: row.cells[name] for name, meant in wanted.items()}
        cell = Cell(row.number, mapping.date.column, texts[mapping.date.column])
        try:
            on, at = _day(texts[mapping.date.column], mapping.date, zone)
        except Unreadable:
            file.reject(RejectedFor.UNREADABLE_ROW, cell)
            continue
        if file.day_ok(on, cell):
            cells = {name: text for name, text in texts.items() if not is_missing(text, also_missing)}
            found.append(DatedRow(row.number, cells, on, at, mapping.decimal))
    return found


def _day(written: str, rule: DateColumn, zone: ZoneInfo) -> tuple[date, datetime | None]:
    """The local day, and the instant where the text has a time."""
    if rule.format is None:
        moment, has_time = instant(written), len(written) > ISO_DAY_CHARS
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    else:
        moment = _parsed(written, rule.format, zone)
        has_time = any(directive in rule.format for directive in TIME_DIRECTIVES)
    return local_day(moment, zone), in_utc(moment, zone) if has_time else None


def _parsed(written: str, form: str, zone: ZoneInfo) -> datetime:
    try:
        if "%z" in form:
            moment = datetime.strptime(written, form).astimezone(zone)
        else:
            moment = datetime.strptime(written, form).replace(tzinfo=zone)
    except (ValueError, OverflowError):
        raise Unreadable(written) from None
    return on_the_calendar(moment)
