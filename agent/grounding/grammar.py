"""The grammar of written quantities in one language, compiled from its tables."""

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.grounding.language import any_of, tables, whole
from agent.grounding.units import COUNTED, UNITS, Unit

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2}(?!\d))?(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns in the order in which they claim text, and the tables behind them."""

    words: dict[str, int]
    units: tuple[tuple[re.Pattern[str], Unit], ...]
    fractions: tuple[tuple[re.Pattern[str], float], ...]
    multiples: tuple[tuple[re.Pattern[str], float], ...]
    an_hour: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    ignored: re.Pattern[str]
    iso_date: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    weekday: re.Pattern[str]
    sets: re.Pattern[str]
    pace: re.Pattern[str]
    clock: re.Pattern[str]
    scheme: re.Pattern[str]
    duration: re.Pattern[str]
    score: re.Pattern[str]
    pair: re.Pattern[str]
    times: re.Pattern[str]
    quantity: re.Pattern[str]
    range_joint: re.Pattern[str]
    between_joint: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    lookback: re.Pattern[str]
    inherits: re.Pattern[str]

    def unit(self, written: str) -> Unit:
        """The unit a printed word stands for."""
        return next((unit for pattern, unit in self.units if pattern.fullmatch(written)), UNITS[""])


def _number_words(table: dict[str, dict[str, int]]) -> dict[str, int]:
    ones, tens = table["words"], table["tens"]
    joined = {
        f"{ten}{gap}{one}": tens[ten] + ones[one] for ten in tens for one in ones for gap in " -" if 0 < ones[one] < 10
    }
    return {**ones, **tens, **joined, "a hundred": 100, "one hundred": 100, "hundred": 100}


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar:
    """Compile the grammar of a language."""
    table = tables(language)
    numbers, dates, units = table["numbers"], table["dates"], table["units"]
    words = _number_words(numbers)
    number = rf"(?:{DIGITS}|(?:{any_of(words)})(?!\w))"
    signed = rf"(?:(?<![\w)])(?P<sign>[+\-±])\s?)?(?P<number>{number})"
    plain = "|".join(pattern for pattern, name in units)
    counted = "|".join(pattern for pattern, name in units if UNITS[name].dimension in COUNTED)
    adjectives = table["counted_adjectives"]
    scales = "|".join(str(scale) for scale in table["score_scales"])
    of = table["of"]
    weekdays, months = any_of(dates["weekdays"]), any_of(dates["months"])
    ordinal, meridiem = dates["ordinal"], dates["meridiem"]
    joint = table["range"]
    return Grammar(
        words=words,
        units=tuple((re.compile(pattern), UNITS[name]) for pattern, name in units),
        fractions=tuple((whole(pattern), value) for value, pattern in numbers["fractions"].items()),
        multiples=tuple((whole(pattern), value) for value, pattern in numbers["multiples"].items()),
        an_hour=re.compile(numbers["an_hour"]),
        months=dates["months"],
        weekdays=dates["weekdays"],
        ignored=whole("|".join([numbers["tokens"], *numbers["idioms"]])),
        iso_date=re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"),
        day_month=whole(
            rf"(?:(?P<weekday>{weekdays}),? (?:the )?)?(?P<day>\d{{1,2}})(?:{ordinal})?\.?(?: of)? (?P<month>{months})(?:\.(?= \d))?(?:,? (?P<year>\d{{4}}))?"
        ),
        month_day=whole(
            rf"(?:(?P<weekday>{weekdays}),? )?(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:{ordinal})?(?:,? (?P<year>\d{{4}}))?"
        ),
        weekday=whole(
            rf"(?P<weekday>{any_of(w for w in dates['weekdays'] if w not in ('sun', 'sat', 'wed', 'mar'))})s?(?:'s)?"
        ),
        sets=re.compile(r"(?<![\w-])\d+(?:-\d+){2,}(?![\w-])"),
        pace=re.compile(r"(?<![\w:])(\d{1,2}):(\d{2})\s?(?:min)?\s?/\s?(km|mi)(?!\w)"),
        clock=re.compile(
            rf"(?<![\w:])(?P<hour>\d{{1,2}})(?::(?P<minute>\d{{2}})(?::\d{{2}})?)?\s?(?P<meridiem>{meridiem})?(?![\w:])"
        ),
        scheme=re.compile(
            rf"(?<![\w.])(?:(?<![\w)])(?P<sign>-))?(?P<reps>{number})\s?(?:x|times|\*)\s?(?P<each>{number})(?:[\s-]?(?P<unit>{plain})(?!\w))?"
        ),
        duration=re.compile(
            rf"(?:(?<![\w)])(?P<sign>[+\-])\s?)?(?<![\w.,])(?P<hours>{number})\s?(?:h|hrs?|hours?)(?:,? and | |,)?\s?(?P<minutes>{number})"
            rf"(?:\s?(?:minutes?|mins?|min|m)(?!\w)|(?![\w%/:]|\.\d|\s?-?(?:{plain}|of|x)(?!\w)|\s?%))"
        ),
        score=re.compile(
            rf"(?:(?<![\w)])(?P<sign>[+-]))?(?<![\w.])(?P<number>{number})\s?(?:/\s?|(?:out )?of (?:a (?:possible|total) )?)(?P<scale>{scales})(?!\w|\.\d|\s?/\s?\w|\s(?:{adjectives})\s|\s(?:{counted})\b)"
        ),
        pair=re.compile(
            rf"(?:(?<![\w)])(?P<sign>-))?(?<![\w.])(?P<number>{number}) (?P<of>{of}) (?P<total>{number})(?!\w)(?: (?:(?:{adjectives}) ){{0,2}}(?P<unit>{counted})(?!\w))?(?!\s?-?(?:{plain})(?!\w))"
        ),
        times=re.compile(r"(?<!\w)(?:x\s?(?P<a>\d+(?:\.\d+)?)|(?P<b>\d+(?:\.\d+)?)x)(?!\w)"),
        quantity=re.compile(
            rf"(?<![\w.,/]){signed}(?:[\s-]?(?P<unit>{plain})(?!\w)|\s(?:(?:{adjectives}) ){{1,2}}(?P<counted>{counted})(?!\w))?"
        ),
        range_joint=re.compile(rf"\s*(?:{joint['to']})\s*"),
        between_joint=re.compile(rf"\s*(?:{joint['and']})\s*"),
        between=re.compile(rf"(?:{joint['between']})\s+$"),
        from_=re.compile(rf"(?:{joint['from']})\s+$"),
        inherits=re.compile(rf"\W*(?:\w+ )?(?:{joint['inherits']})\W+"),
        lookback=re.compile(rf"(?<!\w)(?:{dates['lookback']})\s+$"),
    )
