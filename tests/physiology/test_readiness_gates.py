"""Which of the athlete's own words hold readiness down, with what they rest on and what would open them."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.adjustment import Counterfactual
from physiology.history import DailyHistory
from physiology.readiness import assess_readiness
from physiology.readiness.counterfactual import outward
from physiology.readiness.inputs import reports_of, signals_of
from physiology.readiness.score import readiness_score
from physiology.readiness.shapes import whole
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import DAYS, FIRST_ON, all_items, history, shaped

TODAY = FIRST_ON + timedelta(days=DAYS - 1)
BEST = {"rmssd_ms": 110.0, "resting_hr_bpm": 40.0, "sleep_min": 540.0, "sleep_efficiency_pct": 99.0}


def felt(usual, today, **more):
    """Days on which every answer was the same, then today's."""
    answers = np.append(np.full(DAYS - 1, usual), today)
    series = {**history(more).series, **dict.fromkeys(ITEMS, answers)}
    return DailyHistory(FIRST_ON, DAYS, series)


def gate_of(finding):
    return next(reason for reason in finding.reasons if reason.code.startswith("CAP"))


def test_a_check_in_that_caps_is_told_with_its_distance_from_usual():
    gate = gate_of(assess_readiness(felt(3.5, 2.8)))
    score, off = gate.facts
    assert (score.metric, score.value) == ("wellness_score", pytest.approx(2.8))
    assert (off.metric, off.value) == ("wellness_vs_usual", pytest.approx(-0.7))
    assert {(fact.window.first_on, fact.window.last_on) for fact in gate.facts} == {(TODAY, TODAY)}


def test_a_check_in_of_yesterday_is_told_of_its_own_day():
    gate = gate_of(assess_readiness(shaped(**{item: [1.0, np.nan] for item in ITEMS})))
    assert gate.facts[0].value == 1.0
    assert {fact.window.last_on for fact in gate.facts} == {TODAY - timedelta(days=1)}


@pytest.mark.parametrize(
    ("usual", "today", "more", "threshold"),
    [
        (3.5, 3.25, BEST, 3.4),  # one SD below usual is 3.3
        (3.5, 2.8, BEST, None),  # red: what opens it leaves the low cap, and a hard day needs more
        (2.2, 1.9, {}, 2.1),  # red by its score: two of five stay red whatever is usual
    ],
)
def test_a_check_in_opens_above_its_limit_and_above_two_of_five(usual, today, more, threshold):
    value = assess_readiness(felt(usual, today, **more)).value
    wish = value.counterfactual
    if threshold is None:
        assert wish is None or wish.threshold > today
        return
    assert wish == Counterfactual(metric="wellness_score", threshold=threshold, side="at_least")
    assert assess_readiness(felt(usual, threshold, **more)).value.score > value.score


@pytest.mark.parametrize("rmssd_ms", [35.0, 95.0])
def test_a_family_nobody_knows_disagrees_with_nothing(rmssd_ms):
    finding = assess_readiness(history({"rmssd_ms": rmssd_ms}, drop=ITEMS))
    assert "HRV_WELLNESS_DISAGREE" not in finding.caveats


def test_the_score_is_told_with_its_range():
    finding = assess_readiness(history())
    score = finding.facts[0]
    assert (score.metric, score.value) == ("readiness", finding.value.score)
    assert (score.low, score.high) == (finding.value.low, finding.value.high)
    assert score.window.first_on == score.window.last_on == TODAY


def test_the_range_ends_where_the_scale_and_the_cap_do():
    worst = {"rmssd_ms": 20.0, "resting_hr_bpm": 80.0, "sleep_min": 60.0, "sleep_efficiency_pct": 40.0}
    low = assess_readiness(history(worst | all_items(1.0))).value
    assert (low.score, low.low, low.high) == (30.0, 25.0, 35.0)
    ill = assess_readiness(history(BEST | {"ill": 1.0})).value
    assert (ill.score, ill.low, ill.high) == (40.0, 35.0, 40.0)
    best = assess_readiness(history(BEST | all_items(5.0))).value
    assert (best.score, best.high) == (100.0, 100.0)


def test_a_week_of_hrv_is_told_with_its_known_nights():
    week = [38.0, 36.0, np.nan, 38.0, 37.0, 36.0, 56.0]
    finding = assess_readiness(shaped(rmssd_ms=week))
    hrv = next(reason for reason in finding.reasons if reason.code == "HRV_BELOW_USUAL").facts[0]
    assert hrv.value == pytest.approx(np.exp(np.nanmean(np.log(week))))
    assert (hrv.window.days_used, hrv.window.days_expected) == (6, 7)
    assert (hrv.window.first_on, hrv.window.last_on) == (TODAY - timedelta(days=6), TODAY)


@pytest.mark.parametrize(
    ("metric", "value", "at_least", "shown"),
    [
        ("acwr", 1.239, False, 1.23),
        ("acwr", 1.231, True, 1.24),
        ("acwr", 1.23, False, 1.23),
        ("acwr", 1.23, True, 1.23),
        ("resting_hr_bpm", 50.9, False, 50.0),
        ("resting_hr_bpm", 50.1, True, 51.0),
    ],
)
def test_a_threshold_is_rounded_so_that_what_is_shown_suffices(metric, value, at_least, shown):
    assert outward(metric, value, at_least=at_least) == pytest.approx(shown)


@pytest.mark.parametrize("report", [{}, {"ill": 1.0}, {"injured": 1.0}, {"pain_nrs": 3.0}, {"pain_nrs": 2.0}])
def test_a_series_of_scores_ends_with_the_score_of_the_day(report):
    known = history(BEST | report)
    scores = readiness_score(signals_of(known), reports_of(known)).score
    assert whole(scores[-1]) == assess_readiness(known).value.score
