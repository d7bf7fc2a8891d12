"""What the reasons of the autonomic finding rest on, and the edges of what is named."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.history import DailyHistory
from physiology.hrv import hrv_baseline, usual_cv_pct
from physiology.hrv.autonomic import assess_autonomic
from physiology.hrv.status import assess_hrv
from physiology.wellness.scales import ITEMS

FIRST_ON = date(2026, 1, 1)
USUAL = np.tile([50.0, 60.0, 55.0], 40)


def after(*nights, other_sources=frozenset(), **more):
    rmssd_ms = np.append(USUAL, nights)
    return DailyHistory(FIRST_ON, rmssd_ms.size, {"rmssd_ms": rmssd_ms, **more}, {}, other_sources)


def reason_of(history, start):
    return next(reason for reason in assess_autonomic(history).reasons if reason.code.startswith(start))


def told(reason):
    return [(fact.metric, pytest.approx(fact.value)) for fact in reason.facts]


@pytest.mark.parametrize(("source", "said"), [("resting_hr_bpm", True), ("sleep_min", False), (None, False)])
def test_another_source_of_the_resting_heart_rate_is_said(source, said):
    others = frozenset({source} if source else ())
    assert ("RESTING_HR_OTHER_SOURCE" in assess_autonomic(after(other_sources=others)).caveats) == said


def test_the_night_is_told_with_its_distance():
    history = after(44.0)
    night, off = reason_of(history, "AUTONOMIC_NIGHT").facts
    assert (night.metric, night.value, off.metric) == ("rmssd_ms", 44.0, "hrv_vs_baseline_pct")
    usual_ms = np.exp(np.log(USUAL[-60:]).mean())
    assert off.value == pytest.approx(100.0 * (44.0 / usual_ms - 1.0))
    assert {fact.window.first_on for fact in (night, off)} == {history.last_on}


def test_the_resting_heart_rate_is_told_with_its_week_its_distance_and_its_baseline():
    pulse = np.append(np.tile([50.0, 52.0], 57), np.full(7, 56.0))
    history = after(55.0, resting_hr_bpm=pulse)
    reason = reason_of(history, "AUTONOMIC_RHR")
    week, off, usual = reason.facts
    before = pulse[-61:-1].mean()
    assert (reason.code, reason.citation) == ("AUTONOMIC_RHR_ABOVE_USUAL", "bosquet-2008")
    assert told(reason) == [
        ("resting_hr_bpm", 56.0), ("resting_hr_vs_baseline_bpm", 56.0 - before), ("resting_hr_baseline_bpm", before),
    ]  # fmt: skip
    last_on = history.last_on
    assert week.window == off.window
    assert (week.window.first_on, week.window.days_used) == (last_on - timedelta(days=6), 7)
    assert (usual.window.first_on, usual.window.last_on) == (last_on - timedelta(days=60), last_on - timedelta(days=1))
    assert usual.window.days_used == 60


def test_a_restless_week_is_told_with_its_own_and_the_usual_spread():
    history = after(35.0, 80.0, 40.0, 85.0, 35.0, 80.0, 37.0)
    days = hrv_baseline(history.of("rmssd_ms")[-90:])
    reason = reason_of(history, "AUTONOMIC_SPREAD")
    week, usual = reason.facts
    assert (reason.code, reason.citation) == ("AUTONOMIC_SPREAD_WIDE", "house_rule")
    assert (week.metric, week.value) == ("hrv_cv_pct", pytest.approx(days.cv_week_pct[-1]))
    assert (usual.metric, usual.value) == ("hrv_cv_usual_pct", pytest.approx(usual_cv_pct(days)[0][-1]))
    assert week.value != pytest.approx(days.cv_week_pct[-2], rel=1e-3)
    assert (week.window.first_on, week.window.days_expected) == (history.last_on - timedelta(days=6), 7)


def test_the_usual_spread_is_that_of_the_weeks_that_ended_a_week_ago_or_earlier():
    nights = np.exp(4.0 + 0.1 * np.sin(0.05 * np.arange(120) ** 1.5))
    nights[-7:] = [35.0, 80.0, 40.0, 85.0, 35.0, 80.0, 37.0]
    history = DailyHistory(FIRST_ON, 120, {"rmssd_ms": nights})
    _, usual = reason_of(history, "AUTONOMIC_SPREAD").facts
    weeks = np.lib.stride_tricks.sliding_window_view(np.log(nights), 7)
    cv_pct = 100.0 * weeks.std(axis=-1, ddof=1) / weeks.mean(axis=-1)
    assert usual.value == pytest.approx(cv_pct[-67:-7].mean())


def test_a_night_of_zero_is_no_night():
    found = assess_hrv(after(55.0, 0.0))
    assert found.value.rmssd_ms is None
    assert "HRV_TODAY_MISSING" in found.caveats


@pytest.mark.parametrize(("answers", "named"), [(3, True), (2, False)])
def test_three_check_ins_of_the_week_are_enough_to_say_how_the_athlete_feels(answers, named):
    items = np.append(np.tile([3.5, 4.5], 60), np.full(7, np.nan))
    items[items.size - answers :] = 2.0
    history = after(*np.full(7, 80.0), **dict.fromkeys(ITEMS, items))
    codes = [reason.code for reason in assess_autonomic(history).reasons]
    assert ("AUTONOMIC_HIGH_WITH_LOW_WELLNESS" in codes) == named


def test_a_week_may_lie_further_off_than_three_sds():
    found = hrv_baseline(np.append(np.tile([54.0, 56.0], 45), [*[np.nan] * 4, 30.0, 30.0, 30.0]))
    assert found.week_deviation_sd[-1] < -4.0
    assert found.day_deviation_sd[-3] < -20.0


def test_a_very_low_rmssd_has_a_coefficient_of_variation_too():
    cv_pct = hrv_baseline(np.tile([1.5, 2.0], 20)).cv_week_pct[-1]
    week = np.log(np.tile([1.5, 2.0], 20)[-7:])
    assert cv_pct == pytest.approx(100.0 * week.std(ddof=1) / week.mean())


def test_the_days_of_a_low_episode_are_told_with_the_distance_of_the_week():
    found = assess_hrv(after(*np.full(7, 40.0)))
    low = next(reason for reason in found.reasons if reason.code == "HRV_LOW_FOR_DAYS")
    assert [(fact.metric, fact.value) for fact in low.facts] == [
        ("hrv_vs_baseline_pct", pytest.approx(found.value.week_vs_baseline_pct)),
    ]  # fmt: skip
