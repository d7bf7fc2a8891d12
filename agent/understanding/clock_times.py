"""Times of day, in hours: `7pm`, `22:45`. A span between two is a night's sleep where sleep is the subject."""

import re
from functools import lru_cache

from agent.understanding.lexicon import Lexicon
from agent.understanding.spans import Found


def find_clock_times(text: str, lexicon: Lexicon) -> list[Found[float]]:
    """Every time of day in a text [h after midnight], left to right."""
    found = []
    for match in _pattern(lexicon).finditer(text):
        hour, minute = int(match["hour"] or match["bare"]), int(match["minute"] or 0)
        half = match["half"] or match["half_2"]
        if half:
            hour = hour % 12 + (12 if re.fullmatch(lexicon.any_of("pm"), half) else 0)
        found.append(Found(hour + minute / 60, match.start(), match.end()))
    return found


def minutes_between(bed_h: float, up_h: float) -> float:
    """Minutes from going to bed to getting up, across midnight.

    A bedtime said without am or pm after which the night would last more than half a day was in the evening.
    """
    hours = (up_h - bed_h) % 24
    return 60 * (hours - 12 if hours > 12 else hours)


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    half = f"{lexicon.any_of('am')}|{lexicon.any_of('pm')}"
    return re.compile(
        rf"(?<![\w:.,/])(?:(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:\s?(?P<half>{half}))?|(?P<bare>1[0-2]|0?[1-9])\s?"
        rf"(?P<half_2>{half}))(?![\w:])"
    )
