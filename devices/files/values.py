"""Numbers, days and instants as files write them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from math import isfinite
from zoneinfo import ZoneInfo

MISSING = frozenset({"", "-", "--", "–", "—", "na", "n/a", "nan", "null", "none", "nil", "."})
FIRST_YEAR, LAST_YEAR = 1000, 9000
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
PLAIN_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
UTC_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE | re.ASCII)


class Unreadable(Exception):
    """Text that is neither a value nor a sign of a missing one."""


def is_missing(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Whether a cell says that there is no value."""
    return text.strip().casefold() in MISSING | also


def number(text: str, decimal: str = ".") -> float | None:
    """A finite number; None for a missing one.

    Raises
    ------
    Unreadable
        The text is no number.
    """
    if is_missing(text):
        return None
    cleaned = _with_point(text.strip().replace("\u00a0", "").replace(" ", ""), decimal)
    if not PLAIN_NUMBER.fullmatch(cleaned):
        raise Unreadable(text)
    value = float(cleaned)
    if not isfinite(value):
        raise Unreadable(text)
    return value


def _with_point(text: str, decimal: str) -> str:
    """Drop marks that group thousands, and only those: in a table with decimal commas `7.5` is no number."""
    group = "." if decimal == "," else ","
    grouped = text.partition(decimal)[0]
    if group in grouped:
        if not re.fullmatch(rf"[+-]?\d{{1,3}}(?:\{group}\d{{3}})+", grouped, re.ASCII):
            raise Unreadable(text)
        text = text.replace(group, "")
    return text.replace(decimal, ".")


def clock_minutes(text: str) -> float | None:
    """Minutes of a duration written `7:30` or `7:30:15`; None if it is not written so."""
    found = CLOCK.fullmatch(text.strip())
    return None if found is None else int(found[1]) * 60 + int(found[2]) + int(found[3] or 0) / 60


def instant(text: str) -> datetime:
    """An ISO date and time, naive unless the text has an offset.

    Raises
    ------
    Unreadable
        The text is no instant.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Unreadable(text) from None
    return on_the_calendar(moment)


def on_the_calendar(moment: datetime) -> datetime:
    """The same moment, far enough from both ends of the calendar for any time zone.

    Raises
    ------
    Unreadable
        It is too near to one.
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Unreadable(str(moment))
    return moment


def utc_instant(text: str) -> datetime:
    """An ISO instant as aware UTC; one without an offset is UTC already.

    Raises
    ------
    Unreadable
        The text is no instant.
    """
    return in_utc(instant(text), ZoneInfo("UTC"))


def in_utc(moment: datetime, zone: ZoneInfo | timezone) -> datetime:
    """A moment as aware UTC; without an offset of its own it was written in `zone`."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of an aware moment where the athlete is."""
    return moment.astimezone(zone).date()


def minutes_from_midnight(moment: datetime, on: date) -> float:
    """A time as written where the athlete is, from the midnight that begins a day: 23:00 the evening before is -60."""
    return 1440.0 * (moment.date() - on).days + 60.0 * moment.hour + moment.minute + moment.second / 60


def utc_offset(text: str) -> timezone | None:
    """An offset written `UTC+01:00`, `UTC-5` or `UTCZ`; None if it is not written so."""
    plain = text.strip().upper()
    if plain in {"UTC", "Z", "UTCZ", "GMT"}:
        return UTC
    found = UTC_OFFSET.fullmatch(plain)
    if found is None or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(ahead if found[1] == "+" else -ahead)
