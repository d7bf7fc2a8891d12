"""All of a day's assessments at once: each there, or missing with its reason; and what was done to a plan."""

from datetime import date

import pytest

from physiology.adjustment import Adjustment
from physiology.assessment import assess
from physiology.history import DailyHistory
from physiology.hrv import assess_hrv
from physiology.illness import assess_illness
from physiology.load import assess_load
from physiology.observation import Source
from physiology.readiness import assess_readiness
from physiology.session import DoneSession, PlannedSession, SessionKind
from physiology.sleep.assessment import assess_sleep
from physiology.strain import assess_strain
from physiology.wellness.assessment import assess_wellness, body_reports
from tests.physiology.judged_days import history

EACH = {
    "readiness": assess_readiness,
    "hrv": assess_hrv,
    "load": assess_load,
    "sleep": assess_sleep,
    "wellness": assess_wellness,
    "strain": assess_strain,
}


@pytest.mark.parametrize("name", EACH)
def test_a_day_holds_what_each_assessment_says(name):
    known = history({"ill": 1.0, "pain_nrs": 4.0})
    found = assess(known)
    assert getattr(found, name) == EACH[name](known)
    assert found.missing == {}
    assert found.illness == assess_illness(known)
    assert found.reports == body_reports(known)
    assert {fact.metric for fact in found.reports} == {"ill", "pain_nrs"}


@pytest.mark.parametrize("name", EACH)
def test_what_cannot_be_computed_is_missing_with_its_reason(name):
    found = assess(DailyHistory(date(2026, 1, 1), 30, {}))
    assert getattr(found, name) is None
    with pytest.raises(type(found.missing[name])) as lack:
        EACH[name](DailyHistory(date(2026, 1, 1), 30, {}))
    assert (found.missing[name].quantity, found.missing[name].got) == (lack.value.quantity, lack.value.got)
    assert found.illness is None
    assert found.facts == ()


@pytest.mark.parametrize("name", EACH)
def test_facts_are_those_of_the_reports_and_of_every_finding(name):
    found = assess(history({"ill": 1.0}))
    assert found.facts[0] == found.reports[0]
    assert set(getattr(found, name).facts) <= set(found.facts)
    assert len(set(found.facts)) == len(found.facts)


def test_a_planned_load_is_rating_times_minutes_and_an_unrated_one_is_unknown():
    plan = PlannedSession(on=date(2026, 1, 1), title="Run", kind=SessionKind.EASY, duration_min=40, target_rpe=3)
    assert plan.load_au == 120.0
    run = DoneSession(on=plan.on, activity="run", duration_min=40, session_rpe=5, source=Source(vendor="chat"))
    assert run.load_au == 200.0
    assert run.model_copy(update={"session_rpe": 0.0}).load_au == 0.0
    assert run.model_copy(update={"session_rpe": None}).load_au is None


def test_a_plan_is_changed_where_the_session_to_do_differs():
    plan = PlannedSession(on=date(2026, 1, 1), title="Run", kind=SessionKind.EASY, duration_min=40, target_rpe=3)
    shorter = plan.model_copy(update={"duration_min": 30.0})
    assert Adjustment(before=plan, after=shorter, rules=(), method="m@1").changed
    assert not Adjustment(before=plan, after=plan, rules=(), method="m@1").changed
