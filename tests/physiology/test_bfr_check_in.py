"""After a session: when the check-in is due, what belongs to a doctor, and until when no cuff is worn."""

from datetime import UTC, date, datetime, timedelta

import pytest

from physiology.bfr.check_in import assess_check_in
from physiology.bfr.items import Answer, Clearing, asked
from physiology.finding import Status

ENDED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ON = date(2026, 3, 2)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
AFTER = [item.code for item in asked("after")]


def no(at: datetime) -> list[Answer]:
    return [Answer(code=code, yes=False, at=at) for code in AFTER]


@pytest.mark.parametrize(
    ("since", "due", "locked"),
    [(timedelta(), "early", False), (24 * HOUR - SECOND, "early", False), (24 * HOUR, "due", True),
     (72 * HOUR, "due", True), (72 * HOUR + SECOND, "overdue", True)],
)  # fmt: skip
def test_an_unanswered_check_in_locks_from_a_day_on(since, due, locked):
    found = assess_check_in([], [], ENDED, ENDED + since, ON)
    assert (found.value.due, found.value.locked, found.value.refer) == (due, locked, False)
    assert found.value.unanswered == tuple(AFTER)
    codes = {"early": [], "due": ["BFR_CHECK_IN_DUE"], "overdue": ["BFR_CHECK_IN_OVERDUE"]}[due]
    assert [(one.code, one.citation) for one in found.reasons] == [(code, "house_rule") for code in codes]
    assert (found.status, found.facts, found.method, found.as_of) == (Status.PROVISIONAL, (), "bfr_check_in@1", ON)
    assert found.caveats == ("BFR_EVENTS_ARE_SELF_REPORTED",)


@pytest.mark.parametrize(
    ("at", "answered"),
    [(24 * HOUR - SECOND, False), (24 * HOUR, True), (30 * HOUR, True), (30 * HOUR + SECOND, False)],
)
def test_answers_count_from_a_day_after_the_session_to_now(at, answered):
    found = assess_check_in(no(ENDED + at), [], ENDED, ENDED + 30 * HOUR, ON)
    assert (found.value.due, found.value.locked) == (("answered", False) if answered else ("due", True))
    assert found.status == (Status.OK if answered else Status.PROVISIONAL)


@pytest.mark.parametrize("code", AFTER)
def test_each_complaint_refers_and_locks_until_a_person_clears(code):
    now = ENDED + 30 * HOUR
    said = [*no(now), Answer(code=code, yes=True, at=ENDED + HOUR)]
    found = assess_check_in(said, [], ENDED, now, ON)
    assert (found.value.due, found.value.refer, found.value.locked) == ("answered", True, True)
    assert found.value.complaints == (code,)
    assert [(one.code, one.citation) for one in found.reasons] == [(f"BFR_{code}", "house_rule")]
    cleared = assess_check_in(said, [Clearing(by="a clinician", at=ENDED + 2 * HOUR)], ENDED, now, ON)
    assert (cleared.value.refer, cleared.value.locked, cleared.value.complaints) == (False, False, ())


def test_a_complaint_of_an_earlier_session_still_locks():
    earlier = Answer(code="AFTER_SWELLING", yes=True, at=ENDED - timedelta(days=9))
    assert assess_check_in([earlier, *no(ENDED + 25 * HOUR)], [], ENDED, ENDED + 26 * HOUR, ON).value.locked


@pytest.mark.parametrize("missing", AFTER)
def test_one_open_question_keeps_it_due(missing):
    said = [one for one in no(ENDED + 25 * HOUR) if one.code != missing]
    found = assess_check_in(said, [], ENDED, ENDED + 26 * HOUR, ON).value
    assert (found.due, found.unanswered, found.locked) == ("due", (missing,), True)
