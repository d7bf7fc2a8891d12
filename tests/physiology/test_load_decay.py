"""The decaying average against a walk from day to day."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.load.ewma import STRETCH_DAYS, decayed


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
