"""The what-if: same schedule same path, rest never worse tomorrow, and a range that widens."""

from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Kind, Status
from physiology.load.ratio import acwr
from physiology.outlook import project
from physiology.outlook.schedule import ImpossibleSchedule
from physiology.readiness import ReadinessUnknown, assess_readiness
from physiology.readiness.inputs import daily_load_of
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import all_items, history, shaped

loads = st.lists(st.floats(0.0, 1500.0), min_size=2, max_size=14)
mornings = st.fixed_dictionaries(
    {},
    optional={
        "rmssd_ms": st.floats(30.0, 110.0),
        "resting_hr_bpm": st.floats(44.0, 60.0),
        "sleep_min": st.floats(240.0, 600.0),
        "mood_score": st.sampled_from([1.0, 3.0, 5.0]),
        "ill": st.sampled_from([0.0, 1.0]),
    },
)
PLAN = np.array([400.0, 250.0, 500.0])


@settings(max_examples=40, deadline=None)
@given(mornings, loads)
def test_every_morning_is_bounded_and_the_range_widens_or_meets_a_limit(today, plan):
    days = project(history(today), np.array(plan)).value.days
    assert len(days) == len(plan)
    for day in days:
        assert 0.0 <= day.low <= day.score <= day.high <= 100.0
        assert day.acwr is None or 0.0 <= day.acwr <= 4.0
    below = [day.score - day.low for day in days if day.low > 0.0]
    assert all(later >= earlier - 1.0 for earlier, later in pairwise(below))


@settings(max_examples=40, deadline=None)
@given(mornings, st.floats(0.0, 1500.0), st.floats(0.0, 1500.0))
def test_less_today_never_lowers_tomorrow(today, one, other):
    known = history(today)
    less, more = sorted((one, other))
    rested = project(known, PLAN, today_load_au=less).value.days[0]
    trained = project(known, PLAN, today_load_au=more).value.days[0]
    assert rested.score >= trained.score
    assert rested.acwr <= trained.acwr + 1e-9


@settings(max_examples=30, deadline=None)
@given(mornings, st.floats(0.0, 700.0), st.floats(0.0, 300.0))
def test_a_longer_night_never_lowers_the_morning(today, night_min, longer):
    known = history(today)
    short = project(known, PLAN[:1], np.array([night_min])).value.days[0]
    long = project(known, PLAN[:1], np.array([night_min + longer])).value.days[0]
    assert long.score >= short.score


def test_the_same_schedule_gives_the_same_path():
    known = history()
    assert project(known, PLAN).value == project(known, PLAN.copy(), np.full(3, np.nan)).value


def test_two_more_hours_of_sleep_lift_the_morning_after():
    known = history({"sleep_min": 360.0})
    usual, longer = (project(known, PLAN, night).value for night in (None, np.array([540.0, np.nan, np.nan])))
    assert longer.days[0].score > usual.days[0].score
    assert longer.days[1:] == usual.days[1:]


def test_a_deviation_halves_each_day_under_a_usual_load():
    known = history({"rmssd_ms": 45.0})
    typical = float(np.mean(daily_load_of(known)[-28:]))
    today = assess_readiness(known).value
    points = next(found.points for found in today.families if found.family == "hrv")
    days = project(known, np.full(2, typical), today_load_au=typical).value.days
    start = project(known, np.full(2, typical), today_load_au=typical).value.start
    assert start == today.score
    assert days[0].points["hrv"] == pytest.approx(points / 2, abs=0.2)
    assert days[1].points["hrv"] == pytest.approx(points / 4, abs=0.4)


def test_the_ratio_is_the_load_kernels_own():
    known = history()
    days = project(known, PLAN).value.days
    expected = acwr(np.concatenate([daily_load_of(known), PLAN]))[-3:]
    np.testing.assert_allclose([day.acwr for day in days], expected)


def test_facts_are_predictions_on_their_days():
    finding = project(history(), PLAN)
    readiness = [fact for fact in finding.facts if fact.metric == "readiness"]
    ratios = [fact for fact in finding.facts if fact.metric == "acwr"]
    assert [fact.window.last_on for fact in readiness] == [finding.as_of + timedelta(days=day) for day in (1, 2, 3)]
    assert [fact.window.last_on for fact in ratios] == [finding.as_of + timedelta(days=day) for day in (1, 2, 3)]
    assert all(fact.kind is Kind.PREDICTED for fact in finding.facts)
    assert all(fact.low < fact.value < fact.high for fact in readiness)
    assert all(fact.window.days_used == fact.window.days_expected == 28 for fact in ratios)
    assert finding.status is Status.PROVISIONAL
    assert finding.caveats == ("SIMPLE_PROJECTION",)


def test_a_projection_gives_no_reasons_for_it_weighs_no_evening_against_a_morning():
    assert project(history({"sleep_min": 300.0}), PLAN, np.array([470.0, np.nan, np.nan])).reasons == ()


def test_illness_is_taken_to_last_and_low_wellness_is_not():
    ill = project(history({"ill": 1.0}), PLAN)
    assert {day.score for day in ill.value.days} == {40.0}
    assert "REPORTS_TAKEN_TO_LAST" in ill.caveats
    red = project(history(all_items(1.5)), np.zeros(14), today_load_au=0.0)
    assert red.value.start <= 59.0
    assert red.value.days[0].high <= 79.0
    assert red.value.days[-1].score > 65.0
    assert "REPORTS_TAKEN_TO_LAST" not in red.caveats


def test_a_red_check_in_still_caps_the_next_morning_after_a_hard_day():
    red = project(history(all_items(1.0)), PLAN, today_load_au=3000.0)
    assert red.value.days[0].high <= 79.0


def test_an_unknown_today_counts_as_usual_and_is_said():
    unlogged = shaped(session_load_au=[np.nan], sessions_count=[np.nan])
    finding = project(unlogged, PLAN)
    assert "TODAY_LOAD_UNKNOWN" in finding.caveats
    assert "TODAY_LOAD_UNKNOWN" not in project(unlogged, PLAN, today_load_au=300.0).caveats


def test_too_few_known_loads_are_insufficient():
    with pytest.raises(InsufficientData) as lack:
        project(history(drop=("session_load_au", "sessions_count")), PLAN)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("outlook", 14, 0)


def test_without_readiness_today_there_is_no_outlook():
    with pytest.raises(ReadinessUnknown):
        project(history(drop=("rmssd_ms", *ITEMS)), PLAN)


def test_a_gap_in_the_loads_leaves_the_ratio_open_and_the_path_whole():
    gappy = shaped(session_load_au=[np.nan] * 7, sessions_count=[np.nan] * 7)
    finding = project(gappy, PLAN)
    assert [day.acwr for day in finding.value.days] == [None, None, None]
    assert {fact.metric for fact in finding.facts} == {"readiness"}


@pytest.mark.parametrize(
    ("plan", "nights"),
    [([], None), ([100.0] * 43, None), ([-1.0], None), ([np.nan], None), ([100.0, 100.0], [400.0])],
)
def test_an_impossible_schedule_is_refused(plan, nights):
    with pytest.raises(ImpossibleSchedule) as refused:
        project(history(), np.array(plan), None if nights is None else np.array(nights))
    assert refused.value.days == len(plan)
    assert refused.value.nights == (None if nights is None else len(nights))


def test_a_hard_day_costs_hrv_resting_hr_and_wellness_the_morning_after():
    known = history()
    rested, trained = (project(known, PLAN, today_load_au=load).value.days[0] for load in (0.0, 1200.0))
    for family in ("hrv", "resting_hr", "wellness"):
        assert rested.points[family] > trained.points[family] + 0.5


def test_the_range_is_wider_after_a_week_than_tomorrow_and_wider_than_today():
    known = history()
    today = assess_readiness(known).value
    days = project(known, np.full(7, 350.0)).value.days
    assert today.score - today.low + 2.0 < days[0].score - days[0].low < days[6].score - days[6].low
