"""Days and windows as people say them. A bare weekday is past or coming only once we know what is asked."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from agent.understanding.lexicon import Lexicon, alternation
from agent.understanding.reading import Period
from agent.understanding.spans import Found

LONGEST_WINDOW_DAYS = 3660


class Sense(StrEnum):
    """Which way an open day points."""

    PAST = "past"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A day or a window before it is placed on the calendar."""

    means: str
    parts: Mapping[str, str]
    lexicon: Lexicon

    def period(self, today: date, sense: Sense = Sense.PAST) -> Period | None:
        """The days meant, or None where the calendar has no such day."""
        try:
            days = _MEANINGS[self.means](_Moment(self.parts, self.lexicon, today, sense))
        except (ValueError, OverflowError):
            return None
        return Period(first_on=days[0], last_on=days[1]) if days[0] <= days[1] else None

    @property
    def is_night(self) -> bool:
        """Whether a night was named: its sleep belongs to the day of waking."""
        return self.means == "night"

    @property
    def is_window(self) -> bool:
        """Whether more than one day was named."""
        return self.means in _WINDOWS


def find_times(text: str, lexicon: Lexicon) -> list[Found[TimeSaid]]:
    """Every day or window in a text, the longest reading of each, left to right."""
    found: list[Found[TimeSaid]] = []
    for means, pattern in _patterns(lexicon):
        for match in pattern.finditer(text):
            parts = {k: v for k, v in match.groupdict().items() if v is not None}
            found.append(Found(TimeSaid(means, parts, lexicon), match.start(), match.end()))
    found.sort(key=lambda f: (f.start, -(f.end - f.start)))
    kept: list[Found[TimeSaid]] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.end - item.start > kept[-1].end - kept[-1].start:
            kept[-1] = item
    return kept


@dataclass(frozen=True, slots=True)
class _Moment:
    parts: Mapping[str, str]
    lexicon: Lexicon
    today: date
    sense: Sense

    @property
    def n(self) -> int:
        said = self.parts["n"]
        count = int(said) if said.isdigit() else int(self.lexicon.data["vague"][re.sub(r"\s+", " ", said)])
        return max(1, min(count, LONGEST_WINDOW_DAYS))

    @property
    def unit(self) -> str:
        return _place(self.parts["unit"], self.lexicon.data["time_units"])

    @property
    def unit_days(self) -> int:
        return {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}[self.unit]

    def weekday(self, name: str = "weekday") -> int:
        rows: list[list[str]] = self.lexicon.data["weekdays"]
        return next(i for i, row in enumerate(rows) if self.parts[name] in row)

    @property
    def month(self) -> int:
        rows: list[list[str]] = self.lexicon.data["months"]
        return next(i for i, row in enumerate(rows) if self.parts["month"] in row) + 1

    def last_weekday(self, name: str = "weekday", *, today_too: bool = True) -> date:
        back = (self.today.weekday() - self.weekday(name)) % 7
        return self.today - timedelta(days=back or (0 if today_too else 7))

    def next_weekday(self, *, today_too: bool = True) -> date:
        ahead = (self.weekday() - self.today.weekday()) % 7
        return self.today + timedelta(days=ahead or (0 if today_too else 7))

    def offset(self) -> date:
        days: dict[str, int] = self.lexicon.data["days"]
        return self.today + timedelta(days=days[re.sub(r"\s+", " ", self.parts["offset"])])

    def date_said(self) -> date:
        if "year" in self.parts:
            return date(int(self.parts["year"]), self.month, int(self.parts["day"]))
        years = (self.today.year - 1, self.today.year, self.today.year + 1)
        near = [date(y, self.month, int(self.parts["day"])) for y in years if _exists(y, self.month, self.parts["day"])]
        if self.sense is Sense.PAST:
            return max(day for day in near if day <= self.today)
        return min(day for day in near if day >= self.today)


Days = tuple[date, date]


def _last_n(m: _Moment) -> Days:
    return m.today - timedelta(days=m.n * m.unit_days - 1), m.today


def _next_n(m: _Moment) -> Days:
    return m.today + timedelta(days=1), m.today + timedelta(days=m.n * m.unit_days)


def _ago(m: _Moment) -> Days:
    day = m.today - timedelta(days=(m.n if "n" in m.parts else 1) * m.unit_days)
    return day, day


def _rolling(m: _Moment) -> Days:
    return m.today - timedelta(days=m.unit_days - 1), m.today


def _unit_around(m: _Moment, shift: int) -> Days:
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


def _last_unit(m: _Moment) -> Days:
    return _rolling(m) if m.unit in {"fortnight", "year"} else _unit_around(m, -1)


def _this_unit(m: _Moment) -> Days:
    first, last = _unit_around(m, 0)
    return (first, m.today) if m.sense is Sense.PAST else (m.today, last)


def _next_unit(m: _Moment) -> Days:
    return _unit_around(m, 1)


def _weekend(m: _Moment) -> Days:
    saturday = m.today + timedelta(days=(5 - m.today.weekday()) % 7)
    if m.today.weekday() == 6:
        saturday -= timedelta(days=7)
    if m.sense is Sense.PAST and saturday > m.today:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def _last_weekend(m: _Moment) -> Days:
    sunday = m.today - timedelta(days=m.today.weekday() + 1)
    return sunday - timedelta(days=1), sunday


def _weekday(m: _Moment) -> Days:
    day = m.last_weekday() if m.sense is Sense.PAST else m.next_weekday()
    return day, day


def _last_weekday(m: _Moment) -> Days:
    day = m.last_weekday(today_too=False)
    return day, day


def _next_weekday(m: _Moment) -> Days:
    day = m.next_weekday(today_too=False)
    return day, day


def _between_weekdays(m: _Moment) -> Days:
    last = m.last_weekday("weekday_2")
    return last - timedelta(days=(last.weekday() - m.weekday()) % 7), last


def _date(m: _Moment) -> Days:
    day = m.date_said()
    return day, day


def _dmy(m: _Moment) -> Days:
    day = date(int(m.parts["year"]), int(m.parts["month_number"]), int(m.parts["day"]))
    return day, day


def _iso(m: _Moment) -> Days:
    day = date.fromisoformat(m.parts["iso"])
    return day, day


def _month(m: _Moment) -> Days:
    year = m.today.year - (m.month > m.today.month) if m.sense is Sense.PAST else m.today.year
    return date(year, m.month, 1), date(year, m.month, calendar.monthrange(year, m.month)[1])


def _offset(m: _Moment) -> Days:
    return m.offset(), m.offset()


def _night(m: _Moment) -> Days:
    return m.today - timedelta(days=1), m.today - timedelta(days=1)


_WINDOWS = frozenset(
    ["last_n", "next_n", "rolling", "last_unit", "this_unit", "next_unit", "weekend", "last_weekend", "since_weekday", "since_day", "since_date", "since_iso", "since_month", "between_weekdays", "between_iso", "month"]
)
_MEANINGS: Mapping[str, Callable[[_Moment], Days]] = {
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


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> list[tuple[str, re.Pattern[str]]]:
    weekday = alternation(word for row in lexicon.data["weekdays"] for word in row)
    iso = r"\d{4}-\d{2}-\d{2}"
    pieces = {
        "{n}": rf"(?P<n>\d{{1,4}}|{lexicon.any_of('vague')})",
        "{unit}": "(?P<unit>" + alternation(w for row in lexicon.data["time_units"].values() for w in row) + ")",
        "{weekday}": f"(?P<weekday>{weekday})",
        "{weekday_2}": f"(?P<weekday_2>{weekday})",
        "{month}": "(?P<month>" + alternation(word for row in lexicon.data["months"] for word in row) + ")",
        "{day}": r"(?P<day>[0-3]?\d)",
        "{month_number}": r"(?P<month_number>[01]?\d)",
        "{year}": r"(?P<year>20\d\d)",
        "{iso}": f"(?P<iso>{iso})",
        "{iso_2}": f"(?P<iso_2>{iso})",
        "{offset}": f"(?P<offset>{lexicon.any_of('days')})",
        "{night}": f"(?:{lexicon.any_of('nights')})",
    }
    made = []
    for row in lexicon.data["time_patterns"]:
        say = str(row["say"])
        for name, pattern in pieces.items():
            say = say.replace(name, pattern)
        made.append((str(row["means"]), re.compile(rf"(?<![\w@]){say}(?!\w)")))
    return made


def _place(word: str, rows: Mapping[str, list[str]]) -> str:
    return next(meaning for meaning, said in rows.items() if word in said)


def _exists(year: int, month: int, day: str) -> bool:
    return 1 <= int(day) <= calendar.monthrange(year, month)[1]


def _month_shifted(first: date, months: int) -> date:
    index = first.year * 12 + first.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
