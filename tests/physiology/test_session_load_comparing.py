"""A session against the athlete's own earlier ones: its length and what it cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.session_load import (
    beyond_earlier,
    cost_change_pct,
    session_spike,
    work_kj,
)

NAN = float("nan")
BEATS = st.lists(st.one_of(st.just(NAN), st.floats(30, 230)), min_size=1, max_size=40).map(np.array)


def test_a_session_is_compared_with_the_thirty_days_before_it():
    days = np.full(32, NAN)
    days[0], days[1], days[31] = 30.0, 10.0, 11.0
    found = session_spike(days)
    assert found[31] == pytest.approx(1.1)
    assert found[1] == pytest.approx(1 / 3)
    assert np.isnan(found[0])
    assert np.isnan(found[2:31]).all()
    assert session_spike(days, days=31)[31] == pytest.approx(11 / 30)


@given(st.lists(st.one_of(st.just(NAN), st.floats(0.1, 300)), min_size=1, max_size=60), st.floats(0.1, 10))
def test_the_unit_of_the_length_cancels(lengths, scale):
    days = np.array(lengths)
    np.testing.assert_allclose(session_spike(days * scale), session_spike(days), rtol=1e-9)


def test_spikes_of_a_team_are_its_athletes_one_by_one():
    days = np.random.default_rng(1).uniform(1, 20, (4, 50))
    days[days < 8] = NAN
    np.testing.assert_array_equal(session_spike(days), [session_spike(row) for row in days])


def test_cost_is_compared_with_the_median_of_eight_earlier_sessions():
    earlier = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
    assert cost_change_pct(np.array([*earlier, 9.0])) == pytest.approx(100.0)
    assert cost_change_pct(np.array([NAN, *earlier, 100.0, 7.5])) == pytest.approx(50.0)
    assert np.isnan(cost_change_pct(np.array([*earlier[:7], 9.0])))
    assert np.isnan(cost_change_pct(np.array([*earlier[:7], NAN, 9.0])))
    assert np.isnan(cost_change_pct(np.array([*earlier, NAN])))
    assert np.isnan(cost_change_pct(np.array([*[0.0] * 8, 1.0])))
    assert np.isnan(cost_change_pct(np.array([1.0])))


@pytest.mark.parametrize(("newest", "side"), [(8.1, 1), (8.0, 0), (1.0, 0), (0.9, -1), (4.0, 0)])
def test_a_cost_stands_out_only_beyond_every_earlier_one(newest, side):
    costs = np.array([*np.arange(1.0, 9.0), NAN, newest])
    assert beyond_earlier(costs) == side


def test_a_side_needs_eight_known_sessions_and_a_newest():
    assert np.isnan(beyond_earlier(np.array([*np.arange(7.0), 9.0])))
    assert np.isnan(beyond_earlier(np.array([*np.arange(8.0), NAN])))
    assert np.isnan(beyond_earlier(np.array([3.0])))
    rows = np.array([[*np.arange(1.0, 9.0), 9.0], [*np.arange(1.0, 9.0), 0.5]])
    assert beyond_earlier(rows).tolist() == [1, -1]
    assert cost_change_pct(rows).tolist() == pytest.approx([100.0, -88.888888], rel=1e-6)


def test_athletes_side_by_side_are_each_compared_with_their_own():
    costs = np.array([[2.0] * 8 + [1.5], [1.0] * 8 + [1.5], [5.0] * 8 + [5.0]])
    assert beyond_earlier(costs).tolist() == [-1.0, 1.0, 0.0]
    assert cost_change_pct(costs).tolist() == pytest.approx([-25.0, 50.0, 0.0])
    known = np.array([[1.0, NAN, 2.0], [NAN, NAN, 4.0]])
    assert work_kj(known * 1000, np.array([1.0, 2.0, 3.0])).tolist() == [7.0, 12.0]
