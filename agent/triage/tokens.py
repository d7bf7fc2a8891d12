"""A message as words that know their sentence."""

import re
import unicodedata
from dataclasses import dataclass

READ_AT_EACH_END = 2500
"""Characters read from the start and from the end of a message that is longer than both together."""

COMMA = ","
_PIECE = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<stop>[.!?;\n\r\u2026])|(?P<comma>,)|(?P<slash>/)"
)
_APOSTROPHES = re.compile(r"(?<=\w)['\u2018\u2019`\u00b4\u02bc](?=\w)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, comma or slash."""

    word: str
    sentence: int
    asked: bool = False
    """Whether its sentence ends in a question mark."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words in lower case, without accents and apostrophes; sentence ends become numbers, other signs vanish.

    Examples
    --------
    >>> [token.word for token in tokens_of("Can’t breathe!")]
    ['cant', 'breathe']
    """
    sentences: list[list[str]] = [[]]
    asked: list[bool] = [False]
    for piece in _PIECE.finditer(_plain(_ends(text))):
        if piece.lastgroup == "stop":
            asked[-1] = asked[-1] or piece.group() == "?"
            if sentences[-1]:
                sentences.append([])
                asked.append(False)
        else:
            sentences[-1].append(piece.group())
    return tuple(Token(word, number, asked[number]) for number, sentence in enumerate(sentences) for word in sentence)


def fold(word: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _plain(text: str) -> str:
    shown = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return _APOSTROPHES.sub("", fold(shown))


def _ends(text: str) -> str:
    if len(text) <= 2 * READ_AT_EACH_END:
        return text
    return f"{text[:READ_AT_EACH_END]}\n{text[-READ_AT_EACH_END:]}"
