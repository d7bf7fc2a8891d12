"""Open questions become typed queries; supposed changes, what-ifs; follow-ups, the question before with a change."""

from datetime import date
from typing import Any

import pytest

from agent.understanding.reading import Intent, WhatIf
from physiology.session import SessionKind
from tests.agent.understanding.heard import TODAY, dialogue, understood
from tools.query import Condition, Query


def condition(metric: str, operator: str, value: float | None) -> Condition:
    return Condition.model_validate({"metric": metric, "operator": operator, "value": value})


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("standard deviation of my minutes awake over the last 21 days",
         {"metric": "awake_min", "aggregate": "std", "first_on": "2026-02-19", "last_on": "2026-03-11"}),
        ("on how many days did I sleep under six hours",
         {"metric": "sleep_min", "aggregate": "count", "where": [condition("sleep_min", "lt", 360)]}),
        ("HRV on the most recent day I ran",
         {"metric": "rmssd_ms", "where": [condition("sessions_count", "ge", 1)]}),
        ("is my sleep related to my resting heart rate",
         {"metric": "sleep_min", "aggregate": "correlation", "other_metric": "resting_hr_bpm"}),
        ("show my HRV for the last two weeks",
         {"metric": "rmssd_ms", "aggregate": "values", "first_on": "2026-02-26", "last_on": "2026-03-11"}),
        ("how did I sleep last night", {"metric": "sleep_min", "first_on": "2026-03-11", "last_on": "2026-03-11"}),
        ("average sleep this month",
         {"metric": "sleep_min", "aggregate": "mean", "first_on": "2026-03-01", "last_on": "2026-03-11"}),
        ("total km in the last 4 weeks",
         {"metric": "distance_km", "aggregate": "sum", "first_on": "2026-02-12", "last_on": "2026-03-11"}),
        ("is my resting heart rate going up", {"metric": "resting_hr_bpm", "aggregate": "trend"}),
        ("days with soreness above 3", {"metric": "soreness_score", "aggregate": "count",
                                        "where": [condition("soreness_score", "lt", 3)]}),
        ("latest hip mobility score", {"metric": "hip_mobility_score"}),
        ("when did I last train", {"metric": "sessions_count", "where": [condition("sessions_count", "ge", 1)]}),
    ],
)  # fmt: skip
def test_an_athletes_question_is_a_query(text: str, query: dict[str, Any]) -> None:
    request = understood("athlete", text)
    assert request.intent is Intent.HISTORY
    assert request.query == Query.model_validate(query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("list athletes with readiness below 60",
         {"metric": "readiness", "having": [condition("readiness", "lt", 60)], "order": "ascending"}),
        ("anyone above 1.6?", {"metric": "acwr", "having": [condition("acwr", "gt", 1.6)], "order": "descending"}),
        ("which athlete has the highest load ratio", {"metric": "acwr", "order": "descending", "limit": 1}),
        ("top five by readiness", {"metric": "readiness", "order": "descending", "limit": 5}),
        ("rank everyone by readiness, lowest first", {"metric": "readiness", "order": "ascending"}),
        ("sort the squad by load ratio", {"metric": "acwr", "order": "descending"}),
        ("three lowest hrv", {"metric": "rmssd_ms", "order": "ascending", "limit": 3}),
        ("who is most sore", {"metric": "soreness_score", "order": "ascending", "limit": 1}),
        ("average sleep of the forwards this week",
         {"metric": "sleep_min", "aggregate": "mean", "first_on": "2026-03-09", "last_on": "2026-03-11",
          "group_by": "group", "group": "forwards"}),
        ("who trained yesterday",
         {"metric": "sessions_count", "aggregate": "sum", "first_on": "2026-03-10", "last_on": "2026-03-10",
          "having": [condition("sessions_count", "ge", 1)]}),
        ("who forgot to check in today",
         {"metric": "checked_in", "first_on": "2026-03-11", "last_on": "2026-03-11",
          "having": [condition("checked_in", "missing", None)]}),
        ("who needs hip mobility work",
         {"metric": "hip_mobility_score", "having": [condition("hip_mobility_score", "lt", 60)], "order": "ascending"}),
        ("is anyone still not recovered",
         {"metric": "recovery_h", "having": [condition("recovery_h", "gt", 0)], "order": "descending"}),
        ("who slept less than six hours last night",
         {"metric": "sleep_min", "first_on": "2026-03-11", "last_on": "2026-03-11",
          "having": [condition("sleep_min", "lt", 360)], "order": "ascending"}),
        ("compare Anna and Ben", {"metric": "readiness", "people": ["A1", "A2"]}),
        ("whose HRV is off?",
         {"metric": "hrv_vs_baseline_pct", "having": [condition("hrv_vs_baseline_pct", "beyond", 10)]}),
        ("whose HRV is below their baseline?",
         {"metric": "hrv_vs_baseline_pct", "having": [condition("hrv_vs_baseline_pct", "le", -10)],
          "order": "ascending"}),
        ("who has an elevated resting HR this morning",
         {"metric": "resting_hr_vs_baseline_bpm", "having": [condition("resting_hr_vs_baseline_bpm", "ge", 3)],
          "order": "descending", "first_on": "2026-03-11", "last_on": "2026-03-11"}),
        ("which backs have an unusual resting pulse",
         {"metric": "resting_hr_vs_baseline_bpm", "group": "backs",
          "having": [condition("resting_hr_vs_baseline_bpm", "beyond", 3)]}),
        ("whose hrv is below 40", {"metric": "rmssd_ms", "having": [condition("rmssd_ms", "lt", 40)],
                                   "order": "ascending"}),
        ("who needs attention", {"metric": "attention"}),
        ("who looks cooked today", {"metric": "attention"}),
    ],
)  # fmt: skip
def test_a_coachs_question_is_a_query_over_the_roster(text: str, query: dict[str, Any]) -> None:
    request = understood("coach", text)
    assert request.intent is Intent.ROSTER
    assert request.query == Query.model_validate(query)


SATURDAY, SUNDAY, MONDAY, TOMORROW = date(2026, 3, 14), date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("what happens if I rest tomorrow", WhatIf(action="rest", on=TOMORROW, days=1)),
        ("what if I rest for three days", WhatIf(action="rest", on=TOMORROW, days=3)),
        ("if I add a 10k on Sunday, how will Monday look",
         WhatIf(action="add", on=SUNDAY, days=1, distance_km=10, look_on=MONDAY)),
        ("how will Monday look if I run an hour at RPE 5 on Sunday",
         WhatIf(action="add", on=SUNDAY, days=1, duration_min=60, session_rpe=5, look_on=MONDAY)),
        ("simulate a 20 percent load cut for one week", WhatIf(action="scale", on=TOMORROW, days=7, percent=-20)),
        ("what if I double my load next week", WhatIf(action="scale", on=MONDAY, days=7, percent=100)),
        ("what if I sleep 9 hours", WhatIf(action="sleep", on=TODAY, days=1, sleep_min=540)),
        ("what if I sleep two hours longer tonight", WhatIf(action="sleep", on=TODAY, days=1, sleep_extra_min=120)),
        ("what if I swap Thursday's intervals for an easy run",
         WhatIf(action="swap", on=TOMORROW, days=1, kind=SessionKind.EASY)),
    ],
)  # fmt: skip
def test_a_supposed_change_is_read(text: str, change: WhatIf) -> None:
    request = understood("athlete", text)
    assert request.intent is Intent.WHAT_IF
    assert request.what_if == change


def test_a_change_without_content_is_asked_for_and_then_taken() -> None:
    assert understood("athlete", "What if I change things?").needs == ("what_change",)
    request = understood("athlete", "What if I change things?", "rest tomorrow")
    assert request.what_if == WhatIf(action="rest", on=TOMORROW, days=1)


@pytest.mark.parametrize(
    ("texts", "query"),
    [
        (("Show readiness for the whole squad", "And for yesterday?"),
         {"metric": "readiness", "first_on": "2026-03-10", "last_on": "2026-03-10"}),
        (("Show readiness for the whole squad", "and the forwards?"), {"metric": "readiness", "group": "forwards"}),
        (("Show readiness for the whole squad", "and hrv?"), {"metric": "rmssd_ms"}),
        (("readiness below 60?", "and below 50?"),
         {"metric": "readiness", "having": [condition("readiness", "lt", 50)], "order": "ascending"}),
        (("Show load ratios for everyone", "anyone above 1.3?"),
         {"metric": "acwr", "having": [condition("acwr", "gt", 1.3)], "order": "descending"}),
    ],
)  # fmt: skip
def test_a_coachs_follow_up_changes_the_question_before(texts: tuple[str, ...], query: dict[str, Any]) -> None:
    assert understood("coach", *texts).query == Query.model_validate(query)


def test_an_athletes_follow_up_keeps_the_days_or_the_metric() -> None:
    readings = dialogue("athlete", "how did I sleep last week", "and my hrv?", "and since Monday?")
    queries = [reading.requests[0].query for reading in readings]
    assert [q and (q.metric, str(q.first_on), q.aggregate) for q in queries] == [
        ("sleep_min", "2026-03-02", "mean"),
        ("rmssd_ms", "2026-03-02", "mean"),
        ("rmssd_ms", "2026-03-09", "mean"),
    ]
    assert [reading.follow_up for reading in readings] == [False, True, True]


@pytest.mark.parametrize(
    ("role", "texts", "intent"),
    [
        ("athlete", ("am I ready?", "why?"), Intent.WHY_READINESS),
        ("athlete", ("what's my plan for today", "why?"), Intent.WHY_SESSION),
        ("athlete", ("what is hrv", "and rmssd?"), Intent.EXPLAIN_TERM),
        ("coach", ("how is Chloe today", "what about Ben?"), Intent.READINESS),
    ],
)
def test_a_short_question_leans_on_the_one_before(role: str, texts: tuple[str, ...], intent: Intent) -> None:
    reading = dialogue(role, *texts)[-1]
    assert reading.follow_up
    assert reading.requests[0].intent is intent


def test_a_shared_first_name_is_asked_about_and_the_answer_settles_it() -> None:
    assert understood("coach", "How is Sam doing?").ambiguous_people == ("A4", "A5")
    settled = understood("coach", "How is Sam doing?", "Jones")
    assert (settled.people, settled.ambiguous_people) == (("A4",), ())


def test_a_name_nobody_has_is_handed_on() -> None:
    request = understood("coach", "How is Zorro doing?")
    assert request.unknown_names == ("Zorro",)
    assert request.needs == ("who",)


def test_a_pronoun_is_the_person_before() -> None:
    assert understood("coach", "how is Chloe today", "and what is her load ratio?").people == ("A3",)
