"""The little language that signs are written in.

`@chest .. @pain`   a word of the group `chest`, at most four other words, a word of the group `pain`
`@chest ... @pain`  the same with at most eight words between
`lie|lying down?`   either word, then perhaps another
`right_now|today`   a phrase or a word
`A & B`             both in one sentence, in any order
`A && B`            both anywhere in the message
`~A`                a circumstance: counts even where a negation stands before it
`!A`                must not be there (in the sentence after `&`, in the message after `&&`)

Between neighbours small words that say nothing (`the`, `my`, `really`) may stand; a gap never leaves its sentence.
"""

from dataclasses import dataclass
from enum import StrEnum

SHORT_GAP = 4
LONG_GAP = 8
_GAPS = {"..": SHORT_GAP, "...": LONG_GAP}


class Bearing(StrEnum):
    """What a sequence is to its pattern."""

    SYMPTOM = ""
    CIRCUMSTANCE = "~"
    ABSENT = "!"


@dataclass(frozen=True, slots=True)
class Step:
    """One place in a sequence: any of these groups, after at most so many other words."""

    groups: tuple[str, ...]
    gap: int
    optional: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Steps in their order."""

    steps: tuple[Step, ...]
    bearing: Bearing = Bearing.SYMPTOM


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sequences that must all be there: the inner ones in one sentence, the outer ones anywhere."""

    parts: tuple[tuple[Sequence, ...], ...]
    sequences: tuple[Sequence, ...]
    """All of them, flat."""
    needed: tuple[tuple[str, ...], ...]
    """Of each of these, one group must be in a message."""


def parse(text: str) -> Pattern:
    """Read one pattern; a bare word is the group of that one word.

    Examples
    --------
    >>> [step.groups for step in parse("@chest .. hurts|aches").parts[0][0].steps]
    [('@chest',), ('hurts', 'aches')]
    """
    parts = tuple(tuple(_sequence(said) for said in part.split(" & ")) for part in text.split(" && "))
    sequences = tuple(sequence for part in parts for sequence in part)
    wanted = (sequence for sequence in sequences if sequence.bearing is not Bearing.ABSENT)
    needed = tuple(step.groups for sequence in wanted for step in sequence.steps if not step.optional)
    return Pattern(parts, sequences, needed)


def _sequence(text: str) -> Sequence:
    bearing = Bearing(text[0]) if text[0] in "~!" else Bearing.SYMPTOM
    steps: list[Step] = []
    gap = 0
    for word in text.removeprefix(bearing.value).split():
        if word in _GAPS:
            gap = _GAPS[word]
            continue
        steps.append(Step(tuple(word.rstrip("?").split("|")), gap, word.endswith("?")))
        gap = 0
    return Sequence(tuple(steps), bearing)
