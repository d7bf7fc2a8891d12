"""Distances, in kilometres: `10k`, `5 miles`, `a half marathon`."""

import re
from functools import lru_cache

from agent.understanding.lexicon import Lexicon
from agent.understanding.numbers import FIGURE, value_of
from agent.understanding.spans import Found

KM_PER_MILE = 1.609344


def find_distances(text: str, lexicon: Lexicon) -> list[Found[float]]:
    """Every distance in a text [km], left to right."""
    return [Found(_km(match, lexicon), match.start(), match.end()) for match in _pattern(lexicon).finditer(text)]


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    units = {name: lexicon.any_of("units", name) for name in ("kilometre", "mile", "metre")}
    either = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in units.items())
    no = lexicon.any_of("not_distances")
    return re.compile(
        rf"(?<![\w.,:@])(?:(?P<n>{FIGURE})\s*-?(?:{either})(?!\w)(?!\s+(?:{no}))"
        rf"|(?P<named>{lexicon.any_of('named_distances')})(?!\w))"
    )


def _km(match: re.Match[str], lexicon: Lexicon) -> float:
    if match["named"]:
        return float(lexicon.data["named_distances"][re.sub(r"\s+", " ", match["named"])])
    value = value_of(match["n"])
    if match["mile"]:
        return round(value * KM_PER_MILE, 2)
    return value / 1000 if match["metre"] else value
