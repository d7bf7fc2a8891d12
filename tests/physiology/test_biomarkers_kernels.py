"""Samples against own ones: units, times of day, reference-change values, glucose."""

import math
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.biomarkers.glucose import glucose_summary
from physiology.biomarkers.reference import ck_reference_u_l, expired, reference_interval
from physiology.biomarkers.sample import TimedSample, hours_apart, time_matched
from physiology.biomarkers.units import FACTORS, UnknownSampleUnit, in_catalogue_unit, spelled
from physiology.biomarkers.variation import VARIATION, Variation, against_own, ln_spread, reference_change_pct
from physiology.metrics import METRICS

HOURS = st.floats(0, 24, exclude_max=True)
POSITIVE = st.floats(0.5, 5000)


@pytest.mark.parametrize(
    ("metric", "value", "unit", "expected"),
    [
        ("cortisol_nmol_l", 1.0, "ug/dL", 27.5892),
        ("cortisol_nmol_l", 10.0, "ng/mL", 27.5892),
        ("cortisol_nmol_l", 10.0, "µg/L", 27.5892),
        ("cortisol_nmol_l", 400.0, "nmol/L", 400.0),
        ("testosterone_nmol_l", 600.0, "ng/dL", 20.8030),
        ("testosterone_nmol_l", 6.0, "ng/ml", 20.8030),
        ("testosterone_nmol_l", 6.0, "mcg/L", 20.8030),
        ("testosterone_nmol_l", 6000.0, "pg/mL", 20.8030),
        ("ck_u_l", 4.0, "µkat/L", 240.0),
        ("ck_u_l", 240.0, "IU/L", 240.0),
        ("lactate_mmol_l", 18.0, "mg/dL", 1.99822),
        ("crp_mg_l", 0.5, "mg/dL", 5.0),
        ("crp_mg_l", 0.5, "ug/ml", 0.5),
        ("glucose_mmol_l", 180.0, "mg/dL", 9.99134),
    ],
)
def test_a_laboratory_value_is_exact_in_the_catalogues_unit(metric, value, unit, expected):
    assert in_catalogue_unit(metric, value, unit) == pytest.approx(expected, rel=2e-5)


@pytest.mark.parametrize(("metric", "unit"), [("cortisol_nmol_l", "mg/dL"), ("sleep_min", "min"), ("ck_u_l", "")])
def test_a_unit_that_does_not_belong_to_a_metric_is_refused(metric, unit):
    with pytest.raises(UnknownSampleUnit, match=metric) as refused:
        in_catalogue_unit(metric, 1.0, unit)
    assert (refused.value.metric, refused.value.unit) == (metric, unit)


def test_every_unit_of_the_table_gives_something_positive_and_every_metric_is_known():
    assert set(FACTORS) <= set(METRICS)
    assert all(factor > 0 for units in FACTORS.values() for factor in units.values())
    assert spelled(" Μg/DL ".replace("Μ", "μ")) == "ug/dL"
    assert spelled(" furlongs ") == "furlongs"


@settings(deadline=None)
@given(HOURS, HOURS)
def test_the_way_round_the_clock_is_short_and_the_same_both_ways(first, second):
    apart = float(hours_apart(np.array(first), np.array(second)))
    assert 0 <= apart <= 12
    assert apart == pytest.approx(float(hours_apart(np.array(second), np.array(first))), abs=1e-9)
    assert apart == pytest.approx(float(hours_apart(np.array(first + 24.0), np.array(second))), abs=1e-9)


def test_a_sample_is_matched_within_an_hour_and_not_beyond():
    assert time_matched(np.array([6.5, 6.49, 8.5, 8.51, 7.5])).tolist() == [True, False, True, False, True]
    assert time_matched(np.array([23.75, 0.5])).tolist() == [True, True]
    assert time_matched(np.array([7.0, np.nan])).tolist() == [False, False]
    assert time_matched(np.array([[7.0, 9.0], [9.0, 9.0]])).tolist() == [[False, True], [True, True]]
    assert time_matched(np.array([7.0, 9.0]), within_h=2.0).tolist() == [True, True]


def test_a_sample_knows_its_local_hour():
    assert TimedSample("ck_u_l", 1.0, datetime(2026, 1, 5, 23, 45, tzinfo=UTC)).hour == 23.75


@pytest.mark.parametrize(("analytic", "within", "expected"), [(0, 0, 0), (5, 0, 13.85), (0, 20, 55.4), (6, 8, 27.7)])
def test_the_reference_change_value_is_the_published_formula(analytic, within, expected):
    assert float(reference_change_pct(analytic, within)) == pytest.approx(expected)


def test_the_log_spread_is_the_log_normal_one_and_parts_add_in_squares():
    assert float(ln_spread(np.float64(0.0))) == 0.0
    assert float(ln_spread(np.float64(100.0))) == pytest.approx(math.sqrt(math.log(2)))
    assert Variation(6.0, 20.0).spread_ln == pytest.approx(math.hypot(0.059946, 0.198042), abs=1e-5)
    ratio = VARIATION["testosterone_cortisol_ratio"]
    assert ratio.analytic_pct == pytest.approx(math.hypot(6, 6), abs=0.02)
    assert ratio.within_pct == pytest.approx(math.hypot(12, 20), abs=0.03)


def test_four_earlier_samples_are_too_few_and_five_enough():
    five = against_own(np.array([100.0, 110.0, 90.0, 105.0, 95.0, 300.0]), 0.1)
    four = against_own(np.array([np.nan, 110.0, 90.0, 105.0, 95.0, 300.0]), 0.1)
    assert (int(five.known), int(four.known)) == (5, 4)
    logs = np.log([100.0, 110.0, 90.0, 105.0, 95.0])
    assert float(five.usual) == pytest.approx(math.exp(logs.mean()))
    spread = max(0.1, logs.std(ddof=1))
    assert float(five.z) == pytest.approx((math.log(300) - logs.mean()) / spread)
    assert float(five.high) == pytest.approx(math.exp(logs.mean() + 2.77 * spread))
    assert float(five.low) == pytest.approx(math.exp(logs.mean() - 2.77 * spread))
    assert all(np.isnan(value) for value in (four.usual, four.low, four.high, four.z))


def test_an_own_spread_that_is_wider_than_the_assumed_one_replaces_it():
    values = np.array([50.0, 200.0, 60.0, 180.0, 100.0, 100.0])
    wide, narrow = against_own(values, 0.01), against_own(values, 2.0)
    own = np.log(values[:-1]).std(ddof=1)
    assert float(wide.high / wide.usual) == pytest.approx(math.exp(2.77 * own))
    assert float(narrow.high / narrow.usual) == pytest.approx(math.exp(2.77 * 2.0))


def test_a_zero_has_no_logarithm_and_an_unknown_newest_has_no_z():
    zero = against_own(np.array([0.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0]), 0.2)
    assert (int(zero.known), float(zero.usual)) == (5, pytest.approx(10.0))
    unknown = against_own(np.array([10.0] * 5 + [np.nan]), 0.2)
    assert np.isnan(unknown.z)
    assert float(unknown.usual) == pytest.approx(10.0)


def test_a_lower_need_is_never_below_two():
    pair = against_own(np.array([10.0, 12.0, 11.0]), 0.2, needed=2)
    one = against_own(np.array([10.0, 11.0]), 0.2, needed=1)
    assert np.isfinite(pair.usual)
    assert np.isnan(one.usual)


@settings(deadline=None)
@given(st.lists(POSITIVE, min_size=6, max_size=12), st.floats(0.1, 10))
def test_a_unit_does_not_change_where_a_sample_stands(values, factor):
    plain = against_own(np.array(values), 0.2)
    scaled = against_own(np.array(values) * factor, 0.2)
    assert float(scaled.z) == pytest.approx(float(plain.z), abs=1e-6)
    assert float(scaled.usual) == pytest.approx(float(plain.usual) * factor, rel=1e-9)
    assert float(plain.low) <= float(plain.usual) <= float(plain.high)


@settings(deadline=None)
@given(st.lists(POSITIVE, min_size=6, max_size=10), st.randoms())
def test_the_order_of_earlier_samples_does_not_matter(values, chance):
    shuffled = values[:-1]
    chance.shuffle(shuffled)
    first, second = (against_own(np.array([*part, values[-1]]), 0.2) for part in (values[:-1], shuffled))
    assert float(first.z) == pytest.approx(float(second.z), abs=1e-9)


def test_rows_are_judged_apart():
    both = against_own(np.array([[10.0] * 5 + [20.0], [10.0] * 5 + [10.0]]), 0.25)
    assert both.z.tolist() == pytest.approx([math.log(2) / 0.25, 0.0], abs=1e-9)


@pytest.mark.parametrize(
    ("metric", "hours", "over"),
    [
        ("ck_u_l", 72.0, False), ("ck_u_l", 72.01, True), ("crp_mg_l", 72.0, False), ("crp_mg_l", 72.01, True),
        ("lactate_mmol_l", 24.0, False), ("lactate_mmol_l", 24.01, True),
        ("cortisol_nmol_l", 24.0, False), ("cortisol_nmol_l", 24.01, True),
        ("testosterone_nmol_l", 24.0, False), ("testosterone_nmol_l", 24.01, True),
        ("testosterone_cortisol_ratio", 24.0, False), ("testosterone_cortisol_ratio", 24.01, True),
    ],
)  # fmt: skip
def test_a_sample_expires(metric, hours, over):
    assert expired(metric, hours) is over


def test_intervals_of_other_people():
    assert ck_reference_u_l("male") == (82.0, 1083.0)
    assert ck_reference_u_l("female") == (47.0, 513.0)
    assert ck_reference_u_l(None) == ck_reference_u_l("other") == (47.0, 1083.0)
    assert reference_interval("ck_u_l", "male") == (82.0, 1083.0)
    assert reference_interval("lactate_mmol_l", "male") == (None, 2.0)
    assert reference_interval("crp_mg_l", None) == (None, 3.0)
    assert reference_interval("cortisol_nmol_l", "male") is None


def test_glucose_in_four_numbers():
    day = glucose_summary(np.array([3.9, 10.0, 3.89, 10.01] * 6))
    assert float(day.mean_mmol_l) == pytest.approx(6.95)
    assert float(day.in_range_pct) == 50.0
    sd = np.array([3.9, 10.0, 3.89, 10.01] * 6).std(ddof=1)
    assert float(day.sd_mmol_l) == pytest.approx(sd)
    assert float(day.cv_pct) == pytest.approx(100 * sd / 6.95)
    assert int(day.known) == 24


def test_too_few_readings_or_too_many_gaps_are_no_day_of_glucose():
    few = glucose_summary(np.full(23, 5.0))
    assert all(np.isnan(one) for one in (few.mean_mmol_l, few.sd_mmol_l, few.cv_pct, few.in_range_pct))
    gaps = np.full(100, 5.0)
    gaps[:30] = np.nan
    assert float(glucose_summary(gaps).in_range_pct) == 100.0
    gaps[30] = np.nan
    assert np.isnan(glucose_summary(gaps).in_range_pct)
    assert np.isnan(glucose_summary(np.empty(0)).mean_mmol_l)


def test_days_of_glucose_are_summarised_apart():
    days = glucose_summary(np.array([[5.0] * 24, [12.0] * 24, [np.nan] * 24]))
    assert days.in_range_pct.tolist()[:2] == [100.0, 0.0]
    assert days.known.tolist() == [24, 24, 0]
    assert days.sd_mmol_l.tolist()[:2] == [0.0, 0.0]


def test_a_gap_in_the_readings_is_left_out_of_mean_and_spread():
    gaps = np.tile([4.0, 8.0, 6.0, np.nan], 10)
    found, known = glucose_summary(gaps), np.tile([4.0, 8.0, 6.0], 10)
    assert float(found.mean_mmol_l) == 6.0
    assert float(found.sd_mmol_l) == pytest.approx(known.std(ddof=1))
    two = glucose_summary(np.stack([gaps, np.full(40, 5.0)]))
    assert two.sd_mmol_l.tolist() == pytest.approx([known.std(ddof=1), 0.0])
    assert two.known.tolist() == [30, 40]
