"""Which samples are compared with which: hour, source, the ratio of one draw, and the night before."""

from datetime import date, timedelta

import pytest

from physiology.biomarkers import TimedSample, assess_biomarkers
from physiology.biomarkers.readings import comparable, newest_reading, with_ratio
from physiology.biomarkers.reasons import reading_facts, reasons
from physiology.biomarkers.shapes import BiomarkerState, FusedPattern
from physiology.finding import Kind
from tests.physiology.sampled_athletes import MORNING, NOW, codes, nights, reading, weekly


def test_hormones_are_compared_within_the_hour_and_the_rest_at_any():
    evening = [TimedSample("cortisol_nmol_l", 100.0, MORNING - timedelta(days=n, hours=-9)) for n in range(1, 7)]
    assert comparable([*evening, TimedSample("cortisol_nmol_l", 400.0, MORNING)]) == ()
    ck = [TimedSample("ck_u_l", 100.0, MORNING - timedelta(days=n, hours=-9)) for n in range(6, 0, -1)]
    assert len(comparable([*ck, TimedSample("ck_u_l", 100.0, MORNING)])) == 6
    unjudged = assess_biomarkers([*evening, TimedSample("cortisol_nmol_l", 400.0, MORNING)], nights(), NOW)
    assert codes(unjudged) == ["CORTISOL_UNJUDGED"]
    assert unjudged.value.readings[0].own_samples == 0
    assert "OWN_SAMPLES_FEW" in unjudged.caveats


def test_another_source_is_another_series():
    other = weekly("ck_u_l", [100.0] * 6, source="pharmacy")[:-1]
    found = newest_reading([*other, TimedSample("ck_u_l", 300.0, MORNING, "lab")], NOW, "male")
    assert (found.basis, found.own_samples, found.own_since) == ("reference", 0, None)
    same = newest_reading(weekly("ck_u_l", [100.0] * 5 + [300.0]), NOW, "male")
    assert (same.basis, same.standing, same.own_samples) == ("own", "high", 5)
    assert same.own_since == date(2026, 1, 28)
    assert same.age_h == 2.0


def test_a_low_value_means_something_for_hormones_only():
    low = {metric: newest_reading(weekly(metric, [100.0] * 5 + [10.0]), NOW, None).standing for metric in (
        "ck_u_l", "lactate_mmol_l", "crp_mg_l", "cortisol_nmol_l", "testosterone_nmol_l")}  # fmt: skip
    assert low == {
        "ck_u_l": "as_usual", "lactate_mmol_l": "as_usual", "crp_mg_l": "as_usual", "cortisol_nmol_l": "low",
        "testosterone_nmol_l": "low",
    }  # fmt: skip


def test_the_ratio_is_made_of_one_draw():
    def drawn(minutes, source="lab"):
        cortisol = TimedSample("cortisol_nmol_l", 400.0, MORNING + timedelta(minutes=minutes), source)
        return with_ratio([cortisol, TimedSample("testosterone_nmol_l", 16.0, MORNING, "lab")])

    assert [one.value for one in drawn(30) if one.metric == "testosterone_cortisol_ratio"] == [0.04]
    assert [one.value for one in drawn(-30) if one.metric == "testosterone_cortisol_ratio"] == [0.04]
    assert len(drawn(31)) == len(drawn(0, "pharmacy")) == 2
    zero = [TimedSample("cortisol_nmol_l", 0.0, MORNING), TimedSample("testosterone_nmol_l", 16.0, MORNING)]
    assert len(with_ratio(zero)) == 2
    two = [
        TimedSample("cortisol_nmol_l", value, MORNING + timedelta(minutes=m)) for value, m in ((400.0, 20), (800.0, 5))
    ]
    ratio = [one for one in with_ratio([*two, zero[1]]) if one.metric == "testosterone_cortisol_ratio"]
    assert ratio[0].value == 0.02
    assert [one.at for one in with_ratio([*two, zero[1]])] == sorted(one.at for one in with_ratio([*two, zero[1]]))


def test_a_ratio_that_fell_within_chance_is_said_to_and_beyond_it_is_low():
    def ratio(last):
        cortisol = weekly("cortisol_nmol_l", [400.0] * 6)
        return assess_biomarkers([*cortisol, *weekly("testosterone_nmol_l", [20.0] * 5 + [last])], nights(), NOW)

    def said(last):
        return next(code for code in codes(ratio(last)) if code.startswith("TC_"))

    assert said(14.01) == "TC_RATIO_AS_USUAL"
    assert said(14.0) == "TC_RATIO_FELL_WITHIN_CHANCE"
    assert said(9.0) == "TC_RATIO_LOW"
    assert said(45.0) == "TC_RATIO_HIGH"
    found = next(one for one in ratio(14.0).value.readings if one.metric == "testosterone_cortisol_ratio")
    assert found.fell_pct == pytest.approx(30.0)
    assert {one.metric: one.fell_pct for one in ratio(14.0).value.readings}["cortisol_nmol_l"] is None
    facts = {fact.metric: fact for fact in ratio(14.0).facts}
    assert facts["testosterone_cortisol_ratio"].kind is Kind.COMPUTED
    assert facts["cortisol_nmol_l"].kind is Kind.MEASURED
    assert {reason.code: reason.citation for reason in ratio(14.0).reasons}[
        "TC_RATIO_FELL_WITHIN_CHANCE"
    ] == "deluccia-2016"


def test_whose_interval_a_value_is_held_against():
    intervals = {sex: newest_reading([TimedSample("ck_u_l", 100.0, MORNING)], NOW, sex) for sex in ("male", "female")}
    assert {sex: (one.low, one.high) for sex, one in intervals.items()} == {
        "male": (82.0, 1083.0),
        "female": (47.0, 513.0),
    }
    at, above = (newest_reading([TimedSample("ck_u_l", value, MORNING)], NOW, "male") for value in (1083.0, 1083.1))
    assert (at.standing, above.standing) == ("as_usual", "high")
    female = assess_biomarkers([TimedSample("ck_u_l", 600.0, MORNING)], nights(), NOW, "female")
    assert codes(female) == ["CK_HIGH_REFERENCE"]


def test_the_ratio_comes_from_where_its_testosterone_does():
    drawn = [TimedSample("cortisol_nmol_l", 400.0, MORNING, "lab"), TimedSample("testosterone_nmol_l", 16.0, NOW, None)]
    assert len(with_ratio(drawn)) == 2
    both = [drawn[0], TimedSample("testosterone_nmol_l", 16.0, MORNING, "lab")]
    assert with_ratio(both)[-1] == TimedSample("testosterone_cortisol_ratio", 0.04, MORNING, "lab")


def test_a_fall_of_exactly_thirty_percent_is_named():
    def said(fell_pct):
        ratio = reading("testosterone_cortisol_ratio", 0.028).model_copy(update={"fell_pct": fell_pct})
        state = BiomarkerState(
            action="none", readings=(ratio,), pattern=FusedPattern(parts={}), glucose=None, expired=(), withheld=()
        )
        held = {"testosterone_cortisol_ratio": reading_facts(ratio, "lab")}
        return reasons(state, held, muscle=False)

    (at,), (above,) = said(30.0), said(29.9)
    assert (at.code, above.code) == ("TC_RATIO_FELL_WITHIN_CHANCE", "TC_RATIO_AS_USUAL")
    assert [fact.metric for fact in at.facts] == ["testosterone_cortisol_ratio", "testosterone_cortisol_usual"]
