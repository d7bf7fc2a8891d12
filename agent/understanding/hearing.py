"""From what was typed to what is read: slips mended, shorthand written out, numbers as figures, no opening phrases."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from agent.understanding.folding import fold
from agent.understanding.lexicon import SHORTEST_MENDED, Lexicon, alternation
from agent.understanding.numbers import figures

LONG = 8
"""From here on two slips are mended, before only one."""
SWAPPABLE = 4
"""Words this short are mended only where two letters changed places."""


def hear(text: str, lexicon: Lexicon, own_words: tuple[str, ...] = ()) -> str:
    """Folded text with mended spelling, rewrites and figures. Person marks (`@1`) pass through.

    `own_words` are the team's: names of its groups, which are right as they are.
    """
    folded = fold(mended(text, lexicon, own_words))
    rewritten = _rewrites(lexicon).sub(lambda m: str(lexicon.data["rewrites"][m.group()]), folded)
    return figures(_without_opening(rewritten, lexicon), lexicon)


def mended(text: str, lexicon: Lexicon, own_words: tuple[str, ...] = ()) -> str:
    """The text with slips mended; a capital inside a sentence may be a name and is left alone."""
    shouted = text.isupper()
    drawn = re.sub(r"([^\W\d_])\1{2,}", r"\1\1", text)

    def mend(match: re.Match[str]) -> str:
        word = match.group()
        own = extractOne(fold(word), own_words, scorer=OSA.distance, score_cutoff=len(word) >= SHORTEST_MENDED)
        if own is not None:
            return str(own[0])
        named = word[0].isupper() and match.start() > 0 and not shouted
        return word if named else mended_word(fold(word), lexicon)

    return re.sub(r"(?<![\w@])[^\W\d_]{4,}(?!\w)", mend, drawn)


@lru_cache(maxsize=4096)
def mended_word(word: str, lexicon: Lexicon) -> str:
    """The known word this is a slip of, or the word itself."""
    if word in lexicon.spelled_right or word in common_words(lexicon):
        return word
    swapped = _by_letters(lexicon).get("".join(sorted(word)))
    if swapped and swapped[0] == word[0] and OSA.distance(word, swapped) == 1:
        return swapped
    if len(word) < SHORTEST_MENDED:
        return word
    slips = 2 if len(word) >= LONG else 1
    found = extractOne(word, _mendable(lexicon), scorer=OSA.distance, score_cutoff=slips)
    if found is None:
        return word
    said = str(found[0])
    return said if said[0] == word[0] or said[:2] == word[1::-1] else word


@lru_cache(maxsize=8)
def common_words(lexicon: Lexicon) -> frozenset[str]:
    """Everyday words that must not be mended into words of the field."""
    return frozenset(fold(word) for word in lexicon.data.get("common_words", ()))


@lru_cache(maxsize=8)
def _by_letters(lexicon: Lexicon) -> dict[str, str]:
    known = sorted(word for word in lexicon.spelled_right | common_words(lexicon) if len(word) >= SWAPPABLE)
    return {"".join(sorted(word)): word for word in known}


@lru_cache(maxsize=8)
def _mendable(lexicon: Lexicon) -> list[str]:
    return sorted(word for word in lexicon.mendable if len(word) >= SHORTEST_MENDED - 1)


@lru_cache(maxsize=8)
def _rewrites(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'@])(?:{alternation(lexicon.words('rewrites'))})(?![\w'])")


def _without_opening(text: str, lexicon: Lexicon) -> str:
    """The text after `hi coach,` or `ok so`, where at least two words follow."""
    return _opening(lexicon).sub("", text, count=1)


@lru_cache(maxsize=8)
def _opening(lexicon: Lexicon) -> re.Pattern[str]:
    opening, addressed = lexicon.any_of("opening_phrases"), lexicon.any_of("addressees")
    return re.compile(
        rf"^(?:(?:{opening})(?!\w)(?:\s+(?:{addressed})(?!\w))?[\s,:!.-]*)+(?=\S+\s+\S)(?!(?:{addressed})\b)"
    )
