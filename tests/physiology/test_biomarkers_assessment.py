"""Samples read together: who is compared with what, what asks for a doctor, and the pattern of four."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.biomarkers import TimedSample, assess_biomarkers
from physiology.biomarkers.pattern import fused_pattern, lost_night
from physiology.biomarkers.reasons import action_of
from physiology.biomarkers.shapes import FusedPattern
from physiology.biomarkers.variation import against_own
from physiology.finding import InsufficientData, Kind, Status
from physiology.history import DailyHistory
from physiology.illness.symptoms import Symptom
from tests.physiology.sampled_athletes import MORNING, NOW, TODAY, codes, nights, reading, weekly


def test_the_whole_pattern_is_four_of_four_and_no_diagnosis():
    samples = [*weekly("cortisol_nmol_l", [400.0] * 5 + [900.0]), *weekly("lactate_mmol_l", [1.1] * 5 + [2.6])]
    finding = assess_biomarkers(samples, nights(40.0, 330.0), NOW)
    assert finding.value.pattern.parts == {"cortisol": True, "hrv": True, "sleep": True, "lactate": True}
    assert (finding.value.action, finding.value.pattern.full) == ("pattern", True)
    assert codes(finding) == ["BLOOD_PATTERN_FULL", "CORTISOL_HIGH", "LACTATE_HIGH"]
    assert finding.reasons[0].citation == "meeusen-2013"
    counts = {fact.metric: fact.value for fact in finding.reasons[0].facts}
    assert counts == {"pattern_signals": 4, "pattern_signals_known": 4}
    assert "PATTERN_NOT_DIAGNOSIS" in finding.caveats
    assert (finding.status, finding.method, finding.as_of) == (Status.OK, "biomarkers@1", TODAY)


def test_three_of_four_are_named_as_such_and_two_are_not():
    cortisol = weekly("cortisol_nmol_l", [400.0] * 5 + [900.0])
    three = assess_biomarkers(cortisol, nights(40.0, 330.0), NOW)
    assert (three.value.pattern.present, three.value.pattern.known) == (3, 3)
    assert codes(three)[0] == "BLOOD_PATTERN_PARTLY"
    assert not three.value.pattern.full
    two = assess_biomarkers(cortisol, nights(40.0), NOW)
    assert (two.value.action, two.value.pattern.present, two.value.pattern.known) == ("look", 2, 3)
    assert codes(two) == ["CORTISOL_HIGH"]
    assert "PATTERN_NOT_DIAGNOSIS" not in two.caveats


def test_a_part_nobody_knows_is_never_taken_for_normal():
    empty = DailyHistory(TODAY, 1, {})
    assert fused_pattern((), empty).parts == {}
    assert fused_pattern((), DailyHistory(TODAY, 0, {})).parts == {}
    assert fused_pattern([reading("cortisol_nmol_l", standing="unjudged")], empty).parts == {}
    assert fused_pattern([reading("cortisol_nmol_l"), reading("lactate_mmol_l", standing="high")], empty).parts == {
        "cortisol": False,
        "lactate": True,
    }
    assert fused_pattern([reading("cortisol_nmol_l", standing="low")], empty).parts == {"cortisol": False}


def test_low_hrv_and_a_poor_night_begin_a_full_sd_below_usual():
    base = np.tile([58.0, 62.0], 20)
    logs = np.log(base[:39])
    edge = float(np.exp(logs.mean() - max(logs.std(ddof=1), 0.05)))
    below, above = (fused_pattern((), nights(edge * factor)).parts["hrv"] for factor in (0.9999, 1.0001))
    assert (below, above) == (True, False)
    usual = np.tile([440.0, 460.0], 20)[11:39].mean()
    assert fused_pattern((), nights(last_sleep=usual - 30.0)).parts["sleep"] is True
    assert fused_pattern((), nights(last_sleep=usual - 29.9)).parts["sleep"] is False
    assert "hrv" not in fused_pattern((), nights(0.0)).parts


@pytest.mark.parametrize(
    ("parts", "values", "muscle", "action"),
    [
        ({}, {}, False, "none"), ({}, {}, True, "urgent"),
        ({}, {"ck_u_l": 4999.9}, False, "none"), ({}, {"ck_u_l": 5000.0}, False, "same_day"),
        ({}, {"ck_u_l": 5000.0, "crp_mg_l": 40.0}, True, "urgent"), ({}, {"crp_mg_l": 10.0}, False, "none"),
        ({}, {"crp_mg_l": 10.1}, False, "postpone"), ({}, {"ck_u_l": 6000.0, "crp_mg_l": 40.0}, False, "same_day"),
        ({"hrv": True, "sleep": True}, {}, False, "none"),
        ({"hrv": True, "sleep": True, "lactate": True}, {}, False, "pattern"),
        ({"hrv": True, "sleep": True, "lactate": True}, {"crp_mg_l": 10.1}, False, "postpone"),
    ],
)  # fmt: skip
def test_the_gravest_finding_decides_what_is_asked(parts, values, muscle, action):
    readings = tuple(reading(metric, value) for metric, value in values.items())
    assert action_of(readings, FusedPattern(parts=parts), muscle=muscle) == action


@pytest.mark.parametrize(
    ("standing", "action"), [("high", "look"), ("low", "look"), ("as_usual", "none"), ("unjudged", "none")]
)
def test_a_marker_that_stands_out_is_worth_a_look(standing, action):
    assert action_of((reading(standing=standing),), FusedPattern(parts={}), muscle=False) == action


def test_a_very_high_ck_needs_advice_the_same_day_and_symptoms_make_it_urgent():
    sample = [TimedSample("ck_u_l", 5000.0, MORNING)]
    calm = assess_biomarkers(sample, nights(), NOW, "male")
    assert (calm.value.action, codes(calm)) == ("same_day", ["CK_VERY_HIGH"])
    assert calm.reasons[0].citation == "house_rule"
    grave = assess_biomarkers([TimedSample("ck_u_l", 600.0, MORNING)], nights(), NOW, "male", {Symptom.DARK_URINE})
    assert (grave.value.action, codes(grave)) == ("urgent", ["MUSCLE_SYMPTOMS", "CK_AS_USUAL_REFERENCE"])
    alone = assess_biomarkers([], nights(), NOW, None, {Symptom.SEVERE_MUSCLE_PAIN})
    assert (alone.value.action, alone.status) == ("urgent", Status.PROVISIONAL)
    below = assess_biomarkers([TimedSample("ck_u_l", 4999.0, MORNING)], nights(), NOW, "male")
    assert (below.value.action, codes(below)) == ("look", ["CK_HIGH_REFERENCE"])


def test_crp_above_ten_postpones():
    above = assess_biomarkers([TimedSample("crp_mg_l", 10.1, MORNING)], nights(), NOW)
    assert (above.value.action, codes(above)) == ("postpone", ["CRP_ACUTE"])
    at = assess_biomarkers([TimedSample("crp_mg_l", 10.0, MORNING)], nights(), NOW)
    assert (at.value.action, codes(at)) == ("look", ["CRP_HIGH_REFERENCE"])


@pytest.mark.parametrize(("slept", "lost"), [(179.9, 1.0), (180.0, 0.0)])
def test_a_night_is_lost_below_three_hours(slept, lost):
    assert float(lost_night(np.array(slept))) == lost


def test_no_hormone_is_read_after_a_lost_night():
    samples = [*weekly("cortisol_nmol_l", [400.0] * 5 + [900.0]), *weekly("ck_u_l", [100.0] * 6)]
    lost = assess_biomarkers(samples, nights(last_sleep=100.0), NOW)
    assert lost.value.withheld == ("cortisol_nmol_l",)
    assert [one.metric for one in lost.value.readings] == ["ck_u_l"]
    assert "HORMONES_AFTER_LOST_NIGHT" in lost.caveats
    assert "cortisol" not in lost.value.pattern.parts
    unknown = assess_biomarkers(samples, nights(last_sleep=np.nan), NOW)
    assert unknown.value.withheld == ()
    assert "SAMPLE_NIGHT_UNKNOWN" in unknown.caveats
    slept = assess_biomarkers(samples, nights(), NOW)
    assert {"SAMPLE_NIGHT_UNKNOWN", "HORMONES_AFTER_LOST_NIGHT"}.isdisjoint(slept.caveats)


def test_the_night_of_a_sample_outside_the_history_is_unknown():
    outside = DailyHistory(TODAY + timedelta(days=1), 5, {"sleep_min": np.full(5, 100.0)})
    found = assess_biomarkers([TimedSample("cortisol_nmol_l", 400.0, MORNING)], outside, NOW)
    assert (found.value.withheld, "SAMPLE_NIGHT_UNKNOWN" in found.caveats) == ((), True)


def test_old_samples_do_not_count_and_none_at_all_is_a_lack():
    old = TimedSample("ck_u_l", 100.0, NOW - timedelta(hours=72, seconds=1))
    with pytest.raises(InsufficientData) as lack:
        assess_biomarkers([old], nights(), NOW)
    assert (lack.value.quantity, lack.value.needed, lack.value.got, lack.value.missing) == (
        "biomarkers",
        1,
        0,
        "samples",
    )
    fresh = TimedSample("lactate_mmol_l", 1.0, NOW - timedelta(hours=24))
    both = assess_biomarkers([old, fresh], nights(), NOW)
    assert both.value.expired == ("ck_u_l",)
    assert "SAMPLES_EXPIRED" in both.caveats
    assert codes(both) == ["LACTATE_AS_USUAL_REFERENCE"]


def test_a_sample_of_later_is_not_known_yet():
    later = TimedSample("ck_u_l", 9000.0, NOW + timedelta(seconds=1))
    now = TimedSample("ck_u_l", 100.0, NOW)
    assert assess_biomarkers([later, now], nights(), NOW).value.readings[0].value == 100.0


def test_facts_carry_what_a_sample_is_held_against():
    own = assess_biomarkers(weekly("ck_u_l", [100.0] * 5 + [120.0]), nights(), NOW)
    value, held = own.facts[:2]
    assert (value.metric, value.value, value.kind, value.source) == ("ck_u_l", 120.0, Kind.MEASURED, "lab")
    assert (value.window.first_on, value.window.last_on) == (TODAY, TODAY)
    assert (held.metric, held.kind, held.value) == ("ck_usual_u_l", Kind.COMPUTED, pytest.approx(100.0))
    assert held.low < 100.0 < held.high
    assert (held.window.first_on, held.window.last_on) == (date(2026, 1, 28), TODAY)
    assert (held.window.days_used, held.window.days_expected) == (5, 36)
    assert own.caveats == ("SAMPLE_VARIATION_ASSUMED",)
    other = assess_biomarkers([TimedSample("lactate_mmol_l", 2.1, MORNING)], nights(), NOW)
    _, limit = other.facts[:2]
    assert (limit.kind, limit.value, limit.low, limit.high, limit.window) == (Kind.DEFAULT, 2.0, None, 2.0, None)
    assert (other.status, codes(other)) == (Status.PROVISIONAL, ["LACTATE_HIGH_REFERENCE"])
    assert other.caveats == ("OWN_SAMPLES_FEW",)
    assert [fact.metric for fact in other.facts[2:]] == ["pattern_signals", "pattern_signals_known"]


def test_a_mix_of_own_and_others_is_provisional():
    samples = [*weekly("ck_u_l", [100.0] * 6), TimedSample("crp_mg_l", 1.0, MORNING)]
    mixed = assess_biomarkers(samples, nights(), NOW)
    assert mixed.status is Status.PROVISIONAL
    assert mixed.caveats == ("OWN_SAMPLES_FEW", "SAMPLE_VARIATION_ASSUMED")
    assert mixed.value.action == "none"
    assert {reason.citation for reason in mixed.reasons} == {"mougios-2007", "house_rule"}


def test_what_stands_out_is_said_first():
    samples = [
        *weekly("cortisol_nmol_l", [400.0] * 6), *weekly("crp_mg_l", [1.0] * 5 + [9.0]), *weekly("ck_u_l", [100.0] * 6),
        TimedSample("testosterone_nmol_l", 16.0, MORNING, "lab"),
    ]  # fmt: skip
    found = codes(assess_biomarkers(samples, nights(), NOW))
    assert found[0] == "CRP_HIGH"
    assert found[-2:] == ["TESTOSTERONE_UNJUDGED", "TC_RATIO_UNJUDGED"]
    assert set(found[1:-2]) == {"CORTISOL_AS_USUAL", "CK_AS_USUAL"}


def test_glucose_of_today_is_summarised_once_there_are_enough_readings():
    readings = [TimedSample("glucose_mmol_l", 5.0, NOW - timedelta(minutes=5 * n)) for n in range(24)]
    found = assess_biomarkers(readings, nights(), NOW)
    assert found.value.glucose.in_range_pct == 100.0
    assert found.value.glucose.readings == 24
    assert (codes(found), found.value.readings) == (["GLUCOSE_DAY"], ())
    assert "GLUCOSE_NOT_CARE" in found.caveats
    assert {fact.metric for fact in found.reasons[0].facts} == {
        "glucose_mean_mmol_l", "glucose_sd_mmol_l", "glucose_cv_pct", "glucose_in_range_pct",
    }  # fmt: skip
    assert {fact.window.last_on for fact in found.reasons[0].facts} == {TODAY}
    with pytest.raises(InsufficientData):
        assess_biomarkers(readings[1:], nights(), NOW)
    yesterday = [TimedSample("glucose_mmol_l", 5.0, NOW - timedelta(days=1, minutes=5 * n)) for n in range(24)]
    with pytest.raises(InsufficientData):
        assess_biomarkers(yesterday, nights(), NOW)


def test_each_reason_names_its_source_and_holds_its_sample():
    grave = [TimedSample("crp_mg_l", 10.1, MORNING), TimedSample("ck_u_l", 300.0, MORNING)]
    sugar = [TimedSample("glucose_mmol_l", 5.0, NOW - timedelta(minutes=5 * n)) for n in range(24)]
    found = assess_biomarkers([*grave, *sugar], nights(), NOW, "male", {Symptom.DARK_URINE})
    assert [(one.code, one.citation, [fact.metric for fact in one.facts]) for one in found.reasons] == [
        ("MUSCLE_SYMPTOMS", "er-return-2008", []),
        ("CRP_ACUTE", "house_rule", ["crp_mg_l", "crp_usual_mg_l"]),
        ("CK_AS_USUAL_REFERENCE", "mougios-2007", ["ck_u_l", "ck_usual_u_l"]),
        (
            "GLUCOSE_DAY",
            "house_rule",
            ["glucose_mean_mmol_l", "glucose_sd_mmol_l", "glucose_cv_pct", "glucose_in_range_pct"],
        ),
    ]


def test_athletes_side_by_side_are_judged_as_alone():
    rows = np.array([[100.0, 120.0, 80.0, 110.0, 90.0, 200.0], [10.0, 30.0, 20.0, 15.0, np.nan, 9.0]])
    together = against_own(rows, 0.1, needed=4)
    for index, row in enumerate(rows):
        alone = against_own(row, 0.1, needed=4)
        for name in ("usual", "low", "high", "z", "known"):
            assert float(getattr(together, name)[index]) == pytest.approx(float(getattr(alone, name)), rel=1e-12)
