"""A text as the verifier walks it: lines, sentences, segments, and the tags inside them."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from agent.grounding.lexicon import Lexicon, Tag, lexicon
from agent.grounding.mention import DayMention, Mention
from agent.grounding.normalise import normalise
from agent.grounding.numbers import extract

SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n")
SEGMENT = re.compile(
    r"[,;:](?=\s|$)|[()\[\]|·]|\s-\s|(?<=\s)(?:and|but|while|whereas|because|so|although|though|which|then)(?=\s)"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence between two boundaries."""

    start: int
    end: int
    sentence: int
    line: int
    cell: int
    """Position in a table row; 0 for the first and for running text."""


@dataclass(slots=True)
class Passage:
    """A normalised text with everything that was found in it."""

    text: str
    lower: str
    words: Lexicon
    mentions: tuple[Mention, ...]
    days: tuple[DayMention, ...]
    segments: tuple[Segment, ...] = ()
    _starts: tuple[int, ...] = ()
    _sentences: dict[int, tuple[int, int]] = field(default_factory=dict)
    _tags: dict[str, tuple[Tag, ...]] = field(default_factory=dict)

    def cut(self, segments: tuple[Segment, ...]) -> None:
        """Take note of where the text is cut."""
        self.segments = segments
        self._starts = tuple(segment.start for segment in segments)
        for segment in segments:
            start, _ = self._sentences.get(segment.sentence, (segment.start, 0))
            self._sentences[segment.sentence] = (start, segment.end)

    def tags(self, kind: str) -> tuple[Tag, ...]:
        """All tags of one vocabulary, in order."""
        if kind not in self._tags:
            self._tags[kind] = self.words.vocabularies[kind].tags(self.lower)
        return self._tags[kind]

    def tags_in(self, kind: str, start: int, end: int) -> tuple[Tag, ...]:
        """The tags of one vocabulary inside a stretch."""
        return tuple(tag for tag in self.tags(kind) if start <= tag.start and tag.end <= end)

    def segment_at(self, position: int) -> Segment:
        """The segment a position lies in."""
        return self.segments[max(0, bisect_right(self._starts, position) - 1)]

    def sentence(self, index: int) -> tuple[int, int]:
        """Start and end of a sentence."""
        return self._sentences.get(index, (0, 0))

    def says(self, pattern: str, start: int, end: int) -> bool:
        """Whether a single pattern occurs in a stretch."""
        return self.words.single[pattern].search(self.lower, start, end) is not None

    def quote(self, start: int, end: int) -> str:
        """The text of a stretch."""
        return self.text[start:end].strip()


def read(text: str, language: str) -> Passage:
    """Normalise, extract and cut a text."""
    plain = normalise(text)
    mentions, days = extract(plain, language)
    passage = Passage(plain, plain.lower(), lexicon(language), mentions, days)
    passage.cut(_segments(plain, [(m.start, m.end) for m in mentions] + [(d.start, d.end) for d in days]))
    return passage


def _segments(text: str, whole: list[tuple[int, int]]) -> tuple[Segment, ...]:
    inside = bytearray(len(text) + 1)
    for start, end in whole:
        inside[start:end] = b"\x01" * (end - start)
    cuts = [(m.start(), m.end(), "sentence") for m in SENTENCE.finditer(text) if not inside[m.start()]]
    cuts += [(m.start(), m.end(), "segment") for m in SEGMENT.finditer(text.lower()) if not inside[m.start()]]
    found: list[Segment] = []
    start = sentence = line = cell = 0
    for cut, after, kind in sorted(cuts):
        if cut < start:
            continue
        found.append(Segment(start, after, sentence, line, cell))
        start = after
        sentence += kind == "sentence"
        new_line = text[cut] == "\n"
        line += new_line
        cell = 0 if new_line else cell + (text[cut] in "·|")
    found.append(Segment(start, len(text) + 1, sentence, line, cell))
    return tuple(found)
