"""Fitness from heart rate: reference numbers, ranges instead of points, and what it refuses."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.fitness.max_heart_rate import gulati_max_hr_bpm, tanaka_max_hr_bpm
from physiology.fitness.oxygen_uptake import heart_rate_ratio_vo2max, vo2max_change
from physiology.fitness.zones import ZONE_MODELS, fat_oxidation_range, zone_edges

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "recovery" / "closed_form.json").read_text())
PUBLISHED = json.loads((Path(__file__).parents[1] / "golden" / "published_worked_examples.json").read_text())
FIRST = date(2026, 1, 1)


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


def test_what_nobody_told_is_unknown_and_the_others_are_judged():
    assert np.isnan(tanaka_max_hr_bpm([None, 40.0])).tolist() == [True, False]
    assert np.isnan(gulati_max_hr_bpm([None, 40.0])).tolist() == [True, False]
    found = heart_rate_ratio_vo2max([190.0, None, 190.0], [50.0, 50.0, None], age_years=[None, 50.0, 50.0])
    assert np.isnan(found.centre).tolist() == [False, True, True]
    assert float(found.low[0]) == pytest.approx(58.14 - 5.4)
    assert np.isnan(vo2max_change([50.0, None, 50.0], [56.0, 56.0, None])).tolist() == [False, True, True]
    assert np.isnan(fat_oxidation_range([None, 190.0])).tolist() == [[True, True], [False, False]]
    reserve = zone_edges(ZONE_MODELS["reserve_tenths"], [None, 190.0, 190.0], [50.0, None, 50.0])
    assert np.isnan(reserve).all(axis=-1).tolist() == [True, True, False]


def test_the_reserve_has_no_zones_without_a_resting_rate():
    assert np.isnan(zone_edges(ZONE_MODELS["reserve_tenths"], 190.0)).all()


def test_one_maximum_holds_for_many_resting_rates_and_the_other_way_round():
    assert heart_rate_ratio_vo2max(200.0, [50.0, 40.0]).centre.tolist() == pytest.approx([61.2, 76.5])
    assert heart_rate_ratio_vo2max([200.0, 180.0], 40.0).centre.tolist() == pytest.approx([76.5, 68.85])
    assert float(heart_rate_ratio_vo2max(200.0, 1.0).centre) == pytest.approx(3060.0)


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
