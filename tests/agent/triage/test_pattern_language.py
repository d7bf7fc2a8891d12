"""The little language of the data files."""

import pytest

from agent.triage.files import files_of, languages
from agent.triage.lexicon import lexicon_of
from agent.triage.matching import Message, Phrases
from agent.triage.pattern import Bearing, parse
from agent.triage.spelling import Spelling
from agent.triage.tokens import tokens_of


def stands(pattern: str, text: str) -> bool:
    parsed = parse(pattern)
    names = {name for sequence in parsed.sequences for step in sequence.steps for name in step.groups}
    fillers = frozenset({"the", "my", "so"})
    tokens = tokens_of(text)
    phrases = Phrases({name: (tuple(name.split("_")),) for name in names}, fillers)
    return any(True for _ in Message(tokens, phrases.find(tokens), fillers).spans(parsed.sequences[0]))


@pytest.mark.parametrize(
    ("pattern", "text", "there"),
    [
        ("chest hurts", "my chest hurts", True),
        ("chest hurts", "chest so hurts", True),
        ("chest hurts", "chest today hurts", False),
        ("chest .. hurts", "chest one two three four hurts", True),
        ("chest .. hurts", "chest one two three four five hurts", False),
        ("chest ... hurts", "chest one two three four five hurts", True),
        ("chest .. hurts", "chest. hurts", False),
        ("chest .. hurts", "hurts chest", False),
        ("chest very? hurts", "chest hurts", True),
        ("chest very? hurts", "chest very hurts", True),
        ("chest|heart aches", "heart aches", True),
        ("left_arm hurts", "left arm hurts", True),
        ("left_arm hurts", "right arm hurts", False),
    ],
)
def test_a_sequence_stands_where_it_should(pattern: str, text: str, there: bool) -> None:
    assert stands(pattern, text) is there


def test_marks_say_what_a_sequence_is_to_its_pattern() -> None:
    (first, absent), (circumstance,) = parse("chest & !strap && ~cuff").parts
    assert (first.bearing, absent.bearing, circumstance.bearing) == (
        Bearing.SYMPTOM,
        Bearing.ABSENT,
        Bearing.CIRCUMSTANCE,
    )


@pytest.mark.parametrize("language", languages())
def test_every_pattern_of_a_language_can_be_read_and_every_sign_once_over_exists(language: str) -> None:
    signs = {sign.name for sign in lexicon_of(language).signs}
    assert {sign.gone for sign in lexicon_of(language).signs} <= signs | {None, "none"}


@pytest.mark.parametrize("language", languages())
def test_every_language_knows_the_same_signs_at_the_same_levels(language: str) -> None:
    levels = {row.sign: row.level for row in files_of("en").signs}
    assert {row.sign: row.level for row in files_of(language).signs} == levels


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("chets", "chest"),
        ("hcest", "chest"),
        ("numbb", "numbb"),
        ("unconcious", "unconscious"),
        ("pain", "pain"),
        ("cheat", "cheat"),
        ("breakfast", "breakfast"),
    ],
)
def test_spelling_corrects_slips_and_leaves_words(written: str, read: str) -> None:
    spelling = Spelling({"chest", "unconscious", "numb"}, {"cheat", "pain"})
    assert spelling.read(written) == read
