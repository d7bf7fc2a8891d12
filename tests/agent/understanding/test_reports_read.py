"""What an athlete reports: sessions and values, one request each, with what is missing."""

from datetime import date

import pytest

from agent.understanding.reading import Intent, SessionMention
from physiology.session import SessionKind
from tests.agent.understanding.heard import TODAY, dialogue, understood

YESTERDAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        (
            "Ran 45 minutes this evening, effort 6 out of 10",
            SessionMention(on=TODAY, activity="run", duration_min=45, session_rpe=6),
        ),
        (
            "10k yesterday in 52 mins, felt like a 6",
            SessionMention(on=YESTERDAY, duration_min=52, session_rpe=6, distance_km=10),
        ),
        (
            "gym last night, an hour, 8/10",
            SessionMention(
                on=YESTERDAY, activity="strength", kind=SessionKind.STRENGTH, duration_min=60, session_rpe=8
            ),
        ),
        (
            "Tuesday: intervals 40 min RPE 8",
            SessionMention(
                on=YESTERDAY, activity="intervals", kind=SessionKind.INTERVALS, duration_min=40, session_rpe=8
            ),
        ),
        (
            "I didn't train yesterday",
            SessionMention(on=YESTERDAY, activity="rest", kind=SessionKind.REST),
        ),
    ],
)
def test_a_session_is_read_whole(text: str, session: SessionMention) -> None:
    request = understood("athlete", text)
    assert request.intent is Intent.LOG_SESSION
    assert request.session == session
    assert request.needs == ()


def test_sessions_and_values_of_one_message_are_told_apart() -> None:
    (session, wellness) = dialogue("athlete", "Yesterday: swim 60 min RPE 5. Slept 7h15")[-1].requests
    assert session.session == SessionMention(on=YESTERDAY, activity="swim", duration_min=60, session_rpe=5)
    assert [(item.metric, item.value, item.on) for item in wellness.wellness] == [("sleep_min", 435, TODAY)]


def test_a_report_and_a_question_are_two_requests() -> None:
    text = "slept 7h15, swim 60 min RPE 5 yesterday, and am I ok for intervals?"
    requests = dialogue("athlete", text)[-1].requests
    assert [request.intent for request in requests] == [Intent.LOG_SESSION, Intent.LOG_WELLNESS, Intent.READINESS]
    assert requests[0].session is not None
    assert requests[0].session.on == YESTERDAY
    assert requests[1].wellness[0].on == TODAY


def test_two_sessions_are_two_requests() -> None:
    requests = dialogue("athlete", "swim 30 min rpe 4, then run 40 min rpe 6")[-1].requests
    assert [r.session.activity for r in requests if r.session] == ["swim", "run"]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("I trained earlier", ("duration", "effort")),
        ("ran 40 minutes", ("effort",)),
        ("went for a swim, rpe 5", ("duration",)),
        ("60 minute run at RPE 14", ("plausible_value",)),
        ("log hrv 600", ("plausible_value",)),
        ("log my mood", ("wellness",)),
    ],
)
def test_what_is_missing_is_asked_for(text: str, needs: tuple[str, ...]) -> None:
    assert understood("athlete", text).needs == needs


def test_an_implausible_value_is_kept_for_the_question() -> None:
    request = understood("athlete", "Log HRV 600")
    assert request.implausible == (("rmssd_ms", 600.0),)
    assert request.wellness == ()


@pytest.mark.parametrize(
    ("first", "second", "session"),
    [
        ("log my run", "45 minutes, 6", SessionMention(on=TODAY, activity="run", duration_min=45, session_rpe=6)),
        ("I trained earlier", "an hour, 7/10", SessionMention(on=TODAY, duration_min=60, session_rpe=7)),
        ("ran 40 minutes", "5", SessionMention(on=TODAY, activity="run", duration_min=40, session_rpe=5)),
    ],
)
def test_an_answer_completes_the_log(first: str, second: str, session: SessionMention) -> None:
    request = understood("athlete", first, second)
    assert request.session == session
    assert request.needs == ()


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("Correction: that ride was 90 minutes", SessionMention(on=None, activity="ride", duration_min=90)),
        ("sorry, it was 50 minutes", SessionMention(on=None, duration_min=50)),
        ("make it rpe 7", SessionMention(on=None, session_rpe=7)),
        ("no, that was yesterday", SessionMention(on=YESTERDAY)),
    ],
)
def test_a_correction_amends_the_last_session_with_only_what_was_said(text: str, session: SessionMention) -> None:
    request = understood("athlete", "Rode 60 minutes at RPE 4", text)
    assert request.intent is Intent.LOG_SESSION
    assert request.session == session.model_copy(update={"amends_last": True})
    assert request.needs == ()


@pytest.mark.parametrize(("first", "second", "value"), [("Log HRV 600", "60", 60), ("log my mood", "4", 4)])
def test_a_bare_figure_answers_the_question_for_a_value(first: str, second: str, value: float) -> None:
    request = understood("athlete", first, second)
    assert [item.value for item in request.wellness] == [value]
    assert request.implausible == request.needs == ()


@pytest.mark.parametrize(
    "text",
    [
        "on how many days did I sleep under six hours",
        "nights under 6 hours of sleep this month",
        "what if I run 60 min at RPE 5 tomorrow",
        "can I run 60 min at rpe 5 tonight?",
        "how was my 45 minute run",
    ],
)
def test_a_question_with_figures_is_not_a_report(text: str) -> None:
    requests = dialogue("athlete", text)[-1].requests
    assert all(request.intent not in {Intent.LOG_SESSION, Intent.LOG_WELLNESS} for request in requests)
