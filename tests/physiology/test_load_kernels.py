"""What holds of every load kernel, whatever the loads are."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.load import (
    acwr,
    acwr_ewma,
    acwr_uncoupled,
    converted_threshold,
    ctl_atl_tsb,
    ewma,
    flat_week,
    monotony,
    session_load_au,
    strain_au,
    week_change_pct,
)
from physiology.load.ewma import decayed
from physiology.rolling import ATHLETES_AT_A_TIME, rolling_known, rolling_mean

properties = settings(deadline=None, max_examples=60)
whole_loads = st.integers(0, 1500).map(float)
"""Loads are ratings times minutes: whole numbers add up exactly, so a difference is the kernel's own."""
days_28 = arrays(np.float64, 28, elements=whole_loads)
days_60 = arrays(np.float64, 60, elements=whole_loads)
gappy_60 = arrays(np.float64, 60, elements=st.one_of(whole_loads, whole_loads, st.just(np.nan)))
RATIOS = [acwr, acwr_uncoupled, acwr_ewma]
KERNELS = [
    *RATIOS,
    week_change_pct,
    monotony,
    strain_au,
    lambda load_au: ewma(load_au, days=7),
    lambda load_au: rolling_mean(load_au, days=7, known=5),
    lambda load_au: ctl_atl_tsb(load_au).ctl_au,
    lambda load_au: ctl_atl_tsb(load_au).tsb_au,
]


@pytest.mark.parametrize("kernel", RATIOS)
@given(load_au=st.floats(0.1, 5000))
@properties
def test_ratio_is_one_when_load_never_changes(kernel, load_au):
    ratio = kernel(np.full(90, load_au))
    np.testing.assert_allclose(ratio[27:], 1.0, rtol=1e-9)


@pytest.mark.parametrize("kernel", [*RATIOS, week_change_pct, monotony])
@given(load_au=gappy_60, scale=st.sampled_from([0.25, 0.5, 2.0, 8.0]))
@properties
def test_unit_of_the_load_cancels(kernel, load_au, scale):
    np.testing.assert_allclose(kernel(load_au * scale), kernel(load_au), rtol=1e-12)


@given(load_au=gappy_60)
@properties
def test_strain_carries_the_unit_of_the_load(load_au):
    np.testing.assert_allclose(strain_au(load_au * 2), 2 * strain_au(load_au), rtol=1e-12)


@given(load_au=days_60)
@properties
def test_coupled_ratio_never_exceeds_four(load_au):
    ratio = acwr(load_au)[27:]
    assert np.nanmax(ratio, initial=0.0) <= 4.0


def test_coupled_ratio_is_four_when_all_load_is_this_week():
    assert acwr(np.repeat([0.0, 300.0], [21, 7]))[-1] == 4.0


@given(load_au=days_28)
@properties
def test_variants_are_one_ratio_on_complete_days(load_au):
    assume(load_au[:21].sum() > 0)
    coupled, uncoupled = acwr(load_au)[-1], acwr_uncoupled(load_au)[-1]
    assert converted_threshold(float(uncoupled), "uncoupled", "coupled") == pytest.approx(coupled, rel=1e-9)


@given(value=st.floats(0, 3.9))
@properties
def test_converting_a_threshold_there_and_back_changes_nothing(value):
    there = converted_threshold(value, "coupled", "uncoupled")
    assert converted_threshold(there, "uncoupled", "coupled") == pytest.approx(value, abs=1e-9)
    assert converted_threshold(value, "coupled", "coupled") == value


@pytest.mark.parametrize(("coupled", "uncoupled"), [(0.8, 0.75), (1.3, 1.444), (1.5, 1.8), (2.0, 3.0)])
def test_thresholds_of_the_variants_correspond(coupled, uncoupled):
    assert converted_threshold(coupled, "coupled", "uncoupled") == pytest.approx(uncoupled, abs=0.001)


@pytest.mark.parametrize(("value", "variant"), [(4.0, "coupled"), (-0.1, "coupled"), (-0.1, "uncoupled")])
def test_threshold_outside_its_variant_is_refused(value, variant):
    with pytest.raises(ValueError, match=f"not a {variant} ratio"):
        converted_threshold(value, variant, "uncoupled")


@given(load_au=days_28, seed=st.integers(0, 2**32 - 1))
@properties
def test_order_inside_a_week_matters_to_the_weighted_ratio_only(load_au, seed):
    shuffled = load_au.copy()
    np.random.default_rng(seed).shuffle(shuffled[-7:])
    assume((load_au.sum() > 0) and not np.array_equal(shuffled, load_au))
    for kernel in (acwr, acwr_uncoupled, monotony):
        np.testing.assert_allclose(kernel(shuffled)[-1], kernel(load_au)[-1], rtol=1e-9)
    assert acwr_ewma(shuffled)[-1] != acwr_ewma(load_au)[-1]


@pytest.mark.parametrize("kernel", [*RATIOS, week_change_pct])
@given(load_au=days_60, extra_au=st.integers(1, 500))
@properties
def test_more_load_today_never_lowers_the_ratio(kernel, load_au, extra_au):
    assume(load_au[-28:-7].sum() > 0 and load_au[-14:-7].sum() > 0)
    more_au = load_au.copy()
    more_au[-1] += extra_au
    assert kernel(more_au)[-1] >= kernel(load_au)[-1]


@pytest.mark.parametrize("kernel", KERNELS)
@given(load_au=gappy_60, day=st.integers(1, 59))
@properties
def test_later_days_do_not_change_an_earlier_result(kernel, load_au, day):
    np.testing.assert_allclose(kernel(load_au)[:day], kernel(load_au[:day]), rtol=1e-12)


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_team_is_its_athletes_one_by_one(kernel):
    rng = np.random.default_rng(3)
    team_au = rng.integers(0, 1000, (2, 3, 40)).astype(float)
    team_au[rng.random(team_au.shape) < 0.1] = np.nan
    alone = np.array([[kernel(athlete_au) for athlete_au in group] for group in team_au])
    assert kernel(team_au).shape == team_au.shape
    np.testing.assert_array_equal(kernel(team_au), alone)


@pytest.mark.parametrize("kernel", RATIOS)
def test_blocks_of_athletes_join_without_a_seam(kernel):
    rng = np.random.default_rng(4)
    many_au = rng.integers(0, 1000, (4096 + ATHLETES_AT_A_TIME + 1, 30)).astype(float)
    many_au[ATHLETES_AT_A_TIME:, 20] = np.nan
    for row in (0, ATHLETES_AT_A_TIME - 1, ATHLETES_AT_A_TIME, 4095, 4096, len(many_au) - 1):
        np.testing.assert_array_equal(kernel(many_au)[row], kernel(many_au[row]))


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("shape", [(0,), (3, 0), (0, 40)])
def test_no_days_and_no_athletes_give_no_results(kernel, shape):
    assert kernel(np.empty(shape)).shape == shape


@pytest.mark.parametrize("kernel", KERNELS)
def test_all_unknown_days_stay_unknown(kernel):
    assert np.isnan(kernel(np.full((2, 40), np.nan))).all()


@pytest.mark.parametrize("kernel", RATIOS)
def test_ratio_of_no_chronic_load_is_undefined(kernel):
    assert np.isnan(kernel(np.zeros(40))).all()


def test_uncoupled_ratio_and_week_change_are_undefined_after_weeks_without_load():
    load_au = np.repeat([0.0, 300.0], [28, 7])
    assert np.isnan([acwr_uncoupled(load_au)[-1], week_change_pct(load_au)[-1]]).all()


@pytest.mark.parametrize("kernel", RATIOS)
@pytest.mark.parametrize(
    ("unknown_days", "carried"),
    [((-1,), True), ((-1, -2), False), ((-8, -9, -10, -11), True), ((-8, -9, -10, -11, -12), False)],
)
def test_ratio_needs_six_of_seven_and_twenty_four_of_twenty_eight_days(kernel, unknown_days, carried):
    load_au = np.full(60, 300.0)
    load_au[list(unknown_days)] = np.nan
    assert np.isfinite(kernel(load_au)[-1]) == carried


@given(load_au=gappy_60)
@properties
def test_unknown_day_is_left_out_and_never_counted_as_zero(load_au):
    known = np.isfinite(load_au[-7:])
    assume(known.sum() >= 5)
    mean_au = rolling_mean(load_au, days=7, known=5)[-1]
    assert mean_au == pytest.approx(load_au[-7:][known].mean(), rel=1e-9)
    assert rolling_known(load_au, days=7)[-1] == known.sum()


def test_known_days_before_the_first_one_are_unknown():
    assert rolling_known(np.ones((2, 5)), days=3).tolist() == [[1, 2, 3, 3, 3]] * 2


def test_unknown_day_leaves_weighted_averages_where_they_were():
    load_au = np.array([np.nan, 300.0, 100.0, np.nan, np.nan, 300.0])
    held = ewma(load_au, days=7)
    assert held[2] == held[3] == held[4]
    assert held[2] == ewma(np.array([300.0, 100.0]), days=7)[-1]
    balance = ctl_atl_tsb(load_au)
    assert balance.ctl_au[2] == balance.ctl_au[4]
    assert np.isnan([balance.ctl_au[0], balance.atl_au[0], balance.tsb_au[0]]).all()


def test_an_unknown_day_and_a_rest_day_give_different_averages():
    unknown, rest = np.full(40, 300.0), np.full(40, 300.0)
    unknown[-1], rest[-1] = np.nan, 0.0
    for kernel in (acwr, acwr_ewma):
        assert kernel(unknown)[-1] == pytest.approx(1.0)
        assert kernel(rest)[-1] < 0.95


def test_decayed_average_starts_from_each_athletes_seed():
    after = decayed(np.array([[100.0, 100.0], [0.0, np.nan]]), 0.5, np.array([0.0, 80.0]))
    np.testing.assert_array_equal(after, [[50.0, 75.0], [40.0, 40.0]])


def test_balance_is_the_difference_of_the_evening_before():
    balance = ctl_atl_tsb(np.random.default_rng(5).integers(0, 900, 80).astype(float))
    np.testing.assert_array_equal(balance.tsb_au[1:], balance.ctl_au[:-1] - balance.atl_au[:-1])
    assert balance.tsb_au[0] == 0.0


def test_week_change_compares_two_weeks_of_seven_days():
    load_au = np.concatenate([np.full(7, 400.0), np.full(7, 300.0)])
    assert week_change_pct(load_au)[-1] == pytest.approx(-25.0)
    assert np.isnan(week_change_pct(load_au)[:12]).all()


@pytest.mark.parametrize("load_au", [0.1, 400.0, 0.0])
def test_flat_week_has_no_monotony(load_au):
    week = np.full(7, load_au)
    assert flat_week(week)[-1]
    assert np.isnan([monotony(week)[-1], strain_au(week)[-1]]).all()


def test_week_with_an_unknown_day_is_neither_flat_nor_monotonous():
    week = np.array([400.0, 400, 400, np.nan, 400, 400, 400])
    assert not flat_week(week)[-1]
    assert np.isnan(monotony(week)[-1])


@pytest.mark.parametrize(("rpe", "minutes"), [(10.1, 30), (-1, 30), (13, 30), (5, -1)])
def test_rating_or_duration_off_the_scale_is_refused(rpe, minutes):
    with pytest.raises(ValueError, match=r"0-10|at least 0"):
        session_load_au(rpe, minutes)


def test_unrated_session_has_no_load():
    np.testing.assert_array_equal(session_load_au(np.array([np.nan, 5.0]), 60.0), [np.nan, 300.0])


def test_a_week_that_differs_by_less_than_can_be_counted_has_no_monotony():
    week = np.array([1e-300, 2e-300, 1e-300, 0.0, 1e-300, 2e-300, 0.0])
    assert not flat_week(week)[-1]
    assert np.isnan(monotony(week)[-1])
