"""What each reason of a readiness finding rests on: values, days and bounds, on very steady days."""

from datetime import timedelta

import numpy as np
import pytest

from physiology.adjustment import Counterfactual
from physiology.finding import Kind, Status
from physiology.history import DailyHistory
from physiology.observation import Source
from physiology.readiness import Band, assess_readiness, band_of
from physiology.readiness.shapes import whole
from physiology.wellness.scales import ITEMS
from tests.physiology.judged_days import DAYS, FIRST_ON

TODAY = FIRST_ON + timedelta(days=DAYS - 1)


def steady(days=DAYS, ago=0, drop=(), **values):
    """Days that never change, so that a least SD judges; the values told are those of `ago` days before the newest."""
    usual = {"rmssd_ms": 60.0, "resting_hr_bpm": 50.0, "sleep_min": 450.0, "sessions_count": 1.0}
    usual |= {"session_load_au": 300.0} | dict.fromkeys(ITEMS, 3.0)
    series = {key: np.full(days, value) for key, value in usual.items() if key not in drop}
    for key, value in values.items():
        series.setdefault(key, np.full(days, np.nan))[days - 1 - ago] = value
        if ago:
            series[key][days - ago :] = np.nan
    return DailyHistory(FIRST_ON, days, series, {"rmssd_ms": Source(vendor="oura")})


def reason_of(finding, start):
    return next(found for found in finding.reasons if found.code.startswith(start))


def told(reason):
    return {fact.metric: fact for fact in reason.facts}


def codes(history):
    return [reason.code for reason in assess_readiness(history).reasons]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"resting_hr_bpm": 50.5}, "RHR_ABOVE_USUAL"),
        ({"resting_hr_bpm": 50.4}, "RHR_AS_USUAL"),
        ({"resting_hr_bpm": 49.6}, "RHR_AS_USUAL"),
        ({"resting_hr_bpm": 49.5}, "RHR_BELOW_USUAL"),
        ({"sleep_min": 457.0}, "SLEEP_AS_USUAL"),
        ({"sleep_min": 458.0}, "SLEEP_ABOVE_USUAL"),
        ({"sleep_min": 479.0}, "SLEEP_ABOVE_USUAL"),
        ({"sleep_min": 480.0}, "SLEEP_GOOD"),
        ({"sleep_min": 442.0}, "SLEEP_SHORT"),
        ({"soreness_score": 4.0}, "WELLNESS_GOOD"),
        ({"soreness_score": 2.0}, "WELLNESS_LOW"),
        ({}, "WELLNESS_AS_USUAL"),
        ({}, "HRV_AS_USUAL"),
        ({}, "LOAD_AS_USUAL"),
    ],
)
def test_half_an_sd_either_way_is_named(values, code):
    assert code in codes(steady(**values))


def test_a_night_is_called_inefficient_where_its_efficiency_is_the_worse_half():
    nights = {"sleep_efficiency_pct": np.full(DAYS, 90.0)}

    def with_night(minutes, efficiency_pct):
        known = steady(sleep_min=minutes)
        row = nights["sleep_efficiency_pct"].copy()
        row[-1] = efficiency_pct
        return codes(DailyHistory(FIRST_ON, DAYS, {**known.series, "sleep_efficiency_pct": row}))

    assert "SLEEP_INEFFICIENT" in with_night(435.0, 87.0)
    assert "SLEEP_SHORT" in with_night(420.0, 88.0)
    assert "SLEEP_INEFFICIENT" in with_night(450.0, 85.0)


@pytest.mark.parametrize("ago", [0, 1, 2])
def test_a_resting_heart_rate_is_told_with_its_distance_and_its_baseline(ago):
    finding = assess_readiness(steady(ago=ago, resting_hr_bpm=53.0))
    reason, on = reason_of(finding, "RHR"), TODAY - timedelta(days=ago)
    facts = told(reason)
    assert [fact.metric for fact in reason.facts] == [
        "resting_hr_bpm", "resting_hr_vs_baseline_bpm", "resting_hr_baseline_bpm", "readiness_points",
    ]  # fmt: skip
    pulse, off, usual = reason.facts[:3]
    assert (pulse.value, off.value, usual.value) == (53.0, pytest.approx(3.0), pytest.approx(50.0))
    assert (pulse.kind, off.kind) == (Kind.MEASURED, Kind.COMPUTED)
    assert {(fact.window.first_on, fact.window.last_on) for fact in (pulse, off)} == {(on, on)}
    assert (usual.window.first_on, usual.window.last_on) == (on - timedelta(days=60), on - timedelta(days=1))
    assert (usual.window.days_used, usual.window.days_expected) == (60, 60)
    assert facts["readiness_points"].value == reason.contribution
    assert facts["readiness_points"].window.last_on == TODAY
    family = next(one for one in finding.value.families if one.family == "resting_hr")
    assert (family.age_days, family.z) == (ago, pytest.approx(-3.0))
    fresh = assess_readiness(steady(resting_hr_bpm=53.0)).value.families
    full_points = next(one.points for one in fresh if one.family == "resting_hr")
    assert family.points == pytest.approx(full_points * 0.5**ago)
    assert finding.value.age_days == ago
    assert ("DATA_OLD" in finding.caveats) == (ago > 0)


def test_hrv_is_told_with_its_source_its_distance_and_the_edges_of_usual():
    nights = np.tile([54.0, 66.0], DAYS // 2)
    nights[-1] = 40.0
    known = DailyHistory(FIRST_ON, DAYS, {**steady().series, "rmssd_ms": nights}, {"rmssd_ms": Source(vendor="oura")})
    night, off, usual = reason_of(assess_readiness(known), "HRV").facts[:3]
    assert (night.value, night.kind, night.source, night.window.first_on) == (40.0, Kind.MEASURED, "oura", TODAY)
    assert off.window == night.window
    assert off.value == pytest.approx(100.0 * (40.0 / usual.value - 1.0))
    week_and_day = 0.5 * (np.log(nights) + np.convolve(np.log(nights), np.ones(7) / 7)[:DAYS])
    before = week_and_day[-61:-1]
    assert usual.value == pytest.approx(np.exp(before.mean()))
    sd = max(before.std(ddof=1), 0.02)
    assert np.log(usual.high / usual.value) == pytest.approx(0.5 * sd, rel=0.2) or sd < 0.05
    assert np.log(usual.high / usual.value) == pytest.approx(np.log(usual.value / usual.low))
    assert (usual.window.days_used, usual.window.days_expected) == (60, 60)


def test_sleep_is_told_against_the_need_and_with_its_efficiency():
    known = steady(sleep_min=420.0)
    assert [fact.metric for fact in reason_of(assess_readiness(known), "SLEEP").facts] == [
        "sleep_min", "sleep_vs_need_min", "readiness_points",
    ]  # fmt: skip
    whole_night = DailyHistory(FIRST_ON, DAYS, {**known.series, "sleep_efficiency_pct": np.full(DAYS, 90.0)})
    facts = told(reason_of(assess_readiness(whole_night), "SLEEP"))
    assert (facts["sleep_vs_need_min"].value, facts["sleep_efficiency_pct"].value) == (-60.0, 90.0)
    assert {facts[key].window.last_on for key in ("sleep_min", "sleep_vs_need_min", "sleep_efficiency_pct")} == {TODAY}


def test_wellness_is_told_with_its_two_lowest_answers():
    values = {"soreness_score": 2.0, "mood_score": 1.0, "fatigue_score": 5.0}
    reason = reason_of(assess_readiness(steady(**values)), "WELLNESS")
    assert [(fact.metric, fact.value) for fact in reason.facts[2:4]] == [("mood_score", 1.0), ("soreness_score", 2.0)]
    score, off = reason.facts[:2]
    assert (score.metric, score.value) == ("wellness_score", pytest.approx(2.8))
    assert (off.metric, off.value) == ("wellness_vs_usual", pytest.approx(-0.2))
    assert {fact.window.last_on for fact in reason.facts} == {TODAY}
    assert len(reason.facts) == 5


def test_the_load_ratio_is_that_of_the_evening_before():
    reason = reason_of(assess_readiness(steady(session_load_au=3000.0)), "LOAD")
    ratio = reason.facts[0]
    assert (ratio.metric, ratio.value) == ("acwr", 1.0)
    assert (ratio.window.first_on, ratio.window.last_on) == (TODAY - timedelta(days=28), TODAY - timedelta(days=1))
    assert (ratio.window.days_used, ratio.window.days_expected) == (28, 28)


def test_each_family_rests_on_its_source():
    cited = {reason.code.split("_")[0]: reason.citation for reason in assess_readiness(steady()).reasons}
    assert cited == {
        "HRV": "plews-2014", "RHR": "bosquet-2008", "SLEEP": "walsh-2021", "WELLNESS": "saw-2016", "LOAD": "house_rule",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "code", "cap", "opens", "citation"),
    [
        ({"ill": 1.0}, "CAP_ILLNESS", 40.0, ("ill", 0.0), "schwellnus-2022"),
        ({"injured": 1.0}, "CAP_INJURY", 79.0, ("injured", 0.0), "house_rule"),
        ({"pain_nrs": 3.0}, "CAP_PAIN", 79.0, ("pain_nrs", 2.0), "house_rule"),
    ],
)
@pytest.mark.parametrize("ago", [0, 2])
def test_a_report_caps_for_two_days_and_says_what_opens_it(values, code, cap, opens, citation, ago):
    finding = assess_readiness(steady(ago=ago, **values))
    gate = reason_of(finding, code)
    assert (finding.value.cap, gate.citation) == (cap, citation)
    assert [(fact.metric, fact.value) for fact in gate.facts] == list(values.items())
    assert gate.facts[0].window.last_on == TODAY - timedelta(days=ago)
    if cap < 60.0:
        assert finding.value.counterfactual == Counterfactual(metric=opens[0], threshold=opens[1], side="at_most")
    assert assess_readiness(steady(ago=3, **values)).value.cap is None


@pytest.mark.parametrize("values", [{"ill": 0.0}, {"injured": 0.0}, {"pain_nrs": 2.0}, {"pain_nrs": 2.9}])
def test_a_report_below_its_limit_caps_nothing(values):
    value = assess_readiness(steady(**values)).value
    assert value.cap is None
    assert (value.score, value.high) == (70.0, pytest.approx(75.0))


@pytest.mark.parametrize(
    ("items", "code", "cap", "threshold"),
    [
        ({"soreness_score": 2.0}, "CAP_WELLNESS_LOW", 79.0, None),
        ({"soreness_score": 1.0, "mood_score": 2.0}, "CAP_WELLNESS_RED", 59.0, 2.7),
        (dict.fromkeys(ITEMS, 2.0), "CAP_WELLNESS_RED", 59.0, 2.7),
    ],
)
def test_a_check_in_caps_from_one_and_two_sds_below_usual(items, code, cap, threshold):
    best = {"rmssd_ms": 90.0, "resting_hr_bpm": 45.0, "sleep_min": 540.0}
    finding = assess_readiness(steady(**best, **items))
    gate = reason_of(finding, "CAP")
    assert (gate.code, finding.value.cap, gate.citation) == (code, cap, "saw-2016")
    assert [fact.metric for fact in gate.facts] == ["wellness_score", "wellness_vs_usual"]
    if threshold is not None:
        wish = Counterfactual(metric="wellness_score", threshold=threshold, side="at_least")
        assert finding.value.counterfactual == wish


def test_a_check_in_nearer_than_an_sd_caps_nothing():
    answers = {item: np.tile([2.5, 3.5], DAYS // 2) for item in ITEMS}
    for values in answers.values():
        values[-1] = 2.6
    assert assess_readiness(DailyHistory(FIRST_ON, DAYS, {**steady().series, **answers})).value.cap is None


@pytest.mark.parametrize(("days", "short"), [(28, True), (29, False)])
def test_a_baseline_is_short_below_four_weeks(days, short):
    finding = assess_readiness(steady(days, drop=("session_load_au", "sessions_count", "rmssd_ms")))
    assert ("BASELINE_SHORT" in finding.caveats) == short
    assert finding.status is (Status.PROVISIONAL if short else Status.OK)


@pytest.mark.parametrize(
    ("drop", "coverage", "status"),
    [
        (("resting_hr_bpm", *ITEMS), 0.6, Status.OK),
        (("sleep_min", "resting_hr_bpm", "session_load_au"), 0.55, Status.PROVISIONAL),
    ],
)
def test_sixty_percent_of_the_weights_are_enough(drop, coverage, status):
    finding = assess_readiness(steady(drop=drop))
    assert (finding.value.coverage, finding.status) == (pytest.approx(coverage), status)
    half = 5.0 + 10.0 * np.sqrt(1.0 - coverage)
    assert (finding.value.low, finding.value.high) == (np.floor(70.5 - half), np.floor(70.5 + half))


@pytest.mark.parametrize(("soreness", "apart"), [(2.0, True), (3.0, False), (4.0, False)])
def test_hrv_and_wellness_an_sd_out_on_opposite_sides_disagree(soreness, apart):
    finding = assess_readiness(steady(rmssd_ms=63.8, soreness_score=soreness))
    z = {one.family: one.z for one in finding.value.families}
    assert 1.0 < z["hrv"] < 2.0
    assert ("HRV_WELLNESS_DISAGREE" in finding.caveats) == apart


@pytest.mark.parametrize(
    ("score", "band"), [(59.0, Band.RECOVERY), (60.0, Band.MODERATE), (80.0, Band.MODERATE), (81.0, Band.HARD)]
)
def test_bands_begin_and_end_at_whole_points(score, band):
    assert band_of(score) is band
    assert (whole(score - 0.5), whole(score - 0.51)) == (score, score - 1.0)
