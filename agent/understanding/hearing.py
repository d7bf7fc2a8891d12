"""From what was typed to what is read: shorthand written out, slips mended, numbers as figures."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from agent.understanding.folding import fold
from agent.understanding.lexicon import SHORTEST_MENDED, Lexicon, alternation
from agent.understanding.numbers import figures

LONG = 8
"""From here on two slips are mended, before only one."""


def hear(text: str, lexicon: Lexicon) -> str:
    """Folded text with rewrites, mended spelling and figures. Person marks (`@1`) pass through."""
    folded = fold(text)
    rewritten = _rewrites(lexicon).sub(lambda m: str(lexicon.data["rewrites"][m.group()]), folded)
    drawn = re.sub(r"([a-z])\1{2,}", r"\1\1", rewritten)
    mended = re.sub(r"(?<![\w@])[^\W\d_]{5,}(?!\w)", lambda m: mended_word(m.group(), lexicon), drawn)
    return figures(mended, lexicon)


@lru_cache(maxsize=4096)
def mended_word(word: str, lexicon: Lexicon) -> str:
    """The known word this is a slip of, or the word itself."""
    if len(word) < SHORTEST_MENDED or word in lexicon.spelled_right or word in common_words(lexicon):
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
def _mendable(lexicon: Lexicon) -> list[str]:
    return sorted(word for word in lexicon.mendable if len(word) >= SHORTEST_MENDED - 1)


@lru_cache(maxsize=8)
def _rewrites(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'@])(?:{alternation(lexicon.words('rewrites'))})(?![\w'])")
