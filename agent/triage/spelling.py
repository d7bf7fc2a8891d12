"""A misspelled word is read as the word of the lexicon it is closest to, with care."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5
"""Shorter words have too many neighbours: `pain` and `rain`, `faint` and `paint`."""
TWO_SLIPS_FROM = 9
LONGEST = 24


class Spelling:
    """Corrects words of five letters or more: one slip (a swap counts as one), two from nine letters.

    The first letter is right or swapped with the second: people rarely miss it. Words of four letters are found
    only by a swap.
    """

    def __init__(self, targets: Iterable[str], right: Iterable[str]) -> None:
        words = sorted({word for word in targets if word.isalpha()})
        self._right = frozenset((*words, *right))
        self._by_letter: dict[str, list[str]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                self._by_letter.setdefault(word[0], []).append(word)
        self._swaps = {
            slip: w for w in words if len(w) == SHORTEST - 1 for slip in _swaps(w) if slip not in self._right
        }
        self.read = lru_cache(maxsize=20_000)(self._read)

    def _read(self, word: str) -> str:
        other_number = word[:-1] if word.endswith("s") else f"{word}s"
        known = word in self._right or other_number in self._right
        if known or not word.isalpha() or not SHORTEST - 1 <= len(word) <= LONGEST:
            return word
        if word in self._swaps:
            return self._swaps[word]
        slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
        swapped = word[1::-1]
        candidates = [
            *self._by_letter.get(word[0], ()),
            *(w for w in self._by_letter.get(word[1], ()) if w.startswith(swapped)),
        ]
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=slips)
        return word if found is None else str(found[0])


def _swaps(word: str) -> Iterator[str]:
    """A word with two neighbouring letters after the first exchanged."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
