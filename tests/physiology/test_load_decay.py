"""The decaying average against a walk from day to day."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.load import acwr_ewma, ewma, monotony
from physiology.load.ewma import ATHLETES_IN_A_PRODUCT, STRETCH_DAYS, decayed


def walked(daily, weight, seed):
    averages, average = [], seed
    for value in daily:
        average = average if np.isnan(value) else average + weight * (value - average)
        averages.append(average)
    return np.array(averages)


@pytest.mark.parametrize("n_days", [0, 1, STRETCH_DAYS - 1, STRETCH_DAYS, STRETCH_DAYS + 1, 3 * STRETCH_DAYS, 400])
@pytest.mark.parametrize("weight", [2 / 8, 2 / 29, -np.expm1(-1 / 42), 1.0])
@pytest.mark.parametrize("unknown", [0.0, 0.2, 1.0])
def test_stretches_of_days_join_as_if_walked(n_days, weight, unknown):
    chance = np.random.default_rng(5)
    daily = np.round(chance.gamma(2.0, 150.0, (3, n_days)))
    daily[chance.random((3, n_days)) < unknown] = np.nan
    seeds = np.array([0.0, 300.0, 1000.0])
    expected = np.array([walked(row, weight, seed) for row, seed in zip(daily, seeds, strict=True)])
    np.testing.assert_allclose(decayed(daily, weight, seeds), expected.reshape(3, n_days), rtol=1e-12, atol=1e-9)


@given(
    st.lists(st.one_of(st.just(float("nan")), st.floats(0, 3000)), min_size=1, max_size=90),
    st.floats(0.01, 1.0),
    st.floats(0, 500),
)
def test_any_days_average_as_if_walked(daily, weight, seed):
    series = np.array(daily)
    np.testing.assert_allclose(decayed(series, weight, seed), walked(series, weight, seed), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("unknown", [0.0, 0.15])
def test_the_weighted_ratio_is_one_average_over_the_other_across_unknown_days_too(unknown):
    chance = np.random.default_rng(7)
    daily = np.round(chance.gamma(2.0, 150.0, (5, 120)))
    daily[chance.random(daily.shape) < unknown] = np.nan
    daily[0, :40] = np.nan
    daily[1] = np.nan
    ratio, expected = acwr_ewma(daily), ewma(daily, 7) / ewma(daily, 28)
    carried = np.isfinite(ratio)
    assert carried.sum() > 100
    np.testing.assert_allclose(ratio[carried], expected[carried], rtol=1e-12)
    assert np.isnan(ratio[1]).all()
    assert np.isnan(ewma(daily, 7)[1]).all()


def test_products_of_athletes_join_without_a_seam():
    many = np.round(np.random.default_rng(8).gamma(2.0, 150.0, (2 * ATHLETES_IN_A_PRODUCT + 3, 12)))
    alone = np.array([ewma(row, days=7) for row in many])
    np.testing.assert_allclose(ewma(many, days=7), alone, rtol=1e-12)


def test_light_weeks_have_a_monotony_too():
    assert monotony(np.array([1.0, 2.0, 1.0, 0.0, 1.0, 2.0, 0.0]))[-1] == pytest.approx(1.0 / np.sqrt(4 / 6))
