"""Which answers stand, what they lock, and what they weigh."""

from datetime import UTC, datetime, timedelta

import pytest

from physiology.bfr.answers import locking, standing
from physiology.bfr.clot_score import clot_points
from physiology.bfr.items import CLOT, FACTORS, ITEMS, Answer, Clearing, asked

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
TODAY = [item.code for item in asked("today")]


def answer(code: str, at: datetime = NOW - HOUR, *, yes: bool = False) -> Answer:
    return Answer(code=code, yes=yes, at=at)


def test_weights_are_those_of_the_published_score():
    published = {
        "PREVIOUS_CLOT": 3, "THROMBOPHILIA": 2, "LEG_PARALYSIS": 2, "CANCER_FIVE_YEARS": 2, "INTENSIVE_CARE": 1,
        "IMMOBILE_DAY": 1,
    }  # fmt: skip
    assert {item.code: clot_points([item.code], 59) for item in CLOT} == published
    assert {clot_points([item.code], 59) for item in FACTORS} == {1}
    assert clot_points(ITEMS, 60) == 17
    assert clot_points(["FEVER", "SMOKER", "SMOKER"], 0) == 1
    assert (clot_points([], 59), clot_points([], 60)) == (0, 1)
    assert [item.code for item in CLOT if item.gate] == ["PREVIOUS_CLOT", "THROMBOPHILIA"]


def test_yes_counts_before_no_at_the_same_instant():
    both = [answer("FEVER", NOW, yes=True), answer("FEVER", NOW)]
    for pair in (both, both[::-1]):
        assert [item.code for item in standing(pair, "today", NOW).yes] == ["FEVER"]


def test_what_stands_has_its_oldest_and_newest_instant():
    answers = [answer(code, NOW - (1 + at) * HOUR) for at, code in enumerate(TODAY)]
    found = standing(answers, "today", NOW)
    assert (found.oldest_at, found.newest_at) == (NOW - 5 * HOUR, NOW - HOUR)
    assert standing(answers[1:], "today", NOW).newest_at is None


@pytest.mark.parametrize(
    ("clearing_at", "locks"), [(NOW - DAY - SECOND, True), (NOW - DAY, False), (NOW, False), (NOW + SECOND, True)]
)
def test_only_a_clearing_after_the_complaint_and_before_now_counts(clearing_at, locks):
    said = [answer("AFTER_PAIN", NOW - DAY, yes=True), answer("AFTER_PAIN", NOW)]
    assert bool(locking(said, [Clearing(by="a clinician", at=clearing_at)], NOW)) is locks


def test_only_complaints_lock():
    said = [answer(code, yes=True) for code in ITEMS]
    assert [item.code for item in locking(said, [], NOW)] == [
        "CALF_PAIN", "DARK_URINE", "LONG_NUMBNESS", "AFTER_SWELLING", "AFTER_DARK_URINE", "AFTER_NUMBNESS",
        "AFTER_PAIN",
    ]  # fmt: skip
