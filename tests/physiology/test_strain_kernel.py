"""Families, days and levels: every threshold from both sides, for one athlete and for many."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.strain import StrainSeries, strain_deviations, strain_screen

leagues = arrays(np.float64, (4, 3, 30), elements=st.one_of(st.floats(-3.0, 3.0), st.just(np.nan)))
STEADY = np.tile([49.0, 51.0], 30)


def z(days: int = 30) -> np.ndarray:
    return np.zeros((4, days))


def newest(found):
    return float(found.level[-1]), int(found.signals[-1])


@pytest.mark.parametrize(("families", "level"), [((), 0), ((1,), 0), ((1, 2), 1), ((1, 2, 3), 2), ((0, 1, 2, 3), 2)])
def test_two_families_are_watch_and_three_are_reduce(families, level):
    days = z()
    for row in families:
        days[row, -5:] = -1.6
    assert newest(strain_screen(days)) == (level, len(families))


def test_three_of_five_days_point_and_two_do_not():
    days = z()
    days[1:, [-5, -3, -1]] = -2.6
    assert newest(strain_screen(days)) == (2.0, 3)
    days[1:, -5] = -0.99
    assert newest(strain_screen(days)) == (0.0, 0)
    assert strain_screen(days).days_pointing[1:, -1].tolist() == [2, 2, 2]


def test_a_day_points_from_a_full_sd_on():
    days = z(40)
    days[1:, -12:] = -1.0
    assert newest(strain_screen(days)) == (2.0, 3)
    days[1:, -3:] = -0.999
    assert newest(strain_screen(days)) == (0.0, 0)


def test_pointing_without_a_drift_past_four_sds_is_not_away():
    days = z()
    days[1:, -3:] = [-1.8, -1.8, -1.9]
    assert strain_screen(days).side[1:, -1].tolist() == [0, 0, 0]
    days[1:, -1] = -1.95
    days[1:, -4:-1] = -1.85
    assert strain_screen(days).side[1:, -1].tolist() == [-1, -1, -1]
    assert strain_screen(days).drifted[1:, -1].all()
    assert not strain_screen(days).drifted[0].any()


def test_the_sixth_day_back_no_longer_points():
    days = z()
    days[1:, -6:-2] = -3.0
    assert newest(strain_screen(days)) == (0.0, 0) or strain_screen(days).days_pointing[1, -1] == 3
    days[1:, -3] = 0.0
    assert strain_screen(days).days_pointing[1, -1] == 2
    assert newest(strain_screen(days))[1] == 0


def test_only_hrv_counts_on_its_high_side():
    days = z()
    days[:, -5:] = 2.0
    found = strain_screen(days)
    assert found.side[:, -1].tolist() == [1, 0, 0, 0]
    assert newest(found) == (0.0, 1)


def test_fewer_than_three_known_families_have_no_level():
    days = z()
    days[2:, -3:] = np.nan
    assert np.isnan(strain_screen(days).level[-1])
    days[2, -3:] = [0.0, np.nan, np.nan]
    assert strain_screen(days).days_known[2, -1] == 3
    assert strain_screen(days).level[-1] == 0.0


def test_reduce_on_ten_of_fourteen_days_is_a_matter_for_a_physician():
    days = z(40)
    days[1:, -12:] = -2.0
    levels = strain_screen(days).level[-12:]
    assert levels.tolist() == [0.0, 0.0, *[2.0] * 9, 3.0]


@pytest.mark.parametrize(("down", "families", "level"), [(21, 2, 3.0), (20, 2, 1.0), (21, 1, 0.0), (20, 3, 2.0)])
def test_two_families_beside_three_weeks_of_lost_performance_are_referred_too(down, families, level):
    days = z()
    days[1 : 1 + families, -5:] = -1.6
    assert strain_screen(days, np.full(30, down)).level[-1] == level


@pytest.mark.parametrize(("days_ago", "level"), [(27, 3.0), (28, 0.0)])
def test_lost_performance_is_referred_where_two_families_were_away_within_four_weeks(days_ago, level):
    days = z(70)
    last = 70 - days_ago
    days[1:3, last - 5 : last] = [-1.9, -1.9, -1.9, 0.0, -1.9]
    days[1:3, last : last + 2] = 3.0
    found = strain_screen(days, np.full(70, 21))
    assert found.signals[last - 1] == 2
    assert found.signals[last] == 0
    assert found.level[-1] == level


def test_an_unknown_day_is_no_ordinary_day():
    gap, zero = z(), z()
    for days in (gap, zero):
        days[1:, -6:] = -2.0
    gap[1:, -2] = np.nan
    zero[1:, -2] = 0.0
    assert strain_screen(gap).days_known[1, -1] == 4
    assert strain_screen(zero).days_known[1, -1] == 5
    assert strain_screen(gap).level[-1] == 2.0


@settings(deadline=None, max_examples=50)
@given(leagues)
def test_a_league_gets_the_levels_of_each_athlete_alone(days):
    together = strain_screen(days)
    for row in range(3):
        np.testing.assert_array_equal(together.level[row], strain_screen(days[:, row]).level)
    assert set(np.unique(together.level[np.isfinite(together.level)])) <= {0.0, 1.0, 2.0, 3.0}
    assert (together.signals <= 4).all()


@settings(deadline=None, max_examples=50)
@given(leagues, st.floats(0.0, 1.0))
def test_worse_days_never_lower_the_level_of_the_other_three_families(days, more):
    days[0] = 0.0
    worse = days.copy()
    worse[1:] -= more
    assert (strain_screen(worse).signals >= strain_screen(days).signals).all()


def test_deviations_are_signed_so_that_plus_is_good_and_clipped():
    pulse, nights = STEADY.copy(), 9.0 * STEADY
    pulse[-1], nights[-1] = 99.0, 300.0
    found = strain_deviations(StrainSeries(STEADY, pulse, nights, STEADY / 15.0))
    assert found.shape == (4, 60)
    assert found[1, -1] == -3.0
    assert found[2, -1] == -3.0
    ln = np.log(STEADY[:-1])
    assert found[0, -1] == pytest.approx((np.log(51.0) - ln.mean()) / 0.03, abs=1e-9)
    assert np.isnan(found[:, 13]).all()
    assert np.isfinite(found[:, 14]).all()


def test_no_weekly_mean_of_hrv_enters_the_screen():
    one_night = STEADY.copy()
    one_night[-2] = 20.0
    series = StrainSeries(one_night, STEADY, STEADY * 9.0, STEADY / 15.0)
    assert strain_deviations(series)[0, -2] == -3.0
    assert abs(strain_deviations(series)[0, -1]) < 1.0


def test_sleep_efficiency_counts_where_it_is_known():
    short = np.full(60, 90.0)
    short[-1] = 60.0
    with_it = StrainSeries(STEADY, STEADY, STEADY * 9.0, STEADY / 15.0, short)
    assert strain_deviations(with_it)[2, -1] < strain_deviations(StrainSeries(*[STEADY] * 4))[2, -1]
    assert with_it.shape == (60,)


def test_high_hrv_points_from_a_full_sd_and_on_three_days():
    days = z(40)
    days[0, -12:] = 1.0
    assert (int(strain_screen(days).side[0, -1]), int(strain_screen(days).days_pointing[0, -1])) == (1, 5)
    days = z()
    days[0, [-5, -3, -1]] = 2.6
    assert strain_screen(days).side[0, -1] == 1
    days[0, -5] = 0.99
    assert strain_screen(days).side[0, -1] == 0
    assert strain_screen(days).level.dtype == np.float64


def test_a_sum_of_just_four_sds_is_not_past_them_on_either_side():
    days = z()
    days[0, -3:] = [1.0, 2.0, 2.5]
    days[1:, -3:] = [-1.0, -2.0, -2.5]
    found = strain_screen(days)
    assert found.days_pointing[:, -1].tolist() == [3, 3, 3, 3]
    assert found.side[:, -1].tolist() == [0, 0, 0, 0]
    assert not found.drifted[:, -1].any()
    days *= 1.01
    assert strain_screen(days).side[:, -1].tolist() == [1, -1, -1, -1]


def test_families_and_days_are_counted_in_whole_numbers():
    found = strain_screen(z())
    for counted in (found.side, found.signals, found.days_pointing, found.days_known):
        assert np.issubdtype(counted.dtype, np.integer)
