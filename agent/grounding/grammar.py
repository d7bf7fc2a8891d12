"""The grammar of written quantities in one language, compiled from its tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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


@dataclass(frozen=True, slots=True)
class _Parts:
    """Alternations that several patterns share."""

    number: str
    units: str
    counted: str
    physical: str
    adjectives: str

    @property
    def no_unit(self) -> str:
        """What must not follow a number whose unit would change its meaning."""
        return rf"(?!\s?-?(?:{self.units})(?!\w))"


def _parts(table: Mapping[str, Any], words: Mapping[str, int]) -> _Parts:
    units = table["units"]
    return _Parts(
        number=rf"(?:{DIGITS}|(?:{any_of(words)})(?!\w))",
        units="|".join(pattern for pattern, _ in units),
        counted="|".join(pattern for pattern, name in units if UNITS[name].dimension in COUNTED),
        physical="|".join(p for p, name in units if UNITS[name].dimension not in COUNTED and name != "per week"),
        adjectives=table["counted_adjectives"],
    )


def _day_patterns(dates: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    weekdays, months = any_of(dates["weekdays"]), any_of(dates["months"])
    alone = any_of(word for word in dates["weekdays"] if word not in dates["also_words"])
    year = r"(?:,? (?P<year>\d{4}))?"
    return {
        "iso_date": re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"),
        "day_month": whole(
            rf"(?:(?P<weekday>{weekdays}),? (?:the )?)?(?P<day>\d{{1,2}})(?:{dates['ordinal']})?\.?(?: of)? "
            rf"(?P<month>{months})(?:\.(?= \d))?{year}"
        ),
        "month_day": whole(
            rf"(?:(?P<weekday>{weekdays}),? )?(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:{dates['ordinal']})?{year}"
        ),
        "weekday": whole(rf"(?P<weekday>{alone})s?(?:'s)?"),
        "clock": re.compile(
            rf"(?<![\w:])(?P<hour>\d{{1,2}})(?::(?P<minute>\d{{2}})(?::\d{{2}})?)?\s?"
            rf"(?P<meridiem>{dates['meridiem']})?(?![\w:])"
        ),
        "lookback": re.compile(rf"(?<!\w)(?:{dates['lookback']})\s+$"),
    }


def _number_patterns(parts: _Parts, table: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    number, units, counted, adjectives = parts.number, parts.units, parts.counted, parts.adjectives
    scales = "|".join(str(scale) for scale in table["score_scales"])
    hours, minutes, between = (table["compound"][key] for key in ("hours", "minutes", "joint"))
    minus, sign = r"(?:(?<![\w)])(?P<sign>-))?", r"(?:(?<![\w)])(?P<sign>[+-]))?"
    return {
        "sets": re.compile(r"(?<![\w-])\d+(?:-\d+){2,}(?![\w-])"),
        "pace": re.compile(r"(?<![\w:])(\d{1,2}):(\d{2})\s?(?:min)?\s?/\s?(km|mi)(?!\w)"),
        "scheme": re.compile(
            rf"(?<![\w.]){minus}(?P<reps>{number})\s?(?:{table['by']})\s?(?P<each>{number})"
            rf"(?:[\s-]?(?P<unit>{units})(?!\w))?"
        ),
        "duration": re.compile(
            rf"(?:(?<![\w)])(?P<sign>[+\-])\s?)?(?<![\w.,])(?P<hours>{number})\s?(?:{hours})(?:{between})?\s?"
            rf"(?P<minutes>{number})(?:\s?(?:{minutes})(?!\w)|(?![\w%/:]|\.\d|\s?-?(?:{units}|of|x)(?!\w)|\s?%))"
        ),
        "score": re.compile(
            rf"{sign}(?<![\w.])(?P<number>{number})\s?(?:/\s?|(?:{table['of_scale']}) )(?P<scale>{scales})"
            rf"(?!\w|\.\d|\s?%|\s(?:{parts.physical})(?!\w)|\s?/\s?\w|\s(?:{adjectives})\s|\s(?:{counted})\b)"
        ),
        "pair": re.compile(
            rf"{minus}(?<![\w.])(?P<number>{number}) (?P<of>{table['of']}) (?P<total>{number})(?!\w)"
            rf"(?: (?:(?:{adjectives}) ){{0,2}}(?P<unit>{counted})(?!\w))?{parts.no_unit}"
        ),
        "times": re.compile(r"(?<!\w)(?:x\s?(?P<a>\d+(?:\.\d+)?)|(?P<b>\d+(?:\.\d+)?)x)(?!\w)"),
        "quantity": re.compile(
            rf"(?<![\w.,/])(?:(?<![\w)])(?P<sign>[+\-±])\s?)?(?P<number>{number})"
            rf"(?:[\s-]?(?P<unit>{units})(?!\w)|\s(?:(?:{adjectives}) ){{1,2}}(?P<counted>{counted})(?!\w)|(?!\w))"
        ),
    }


def _joint_patterns(joints: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        "inherits": re.compile(rf"\W*(?:\w+ )?(?:{joints['inherits']})\W+"),
        "range_joint": re.compile(rf"\s*(?:{joints['to']})\s*"),
        "between_joint": re.compile(rf"\s*(?:{joints['and']})\s*"),
        "between": re.compile(rf"(?:{joints['between']})\s+$"),
        "from_": re.compile(rf"(?:{joints['from']})\s+$"),
    }


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar:
    """Compile the grammar of a language."""
    table = tables(language)
    numbers, dates = table["numbers"], table["dates"]
    words = _number_words(numbers)
    patterns = {
        **_day_patterns(dates),
        **_number_patterns(_parts(table, words), table),
        **_joint_patterns(table["range"]),
    }
    return Grammar(
        words=words,
        units=tuple((re.compile(pattern), UNITS[name]) for pattern, name in table["units"]),
        fractions=tuple((whole(pattern), value) for value, pattern in numbers["fractions"].items()),
        multiples=tuple((whole(pattern), value) for value, pattern in numbers["multiples"].items()),
        an_hour=re.compile(numbers["an_hour"]),
        months=dates["months"],
        weekdays=dates["weekdays"],
        ignored=whole("|".join([numbers["tokens"], *numbers["idioms"]])),
        **patterns,
    )
