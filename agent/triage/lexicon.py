"""One language's signs, contexts and idioms, ready to be looked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from agent.triage.files import LanguageFiles, SignRow, TellingRow, files_of
from agent.triage.level import Level
from agent.triage.matching import Message, Phrases
from agent.triage.measured import NUMERIC_GROUPS, numbers_of
from agent.triage.pattern import Pattern, parse
from agent.triage.spelling import Spelling
from agent.triage.tokens import Token, tokens_of

DEFAULT_LANGUAGE = "en"


class UnknownGroup(Exception):
    """A pattern names a group that the language's words.yaml does not have."""

    def __init__(self, group: str) -> None:
        super().__init__(f"no group {group!r}")
        self.group = group


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign and how it is recognised."""

    name: str
    level: Level
    when: tuple[Pattern, ...]
    gone: str | None
    """The sign it is once it is over; `none` for no sign; None where being over changes nothing."""
    counts: frozenset[str]
    """Circumstances that would otherwise undo the sign and do not."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Patterns that show a circumstance, unless others are there."""

    said: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Negation:
    """How a language denies."""

    words: frozenset[str]
    between: frozenset[str]
    void: tuple[Pattern, ...]
    after: frozenset[str]
    answers: frozenset[str]
    goes_on: frozenset[str]
    """Words that make a comma a list: "no pain, nausea or fever"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that triage knows about one language."""

    signs: tuple[Sign, ...]
    shapes: tuple[tuple[str, Pattern], ...]
    idioms: tuple[Pattern, ...]
    negation: Negation
    gone: Telling
    past: Telling
    general: Telling
    supposed: Telling
    others: Telling
    told: Telling
    fillers: frozenset[str]
    phrases: Phrases
    spelling: Spelling

    def read(self, text: str) -> Message:
        """A message with its groups and shapes found; what belongs to an idiom is masked."""
        tokens = tuple(Token(self.spelling.read(t.word), t.sentence, t.asked) for t in tokens_of(text))
        found = self.phrases.find(tokens)
        for numeric in numbers_of(tokens):
            _note(found, numeric.group, numeric.start, numeric.end)
        plain = Message(tokens, found, self.fillers)
        masked = frozenset(at for idiom in self.idioms for at in plain.covered(idiom))
        message = Message(tokens, found, self.fillers, masked)
        gaps: set[int] = set()
        for name, pattern in self.shapes:
            if message.might(pattern):
                for span in tuple(message.spans(pattern.sequences[0])):
                    _note(found, name, span.start, span.end)
                    gaps.update(span.skipped)
        void = frozenset(at for pattern in self.negation.void for at in message.covered(pattern))
        return Message(tokens, found, self.fillers, masked, frozenset(gaps), void, _meant(found))


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language that has a folder here.

    Raises
    ------
    UnknownGroup
        A pattern of the data files names a group that is not there.
    """
    files = files_of(language)
    contexts = files.contexts
    fillers = frozenset(contexts.fillers)
    groups = _groups(files)
    known = {word for phrases in groups.values() for phrase in phrases for word in phrase}
    return Lexicon(
        signs=tuple(_sign(row) for row in files.signs),
        shapes=tuple((f"@{name}", parse(said)) for name, rows in files.shapes.items() for said in rows),
        idioms=_patterns(files.idioms),
        negation=Negation(
            words=frozenset(contexts.negation.words),
            between=frozenset(contexts.negation.between),
            void=_patterns(contexts.negation.void),
            after=frozenset(contexts.negation.after),
            answers=frozenset(contexts.negation.answers),
            goes_on=frozenset(contexts.negation.goes_on),
        ),
        gone=_telling(contexts.gone),
        past=_telling(contexts.past),
        general=_telling(contexts.general),
        supposed=_telling(contexts.supposed),
        others=_telling(contexts.others),
        told=_telling(contexts.told),
        fillers=fillers,
        phrases=Phrases(groups, fillers),
        spelling=Spelling(_telltale(files), {*files.ordinary, *fillers, *known}),
    )


def _sign(row: SignRow) -> Sign:
    counts = {"past": row.past, "denied": row.denied, "supposed": row.supposed, "general": row.general}
    undone = frozenset(name for name, value in counts.items() if value)
    return Sign(row.sign, row.level, _patterns(row.when), row.gone, undone)


def _telling(row: TellingRow) -> Telling:
    return Telling(_patterns(row.said), _patterns(row.unless), frozenset((*row.turns, *row.who)))


def _patterns(said: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(parse(text) for text in said)


def _written(files: LanguageFiles) -> Iterable[str]:
    """Every pattern of a language, as written."""
    contexts = files.contexts
    yield from (*files.idioms, *contexts.negation.void)
    for rows in (*files.shapes.values(), *(row.when for row in files.signs)):
        yield from rows
    for telling in (contexts.gone, contexts.past, contexts.general, contexts.supposed, contexts.others, contexts.told):
        yield from (*telling.said, *telling.unless)


def _telltale(files: LanguageFiles) -> Iterable[str]:
    """The words that signs are made of: what a misspelled word may be meant to be."""
    for phrases in files.words.values():
        yield from (token.word for phrase in phrases for token in tokens_of(phrase))
    for rows in (*files.shapes.values(), *(row.when for row in files.signs)):
        for pattern in _patterns(rows):
            names = (name for sequence in pattern.sequences for step in sequence.steps for name in step.groups)
            yield from (word for name in names if not name.startswith("@") for word in name.split("_"))


def _groups(files: LanguageFiles) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every group with its phrases as words; bare words of patterns become groups of their own."""
    groups = {
        f"@{name}": tuple(tuple(token.word for token in tokens_of(phrase)) for phrase in phrases)
        for name, phrases in files.words.items()
    }
    known = {*groups, *(f"@{name}" for name in files.shapes), *NUMERIC_GROUPS}
    for pattern in _patterns(_written(files)):
        for name in (name for sequence in pattern.sequences for step in sequence.steps for name in step.groups):
            if name.startswith("@") and name not in known:
                raise UnknownGroup(name)
            if not name.startswith("@"):
                groups.setdefault(name, (tuple(name.split("_")),))
    return groups


def _note(found: dict[str, dict[int, tuple[int, ...]]], group: str, start: int, end: int) -> None:
    starts = found.setdefault(group, {})
    starts[start] = (*starts.get(start, ()), end)


def _meant(found: Mapping[str, Mapping[int, tuple[int, ...]]]) -> frozenset[int]:
    places = (place for group, starts in found.items() if group.startswith("@") for place in starts.items())
    return frozenset(at for start, ends in places for at in range(start, max(ends)))
