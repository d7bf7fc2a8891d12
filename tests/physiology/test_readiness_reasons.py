"""How the reasons of readiness are chosen and ordered, and what each rests on, at the edges."""

from datetime import date

import numpy as np
import pytest

from physiology.history import DailyHistory
from physiology.readiness import ReadinessUnknown, assess_readiness
from physiology.readiness.caps import Reports, caps
from physiology.readiness.inputs import daily_load_of
from physiology.readiness.score import readiness_score
from physiology.readiness.signals import Signals, sleep_deviation
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import FIRST_ON, all_items, history, same_days, shaped

NAN = np.nan
USUAL = {"rmssd_ms": 60.0, "resting_hr_bpm": 50.0, **dict.fromkeys(ITEMS, 3.0)}
BEST = {"rmssd_ms": 90.0, "resting_hr_bpm": 44.0, "sleep_min": 530.0} | all_items(5.0)


def contributions(finding):
    return {reason.code: reason.contribution for reason in finding.reasons}


def test_a_cap_that_the_score_does_not_reach_takes_no_points():
    found = contributions(assess_readiness(history({"pain_nrs": 3.0})))
    assert found["CAP_PAIN"] is None


def test_of_two_caps_the_strictest_takes_all_the_points():
    finding = assess_readiness(history(BEST | {"ill": 1.0, "injured": 1.0}))
    found = contributions(finding)
    assert found["CAP_ILLNESS"] == pytest.approx(40.0 - min(finding.value.uncapped, 100.0))
    assert found["CAP_INJURY"] is None


def test_a_family_that_adds_nothing_comes_after_one_that_takes_a_little():
    finding = assess_readiness(same_days({"resting_hr_bpm": 50.1}, **USUAL))
    assert [reason.code for reason in finding.reasons] == ["RHR_AS_USUAL", "HRV_AS_USUAL", "WELLNESS_AS_USUAL"]
    assert -1.0 < finding.reasons[0].contribution < 0.0
    assert finding.reasons[-1].contribution == 0.0


def test_a_night_both_very_short_and_very_restless_is_called_short():
    night = {"sleep_min": 200.0, "sleep_efficiency_pct": 50.0}
    finding = assess_readiness(same_days(night, **USUAL, sleep_min=480.0, sleep_efficiency_pct=90.0))
    assert finding.reasons[0].code == "SLEEP_SHORT"


@pytest.mark.parametrize(("slept_min", "code"), [(520.0, "SLEEP_BELOW_USUAL"), (519.0, "SLEEP_SHORT")])
def test_a_night_is_short_only_below_the_need(slept_min, code):
    weeks_with_free_weekends = np.tile([540.0] * 5 + [520.0] * 2, 6)[:41]
    series = {key: np.full(42, value) for key, value in USUAL.items()}
    series["sleep_min"] = np.append(weeks_with_free_weekends, slept_min)
    finding = assess_readiness(DailyHistory(date(2026, 1, 5), 42, series))
    told = next(reason for reason in finding.reasons if reason.code.startswith("SLEEP"))
    facts = {fact.metric: fact.value for fact in told.facts}
    assert facts["sleep_vs_need_min"] == slept_min - 520.0
    assert told.code == code


def test_a_night_exactly_as_usual_is_told_as_itself():
    finding = assess_readiness(same_days(**USUAL | {"rmssd_ms": 88.0}))
    night = next(reason for reason in finding.reasons if reason.code == "HRV_AS_USUAL").facts[0]
    assert (night.value, night.window.days_expected) == (88.0, 1)


@pytest.mark.parametrize(
    ("z", "cap"), [(-0.99, 100.0), (-1.0, 79.0), (-1.99, 79.0), (-2.0, 59.0), (-3.0, 59.0), (NAN, 100.0)]
)
def test_wellness_caps_from_one_and_from_two_sds_below_usual(z, cap):
    assert caps(Reports(), np.array([z]), None, carry_days=2)[0] == cap


@pytest.mark.parametrize(("answer", "score"), [(2.0, 59.0), (2.2, 70.0)])
def test_two_of_five_caps_a_score_without_any_baseline_of_wellness(answer, score):
    felt = np.full(30, NAN)
    felt[-1] = answer
    days = Signals(ln_rmssd=np.full(30, 4.0), resting_hr_bpm=np.full(30, 50.0), wellness_score=felt)
    assert readiness_score(days).score[-1] == pytest.approx(score)


def test_a_score_ends_at_a_hundred():
    best = readiness_score(Signals(*(np.append(np.full(30, 3.0), 5.0) for _ in range(5)))).score
    assert best[-1] <= 100.0
    hrv, wellness = np.append(np.full(40, 4.0), np.full(7, 9.0)), np.append(np.full(46, 3.0), 5.0)
    both = readiness_score(Signals(ln_rmssd=hrv, wellness_score=wellness))
    assert both.uncapped[-1] > 100.0 == both.score[-1]


def test_a_day_is_trained_rested_or_unknown_by_what_was_logged():
    loads = [300.0, 200.0, NAN, NAN, NAN, NAN]
    series = {
        "session_load_au": np.array(loads),
        "rest_confirmed": np.array([0.0, 0.0, 1.0, 0.0, 0.0, 1.0]),
        "checked_in": np.array([1.0, 1.0, 0.0, 1.0, 0.0, 0.0]),
        "sessions_count": np.array([1.0, 1.0, 0.0, 0.0, 0.0, 1.0]),
    }
    found = daily_load_of(DailyHistory(FIRST_ON, 6, series))
    assert found.tolist() == pytest.approx([300.0, 200.0, 0.0, 0.0, NAN, NAN], nan_ok=True)


def test_a_family_that_was_still_known_yesterday_is_missing_today():
    nights = np.full(40, 450.0)
    nights[-3:] = NAN
    with pytest.raises(ReadinessUnknown) as lack:
        assess_readiness(DailyHistory(FIRST_ON, 40, {"rmssd_ms": np.full(40, 60.0), "sleep_min": nights}))
    assert lack.value.families == ("resting_hr", "sleep", "wellness", "load")
    assert lack.value.got == 1


@pytest.mark.parametrize("items", [all_items(2.2), all_items(3.6)])
def test_a_check_in_before_yesterday_is_not_todays_score(items):
    finding = assess_readiness(shaped(**{item: [2.0, NAN, NAN] for item in items}))
    assert "CAP_WELLNESS_RED" not in contributions(finding)


@pytest.mark.parametrize(("minutes", "percent", "z"), [(540.0, 99.0, 3.0), (300.0, 60.0, -3.0), (450.0, 91.5, 0.357)])
def test_a_night_counts_for_three_sds_at_most(minutes, percent, z):
    sleep_min, efficiency_pct = np.append(np.full(30, 450.0), minutes), np.append(np.full(30, 90.0), percent)
    night = sleep_deviation(Signals(sleep_min=sleep_min, sleep_efficiency_pct=efficiency_pct))
    assert night[-1] == pytest.approx(z, abs=5e-4)
