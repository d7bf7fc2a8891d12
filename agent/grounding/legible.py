"""Whether prose can be read at all: in one script, one language, spelled plainly.

The verifier knows the claims of its languages' words. What stands in other letters or another tongue it would pass
unread, so a language model's draft that holds such words is not sent.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from agent.grounding.language import any_of, tables
from agent.grounding.normalise import normalise
from agent.grounding.passage import SENTENCE
from agent.reply import Violation

WORD = re.compile(r"[^\W\d_]{2,}(?:'[^\W\d_]+)?")
ESCAPE = re.compile(r"\\[a-zA-Z]")
SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ ._*-]){3,}[^\W\d_](?!\w)")
ROMAN = re.compile(r"(?<!\w)(?=[IVXLC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
ENDINGS = ("'s", "s", "'ve", "'d", "'ll", "'re", "ed", "d", "ing", "ly", "er", "est")
MOST_UNKNOWN = 1 / 3
SOURCES = (
    ("prompts", "messages/{language}", ".ftl"),
    ("agent", "grounding/{language}.yaml", ""),
    ("agent", "understanding/{language}", ".yaml"),
    ("agent", "triage/{language}", ".yaml"),
    ("knowledge", "sources", ".md"),
)
"""Where the words are that Fettle itself uses or understands."""


def illegible(text: str, names: Mapping[str, str], language: str) -> Iterator[Violation]:
    """Letters of other scripts, letters spaced out, numbers in disguise, and sentences in unknown words."""
    plain = normalise(text)
    spoken = {part for name in names.values() for part in normalise(name).split()}
    plain = re.sub(rf"(?<!\w)(?:{any_of(spoken)})(?!\w)", " ", plain) if spoken else plain
    foreign = "".join(dict.fromkeys(char for char in text if _foreign(char, names)))
    if foreign:
        yield Violation(code="illegible", span=foreign[:40], detail="letters of another script")
    if WORD.search(text) is None:
        yield Violation(code="illegible", span=text[:40], detail="no words")
    disguised = re.compile(rf"(?<!\w)(?:{tables(language)['numbers']['disguised']})(?!\w)", re.IGNORECASE)
    for pattern in (SPACED, ROMAN, disguised):
        yield from (Violation(code="illegible", span=match[0]) for match in pattern.finditer(plain) if match[0])
    for sentence in SENTENCE.split(plain):
        if _unknown(sentence, language):
            yield Violation(code="illegible", span=sentence.strip()[:80], detail="not in words that can be checked")


def _foreign(char: str, names: Mapping[str, str]) -> bool:
    """A letter that is not Latin, or a number sign that is no digit; names are written as they are."""
    category = unicodedata.category(char)
    if category in ("No", "Nl"):
        return True
    if not category.startswith("L") or char.isascii() or any(char in name for name in names.values()):
        return False
    return not unicodedata.name(char, "").startswith("LATIN") or unicodedata.normalize("NFKC", char) != char


def _unknown(sentence: str, language: str) -> bool:
    words = [match[0].lower() for match in WORD.finditer(sentence)]
    known = vocabulary(language)
    strange = [word for word in words if not _known(word, known)]
    return len(strange) >= min(2, len(words)) > 0 and len(strange) > MOST_UNKNOWN * len(words)


def _known(word: str, known: frozenset[str]) -> bool:
    return word in known or any(
        stem in known or stem + "e" in known
        for ending in ENDINGS
        if word.endswith(ending) and len(stem := word.removesuffix(ending)) > 1
    )


@lru_cache(maxsize=8)
def vocabulary(language: str) -> frozenset[str]:
    """Every word of Fettle's own messages, tables and sources."""
    found: set[str] = set()
    for package, place, ending in SOURCES:
        for text in _texts(files(package).joinpath(place.format(language=language)), ending):
            found.update(word.lower() for word in WORD.findall(ESCAPE.sub(" ", text)))
    return frozenset(found)


def _texts(place: Traversable, ending: str) -> Iterator[str]:
    if place.is_file():
        yield place.read_text(encoding="utf-8")
    elif place.is_dir():
        yield from (item.read_text(encoding="utf-8") for item in place.iterdir() if item.name.endswith(ending))
