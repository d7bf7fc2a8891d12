"""Cells of a recording as numbers, days and times of day, whether a workbook typed them or a text wrote them."""

import re
from datetime import date, datetime, time, timedelta

from devices.files.values import FIRST_YEAR, LAST_YEAR, Unreadable, number

CLOCK = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)(\.\d+)?")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED_DAY = re.compile(r"(\d{1,2})[- ]([a-z]{3})[a-z]*")
PLAIN_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")
YEARS_TRIED = 5
"""A 29 February needs a few."""
SECONDS_A_DAY = 86400.0


def text(cell: object) -> str:
    """What a cell says, without space around it; nothing for an empty one."""
    return "" if cell is None else str(cell).strip()


def value(cell: object) -> float | None:
    """The number in a cell; None where there is none.

    Raises
    ------
    Unreadable
        It holds something else.
    """
    if isinstance(cell, bool):
        raise Unreadable(str(cell))
    return float(cell) if isinstance(cell, int | float) else number(text(cell))


def clock_s(cell: object) -> float:
    """Seconds since midnight of a time of day.

    Raises
    ------
    Unreadable
        It is none.
    """
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    if isinstance(cell, timedelta):
        return cell.total_seconds() % SECONDS_A_DAY
    found = CLOCK.fullmatch(text(cell))
    if found is None or int(found[1]) > 23:
        raise Unreadable(text(cell))
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) + float(found[4] or 0)


def day(cell: object, today: date) -> date:
    """The day in a cell. One without a year is the newest such day that is not in the future.

    Raises
    ------
    Unreadable
        It is no day.
    """
    if isinstance(cell, datetime):
        if not FIRST_YEAR <= cell.year <= LAST_YEAR:
            raise Unreadable(str(cell))
        return cell.date()
    month, day_of_month = _month_and_day(text(cell))
    for year in range(today.year, today.year - YEARS_TRIED, -1):
        try:
            found = date(year, month, day_of_month)
        except ValueError:
            continue
        if found <= today:
            return found
    raise Unreadable(text(cell))


def _month_and_day(written: str) -> tuple[int, int]:
    """`06-Feb` or, as the column's name says, `02-06`."""
    named, plain = NAMED_DAY.fullmatch(written.casefold()), PLAIN_DAY.fullmatch(written)
    if named is not None and named[2] in MONTHS:
        return MONTHS.index(named[2]) + 1, int(named[1])
    if plain is None:
        raise Unreadable(written)
    return int(plain[1]), int(plain[2])
