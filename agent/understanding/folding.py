"""Text without accents, case and surprises, character for character."""

import re
import unicodedata
from functools import lru_cache

MOST_CHARACTERS = 2000
"""Longer messages are read up to here: a question that needs more is not a question."""

_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "ß": "s",
        "œ": "o",
        "æ": "a",
        "ø": "o",
    }
)


def tidy(text: str) -> str:
    """The message on one line, without control and formatting characters; sentence ends survive a line break."""
    text = unicodedata.normalize("NFC", text[:MOST_CHARACTERS]).translate(_ALIKE)
    text = re.sub(r"[\r\n]+", " ; ", text)
    shown = "".join(" " if unicodedata.category(c) in {"Cc", "Zs", "Zl", "Zp"} else c for c in text if _written(c))
    return re.sub(r" {2,}", " ", shown).strip(" ;")


def fold(text: str) -> str:
    """Lower case without accents, of the same length, so that positions carry over.

    Examples
    --------
    >>> fold("Séance à Noël")
    'seance a noel'
    """
    text = text.translate(_ALIKE)
    return text.lower() if text.isascii() else "".join(_plain(c) for c in text)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    first = unicodedata.normalize("NFKD", character)[0].lower()
    return first if len(first) == 1 else character


def _written(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cs", "Co", "Cn"}
