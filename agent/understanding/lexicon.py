"""One language's words, read from its folder once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from agent.understanding.folding import fold

FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
SHORTEST_MENDED = 5
"""Shorter words are too close to one another to guess."""
OFTEN = 3
"""Uses in the examples from which on a word counts as spelled right."""


def languages() -> tuple[str, ...]:
    """Languages that have a folder here."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/lexicon.yaml")))


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; a space stands for any run of spaces."""
    ordered = sorted({fold(word) for word in words}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def whole(pattern: str) -> str:
    """The pattern, not inside a longer word."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"


@dataclass(frozen=True, slots=True)
class Said:
    """A word's meaning and where it stands."""

    meaning: str
    start: int
    end: int


class Words:
    """Finds which of many phrases stand where, the longest first, never overlapping."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._meanings = {re.sub(r"\s+", " ", fold(said)): meaning for said, meaning in phrases.items()}
        self._pattern = re.compile(whole(alternation(self._meanings)))

    def find(self, text: str) -> list[Said]:
        """Every phrase in the text, from left to right."""
        return [Said(self._meanings[_single(m.group())], m.start(), m.end()) for m in self._pattern.finditer(text)]

    @property
    def phrases(self) -> Iterable[str]:
        """What is recognised."""
        return self._meanings.keys()

    @property
    def pattern(self) -> str:
        """The pattern that recognises any of them."""
        return self._pattern.pattern


class Lexicon:
    """The data files of one language, with patterns compiled when first asked for."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, Words] = {}
        words: dict[str, Any] = _yaml(FOLDER / language / "lexicon.yaml")
        patterns: dict[str, Any] = _yaml(FOLDER / language / "patterns.yaml")
        self.data = words | patterns
        self._patterns = patterns
        self._field = {name: section for name, section in words.items() if name != "common_words"}
        asked: dict[str, Any] = _yaml(FOLDER / language / "subjects.yaml")
        subjects: dict[str, dict[str, Any]] = asked["subjects"]
        self.data |= {"wishes": asked["wishes"], "field_words": _with_words(patterns["field_words"], subjects)}
        self.cues: list[dict[str, Any]] = [
            *_yaml(FOLDER / language / "cues.yaml")["cues"],
            *({"intent": name, **cue} for name, subject in subjects.items() for cue in subject["cues"]),
        ]
        self.utterances: dict[str, list[str]] = _yaml(FOLDER / language / "utterances.yaml") | {
            name: subject["examples"] for name, subject in subjects.items()
        }

    def any_of(self, *path: str) -> str:
        """A pattern for any word of a list (or of a mapping's keys) in the lexicon."""
        return alternation(self._at(path))

    def words(self, *path: str) -> list[str]:
        """The words of a list, or a mapping's keys."""
        return [str(word) for word in self._at(path)]

    def meanings(self, section: str) -> Words:
        """Phrase to meaning, for a section written `meaning: [phrase, ...]`."""
        if section not in self._words:
            rows: dict[str, list[str]] = self.data[section]
            self._words[section] = Words({said: meaning for meaning, phrases in rows.items() for said in phrases})
        return self._words[section]

    def nested_meanings(self, section: str) -> Words:
        """Phrase to meaning, for a section written `meaning: {said: [phrase, ...]}`."""
        name = f"{section}/said"
        if name not in self._words:
            rows: dict[str, dict[str, Any]] = self.data[section]
            self._words[name] = Words({said: meaning for meaning, row in rows.items() for said in row["said"]})
        return self._words[name]

    def _at(self, path: tuple[str, ...]) -> Iterable[str]:
        section = self.data
        for key in path[:-1]:
            section = section[key]
        found: Iterable[str] = section[path[-1]]
        return found

    @cached_property
    def metrics(self) -> Words:
        """What metrics are called."""
        return self.meanings("metrics")

    @cached_property
    def activities(self) -> Words:
        """What activities are called."""
        return self.nested_meanings("activities")

    @cached_property
    def kinds(self) -> Words:
        """Words that say what a session asks of the body."""
        return self.meanings("kinds")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single word of the data files, slips in the examples included: none of them is a stranger's name."""
        return frozenset(_single_words(_texts([self.data, self.cues, self.utterances])))

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every single word of the field: what a slip is a slip of."""
        return frozenset(_single_words(_texts(self._field)))

    @cached_property
    def spelled_right(self) -> frozenset[str]:
        """Words that are left as they are: all but the rare ones that are one slip away from a word of the lexicon."""
        seen = Counter(_single_words(_texts(self.utterances)))
        meant = self.own_words | frozenset(_single_words(_texts([self._patterns, self.cues])))
        rare = [word for word, count in seen.items() if count < OFTEN and word not in meant]
        slips = {word for word in rare if len(word) >= SHORTEST_MENDED and self._near(word)}
        return self.vocabulary - slips

    @cached_property
    def mendable(self) -> frozenset[str]:
        """Words of the field, and words that several examples use."""
        seen = Counter(_single_words(_texts(self.utterances)))
        return self.own_words | {word for word, count in seen.items() if count >= OFTEN}

    def _near(self, word: str) -> bool:
        return extractOne(word, self._long_words, scorer=OSA.distance, score_cutoff=1) is not None

    @cached_property
    def _long_words(self) -> list[str]:
        return sorted(word for word in self.own_words if len(word) >= SHORTEST_MENDED - 1)


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language, or of English where there is none."""
    return Lexicon(language if language in languages() else DEFAULT_LANGUAGE)


def _with_words(pattern: str, subjects: Mapping[str, Mapping[str, Any]]) -> str:
    """The field's words, and those of every subject."""
    return "|".join([pattern, *(whole(str(subject["words"])) for subject in subjects.values())])


def _single_words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from re.findall(r"[^\W\d_]+", fold(text))


def _single(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _yaml(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return found


def _texts(node: object) -> Iterable[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
    else:
        yield str(node)
