"""The rules a proposed week keeps, on both sides of their edges."""

import numpy as np
import pytest

from physiology.load import monotony
from physiology.week.constraints import (
    UNCOUPLED_LIMIT,
    evening_ratios,
    keeps_monotony,
    keeps_ratio,
    rest_days_needed,
)


def test_the_rules_on_both_sides_of_their_edges():
    steady = np.full(28, 100.0)
    assert UNCOUPLED_LIMIT == 1.8
    on_edge, over = np.full((1, 7), 180.0), np.full((1, 7), 180.001)
    assert keeps_ratio(steady, on_edge).tolist() == [True]
    assert keeps_ratio(steady, over).tolist() == [False]
    assert evening_ratios(steady, on_edge)[0, -1] == pytest.approx(1.5)
    assert keeps_ratio(np.full(28, np.nan), on_edge).tolist() == [False]
    gap = steady.copy()
    gap[[0, 8]] = np.nan
    assert keeps_ratio(gap, np.full((1, 7), 178.0)).tolist() == [False]
    assert keeps_ratio(np.zeros(28), np.zeros((1, 7))).tolist() == [False]


def test_monotony_may_only_fall_to_two():
    varied = np.tile([500.0, 0.0], 14)
    flat = np.full(28, 300.0)
    week = np.array([[600.0, 0.0, 300.0, 60.0, 600.0, 100.0, 0.0]])
    assert keeps_monotony(varied, week).tolist() == [True]
    assert keeps_monotony(flat, week).tolist() == [True]
    assert keeps_monotony(varied, np.full((1, 7), 200.0)).tolist() == [False]
    even = np.array([[300.0, 300.0, 300.0, 300.0, 300.0, 300.0, 100.0]])
    assert keeps_monotony(varied, even).tolist() == [False]
    assert keeps_monotony(np.full(28, np.nan), week).tolist() == [True]
    assert keeps_monotony(np.full(3, 100.0), week).tolist() == [True]
    edge = np.array([[2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 0.0]])
    assert float(monotony(edge)[0, -1]) < 2.0
    late = np.array([[300.0, 290.0, 310.0, 300.0, 290.0, 0.0, 600.0]])
    assert keeps_monotony(varied, late).tolist() == [True]


@pytest.mark.parametrize(
    ("loads", "needed"),
    [
        (np.full(28, 300.0), 0),
        (np.repeat([100.0, 400.0], [21, 7]), 3),
        (np.repeat([0.0, 400.0], [21, 7]), 5),
        (np.full(28, np.nan), None),
    ],
)
def test_rest_brings_the_ratio_back_where_it_can(loads, needed):
    assert rest_days_needed(loads) == needed


def test_weeks_in_any_shape_are_judged_one_by_one():
    steady = np.full(28, 100.0)
    good, fast = np.array([300.0, 0.0, 100.0, 50.0, 200.0, 0.0, 50.0]), np.full(7, 200.0)
    assert keeps_ratio(steady, good).tolist() is True
    assert keeps_ratio(steady, fast).tolist() is False
    assert keeps_monotony(steady, good).tolist() is True
    assert evening_ratios(steady, good).shape == (7,)
    grid = np.stack([np.stack([good, fast]), np.stack([fast, good]), np.stack([good, good])])
    assert keeps_ratio(steady, grid).tolist() == [[True, False], [False, True], [True, True]]
    assert keeps_monotony(steady, grid).tolist() == [[True, False], [False, True], [True, True]]
    assert evening_ratios(steady, grid)[1, 1].tolist() == evening_ratios(steady, good).tolist()


@pytest.mark.parametrize(("first_au", "kept"), [(549.0, True), (551.0, False), (575.0, False)])
def test_an_unknown_day_of_late_is_left_out_and_the_coupled_ratio_is_stricter_then(first_au, kept):
    """Six known days against twenty-one: at 550 AU the coupled ratio is 1.5, the uncoupled one only 1.75."""
    loads = np.full(28, 100.0)
    loads[-1] = np.nan
    week = np.array([first_au, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert keeps_ratio(loads, week).tolist() is kept


@pytest.mark.parametrize(("daily_au", "kept"), [(180.0, True), (181.0, False)])
def test_an_unknown_day_long_ago_is_read_as_rest_too(daily_au, kept):
    loads = np.full(28, 100.0)
    assert keeps_ratio(loads, np.full(7, daily_au)).tolist() is kept
    loads[-10] = np.nan
    assert not keeps_ratio(loads, np.full(7, daily_au))
    assert keeps_ratio(loads, np.full(7, 171.0)).tolist() is True
    assert keeps_ratio(loads, np.full(7, 172.0)).tolist() is False


def test_no_evening_may_rise_above_two_on_the_way():
    before = np.array([300.0, 100.0, 100.0, 100.0, 100.0, 100.0, 0.0])
    week = np.array([100.0, 0.0, 0.0, 400.0, 0.0, 0.0, 400.0])
    evening = float(monotony(np.append(before[1:], week[0]))[-1])
    assert float(monotony(before)[-1]) < 2.0 < evening < 2.3
    assert float(monotony(week)[-1]) < 1.0
    assert not keeps_monotony(before, week)
    assert keeps_monotony(before, np.append(300.0, week[1:]))


def test_an_evening_above_two_must_be_lower_than_the_one_before_and_not_only_than_the_first():
    flat = np.full(28, 300.0)
    stays = np.array([100.0, 300.0, 600.0, 0.0, 100.0, 600.0, 0.0])
    falls = np.array([100.0, 0.0, 600.0, 300.0, 100.0, 600.0, 0.0])
    assert monotony(np.append(flat, stays))[28:30] == pytest.approx([3.591, 3.591], abs=1e-3)
    assert not keeps_monotony(flat, stays)
    assert keeps_monotony(flat, falls)


def test_a_monotony_of_two_is_within_the_rule_and_a_little_more_is_not():
    varied = np.tile([500.0, 0.0], 14)
    two = np.array([2.0, 2.0, 2.0, 4.0, 1.0, 1.0, 2.0])
    assert float(monotony(two)[-1]) == 2.0
    assert keeps_monotony(varied, 100.0 * two)
    more = np.array([200.0, 200.0, 200.0, 390.0, 100.0, 100.0, 200.0])
    assert 2.0 < float(monotony(more)[-1]) < 2.1
    assert not keeps_monotony(varied, more)


def test_a_ratio_of_one_and_a_half_needs_no_rest_and_a_little_more_a_day():
    assert rest_days_needed(np.repeat([100.0, 180.0], [21, 7])) == 0
    assert rest_days_needed(np.repeat([100.0, 181.0], [21, 7])) == 1
    assert rest_days_needed(np.repeat([800.0, 100.0, 240.0], [1, 20, 7])) == 0
    assert rest_days_needed(np.repeat([800.0, 100.0, 241.0], [1, 20, 7])) == 2
