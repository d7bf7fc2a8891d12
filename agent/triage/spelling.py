"""A misspelled word is read as the word of the lexicon it is closest to, with care."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5
"""Shorter words have too many neighbours: `pain` and `rain`, `faint` and `paint`."""
TWO_SLIPS_FROM = 9
LONGEST = 24


class Spelling:
    """Corrects words of five letters or more: one slip (a swap counts as one), two from nine letters."""

    def __init__(self, lexicon: Iterable[str], ordinary: Iterable[str]) -> None:
        words = sorted({word for word in lexicon if word.isalpha()})
        self._right = frozenset(words) | frozenset(ordinary)
        self._by_letter: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                self._by_letter.setdefault(word[0], []).append(word)
        self.read = lru_cache(maxsize=20_000)(self._read)

    def _read(self, word: str) -> str:
        known = word in self._right or word.removesuffix("s") in self._right
        if known or not word.isalpha() or not SHORTEST - 1 <= len(word) <= LONGEST:
            return word
        slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
        candidates = self._by_letter.get(word[0], []) + (self._by_letter.get(word[1], []) if word[1] != word[0] else [])
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=slips)
        if found is None or not _same_start(word, found[0]):
            return word
        return str(found[0])


def _same_start(word: str, meant: str) -> bool:
    """People rarely miss the first letter, except by swapping it with the second."""
    return word[0] == meant[0] or word[:2] == meant[1::-1]
