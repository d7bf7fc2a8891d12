"""The impulse-response model against published figures, and what must hold of it whatever the loads."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.twin.impulse import Convention, Gains, critical_days, performance, traces

GOLDEN = Path(__file__).parents[1] / "golden" / "load"
BIKE = Path(__file__).parents[3] / "shared" / "data" / "physio" / "load" / "dorem_bike-score.csv"
CASES = json.loads((GOLDEN / "banister.json").read_text(encoding="utf-8"))["cases"]
MADE, REAL = ([case for case in CASES if ("load" in case) is made] for made in (True, False))

loads = st.lists(st.floats(0.0, 1500.0), min_size=1, max_size=60).map(np.array)
taus = st.floats(1.0, 80.0)
conventions = st.sampled_from(Convention)


def gains_of(case):
    given_ = case["params"]
    return Gains(given_["p0"], given_["k1"], given_["k2"], given_["tau1"], given_["tau2"])


def convention_of(case):
    return Convention.SAME_DAY if case["same_day_load_counts"] else Convention.LAG_1


def bike_score():
    if not BIKE.exists():
        pytest.skip("the recording of Clarke and Skiba's cyclist is kept outside the project")
    rows = list(csv.DictReader(BIKE.read_text(encoding="utf-8-sig").splitlines()))
    return np.array([float(row["BikeScore"]) for row in rows])


@pytest.mark.parametrize("case", MADE, ids=lambda case: case["name"])
def test_made_up_loads_give_the_reference_curve_and_its_two_times(case):
    curve = performance(np.array(case["load"]), gains_of(case), convention_of(case))
    np.testing.assert_allclose(curve, case["pred"], rtol=1e-12, atol=1e-9)
    gains = gains_of(case)
    days = critical_days(gains.k1, gains.k2, gains.tau1_days, gains.tau2_days)
    np.testing.assert_allclose(days, (case["t_n_days"], case["t_g_days"]), rtol=1e-12)


@pytest.mark.parametrize("case", REAL, ids=lambda case: f"{case['name']}-{convention_of(case)}")
def test_the_published_cyclist_is_reproduced_with_same_day_load_and_with_no_other(case):
    curve = performance(bike_score(), gains_of(case), convention_of(case))
    np.testing.assert_allclose(curve, case["pred"], rtol=1e-10)
    days, seen = np.array(case["obs_day_index_and_value"]).T
    sse = float(np.square(curve[days.astype(int)] - seen).sum())
    assert sse == pytest.approx(case["SSE"], rel=1e-9)
    assert (sse < 22.0) is (case["same_day_load_counts"] is True)


@given(loads, taus, conventions)
def test_a_trace_is_the_sum_it_is_defined_as(load, tau, convention):
    first = 0 if convention is Convention.SAME_DAY else 1
    expected = [sum(load[day - ago] * np.exp(-ago / tau) for ago in range(first, day + 1)) for day in range(load.size)]
    np.testing.assert_allclose(traces(load, tau, convention), expected, rtol=1e-9, atol=1e-9)


@given(loads, taus, conventions, st.integers(0, 59), st.floats(0.0, 500.0))
def test_more_load_never_lowers_a_trace_and_changes_nothing_before_it(load, tau, convention, day, more):
    day = min(day, load.size - 1)
    heavier = load.copy()
    heavier[day] += more
    before, after = traces(load, tau, convention), traces(heavier, tau, convention)
    assert (after >= before - 1e-9).all()
    first = day if convention is Convention.SAME_DAY else day + 1
    np.testing.assert_array_equal(before[:first], after[:first])


@given(loads, taus, conventions, st.floats(0.01, 100.0))
def test_loads_in_another_unit_scale_the_trace_and_nothing_else(load, tau, convention, factor):
    np.testing.assert_allclose(
        traces(factor * load, tau, convention, factor * 7.0), factor * traces(load, tau, convention, 7.0), rtol=1e-9
    )


@given(st.integers(1, 400), taus, conventions)
def test_a_load_that_never_changes_and_was_there_before_stands_still(days, tau, convention):
    keeps = np.exp(-1.0 / tau)
    settled = 300.0 / (1.0 - keeps) * (1.0 if convention is Convention.SAME_DAY else keeps)
    np.testing.assert_allclose(traces(np.full(days, 300.0), tau, convention, 300.0), settled, rtol=1e-9)


@pytest.mark.parametrize("convention", Convention)
def test_without_load_performance_returns_to_where_it_is_without_training(convention):
    gains = Gains(p0=250.0, k1=0.2, k2=0.3, tau1_days=40.0, tau2_days=12.0)
    curve = performance(np.append(np.full(60, 80.0), np.zeros(800)), gains, convention)
    assert abs(curve[59] - 250.0) > 20.0
    assert curve[-1] == pytest.approx(250.0, abs=1e-5)
    np.testing.assert_array_equal(performance(np.zeros(30), gains, convention), np.full(30, 250.0))


def test_the_order_of_days_matters():
    gains = Gains(p0=250.0, k1=0.2, k2=0.3, tau1_days=40.0, tau2_days=12.0)
    rising = np.linspace(0.0, 300.0, 40)
    assert performance(rising, gains)[-1] < performance(rising[::-1], gains)[-1] - 10.0


def test_many_athletes_and_constants_are_what_each_is_alone():
    load = np.random.default_rng(3).gamma(2.0, 100.0, (4, 1, 50))
    tau, before = np.array([10.0, 42.0]), np.array([[0.0], [5.0], [9.0], [2.0]])
    together = traces(load, tau, Convention.LAG_1, before)
    assert together.shape == (4, 2, 50)
    for athlete in range(4):
        for index in range(2):
            alone = traces(load[athlete, 0], tau[index], Convention.LAG_1, before[athlete, 0])
            np.testing.assert_array_equal(together[athlete, index], alone)


@pytest.mark.parametrize("convention", Convention)
def test_an_unknown_day_is_no_rest_day_and_the_loads_given_stay_as_they_are(convention):
    load = np.array([100.0, np.nan, 100.0, 100.0])
    known = np.isfinite(traces(load, 10.0, convention))
    assert known.tolist() == [True, convention is Convention.LAG_1, False, False]
    np.testing.assert_array_equal(load, [100.0, np.nan, 100.0, 100.0])


def test_fatigue_that_never_outweighs_is_over_at_once_and_without_fitness_there_is_no_such_day():
    assert [float(days) for days in critical_days(1.0, 0.2, 45.0, 15.0)] == [0.0, 0.0]
    harm_over, gain_largest = critical_days(1.0, 1.0, 45.0, 15.0)
    assert float(harm_over) == 0.0
    assert float(gain_largest) == pytest.approx(22.5 * np.log(3.0))
    assert np.isnan(critical_days(0.0, 1.0, 45.0, 15.0)).all()
    assert np.isnan(critical_days(0.0, 0.0, 45.0, 15.0)).all()
