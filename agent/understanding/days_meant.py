"""From the parts of a time to days on the calendar."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agent.understanding.lexicon import Lexicon

LONGEST_WINDOW_DAYS = 3660
SATURDAY, SUNDAY = 5, 6


class Sense(StrEnum):
    """Which way an open day points."""

    PAST = "past"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Moment:
    """The words of a time, and the day they were said on."""

    parts: Mapping[str, str]
    lexicon: Lexicon
    today: date
    sense: Sense

    @property
    def n(self) -> int:
        """How many units."""
        said = self.parts["n"]
        count = int(said) if said.isdigit() else int(self.lexicon.data["vague"][re.sub(r"\s+", " ", said)])
        return max(1, min(count, LONGEST_WINDOW_DAYS))

    @property
    def unit(self) -> str:
        """The unit said: day, week, month, ..."""
        return _place(self.parts["unit"], self.lexicon.data["time_units"])

    @property
    def unit_days(self) -> int:
        """Its length in days, months as thirty."""
        return {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}[self.unit]

    def weekday(self, name: str = "weekday") -> int:
        """The weekday named, Monday 0."""
        rows: list[list[str]] = self.lexicon.data["weekdays"]
        return next(i for i, row in enumerate(rows) if self.parts[name] in row)

    @property
    def month(self) -> int:
        """The month named, January 1."""
        rows: list[list[str]] = self.lexicon.data["months"]
        return next(i for i, row in enumerate(rows) if self.parts["month"] in row) + 1

    def last_weekday(self, name: str = "weekday", *, today_too: bool = True) -> date:
        """The newest such day up to today."""
        back = (self.today.weekday() - self.weekday(name)) % 7
        return self.today - timedelta(days=back or (0 if today_too else 7))

    def next_weekday(self, *, today_too: bool = True) -> date:
        """The next such day from today."""
        ahead = (self.weekday() - self.today.weekday()) % 7
        return self.today + timedelta(days=ahead or (0 if today_too else 7))

    def offset(self) -> date:
        """Today and so many days."""
        days: dict[str, int] = self.lexicon.data["days"]
        return self.today + timedelta(days=days[re.sub(r"\s+", " ", self.parts["offset"])])

    def date_said(self) -> date:
        """A day and a month; without a year the nearest in the sense of the question."""
        if "year" in self.parts:
            return date(int(self.parts["year"]), self.month, int(self.parts["day"]))
        years = (self.today.year - 1, self.today.year, self.today.year + 1)
        near = [date(y, self.month, int(self.parts["day"])) for y in years if _exists(y, self.month, self.parts["day"])]
        if self.sense is Sense.PAST:
            return max(day for day in near if day <= self.today)
        return min(day for day in near if day >= self.today)


Days = tuple[date, date]


def _last_n(m: Moment) -> Days:
    return m.today - timedelta(days=m.n * m.unit_days - 1), m.today


def _next_n(m: Moment) -> Days:
    return m.today + timedelta(days=1), m.today + timedelta(days=m.n * m.unit_days)


def _ago(m: Moment) -> Days:
    day = m.today - timedelta(days=(m.n if "n" in m.parts else 1) * m.unit_days)
    return day, day


def _rolling(m: Moment) -> Days:
    return m.today - timedelta(days=m.unit_days - 1), m.today


def _unit_around(m: Moment, shift: int) -> Days:
    if m.unit == "day":
        day = m.today + timedelta(days=shift)
        return day, day
    if m.unit == "month":
        first = _month_shifted(m.today.replace(day=1), shift)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if m.unit == "year":
        return date(m.today.year + shift, 1, 1), date(m.today.year + shift, 12, 31)
    span = 14 if m.unit == "fortnight" else 7
    monday = m.today - timedelta(days=m.today.weekday()) + timedelta(days=span * shift)
    return monday, monday + timedelta(days=span - 1)


def _last_unit(m: Moment) -> Days:
    return _rolling(m) if m.unit in {"fortnight", "year"} else _unit_around(m, -1)


def _this_unit(m: Moment) -> Days:
    first, last = _unit_around(m, 0)
    return (first, m.today) if m.sense is Sense.PAST else (m.today, last)


def _next_unit(m: Moment) -> Days:
    return _unit_around(m, 1)


def _weekend(m: Moment) -> Days:
    saturday = m.today + timedelta(days=(SATURDAY - m.today.weekday()) % 7)
    if m.today.weekday() == SUNDAY:
        saturday -= timedelta(days=7)
    if m.sense is Sense.PAST and saturday > m.today:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def _last_weekend(m: Moment) -> Days:
    sunday = m.today - timedelta(days=m.today.weekday() + 1)
    return sunday - timedelta(days=1), sunday


def _weekday(m: Moment) -> Days:
    day = m.last_weekday() if m.sense is Sense.PAST else m.next_weekday()
    return day, day


def _last_weekday(m: Moment) -> Days:
    day = m.last_weekday(today_too=False)
    return day, day


def _next_weekday(m: Moment) -> Days:
    day = m.next_weekday(today_too=False)
    return day, day


def _between_weekdays(m: Moment) -> Days:
    last = m.last_weekday("weekday_2")
    return last - timedelta(days=(last.weekday() - m.weekday()) % 7), last


def _date(m: Moment) -> Days:
    day = m.date_said()
    return day, day


def _dmy(m: Moment) -> Days:
    day = date(int(m.parts["year"]), int(m.parts["month_number"]), int(m.parts["day"]))
    return day, day


def _iso(m: Moment) -> Days:
    day = date.fromisoformat(m.parts["iso"])
    return day, day


def _month(m: Moment) -> Days:
    year = m.today.year - (m.month > m.today.month) if m.sense is Sense.PAST else m.today.year
    return date(year, m.month, 1), date(year, m.month, calendar.monthrange(year, m.month)[1])


def _offset(m: Moment) -> Days:
    return m.offset(), m.offset()


def _night(m: Moment) -> Days:
    return m.today - timedelta(days=1), m.today - timedelta(days=1)


WINDOWS = frozenset(
    [
        "last_n",
        "next_n",
        "rolling",
        "last_unit",
        "this_unit",
        "next_unit",
        "weekend",
        "last_weekend",
        "since_weekday",
        "since_day",
        "since_date",
        "since_iso",
        "since_month",
        "between_weekdays",
        "between_iso",
        "month",
    ]
)
MEANINGS: Mapping[str, Callable[[Moment], Days]] = {
    "last_n": _last_n,
    "next_n": _next_n,
    "ago": _ago,
    "ago_one": _ago,
    "rolling": _rolling,
    "last_unit": _last_unit,
    "this_unit": _this_unit,
    "next_unit": _next_unit,
    "weekend": _weekend,
    "last_weekend": _last_weekend,
    "since_weekday": lambda m: (m.last_weekday(today_too=False), m.today),
    "since_day": lambda m: (m.offset(), m.today),
    "since_date": lambda m: (m.date_said(), m.today),
    "since_iso": lambda m: (_iso(m)[0], m.today),
    "since_month": lambda m: (_month(m)[0], m.today),
    "between_weekdays": _between_weekdays,
    "between_iso": lambda m: (date.fromisoformat(m.parts["iso"]), date.fromisoformat(m.parts["iso_2"])),
    "last_weekday": _last_weekday,
    "next_weekday": _next_weekday,
    "weekday": _weekday,
    "date": _date,
    "dmy": _dmy,
    "iso": _iso,
    "month": _month,
    "offset": _offset,
    "night": _night,
}


def _place(word: str, rows: Mapping[str, list[str]]) -> str:
    return next(meaning for meaning, said in rows.items() if word in said)


def _exists(year: int, month: int, day: str) -> bool:
    return 1 <= int(day) <= calendar.monthrange(year, month)[1]


def _month_shifted(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
