"""Where groups and sequences stand in a message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agent.triage.pattern import Bearing, Pattern, Sequence
from agent.triage.tokens import Token

FILLERS_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a message: tokens `start` to before `end`; `skipped` are those inside that no step took."""

    start: int
    end: int
    skipped: tuple[int, ...] = ()


class Phrases:
    """Finds which groups' phrases begin at which token."""

    def __init__(self, groups: Mapping[str, tuple[tuple[str, ...], ...]], fillers: frozenset[str]) -> None:
        self._fillers = fillers
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                self._by_first.setdefault(phrase[0], []).append((phrase, group))

    def find(self, tokens: tuple[Token, ...]) -> dict[str, dict[int, tuple[int, ...]]]:
        """Group to start to the ends of its phrases there."""
        found: dict[str, dict[int, tuple[int, ...]]] = {}
        for start, token in enumerate(tokens):
            for phrase, group in self._by_first.get(token.word, ()):
                end = self._end(phrase, tokens, start)
                if end:
                    starts = found.setdefault(group, {})
                    starts[start] = (*starts.get(start, ()), end)
        return found

    def _end(self, phrase: tuple[str, ...], tokens: tuple[Token, ...], start: int) -> int:
        at = start + 1
        for word in phrase[1:]:
            last = min(at + FILLERS_BETWEEN, len(tokens) - 1)
            while at < last and tokens[at].word != word and tokens[at].word in self._fillers:
                at += 1
            if at >= len(tokens) or tokens[at].word != word or tokens[at].sentence != tokens[start].sentence:
                return 0
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class Message:
    """The tokens of a message and what stands where."""

    tokens: tuple[Token, ...]
    found: Mapping[str, Mapping[int, tuple[int, ...]]]
    fillers: frozenset[str]
    masked: frozenset[int] = frozenset()
    """Tokens that belong to an idiom."""
    gaps: frozenset[int] = frozenset()
    """Tokens that a shape skipped."""
    void: frozenset[int] = frozenset()
    """Tokens that look like a negation and deny nothing."""
    meant: frozenset[int] = frozenset()
    """Tokens that belong to some group of the lexicon."""

    def spans(self, sequence: Sequence) -> Iterator[Span]:
        """Every place where a sequence stands, one a start."""
        for group in sequence.steps[0].groups:
            for start, ends in self.found.get(group, {}).items():
                for end in ends:
                    if self.masked.isdisjoint(range(start, end)):
                        yield from self._rest(sequence, 1, Span(start, end))

    def _rest(self, sequence: Sequence, step: int, so_far: Span) -> Iterator[Span]:
        if step == len(sequence.steps):
            yield so_far
            return
        wanted = sequence.steps[step]
        for start in self._starts(so_far.end, wanted.gap, self.tokens[so_far.start].sentence):
            for group in wanted.groups:
                for end in self.found.get(group, {}).get(start, ()):
                    if self.masked.isdisjoint(range(start, end)):
                        skipped = (*so_far.skipped, *range(so_far.end, start))
                        yield from self._rest(sequence, step + 1, Span(so_far.start, end, skipped))
        if wanted.optional:
            yield from self._rest(sequence, step + 1, so_far)

    def _starts(self, at: int, gap: int, sentence: int) -> Iterator[int]:
        """Token positions from `at` on that a gap and small words let a step reach."""
        fillers = FILLERS_BETWEEN
        while at < len(self.tokens) and self.tokens[at].sentence == sentence:
            yield at
            if self.tokens[at].word in self.fillers and fillers:
                fillers -= 1
            elif gap:
                gap -= 1
            else:
                return
            at += 1

    def covered(self, pattern: Pattern) -> Iterator[int]:
        """The tokens that a pattern's first sequence takes up, wherever the pattern holds."""
        if not self.might(pattern):
            return
        for span in self.spans(pattern.sequences[0]):
            if len(pattern.sequences) == 1 or self.holds(pattern, self.tokens[span.start].sentence):
                yield from range(span.start, span.end)

    def holds(self, pattern: Pattern, sentence: int) -> bool:
        """Whether all of a pattern is in one sentence."""
        return self.might(pattern) and all(
            self.within(sequence, sentence) is not (sequence.bearing is Bearing.ABSENT)
            for sequence in pattern.sequences
        )

    def within(self, sequence: Sequence, sentence: int) -> bool:
        """Whether a sequence stands in a sentence."""
        return any(self.tokens[span.start].sentence == sentence for span in self.spans(sequence))

    def might(self, pattern: Pattern) -> bool:
        """Whether no step that a pattern needs is missing: a quick look before a careful one."""
        found = self.found
        for groups in pattern.needed:
            for group in groups:
                if group in found:
                    break
            else:
                return False
        return True

    def words(self, span: Span) -> str:
        """The words of a span."""
        return " ".join(token.word for token in self.tokens[span.start : span.end])
