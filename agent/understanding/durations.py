"""Lengths of time, in minutes: `7h15`, `an hour and a half`, `1 h 30`, `90'`."""

import re
from functools import lru_cache

from agent.understanding.lexicon import Lexicon
from agent.understanding.numbers import FIGURE, value_of
from agent.understanding.spans import Found

MOST_HOURS = 5
"""A figure before a colon up to here counts hours."""


def find_durations(text: str, lexicon: Lexicon) -> list[Found[float]]:
    """Every length of time in a text [min], left to right."""
    return [Found(_minutes(match), match.start(), match.end()) for match in _pattern(lexicon).finditer(text)]


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    hour, minute = lexicon.any_of("units", "hour"), lexicon.any_of("units", "minute")
    a, half, quarter = lexicon.any_of("articles"), lexicon.any_of("halves"), lexicon.any_of("quarters")
    join, of = lexicon.any_of("and_words"), lexicon.any_of("of_words")
    within = lexicon.any_of("within_words")
    and_half = rf"\s+(?:{join})\s+(?:(?:{a})\s+)?(?:{half})"
    return re.compile(
        rf"""(?<![\w.,:])(?<!\s-)(?:
        (?P<h1>{FIGURE})\s*-?(?:{hour})\s*(?:(?:{join})\s+)?(?P<m1>[0-5]?\d)(?:\s*(?:{minute}|m))?(?![\w/.,]*\d)
        |(?P<h5>\d):(?P<m5>[0-5]\d):[0-5]\d
        |(?<=\s)(?:{within})\s+(?P<lap>\d{{1,3}}):(?P<lap_end>[0-5]\d)(?!:)
        |(?P<h2>{FIGURE}){and_half}\s*-?\s*(?:{hour})
        |(?P<h3>{FIGURE}|(?:{a})(?=\s))\s*-?(?:{hour})(?P<half>{and_half})
        |(?P<quarters>3)\s+(?:{quarter})s?\s+(?:(?:{of})\s+)?(?:(?:{a})\s+)?(?:{hour})
        |(?:(?:{a})\s+)?(?P<half_hour>{half})\s*-?(?:(?:{a})\s+)?(?:{hour})
        |(?:(?:{a})\s+)?(?P<quarter_hour>{quarter})\s*-?(?:(?:{of})\s+)?(?:(?:{a})\s+)?(?:{hour})
        |(?P<h4>{FIGURE})\s*-?(?:{hour})
        |(?:{a})\s+(?P<one_hour>{hour})
        |(?P<m2>{FIGURE})\s*-?(?:{minute})
        )(?!\w)""",
        re.VERBOSE,
    )


def _minutes(match: re.Match[str]) -> float:
    said = match.groupdict()
    if said["h1"]:
        return value_of(said["h1"]) * 60 + float(said["m1"])
    if said["h5"]:
        return float(said["h5"]) * 60 + float(said["m5"])
    if said["lap"]:
        return _lap(int(said["lap"]), int(said["lap_end"]))
    if said["h2"]:
        return value_of(said["h2"]) * 60 + 30
    if said["h3"]:
        return (value_of(said["h3"]) if said["h3"][0].isdigit() else 1) * 60 + 30
    if said["h4"]:
        return value_of(said["h4"]) * 60
    if said["m2"]:
        return value_of(said["m2"])
    fixed = {"quarters": 45.0, "half_hour": 30.0, "quarter_hour": 15.0, "one_hour": 60.0}
    return next(minutes for name, minutes in fixed.items() if said[name])


def _lap(first: int, second: int) -> float:
    """`in 55:30` is minutes and seconds, `in 1:05` hours and minutes."""
    return first * 60 + second if first <= MOST_HOURS else round(first + second / 60, 1)
