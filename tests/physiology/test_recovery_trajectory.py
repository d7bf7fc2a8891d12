"""What mornings after a session bring: classes by one's own usual session, own sessions that take over from a group."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.recovery.trajectory import (
    DAY_SD,
    EFFECT_SD,
    GROUP_EFFECTS,
    KIND_SD,
    PERSISTS,
    learned_effects,
    load_classes,
    recent_level,
    shifts,
    updated,
)

HEAVY = 2
EVERY = np.ones(40, dtype=np.bool_)
deviations = st.lists(st.one_of(st.just(np.nan), st.floats(-3.0, 3.0)), min_size=1, max_size=50).map(np.array)
positive = st.floats(0.05, 5.0)


def classes_of(load):
    return load_classes(np.array(load, dtype=np.float64)).tolist()


@pytest.mark.parametrize(
    ("today", "expected"), [(299.0, 0), (300.0, 1), (400.0, 1), (500.0, 1), (501.0, 2), (0.0, -1), (np.nan, -1)]
)
def test_three_quarters_of_a_usual_session_and_five_quarters_are_the_edges_of_usual(today, expected):
    assert classes_of([400.0] * 5 + [today])[-1] == expected


def test_five_earlier_sessions_make_a_usual_one_and_four_do_not():
    assert classes_of([400.0, 0.0, 400.0, np.nan, 400.0, 400.0, 400.0, 400.0]) == [-1] * 7 + [1]


def test_the_smallest_loads_are_sessions_too():
    assert classes_of([0.1] * 5 + [0.05])[-1] == 0
    assert classes_of([0.1] * 5 + [0.1])[-1] == 1
    assert classes_of([0.1] * 5 + [0.2])[-1] == 2


def test_only_eight_weeks_count_and_rest_days_make_no_session_smaller():
    old, new = [2400.0] * 10, [0.0] * 51 + [400.0] * 5
    assert classes_of([*old, *new, 400.0])[-1] == 1
    assert classes_of([*old, *new[1:], 400.0])[-1] == 0
    assert classes_of([*[0.0, 400.0] * 10, 400.0])[-1] == 1


@settings(max_examples=40)
@given(st.lists(st.one_of(st.just(np.nan), st.floats(0.0, 900.0)), min_size=1, max_size=70), st.floats(0.01, 50.0))
def test_the_unit_of_load_does_not_matter_and_athletes_do_not_touch(load, factor):
    loads = np.round(np.array(load), 1)
    shares = load_classes(np.stack([loads, loads[::-1]]))
    np.testing.assert_array_equal(shares[0], load_classes(loads))
    np.testing.assert_array_equal(shares[1], load_classes(loads[::-1]))
    powers = 2.0 ** np.round(np.log2(factor))
    np.testing.assert_array_equal(shares[0], load_classes(powers * loads))


def test_the_recent_level_is_four_weeks_shrunk_by_forty_days():
    z = np.concatenate([np.full(10, 3.0), np.full(28, 1.0)])
    assert recent_level(z)[-1] == pytest.approx(28.0 / 68.0)
    assert recent_level(z)[-2] == pytest.approx((27.0 + 3.0) / 68.0)
    gappy = np.where(np.arange(38) % 2, z, np.nan)
    assert recent_level(gappy)[-1] == pytest.approx(14.0 / 54.0)
    assert recent_level(np.full(3, np.nan)).tolist() == [0.0, 0.0, 0.0]


@settings(max_examples=60)
@given(deviations)
def test_a_shift_is_what_the_level_and_the_day_alone_do_not_explain(z):
    level, found = recent_level(z), shifts(z)
    assert found.shape == (4, z.size)
    for row in range(4):
        for day in range(z.size):
            then = z[day + row + 1] if day + row + 1 < z.size else np.nan
            expected = then - level[day] - PERSISTS[row] * (z[day] - level[day])
            np.testing.assert_allclose(found[row, day], expected, atol=1e-12)


@given(st.floats(-3.0, 3.0), positive, positive, st.integers(0, 50), st.floats(-3.0, 3.0))
def test_a_belief_lies_between_what_was_believed_and_seen_and_never_gets_less_sure(prior, sd, noise, n, seen):
    mean, left = updated(np.array(prior), sd, np.array(noise), np.array(float(n)), np.array(seen))
    assert min(prior, seen) - 1e-9 <= float(mean) <= max(prior, seen) + 1e-9 or n == 0
    assert float(left) <= sd + 1e-12
    if n == 0:
        assert (float(mean), float(left)) == pytest.approx((prior, sd))


def test_without_a_value_seen_its_mean_is_ignored_even_where_it_is_nan():
    mean, sd = updated(np.array(1.0), 2.0, np.array(1.0), np.array(0.0), np.array(np.nan))
    assert (float(mean), float(sd)) == (1.0, 2.0)


def test_without_own_sessions_the_group_stands():
    found = learned_effects(np.full((4, 40), np.nan), np.full(40, -1, np.int8), HEAVY, EVERY)
    assert found.sessions == 0
    np.testing.assert_allclose(found.mean, GROUP_EFFECTS[HEAVY])
    np.testing.assert_allclose(found.sd, np.hypot(DAY_SD, EFFECT_SD))


def own(shift, sessions, of_class=HEAVY):
    """So many sessions of a class, each followed by mornings this far off."""
    classes = np.full(40, -1, np.int8)
    classes[:sessions] = of_class
    return np.where(classes >= 0, shift, np.nan) * np.ones((4, 1)), classes


def test_own_sessions_take_over_the_more_there_are():
    means = [learned_effects(*own(-1.0, count), HEAVY, EVERY).mean[0] for count in (0, 3, 12, 40)]
    assert means[0] == -0.3
    assert all(later < earlier for earlier, later in pairwise(means))
    assert -1.0 < means[-1] < -0.6


def test_the_update_is_the_conjugate_one_with_the_pooled_spread_of_a_morning():
    shifted, classes = own(-1.0, 12)
    found = learned_effects(shifted, classes, HEAVY, EVERY)
    noise = np.sqrt((10.0 * DAY_SD**2 + 12.0 * np.square(-1.0 - GROUP_EFFECTS[HEAVY])) / 22.0)
    trust, weight = 1.0 / EFFECT_SD**2, 12.0 / noise**2
    np.testing.assert_allclose(found.mean, (trust * GROUP_EFFECTS[HEAVY] - weight) / (trust + weight))
    np.testing.assert_allclose(found.sd, np.sqrt(noise**2 + 1.0 / (trust + weight)))
    assert found.sessions == 12


def test_sessions_of_another_class_teach_the_spread_and_nothing_of_the_shift():
    shifted, classes = own(-3.0, 12, of_class=0)
    found = learned_effects(shifted, classes, HEAVY, EVERY)
    np.testing.assert_allclose(found.mean, GROUP_EFFECTS[HEAVY])
    assert (found.sd > 1.5).all()
    assert found.sessions == 0


def test_sessions_of_the_same_kind_count_for_more_than_others_of_the_class():
    shifted, classes = own(-1.0, 12)
    same, other = learned_effects(shifted, classes, HEAVY, EVERY), learned_effects(shifted, classes, HEAVY, ~EVERY)
    np.testing.assert_allclose(same.mean, other.mean)
    assert (other.sd > same.sd).all()
    assert same.sessions == other.sessions == 12
    mixed = np.where(np.arange(40) < 6, shifted, -shifted)
    kind = np.arange(40) < 6
    found = learned_effects(mixed, classes, HEAVY, kind)
    assert found.mean[0] < learned_effects(mixed, classes, HEAVY, ~kind).mean[0]
    noise = np.sqrt((10.0 * DAY_SD**2 + 6.0 * (0.7**2 + 1.3**2)) / 22.0)
    first = updated(GROUP_EFFECTS[HEAVY][0], EFFECT_SD, np.array(noise), np.array(6.0), np.array(1.0))
    then = updated(first[0], np.hypot(first[1], KIND_SD), np.array(noise), np.array(6.0), np.array(-1.0))
    assert found.mean[0] == pytest.approx(float(then[0]))


def test_a_single_value_seen_moves_a_belief_by_its_weight():
    mean, sd = updated(np.array(0.0), 1.0, np.array(1.0), np.array(1.0), np.array(4.0))
    assert (float(mean), float(sd)) == (2.0, pytest.approx(np.sqrt(0.5)))


@pytest.mark.parametrize("unknown", [0, 3])
def test_one_known_session_counts_once_whatever_else_is_unknown(unknown):
    shifted, classes = own(-1.0, 1 + unknown)
    shifted[:, 1 : 1 + unknown] = np.nan
    found = learned_effects(shifted, classes, HEAVY, EVERY)
    noise = np.sqrt((10.0 * DAY_SD**2 + np.square(-1.0 - GROUP_EFFECTS[HEAVY])) / 11.0)
    trust, weight = 1.0 / EFFECT_SD**2, 1.0 / noise**2
    np.testing.assert_allclose(found.mean, (trust * GROUP_EFFECTS[HEAVY] - weight) / (trust + weight))
    assert found.sessions == 1


def test_mornings_nobody_knows_are_left_out_row_by_row():
    shifted, classes = own(-1.0, 12)
    shifted[1, :6] = np.nan
    found = learned_effects(shifted, classes, HEAVY, EVERY)
    assert found.sessions == 12
    assert found.mean[1] > learned_effects(*own(-1.0, 12), HEAVY, EVERY).mean[1]
