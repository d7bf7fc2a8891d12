"""The sum of deviations: bounded, monotone, and unmoved by what nobody knows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.cusum import cusum

weeks = arrays(np.float64, (3, 20), elements=st.one_of(st.floats(-5.0, 5.0), st.just(np.nan)))


def test_the_sum_grows_by_what_exceeds_the_allowance_and_never_falls_below_zero():
    assert cusum(np.array([0.5, 1.0, 1.5, -1.0, -9.0, 0.75]), 4.0).tolist() == [0.0, 0.5, 1.5, 0.0, 0.0, 0.25]


def test_a_single_day_counts_for_three_and_a_half_at_most_and_the_sum_stops_two_past_its_limit():
    assert cusum(np.array([9.0, 3.5]), 4.0).tolist() == [3.0, 6.0]
    assert cusum(np.full(9, 3.4), 4.0)[-1] == 6.0
    assert cusum(np.full(9, 3.4), 7.0)[-1] == 9.0


def test_another_allowance_is_another_sum():
    assert cusum(np.array([1.0, 1.0]), 4.0, allowance_sd=0.25).tolist() == [0.75, 1.5]


def test_an_unknown_day_leaves_the_sum_as_it_was():
    assert cusum(np.array([np.nan, 2.0, np.nan, np.nan, 1.0]), 4.0).tolist() == [0.0, 1.5, 1.5, 1.5, 2.0]


@given(weeks)
def test_a_league_gets_the_sums_of_each_athlete_alone(z):
    together = cusum(z, 4.0)
    for row in range(3):
        np.testing.assert_array_equal(together[row], cusum(z[row], 4.0))


@given(weeks, st.floats(0.0, 2.0))
def test_a_worse_history_never_has_a_smaller_sum(z, more):
    assert (cusum(z + more, 4.0) >= cusum(z, 4.0) - 1e-12).all()
    assert ((cusum(z, 4.0) >= 0.0) & (cusum(z, 4.0) <= 6.0)).all()


@pytest.mark.parametrize("shape", [(0,), (2, 0), (2, 3, 4)])
def test_any_leading_shape_comes_back(shape):
    assert cusum(np.zeros(shape), 4.0).shape == shape
