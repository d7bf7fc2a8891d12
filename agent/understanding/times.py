"""Days and windows as people say them. A bare weekday is past or coming only once we know what is asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from agent.understanding.days_meant import MEANINGS, WINDOWS, Moment, Sense
from agent.understanding.lexicon import Lexicon, alternation
from agent.understanding.reading import Period
from agent.understanding.spans import Found


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A day or a window before it is placed on the calendar."""

    means: str
    parts: Mapping[str, str]
    lexicon: Lexicon

    def period(self, today: date, sense: Sense = Sense.PAST) -> Period | None:
        """The days meant, or None where the calendar has no such day."""
        try:
            days = MEANINGS[self.means](Moment(self.parts, self.lexicon, today, sense))
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
        return self.means in WINDOWS


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
