"""What a third-party model sees instead of names, addresses and numbers that identify somebody."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from unicodedata import normalize

from agent.grounding.lexicon import lexicon
from agent.understanding.folding import fold
from tools.context import Person

SOMEBODY = "somebody"
SELF = "the athlete"
IDENTIFYING = {
    "[address]": re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+", re.IGNORECASE),
    "[handle]": re.compile(r"(?<!\S)@\w{3,}"),
    "[id]": re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE),
    "[number]": re.compile(r"(?<![\w.])\+?\d(?:[ -]?\d){8,}(?![\w.])"),
}
"""Mail and web addresses, handles, database ids, telephone numbers."""
SHORTEST = 2


def hidden(text: str, people: Sequence[Person], others: Collection[str] = ()) -> str:
    """Replace names of people in reach by aliases, other known names by "somebody", and whatever else identifies.

    Accents and case do not matter, except for names that are also words: "may" stays, "May" does not.

    Examples
    --------
    >>> person = Person(athlete_id="x", alias="A1", name="Mia Berg", group="")
    >>> hidden("How is Mia?", [person])
    'How is A1?'
    """
    text = normalize("NFC", text)
    for shown, pattern in IDENTIFYING.items():
        text = pattern.sub(shown, text)
    ways = _ways(tuple((person.alias, person.name) for person in people), frozenset(others))
    folded = fold(text)
    pieces: list[str] = []
    last = 0
    for match in _pattern(frozenset(ways)).finditer(folded):
        if match[0] in _ordinary() and text[match.start()].islower():
            continue
        pieces += [text[last : match.start()], ways[match[0]]]
        last = match.end()
    return "".join([*pieces, text[last:]])


@lru_cache(maxsize=64)
def _ways(people: tuple[tuple[str, str], ...], others: frozenset[str]) -> Mapping[str, str]:
    """Every way to write somebody, folded, and what stands for it; a part that several share is somebody's."""
    parts: dict[str, set[str]] = {}
    for alias, name in (*people, *((SOMEBODY, name) for name in others)):
        shown = SELF if alias == "you" else alias
        whole = fold(normalize("NFC", name))
        for way in {whole, *whole.split(), *re.split(r"[\s-]+", whole)}:
            if len(way) >= SHORTEST:
                parts.setdefault(way, set()).add(shown)
    return {way: next(iter(shown)) if len(shown) == 1 else SOMEBODY for way, shown in parts.items()}


@lru_cache(maxsize=64)
def _pattern(ways: frozenset[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(way) for way in sorted(ways, key=lambda way: (-len(way), way)))
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)")


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Names that are also everyday words."""
    return frozenset(lexicon("en").table["names"]["ordinary"].split("|"))
