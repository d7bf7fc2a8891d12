"""What people say after an assessment, and what a coach asks of everybody, read as requests."""

from datetime import date, timedelta

import pytest

from agent.understanding.reading import Intent
from tests.agent.understanding.heard import TODAY, dialogue, understood


@pytest.mark.parametrize("why", ["why?", "why not?", "how do you know?", "is that normal?", "why is it so high?"])
@pytest.mark.parametrize(
    "question", ["how's my muscle oxygen?", "my digital twin", "is my hrv ok", "am i getting sick"]
)
def test_an_assessment_asked_why_is_said_again_with_its_reasons(question: str, why: str) -> None:
    first = understood("athlete", question)
    assert understood("athlete", question, why).intent is first.intent


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("hrv yesterday", Intent.AUTONOMIC),
        ("how did i sleep last night", Intent.SLEEP),
        ("my soreness on monday", Intent.WELLNESS),
    ],
)
def test_a_bare_number_asked_whether_it_is_normal_is_put_beside_the_usual(question: str, intent: Intent) -> None:
    assert understood("athlete", question, "is that normal?").intent is intent


def test_a_time_to_get_up_may_come_after_the_question() -> None:
    request = understood("athlete", "how is my sleep lately", "got to be up at 5:45")
    assert request.intent is Intent.SLEEP
    assert request.wish is not None
    assert request.wish.wake_at == "05:45"


def test_other_zones_keep_the_day_of_arrival() -> None:
    request = understood("athlete", "flying 5 hours west next monday", "and if it was 9 zones east?")
    assert request.wish is not None
    assert (request.wish.zones, request.wish.arrive_on) == (9.0, date(2026, 3, 16))


def test_a_far_place_without_zones_asks_for_them_and_keeps_its_day() -> None:
    first = understood("athlete", "flying to tokyo on friday")
    assert (first.intent, first.needs) == (Intent.TRAVEL, ("zones",))
    second = understood("athlete", "flying to tokyo on friday", "8 zones east")
    assert second.wish is not None
    assert (second.wish.zones, second.wish.arrive_on) == (8.0, date(2026, 3, 13))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("compare taper with rest week over 3 weeks", 21),
        ("taper vs maintain for 14 days", 14),
        ("compare a three-day peaking block and a taper", None),
        ("compare taper and maintaining over two months", 42),
    ],
)
def test_how_long_scenarios_run(text: str, days: int | None) -> None:
    request = understood("athlete", text)
    assert request.intent is Intent.SCENARIOS
    assert request.wish is not None
    assert request.wish.days == days


def test_scenarios_may_be_changed_afterwards() -> None:
    request = understood(
        "athlete", "compare taper with rest week over 3 weeks", "and over 5 weeks?", "what about a peaking block?"
    )
    assert request.wish is not None
    assert request.wish.days == 35
    assert set(request.wish.scenarios) == {"taper", "rest_week", "peaking_block"}


def test_a_week_may_be_given_another_goal_and_keeps_its_person() -> None:
    request = understood("coach", "plan a week for Anna to come back", "make it a recovery week")
    assert request.wish is not None
    assert (request.people, request.wish.goal) == (("A1",), "recover")


@pytest.mark.parametrize("undo", ["undo", "scratch that", "undo that please", "delete that"])
def test_an_illness_told_by_mistake_is_taken_back(undo: str) -> None:
    request = understood("athlete", "i've got a cold", undo)
    assert request.intent is Intent.LOG_HEALTH
    assert request.health is not None
    assert (request.health.undo_last, request.health.ill, request.health.injured) == (True, None, None)


@pytest.mark.parametrize(
    "texts",
    [
        ("am I ready?", "take back my illness report"),
        ("how did I sleep?", "remove the sore throat please"),
        ("am I ready?", "undo", "yes please"),
        ("am I ready?", "undo", "the illness report"),
    ],
)
def test_a_report_of_illness_is_taken_back_when_it_is_named(texts: tuple[str, ...]) -> None:
    request = understood("athlete", *texts)
    assert request.intent is Intent.LOG_HEALTH
    assert request.health is not None
    assert request.health.undo_last


@pytest.mark.parametrize("texts", [("undo",), ("i've got a cold", "undo", "undo"), ("am I ready?", "undo")])
def test_what_to_take_back_is_asked_where_nothing_says_so(texts: tuple[str, ...]) -> None:
    assert understood("athlete", *texts).intent is Intent.UNDO


def test_a_new_report_is_no_answer_to_what_to_take_back() -> None:
    request = understood("athlete", "undo", "I tweaked my knee yesterday")
    assert request.health is not None
    assert (request.health.injured, request.health.undo_last) == (True, None)


def test_an_injury_told_by_mistake_is_taken_back_on_its_day() -> None:
    request = understood("athlete", "I tweaked my hamstring at training yesterday", "scratch that")
    assert request.health is not None
    assert (request.health.on, request.health.undo_last) == (TODAY - timedelta(days=1), True)


def test_a_cold_is_no_runny_nose_unless_it_is_said() -> None:
    request = understood("athlete", "i've got a cold")
    assert request.health is not None
    assert request.health.symptoms == ()


def test_a_joint_that_is_fine_again_is_no_illness() -> None:
    request = understood("athlete", "knee is ok again")
    assert request.health is not None
    assert (request.health.ill, request.health.injured) == (None, False)


def test_what_hurts_is_asked_about_before_it_is_an_injury() -> None:
    request = understood("athlete", "my knee hurts when i run")
    assert request.intent is Intent.LOG_HEALTH
    assert request.health is not None
    assert (request.health.ill, request.health.injured) == (None, None)


def test_fearing_an_illness_reports_none() -> None:
    assert understood("athlete", "i am getting sick, can you check").intent is not Intent.LOG_HEALTH


def test_a_mixed_message_is_told_apart() -> None:
    (reading,) = dialogue("athlete", "slept 6h, I have a cold, can I do intervals?")
    assert [r.intent for r in reading.requests] == [Intent.LOG_WELLNESS, Intent.LOG_HEALTH, Intent.READINESS]


def test_asking_what_to_do_belongs_to_the_subject_before_it() -> None:
    assert understood("athlete", "flying 5 hours west next monday, what do i do").intent is Intent.TRAVEL


@pytest.mark.parametrize(
    "text",
    [
        "whose muscle oxygen is slow?",
        "vo2max of the forwards",
        "who fades late in long runs",
        "team availability",
        "who has missed the most training",
        "who is jet lagged",
    ],
)
def test_a_subject_without_one_number_for_everybody_is_never_answered_with_another(text: str) -> None:
    request = understood("coach", text)
    assert request.intent not in {Intent.ROSTER, Intent.HISTORY}
    assert request.people == ()


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("who is short of sleep?", "sleep_min"),
        ("who has the highest ck", "ck_u_l"),
        ("who feels bad", "wellness_score"),
        ("whose soreness is high", "soreness_score"),
        ("how hard was yesterday for the forwards", "daily_load_au"),
        ("is anybody at risk of injury", "attention"),
        ("wellness of the forwards", "wellness_score"),
    ],
)
def test_what_a_roster_can_answer_is_asked_of_its_own_number(text: str, metric: str) -> None:
    request = understood("coach", text)
    assert request.intent is Intent.ROSTER
    assert request.query is not None
    assert request.query.metric == metric


def test_a_group_after_an_assessment_stays_with_its_subject() -> None:
    request = understood("coach", "how is Anna sleeping", "what about the forwards")
    assert request.query is not None
    assert (request.query.metric, request.query.group) == ("sleep_debt_min", "forwards")
    bare = understood("coach", "muscle oxygen of Anna", "and the forwards?")
    assert (bare.intent, bare.people) == (Intent.MUSCLE_OXYGEN, ())


def test_a_team_question_goes_on_with_a_group_a_day_and_a_person() -> None:
    group = understood("coach", "team readiness today", "and the forwards?")
    assert (group.intent, group.groups) == (Intent.TEAM, ("forwards",))
    day = understood("coach", "team readiness today", "and yesterday?")
    assert (day.intent, day.period is not None) == (Intent.TEAM, True)
    assert understood("coach", "team readiness today", "and Anna?").intent is Intent.READINESS


def test_a_coach_who_wants_to_log_an_illness_is_understood() -> None:
    assert understood("coach", "log that Ben is ill").intent is Intent.LOG_HEALTH
