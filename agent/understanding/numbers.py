"""Number words made figures: `twenty-five` becomes `25`."""

import re
from functools import lru_cache

from agent.understanding.lexicon import Lexicon, alternation

FIGURE = r"\d+(?:[.,]\d+)?"
"""A figure with an optional decimal point or comma."""


def value_of(figure: str) -> float:
    """The value of a figure as people write it."""
    return float(figure.replace(",", "."))


def figures(text: str, lexicon: Lexicon) -> str:
    """The text with number words written as figures; a lone `one` stays a word.

    Examples
    --------
    >>> from agent.understanding.lexicon import lexicon_of
    >>> figures("a hundred and twenty minutes, five times, one thing", lexicon_of("en"))
    '120 minutes, 5 times, one thing'
    """
    return _pattern(lexicon).sub(lambda m: _figure(m.group(), lexicon), text)


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    word = alternation([*lexicon.words("numbers")])
    one = lexicon.any_of("number_one")
    lead = lexicon.any_of("articles")
    join = lexicon.any_of("number_joiners")
    big = alternation(w for w, v in lexicon.data["numbers"].items() if v >= 100)
    return re.compile(
        rf"(?<!\w)(?:(?:{lead})\s+(?={big}))?(?:{word})(?:(?:\s+|-|\s+(?:{join})\s+)(?:{word}|{one}))*(?!\w)"
    )


def _figure(said: str, lexicon: Lexicon) -> str:
    values: dict[str, int] = lexicon.data["numbers"]
    one = set(lexicon.words("number_one"))
    parts = [values.get(word, 1 if word in one else -1) for word in re.findall(r"\w+", said)]
    groups = _groups([part for part in parts if part >= 0])
    return " ".join(str(group) for group in groups)


def _groups(parts: list[int]) -> list[int]:
    """Join what makes one number (20 5; 1 100 20), keep apart what does not (5 6)."""
    made: list[int] = []
    for part in parts:
        if made and part == 100 and made[-1] < 10:
            made[-1] *= 100
        elif made and _fits(made[-1], part):
            made[-1] += part
        else:
            made.append(part)
    return made


def _fits(before: int, part: int) -> bool:
    return (before % 100 == 0 and before >= 100 and part < 100) or (
        before % 10 == 0 and before % 100 >= 20 and part < 10
    )
