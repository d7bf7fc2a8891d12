"""Durability's kernels: decoupling and its onset, power after work, and signals on an even grid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.durability.decoupling import decoupling_onset_s, decoupling_pct, efficiency_factor
from physiology.durability.long_session import on_grid
from physiology.durability.power_after_work import best_power, change_after_work_pct


def test_the_efficiency_factor_is_output_for_a_beat():
    assert float(efficiency_factor(np.full(4, 210.0), np.full(4, 140.0))) == 1.5
    assert float(efficiency_factor(np.array([100.0, 300.0]), np.array([100.0, 150.0]))) == 400 / 250
    assert float(efficiency_factor(np.array([210.0]), np.array([1.0]))) == 210.0


def test_what_is_unknown_adds_neither_output_nor_beats():
    output, heart = np.full(10, 210.0), np.full(10, 140.0)
    output[3], heart[7] = np.nan, np.nan
    assert float(efficiency_factor(output, heart)) == 1.5


def test_each_session_is_known_well_enough_by_its_own_samples():
    heart = np.full((2, 10), 140.0)
    heart[1, :3] = np.nan
    found = efficiency_factor(np.full((2, 10), 210.0), heart)
    assert float(found[0]) == 1.5
    assert np.isnan(found[1])


@pytest.mark.parametrize(("known", "told"), [(8, True), (7, False)])
def test_eight_tenths_of_both_signals_are_needed(known, told):
    output, heart = np.full(10, 200.0), np.full(10, 100.0)
    heart[known:] = np.nan
    assert np.isfinite(efficiency_factor(output, heart)) == told
    assert np.isfinite(efficiency_factor(heart, output)) == told


def test_no_samples_and_no_beats_have_no_efficiency():
    assert np.isnan(efficiency_factor(np.zeros(0), np.zeros(0)))
    assert np.isnan(efficiency_factor(np.full(4, 200.0), np.zeros(4)))


def test_decoupling_is_the_fall_from_the_first_to_the_second_half():
    assert float(decoupling_pct(np.full(8, 200.0), np.repeat([125.0, 160.0], 4))) == pytest.approx(21.875)
    assert float(decoupling_pct(np.full(8, 200.0), np.repeat([160.0, 125.0], 4))) == pytest.approx(-28.0)


def test_the_middle_of_an_odd_number_of_samples_belongs_to_neither_half():
    heart = np.array([100.0, 100.0, 999.0, 125.0, 125.0])
    assert float(decoupling_pct(np.full(5, 200.0), heart)) == pytest.approx(20.0)


@pytest.mark.parametrize("n", [0, 1])
def test_halves_of_nothing_have_no_decoupling(n):
    assert np.isnan(decoupling_pct(np.full(n, 200.0), np.full(n, 100.0)))


def test_no_output_at_first_has_no_decoupling():
    assert np.isnan(decoupling_pct(np.repeat([0.0, 200.0], 4), np.full(8, 100.0)))


@given(st.floats(0.5, 3.0), st.floats(0.5, 2.0), st.floats(-0.2, 0.4))
def test_decoupling_does_not_depend_on_the_units(watts, beats, drift):
    output, heart = np.full(40, 200.0), np.linspace(130.0, 130.0 * (1 + drift), 40)
    expected = float(decoupling_pct(output, heart))
    assert float(decoupling_pct(output * watts, heart * beats)) == pytest.approx(expected)
    assert (expected > 0) == (drift > 0) or abs(drift) < 1e-9


def test_many_sessions_at_once_give_what_each_gives_alone():
    heart = np.array([np.linspace(130, 150, 60), np.linspace(140, 140, 60)])
    output = np.full((2, 60), 200.0)
    both = decoupling_pct(output, heart)
    assert both.tolist() == [float(decoupling_pct(output[row], heart[row])) for row in (0, 1)]


@pytest.mark.parametrize(("late_bpm", "onset_min"), [(147.36, None), (147.37, 60.0), (200.0, 60.0)])
def test_onset_is_where_a_twentieth_is_lost_for_good(late_bpm, onset_min):
    heart = np.concatenate([np.full(60, 140.0), np.full(30, late_bpm)])
    found = float(decoupling_onset_s(np.full(90, 200.0), heart, 60.0)) / 60
    assert np.isnan(found) if onset_min is None else found == onset_min


def test_a_twentieth_exactly_is_lost():
    output = np.repeat([100.0, 95.0], [40, 20])
    assert float(decoupling_onset_s(output, np.full(60, 100.0), 60.0)) / 60 == 40.0


def test_each_session_has_an_onset_of_its_own():
    late, early = np.repeat([140.0, 160.0], [60, 30]), np.repeat([140.0, 160.0], [40, 50])
    found = decoupling_onset_s(np.full((3, 90), 200.0), np.stack([late, early, np.full(90, 140.0)]), 60.0) / 60
    assert found[:2].tolist() == [60.0, 40.0]
    assert np.isnan(found[2])


@pytest.mark.parametrize("minutes", [0, 9, 20, 30, 40])
def test_a_session_of_few_blocks_has_no_onset(minutes):
    assert np.isnan(decoupling_onset_s(np.full(minutes, 200.0), np.full(minutes, 140.0), 60.0))


def test_a_fall_that_comes_back_is_no_onset():
    heart = np.repeat([140.0, 140.0, 140.0, 160.0, 140.0, 160.0, 160.0], 10)
    assert float(decoupling_onset_s(np.full(70, 200.0), heart, 60.0)) / 60 == 50.0


def test_a_last_block_alone_is_no_onset():
    heart = np.repeat([140.0, 140.0, 140.0, 140.0, 160.0], 10)
    assert np.isnan(decoupling_onset_s(np.full(50, 200.0), heart, 60.0))


def test_an_unknown_block_is_bridged_and_does_not_begin_an_onset():
    heart = np.repeat([140.0, 140.0, 140.0, 140.0, np.nan, 160.0, 160.0, np.nan, 160.0], 10)
    assert float(decoupling_onset_s(np.full(90, 200.0), heart, 60.0)) / 60 == 50.0


def test_an_onset_needs_two_blocks_after_the_fresh_ones_and_a_fresh_level():
    heart = np.repeat([140.0, 140.0, 140.0, 160.0, 160.0], 10)
    assert float(decoupling_onset_s(np.full(50, 200.0), heart, 60.0)) / 60 == 30.0
    assert np.isnan(decoupling_onset_s(np.full(49, 200.0), heart[:49], 60.0))
    heart[:30] = np.nan
    assert np.isnan(decoupling_onset_s(np.full(50, 200.0), heart, 60.0))


def test_best_power_is_told_before_and_after_the_work():
    power = np.repeat([300.0, 250.0, 270.0], [600, 4800, 600])
    found = best_power(power, np.array(70.0), 1.0)
    assert (float(found.fresh_w), float(found.late_w)) == (300.0, 270.0)


def test_work_divides_fresh_from_late_at_twenty_kilojoules_a_kilogram():
    power = np.concatenate([np.full(3500, 400.0), np.full(300, 500.0), np.full(400, 100.0)])
    late = best_power(power, np.array(70.0), 1.0)
    assert (float(late.fresh_w), float(late.late_w)) == (400.0, 500.0)
    fresh = best_power(power, np.array(80.0), 1.0)
    assert float(fresh.fresh_w) == 500.0
    assert np.isnan(fresh.late_w)
    assert float(best_power(power, np.array(70.0), 1.0, prior_kj_kg=30.0).fresh_w) == 500.0


def test_what_ends_or_begins_with_the_work_done_is_fresh_no_more_and_late_already():
    power = np.repeat([100.0, 400.0, 100.0], [80, 30, 30])
    found = best_power(power, np.array(10.0), 10.0)
    assert (float(found.fresh_w), float(found.late_w)) == ((29 * 400 + 100) / 30, 100.0)


def test_unknown_power_adds_no_work():
    power = np.concatenate([np.full(30, 650.0), np.full(1000, np.nan), np.full(30, 100.0)])
    found = best_power(power, np.array(10.0), 10.0)
    assert float(found.fresh_w) == 650.0
    assert np.isnan(found.late_w)


def test_each_session_has_its_own_work_and_its_own_best():
    power = np.stack([np.repeat([300.0, 250.0, 270.0], [600, 4800, 600]), np.full(6000, 200.0)])
    found = best_power(power, np.array([70.0, 70.0]), 1.0)
    assert found.fresh_w.tolist() == [300.0, 200.0]
    assert found.late_w.tolist() == [270.0, pytest.approx(np.nan, nan_ok=True)]
    short = best_power(np.full((2, 100), 200.0), np.array([70.0, 80.0]), 1.0)
    assert np.isnan(short.fresh_w).tolist() == np.isnan(short.late_w).tolist() == [True, True]
    assert change_after_work_pct(
        np.array([[300.0, 310.0], [200.0, 190.0]]), np.array([[279.0, 0.0], [180.0, 210.0]])
    ) == (pytest.approx([-10.0, 5.0]))


def test_best_power_of_little_or_patchy_power_is_unknown():
    assert np.isnan(best_power(np.full(299, 300.0), np.array(70.0), 1.0).fresh_w)
    assert float(best_power(np.full(300, 300.0), np.array(70.0), 1.0).fresh_w) == 300.0
    assert np.isnan(best_power(np.append(np.full(299, 300.0), np.nan), np.array(70.0), 1.0).fresh_w)
    patchy = np.full(600, 300.0)
    patchy[::200] = np.nan
    assert np.isnan(best_power(patchy, np.array(70.0), 1.0).fresh_w)
    assert np.isnan(best_power(np.full(600, 300.0), np.array(np.nan), 1.0).fresh_w)


def test_change_after_work_compares_the_best_of_all():
    assert float(change_after_work_pct(np.array([300.0, 310.0]), np.array([np.nan, 279.0]))) == pytest.approx(-10.0)
    assert np.isnan(change_after_work_pct(np.array([np.nan]), np.array([279.0])))
    assert np.isnan(change_after_work_pct(np.array([300.0]), np.array([np.nan])))
    assert np.isnan(change_after_work_pct(np.array([0.0]), np.array([200.0])))
    assert float(change_after_work_pct(np.array([1.0]), np.array([0.5]))) == -50.0
    assert np.isnan(change_after_work_pct(np.zeros(0), np.zeros(0)))


def test_a_grid_averages_what_is_known_and_keeps_gaps():
    found = on_grid(np.array([0.0, 5.0, 9.9, 21.0, 30.0]), np.array([1.0, 3.0, np.nan, 7.0, 9.0]), 10.0, 30.0)
    assert found[[0, 2]].tolist() == [2.0, 7.0]
    assert np.isnan(found[1])
    assert found.size == 3
    assert on_grid(np.array([-5.0, 1.0]), np.array([9.0, 1.0]), 10.0, 10.0).tolist() == [1.0]
