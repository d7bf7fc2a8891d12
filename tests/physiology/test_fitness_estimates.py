"""Fitness from heart rate: reference numbers, ranges instead of points, and what it refuses."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.finding import InsufficientData, Kind, Status
from physiology.fitness.assessment import assess_fitness
from physiology.fitness.max_heart_rate import gulati_max_hr_bpm, tanaka_max_hr_bpm
from physiology.fitness.oxygen_uptake import heart_rate_ratio_vo2max, vo2max_change
from physiology.fitness.zones import ZONE_MODELS, fat_oxidation_range, zone_edges
from physiology.history import DailyHistory
from physiology.observation import Source

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "recovery" / "closed_form.json").read_text())
PUBLISHED = json.loads((Path(__file__).parents[1] / "golden" / "published_worked_examples.json").read_text())
FIRST = date(2026, 1, 1)


def days(n=120, resting=50.0, watch="whoop", **series):
    kept = {"resting_hr_bpm": np.full(n, resting)} | {key: np.array(value) for key, value in series.items()}
    return DailyHistory(FIRST, n, kept, {"resting_hr_bpm": Source(vendor=watch)})


def once(value, n=120, ago=30):
    found = np.full(n, np.nan)
    found[-1 - ago] = value
    return found


@pytest.mark.parametrize("case", GOLDEN["uth2004"])
def test_the_heart_rate_ratio_is_the_references(case):
    assert float(heart_rate_ratio_vo2max(case["hr_max"], case["hr_rest"]).centre) == pytest.approx(case["vo2max"])


def test_the_maximum_by_age_is_the_references():
    reference = GOLDEN["hr_max"]
    assert float(tanaka_max_hr_bpm(40)) == reference["tanaka_40"]
    assert float(gulati_max_hr_bpm(40)) == pytest.approx(reference["gulati_women_40"])


@pytest.mark.parametrize(("age", "known"), [(17.9, False), (18, True), (90, True), (90.1, False), (np.nan, False)])
def test_formulas_speak_of_adults(age, known):
    assert np.isfinite(tanaka_max_hr_bpm(age)) == known
    assert np.isfinite(gulati_max_hr_bpm(age)) == known


def test_the_range_is_two_published_standard_errors():
    published = PUBLISHED["uth_2004"]
    measured, predicted = heart_rate_ratio_vo2max(190.0, 50.0), heart_rate_ratio_vo2max(190.0, 50.0, measured=False)
    assert float(measured.high - measured.centre) == pytest.approx(2 * published["see_ml_kg_min"])
    assert float(measured.centre - measured.low) == pytest.approx(2 * published["see_ml_kg_min"])
    assert float(predicted.high - predicted.low) == pytest.approx(4 * published["see_with_age_predicted_hrmax"])


@pytest.mark.parametrize(("age", "low"), [(44.9, 58.14 - 5.4), (45.0, 12 * 3.8 - 5.4), (np.nan, 58.14 - 5.4)])
def test_from_forty_five_the_range_reaches_down_to_the_smaller_factor(age, low):
    found = heart_rate_ratio_vo2max(190.0, 50.0, age_years=age)
    assert float(found.low) == pytest.approx(low)
    assert float(found.high) == pytest.approx(58.14 + 5.4)


@pytest.mark.parametrize(("top", "rest"), [(190, 0), (190, -5), (50, 50), (np.nan, 50), (190, np.nan), (np.inf, 50)])
def test_an_impossible_ratio_is_nan(top, rest):
    assert np.isnan(heart_rate_ratio_vo2max(top, rest).centre)


def test_many_people_at_once_give_what_each_gives_alone():
    found = heart_rate_ratio_vo2max(np.array([190.0, 185.0]), np.array([50.0, 40.0]), measured=np.array([True, False]))
    assert found.centre.tolist() == pytest.approx([58.14, 70.7625])
    assert (found.high - found.centre).tolist() == pytest.approx([5.4, 9.4])


@given(st.floats(150, 220), st.floats(35, 80), st.floats(0.1, 10))
def test_a_lower_resting_rate_is_a_higher_estimate(top, rest, less):
    assert heart_rate_ratio_vo2max(top, rest - less).centre > heart_rate_ratio_vo2max(top, rest).centre


@pytest.mark.parametrize(
    ("later", "change"), [(54.9, 0.0), (55.0, 5.0), (45.1, 0.0), (45.0, -5.0), (50.0, 0.0), (np.nan, np.nan)]
)
def test_no_change_is_claimed_below_five(later, change):
    assert float(vo2max_change(50.0, later)) == pytest.approx(change, nan_ok=True)


def test_zones_are_shares_of_their_anchor():
    assert zone_edges(ZONE_MODELS["max_hr_tenths"], 200.0).tolist() == pytest.approx([100, 120, 140, 160, 180, 200])
    assert zone_edges(ZONE_MODELS["reserve_tenths"], 190.0, 50.0).tolist() == [120.0, 134.0, 148.0, 162.0, 176.0, 190.0]
    ftp = zone_edges(ZONE_MODELS["ftp_seven"], 200.0)
    assert ftp[:-1].tolist() == pytest.approx([0, 112, 152, 182, 212, 242, 302])
    assert np.isnan(ftp[-1])
    threshold = zone_edges(ZONE_MODELS["threshold_hr_five"], np.array([100.0, 200.0]))
    assert threshold[:, :-1].tolist() == [
        pytest.approx([65, 85, 90, 95, 100]),
        pytest.approx([130, 170, 180, 190, 200]),
    ]


@pytest.mark.parametrize("model", ZONE_MODELS.values(), ids=ZONE_MODELS)
def test_every_model_names_its_anchor_its_evidence_and_rising_edges(model):
    shares = np.array(model.shares)
    assert (np.diff(shares[np.isfinite(shares)]) > 0).all()
    assert model.citation in {"edwards-1993", "allen-coggan-book", "convention"}
    assert model.zones == len(model.shares) - 1 == (7 if model.anchor == "ftp" else 5)


def test_fat_oxidation_is_a_range_of_sixty_to_eighty_per_cent():
    assert fat_oxidation_range(200.0).tolist() == pytest.approx([120.0, 160.0])
    assert fat_oxidation_range(np.array([180.0, 200.0])).shape == (2, 2)


# the finding


def test_a_maximum_on_record_gives_the_narrow_range():
    finding = assess_fitness(days(max_hr_bpm=once(190.0)), 30.0, "male")
    estimate, maximum, resting, fat = finding.facts
    assert (estimate.metric, estimate.value) == ("vo2max_ml_kg_min", pytest.approx(58.14))
    assert (estimate.low, estimate.high) == (pytest.approx(52.74), pytest.approx(63.54))
    assert (maximum.metric, maximum.value, maximum.kind) == ("max_hr_bpm", 190.0, Kind.MEASURED)
    assert maximum.window.last_on.toordinal() == FIRST.toordinal() + 89
    assert (resting.metric, resting.value, resting.window.days_used) == ("resting_hr_baseline_bpm", 50.0, 28)
    assert (fat.low, fat.high) == (pytest.approx(114.0), pytest.approx(152.0))
    assert finding.value.max_hr_measured
    assert finding.status is Status.PROVISIONAL
    assert finding.reasons[0].code == "FITNESS_MAX_MEASURED"
    assert finding.reasons[-1].code == "FITNESS_FAT_OXIDATION"
    assert finding.reasons[-1].citation == "house_rule"


@pytest.mark.parametrize(("record", "measured"), [(177.0, True), (176.9, False)])
def test_a_record_far_under_what_age_predicts_was_no_maximum(record, measured):
    finding = assess_fitness(days(max_hr_bpm=once(record)), 30.0, "male")
    assert finding.value.max_hr_measured == measured
    assert finding.reasons[0].code == ("FITNESS_MAX_MEASURED" if measured else "FITNESS_MAX_TOO_LOW")
    assert finding.facts[1].value == (record if measured else 187.0)


def test_the_highest_record_counts_and_without_an_age_any_does():
    record = once(185.0)
    record[-5] = 150.0
    assert assess_fitness(days(max_hr_bpm=record), 30.0, "male").facts[1].value == 185.0
    assert assess_fitness(days(max_hr_bpm=once(150.0)), None, None).facts[1].value == 150.0


@pytest.mark.parametrize(("sex", "predicted"), [("female", 179.6), ("male", 187.0), (None, 187.0)])
def test_without_a_record_age_and_sex_predict_it(sex, predicted):
    finding = assess_fitness(days(), 30.0, sex)
    fact = finding.facts[1]
    assert (fact.metric, fact.kind) == ("predicted_max_hr_bpm", Kind.PREDICTED)
    assert fact.value == pytest.approx(predicted)
    assert (fact.low, fact.high) == (pytest.approx(predicted - 10), pytest.approx(predicted + 10))
    assert finding.facts[0].high - finding.facts[0].value == pytest.approx(9.4)
    assert finding.reasons[0].code == "FITNESS_MAX_PREDICTED"
    assert fact.window is None


@pytest.mark.parametrize(("known", "told"), [(7, True), (6, False)])
def test_seven_days_of_resting_heart_rate_in_four_weeks_are_the_least(known, told):
    resting = np.full(120, np.nan)
    resting[:92] = 60.0
    resting[120 - known :] = 50.0
    history = DailyHistory(FIRST, 120, {"resting_hr_bpm": resting})
    if told:
        assert assess_fitness(history, 30.0, "male").facts[2].value == 50.0
        return
    with pytest.raises(InsufficientData) as lack:
        assess_fitness(history, 30.0, "male")
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("fitness", 7, 6)


def test_without_a_record_and_an_age_there_is_no_estimate():
    with pytest.raises(InsufficientData) as lack:
        assess_fitness(days(), None, "male")
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("fitness_max_hr", 1, 0)


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (50.0, "FITNESS_NO_CHANGE"),
        (54.0, "FITNESS_NO_CHANGE"),
        (55.0, "FITNESS_ROSE"),
        (46.0, "FITNESS_FELL"),
        (np.nan, None),
    ],
)
def test_a_trend_is_claimed_from_five_on_against_twelve_weeks_ago(before, code):
    resting = np.full(120, 50.0)
    resting[:36] = before
    finding = assess_fitness(days(resting_hr_bpm=resting, max_hr_bpm=once(190.0)), 30.0, "male")
    codes = [reason.code for reason in finding.reasons[1:-1]]
    assert codes == ([] if code is None else [code])
    if code in ("FITNESS_ROSE", "FITNESS_FELL"):
        fact = finding.reasons[1].facts[0]
        assert fact.value == pytest.approx(15.3 * 190 / 50 - 15.3 * 190 / before)
        assert (fact.window.days_expected, fact.window.days_used) == (84, 84)
        assert (fact.window.last_on - fact.window.first_on).days == 84


def test_zones_follow_the_anchors_that_are_known():
    plain = assess_fitness(days(max_hr_bpm=once(190.0)), 30.0, "male").value.zones
    assert {zone.anchor for zone in plain} == {"hr_reserve"}
    assert [(zone.number, zone.low, zone.high) for zone in plain][:2] == [(1, 120.0, 134.0), (2, 134.0, 148.0)]
    known = days(max_hr_bpm=once(190.0), threshold_hr_bpm=once(170.0), ftp_w=once(250.0))
    zones = assess_fitness(known, 30.0, "male").value.zones
    assert [zone.anchor for zone in zones] == ["hr_reserve"] * 5 + ["threshold_hr"] * 5 + ["ftp"] * 7
    assert zones[-1].low == pytest.approx(1.51 * 250)
    assert zones[-1].high is None
    assert zones[9].high is None
    assert zones[5].low == pytest.approx(0.65 * 170)


@pytest.mark.parametrize(
    ("age", "sex", "watch", "caveats"),
    [
        (30.0, "male", "chat", ["TEST_BETTER"]),
        (21.0, "male", "chat", ["TEST_BETTER"]),
        (20.9, "male", "chat", ["FACTOR_UNTESTED", "TEST_BETTER"]),
        (30.0, "female", "whoop", ["FACTOR_UNTESTED", "RESTING_ASLEEP", "TEST_BETTER"]),
        (51.0, "male", "chat", ["FACTOR_OLDER", "TEST_BETTER"]),
        (51.1, "male", "chat", ["FACTOR_UNTESTED", "FACTOR_OLDER", "TEST_BETTER"]),
        (44.9, "male", "chat", ["TEST_BETTER"]),
        (45.0, "male", "chat", ["FACTOR_OLDER", "TEST_BETTER"]),
        (None, "male", "chat", ["FACTOR_UNTESTED", "TEST_BETTER"]),
    ],
)
def test_caveats_say_for_whom_the_formula_was_made(age, sex, watch, caveats):
    finding = assess_fitness(days(watch=watch, max_hr_bpm=once(190.0)), age, sex)
    assert list(finding.caveats) == [f"FITNESS_{code}" for code in caveats]


def test_a_resting_rate_of_nowhere_is_taken_as_told():
    history = DailyHistory(FIRST, 40, {"resting_hr_bpm": np.full(40, 50.0), "max_hr_bpm": np.full(40, 190.0)})
    assert assess_fitness(history, 30.0, "male").caveats == ("FITNESS_TEST_BETTER",)


def test_the_range_never_goes_below_zero():
    finding = assess_fitness(days(resting=115.0, max_hr_bpm=once(120.0)), None, None)
    assert finding.facts[0].low >= 0.0
