"""What is taken out of a muscle oxygen signal, and which windows its efforts leave."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.oxygenation.screening import by_second, known_median, local_median, sampling_hz, screened
from physiology.oxygenation.windows import mean_between, missing_share, recovery_windows, rest_s

RNG = np.random.default_rng(11)


def wiggling(n: int, level: float = 60.0) -> np.ndarray:
    return level + np.tile([0.0, 1.0], n // 2 + 1)[:n]


@pytest.mark.parametrize(("value", "kept"), [(0.0, False), (0.1, True), (99.9, True), (100.0, False), (np.nan, False)])
def test_both_ends_of_the_scale_are_no_saturation(value, kept):
    smo2 = wiggling(9, value if np.isfinite(value) else 60.0)
    smo2[4] = value
    smo2[[0, 1, 2, 3, 5, 6, 7, 8]] = np.clip(smo2[[0, 1, 2, 3, 5, 6, 7, 8]], 0.5, 99.5)
    found = screened(2.0 * np.arange(9), smo2)
    assert np.isfinite(found.smo2_pct[4]) == kept
    assert found.removed == (0 if kept or np.isnan(value) else 1)


@pytest.mark.parametrize(("spike", "kept"), [(75.0, True), (75.5, False), (45.0, True), (44.5, False)])
def test_a_sample_more_than_fifteen_points_off_its_neighbours_is_a_spike(spike, kept):
    smo2 = np.array([60.0, 61.0, 60.0, 59.0, 60.0, 61.0, 60.0, 59.0, 60.0])
    smo2[4] = spike
    assert np.isfinite(screened(2.0 * np.arange(9), smo2).smo2_pct[4]) == kept


@pytest.mark.parametrize(("samples", "kept"), [(30, True), (31, False)])
def test_the_same_value_for_a_minute_is_a_sensor_that_stands_still(samples, kept):
    smo2 = np.concatenate([wiggling(10), np.full(samples, 55.0), wiggling(10)])
    found = screened(2.0 * np.arange(smo2.size), smo2)
    assert np.isfinite(found.smo2_pct[10 : 10 + samples]).all() == kept
    assert found.removed == (0 if kept else samples)


def test_nothing_is_filled_in_and_an_empty_signal_stays_empty():
    smo2 = wiggling(20)
    smo2[5:9] = np.nan
    assert np.isnan(screened(2.0 * np.arange(20), smo2).smo2_pct[5:9]).all()
    empty = screened(np.zeros(0), np.zeros(0))
    assert (empty.seconds.size, empty.smo2_pct.size, empty.removed) == (0, 0, 0)


@pytest.mark.parametrize(("hz", "averaged"), [(1.5, False), (1.6, True)])
def test_a_fast_sensor_is_averaged_by_the_second(hz, averaged):
    seconds = np.arange(0, 40) / hz
    whole, _ = by_second(seconds, wiggling(40))
    assert (whole.size < 40) == averaged


def test_a_second_without_known_samples_is_unknown():
    whole, means = by_second(np.arange(0.0, 3.0, 0.25), np.repeat([1.0, np.nan, 3.0], 4))
    assert whole.tolist() == [0.5, 1.5, 2.5]
    assert means[[0, 2]].tolist() == [1.0, 3.0]
    assert np.isnan(means[1])


def test_sampling_is_the_median_step():
    assert sampling_hz(np.array([0.0, 2.0, 4.0, 60.0, 62.0])) == 0.5
    assert sampling_hz(np.array([1.0, 5.0])) == 0.25
    assert np.isnan(sampling_hz(np.array([3.0])))


@given(st.integers(1, 30), st.sampled_from([1, 3, 5, 7]))
def test_the_local_median_is_numpys(n, samples):
    values = RNG.normal(50, 10, n)
    values[RNG.random(n) < 0.2] = np.nan
    found = local_median(values, samples)
    for at in range(n):
        near = values[max(0, at - samples // 2) : at + samples // 2 + 1]
        near = near[np.isfinite(near)]
        assert found[at] == pytest.approx(np.median(near)) if near.size else np.isnan(found[at])


def test_rest_runs_to_the_next_effort_or_to_the_end():
    assert rest_s(np.array([0.0, 300.0]), np.array([240.0, 540.0]), 600.0).tolist() == [60.0, 60.0]
    assert rest_s(np.array([0.0, 200.0]), np.array([240.0, 540.0]), 500.0).tolist() == [0.0, 0.0]
    assert rest_s(np.zeros(0), np.zeros(0), 500.0).tolist() == []


def test_a_window_runs_from_ten_seconds_before_to_two_minutes_after_the_end():
    seconds = np.arange(0.0, 400.0)
    cut, values = recovery_windows(seconds, seconds, np.array([100.0, 300.0]), np.array([200.0, 50.0]))
    assert cut.shape == (2, 131)
    assert (cut[0, 0], cut[0, -1], values[0, 0], values[0, -1]) == (-10.0, 120.0, 90.0, 220.0)
    assert np.nanmax(cut[1]) == 50.0
    assert np.isnan(cut[1, 61:]).all()
    assert np.isnan(values[1, 61:]).all()


def test_no_efforts_and_no_samples_give_empty_windows():
    for ends in (np.zeros(0), np.array([5000.0])):
        cut, values = recovery_windows(np.arange(10.0), np.arange(10.0), ends, np.zeros(ends.size))
        assert cut.shape == values.shape == (ends.size, 0)


def test_missing_samples_are_counted_against_what_the_sensor_should_have_given():
    full = np.ones((1, 66))
    assert missing_share(full, np.array([120.0]), 0.5).tolist() == [0.0]
    assert missing_share(full[:, :60], np.array([120.0]), 0.5)[0] == pytest.approx(6 / 66)
    assert missing_share(full, np.array([300.0]), 0.5).tolist() == [0.0]
    assert missing_share(np.ones((1, 90)), np.array([120.0]), 0.5).tolist() == [0.0]


def test_each_window_misses_its_own_samples():
    values = np.ones((2, 66))
    values[1, :33] = np.nan
    assert missing_share(values, np.array([120.0, 120.0]), 0.5).tolist() == [0.0, 0.5]


def test_one_known_sample_is_the_mean_of_its_stretch():
    assert mean_between(np.arange(4.0), np.array([9.0, 1.0, np.nan, 3.0]), np.zeros(1), np.ones(1)).tolist() == [1.0]


def test_the_median_of_the_known_values_is_numpys():
    values = np.array([[5.0, np.nan, 1.0, 4.0], [2.0, 9.0, 4.0, 8.0], [np.nan, 7.0, np.nan, np.nan]])
    assert known_median(values).tolist() == [4.0, 6.0, 7.0]
    assert np.isnan(known_median(np.full((2, 3), np.nan))).tolist() == [True, True]
    assert np.isnan(known_median(np.zeros((2, 0)))).tolist() == [True, True]


def test_a_stretch_leaves_its_start_out_and_takes_its_end_in():
    seconds = np.arange(4.0)
    values = np.array([9.0, 1.0, np.nan, 3.0])
    means = mean_between(seconds, values, np.array([0.0, 1.0, 3.0]), np.array([3.0, 2.0, 2.0]))
    assert means[0] == 2.0
    assert np.isnan(means[1:]).all()
