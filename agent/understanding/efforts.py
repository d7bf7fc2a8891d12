"""How hard a session felt, on Borg's CR-10: `RPE 5`, `effort 6 out of 10`, `felt like a 7`, `8/10`."""

import re
from functools import lru_cache

from agent.understanding.lexicon import Lexicon
from agent.understanding.numbers import FIGURE, value_of
from agent.understanding.spans import Found

SCALE_TOP = 10.0


def find_efforts(text: str, lexicon: Lexicon) -> list[Found[float]]:
    """Every effort in a text, left to right, as said; a value above 10 is another scale or a slip."""
    return [Found(_value(match), match.start(), match.end()) for match in _pattern(lexicon).finditer(text)]


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    effort, felt, of = lexicon.any_of("effort_words"), lexicon.any_of("felt_words"), lexicon.any_of("out_of")
    filler = rf"(?:\s*(?:{lexicon.any_of('fillers')})(?!\w))*"
    top = rf"\s*(?:/|(?:{of})(?=\s))\s*10(?![\d/])"
    figure = rf"(?P<NAME>{FIGURE})(?:\s*-\s*(?P<NAME_to>{FIGURE}))?"
    after, with_felt, before, alone = (figure.replace("NAME", name) for name in ("a", "f", "b", "t"))
    lengths = "|".join(lexicon.any_of("units", unit) for unit in ("minute", "hour", "kilometre"))
    return re.compile(
        rf"(?<!\w)(?:(?:{effort}){filler}\s*{after}(?:{top})?(?![\d%/])"
        rf"|(?:{felt})\s*{with_felt}(?:{top})?(?!\s*(?:\w+\s+)?(?:{lengths}))(?![\d%/])"
        rf"|(?<![\d.,/]){before}(?:{top})?\s+(?:{effort})(?!\w)(?!{filler}\s*\d)"
        rf"|(?<![\d.,/]){alone}{top})"
    )


def _value(match: re.Match[str]) -> float:
    name = next(name for name in "afbt" if match[name])
    low = value_of(match[name])
    high = match[f"{name}_to"]
    return (low + value_of(high)) / 2 if high else low
