"""Who a message speaks of, matched against the people in scope; slips, first names and possessives included."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from agent.understanding.folding import fold
from agent.understanding.lexicon import Lexicon

Scope = Sequence[tuple[str, str, str]]
"""(alias, name, group) of everybody who may be asked about."""

_WORD = re.compile(r"@?[^\W_]+(?:['-](?!s\b)[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class NameSaid:
    """A name in a text: the aliases it may mean; none for a name nobody in scope has."""

    said: str
    aliases: tuple[str, ...]
    start: int
    end: int


def find_names(text: str, scope: Scope, lexicon: Lexicon) -> list[NameSaid]:
    """Names of people in scope, and names that stand where a person stands but are nobody's here."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[NameSaid] = []
    index = 0
    while index < len(words):
        name, used = _name_at(text, words, index, scope, lexicon)
        if name:
            found.append(name)
        index += used
    return found


def _name_at(
    text: str, words: list[tuple[str, int, int]], index: int, scope: Scope, lexicon: Lexicon
) -> tuple[NameSaid | None, int]:
    for length in (3, 2):
        if index + length <= len(words):
            start, end = words[index][1], words[index + length - 1][2]
            aliases = _full_name(fold(text[start:end]), scope)
            if aliases:
                return NameSaid(text[start:end], aliases, start, end), length
    word, start, end = words[index]
    aliases = _one_word(word, text, start, end, scope, lexicon)
    return (NameSaid(word, aliases, start, end) if aliases else None), 1


def _full_name(said: str, scope: Scope) -> tuple[str, ...]:
    exact = tuple(alias for alias, name, _ in scope if fold(name) == said)
    if exact or len(said) < 7:
        return exact
    near = [(OSA.distance(said, fold(name)), alias) for alias, name, _ in scope if fold(name)[0] == said[0]]
    close = sorted((d, alias) for d, alias in near if d <= (2 if len(said) > 7 else 1))
    return tuple(alias for d, alias in close if d == close[0][0])


def _one_word(word: str, text: str, start: int, end: int, scope: Scope, lexicon: Lexicon) -> tuple[str, ...]:
    said = fold(word)
    by_alias = tuple(alias for alias, _, _ in scope if alias == word and alias[1:].isdigit())
    exact = by_alias or tuple(alias for alias, name, _ in scope if said in fold(name).split())
    if exact:
        return exact if by_alias or not _everyday(word, text, start, end, lexicon) else ()
    if len(said) < 4 or said in lexicon.vocabulary or said in _rewritten(lexicon):
        return ()
    near = [
        (OSA.distance(said, part), alias)
        for alias, name, _ in scope
        for part in fold(name).split()
        if part[0] == said[0]
    ]
    close = sorted((d, alias) for d, alias in near if d <= (2 if len(said) >= 7 else 1))
    return tuple(dict.fromkeys(alias for d, alias in close if d == close[0][0]))


def _everyday(word: str, text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """A name that is also a word (`Will`, `May`) counts only with a capital inside the sentence or a possessive."""
    if fold(word) not in lexicon.vocabulary:
        return False
    owns = text[end : end + 2].lower() == "'s"
    inside = start > 0 and not re.search(r"[.!?;]\s*$", text[:start])
    return not (owns or (word[0].isupper() and inside and not text.isupper()))


@lru_cache(maxsize=8)
def _rewritten(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon.words("rewrites"))


def find_strangers(text: str, lexicon: Lexicon) -> list[NameSaid]:
    """Words nobody knows that stand where a person stands: `Bob's sleep`, `how is Jonas doing`."""
    found: dict[int, NameSaid] = {}
    folded = fold(text)
    for pattern in _frames(lexicon):
        for match in pattern.finditer(folded):
            start, end = match.span("x")
            if _could_be_a_name(text[start:end], lexicon):
                found[start] = NameSaid(text[start:end], (), start, end)
    kept = sorted(found.values(), key=lambda n: (n.start, -n.end))
    return [n for i, n in enumerate(kept) if i == 0 or n.start >= kept[i - 1].end]


def _could_be_a_name(said: str, lexicon: Lexicon) -> bool:
    words = [fold(word) for word in said.split()]
    known = lexicon.vocabulary | _rewritten(lexicon)
    return bool(words) and all(len(word) > 1 and word not in known for word in words) and not said[0].isdigit()


@lru_cache(maxsize=8)
def _frames(lexicon: Lexicon) -> list[re.Pattern[str]]:
    word = r"[^\W\d_]+(?:-[^\W\d_]+)*"
    x = rf"(?P<x>{word}(?:\s+{word})?)"
    lone = rf"(?P<x>{word})"
    frames = [str(frame) for frame in lexicon.data["frames"]]
    return [re.compile(frame.replace("{x}", form)) for frame in frames for form in (x, lone)]
