"""Kernels of session load: bounds, edges, units, and what is unknown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.finding import InsufficientData
from physiology.session_load import (
    banister_trimp,
    clamped_share,
    edwards_load,
    heart_rate_tss,
    held_s,
    intensity_factor,
    lucia_load,
    median_frequency,
    normalized_power,
    recorded_s,
    reserve_fraction,
    second_by_second,
    slope_per_min,
    training_stress,
    travelled_km,
    work_kj,
    zone_minutes,
)

NAN = float("nan")
BEATS = st.lists(st.one_of(st.just(NAN), st.floats(30, 230)), min_size=1, max_size=40).map(np.array)


def test_a_sample_stands_until_the_next_one_and_before_a_pause_for_the_usual_step():
    assert held_s(np.array([0.0, 2.0, 4.0, 5.0])).tolist() == [2, 2, 1, 2]
    assert held_s(np.array([0.0, 5.0])).tolist() == [5, 5]
    assert held_s(np.array([0.0, 5.5])).tolist() == [1, 1]
    assert held_s(np.array([0.0, 5.5]), longest_gap_s=5.5).tolist() == [5.5, 5.5]
    assert held_s(np.array([3.0])).tolist() == [1]
    assert held_s(np.array([])).tolist() == []


def test_unknown_samples_are_no_recorded_time():
    assert recorded_s(np.array([[1.0, NAN, 2.0], [NAN, NAN, NAN]]), np.array([1.0, 2.0, 4.0])).tolist() == [5, 0]


def test_gaps_up_to_five_seconds_are_bridged_and_longer_ones_are_not():
    seconds = np.array([0.0, 5.0, 11.0])
    values = np.array([0.0, 50.0, 60.0])
    found = second_by_second(seconds, values)
    np.testing.assert_array_equal(found, [0, 10, 20, 30, 40, 50, NAN, NAN, NAN, NAN, NAN, 60])
    np.testing.assert_allclose(second_by_second(seconds, values, 6.0)[5:], np.linspace(50, 60, 7))


def test_a_sample_without_a_value_is_a_gap_and_ends_stay_unknown():
    found = second_by_second(np.arange(4.0), np.array([NAN, 10.0, 20.0, NAN]))
    np.testing.assert_array_equal(found, [NAN, 10, 20, NAN])
    six = np.array([1.0, *[NAN] * 4, 6.0, *[NAN] * 5, 12.0])
    np.testing.assert_array_equal(np.isnan(second_by_second(np.arange(12.0), six)), [False] * 6 + [True] * 5 + [False])


def test_nothing_known_is_nothing_and_one_sample_is_one_second():
    assert second_by_second(np.array([]), np.array([])).size == 0
    assert np.isnan(second_by_second(np.arange(3.0), np.full(3, NAN))).tolist() == [True] * 3
    assert second_by_second(np.array([7.0]), np.array([100.0])).tolist() == [100.0]


def test_recordings_that_begin_late_or_between_seconds_keep_their_clock():
    found = second_by_second(np.array([10.5, 12.5]), np.array([100.0, 200.0]))
    assert found.tolist() == [100, 150, 200]


def test_reserve_needs_a_maximum_above_rest():
    assert reserve_fraction(np.array([50.0, 190.0]), 50, 190).tolist() == [0, 1]
    for top in (50.0, 49.0, NAN):
        with pytest.raises(ValueError, match="above resting"):
            reserve_fraction(np.array([100.0]), 50.0, top)


@given(BEATS, st.sampled_from(["male", "female"]))
def test_impulse_is_bounded_and_unknown_time_adds_nothing(beats, sex):
    held = np.ones(beats.size)
    found = float(banister_trimp(beats, held, 45, 195, sex))
    known = beats[np.isfinite(beats)]
    if not known.size:
        assert np.isnan(found)
        return
    top = {"male": 0.64 * np.exp(1.92), "female": 0.86 * np.exp(1.67)}[sex]
    assert 0 <= found <= known.size / 60 * top * (1 + 1e-12)
    assert found == pytest.approx(float(banister_trimp(known, np.ones(known.size), 45, 195, sex)))


@given(BEATS, st.floats(0, 20))
def test_a_faster_heart_never_weighs_less(beats, faster):
    held = np.full(beats.size, 5.0)
    for load in (
        lambda heart: banister_trimp(heart, held, 45, 195, "male"),
        lambda heart: edwards_load(heart, held, 195),
        lambda heart: lucia_load(heart, held, 140, 170),
    ):
        before, after = load(beats), load(beats + faster)
        assert np.isnan(before) == np.isnan(after)
        assert np.isnan(before) or after >= before - 1e-9


def test_beats_beyond_the_bounds_are_clamped_and_told():
    held = np.array([1.0, 1.0, 2.0])
    beats = np.array([40.0, 200.0, 120.0])
    at_bounds = np.array([50.0, 190.0, 120.0])
    assert banister_trimp(beats, held, 50, 190, "male") == banister_trimp(at_bounds, held, 50, 190, "male")
    assert clamped_share(beats, held, 50, 190) == 0.5
    assert clamped_share(at_bounds, held, 50, 190) == 0
    assert clamped_share(np.array([200.0, NAN]), np.ones(2), 50, 190) == 1
    assert clamped_share(np.array([NAN]), np.ones(1), 50, 190) == 0


def test_an_edge_belongs_to_the_zone_above_it():
    held = np.full(6, 60.0)
    edges = np.array([94.0, 95.0, 114.0, 133.0, 152.0, 171.0])
    np.testing.assert_array_equal(zone_minutes(edges, held, (95, 114, 133, 152, 171)), np.ones(6))
    assert edwards_load(edges, held, 190.0) == 15
    assert lucia_load(np.array([139.0, 140.0, 169.0, 170.0]), np.full(4, 60.0), 140, 170) == 8


def test_zones_hold_all_known_minutes_and_only_those():
    beats = np.array([[100.0, NAN, 180.0], [NAN, NAN, NAN]])
    found = zone_minutes(beats, np.array([60.0, 60.0, 30.0]), (120.0,))
    np.testing.assert_array_equal(found, [[1, 0.5], [0, 0]])
    np.testing.assert_array_equal(edwards_load(beats, np.full(3, 60.0), 200.0), [5 + 1, NAN])
    np.testing.assert_array_equal(lucia_load(beats, np.full(3, 60.0), 140, 170), [4, NAN])


def test_thresholds_in_the_wrong_order_are_refused():
    for second in (140.0, 139.0):
        with pytest.raises(ValueError, match="above the first"):
            lucia_load(np.array([150.0]), np.ones(1), 140.0, second)


@pytest.mark.parametrize("sex", ["male", "female"])
def test_an_hour_at_threshold_is_a_hundred_points_whoever_one_is(sex):
    trimp = banister_trimp(np.full(3600, 165.0), np.ones(3600), 48, 188, sex)
    assert heart_rate_tss(trimp, 48, 188, 165, sex) == pytest.approx(100)


def test_sexes_weigh_the_same_effort_differently():
    loads = [float(banister_trimp(np.array([120.0]), np.array([60.0]), 40, 200, sex)) for sex in ("male", "female")]
    assert loads == pytest.approx([0.5 * 0.64 * np.exp(0.96), 0.5 * 0.86 * np.exp(0.835)])


@given(st.integers(0, 2**32 - 1), st.integers(600, 700), st.floats(0.1, 5))
def test_normalised_power_lies_between_mean_of_windows_and_peak(seed, seconds, shape):
    power_w = np.random.default_rng(seed).gamma(shape, 100.0, seconds)
    even = float(normalized_power(power_w))
    rolled = np.convolve(power_w, np.ones(30) / 30, "valid")
    assert rolled.mean() * (1 - 1e-6) - 1e-6 <= even <= power_w.max() * (1 + 1e-6) + 1e-6


def test_ten_minutes_of_known_power_are_needed():
    assert normalized_power(np.full(600, 200.0)) == pytest.approx(200)
    assert np.isnan(normalized_power(np.full(599, 200.0)))
    with_gap = np.append(np.full(600, 200.0), NAN)
    assert normalized_power(with_gap) == pytest.approx(200)
    with_gap[3] = NAN
    assert np.isnan(normalized_power(with_gap))
    assert np.isnan(normalized_power(np.full(10, 200.0)))
    assert np.isnan(normalized_power(np.array([])))


def test_windows_never_reach_across_a_gap():
    power_w = np.concatenate([np.full(600, 100.0), [NAN], np.full(600, 300.0)])
    assert normalized_power(power_w) == pytest.approx((100.0**4 / 2 + 300.0**4 / 2) ** 0.25)
    broken = np.full(1200, 200.0)
    broken[::30] = NAN
    assert np.isnan(normalized_power(broken))


def test_a_team_of_recordings_is_its_recordings_one_by_one():
    power_w = np.random.default_rng(2).uniform(0, 400, (3, 700))
    power_w[1, 50] = NAN
    np.testing.assert_array_equal(normalized_power(power_w), [normalized_power(row) for row in power_w])


@pytest.mark.parametrize("ftp_w", [0.0, -1.0, NAN])
def test_a_threshold_power_of_nothing_is_refused(ftp_w):
    with pytest.raises(ValueError, match="above 0"):
        intensity_factor(np.array(200.0), ftp_w)
    with pytest.raises(ValueError, match="above 0"):
        training_stress(np.array(200.0), 3600, ftp_w)


def test_work_and_distance_add_up_what_is_known():
    held = np.array([1.0, 2.0, 3.0])
    assert work_kj(np.array([100.0, NAN, 200.0]), held) == 0.7
    assert travelled_km(np.array([3.0, 4.0, NAN]), held) == 0.011
    for total in (work_kj, travelled_km):
        assert np.isnan(total(np.full(3, NAN), held))


def noise(low_hz, high_hz, seconds, sampling_hz, chance):
    """White noise with a flat spectrum between two frequencies and nothing outside."""
    n = int(seconds * sampling_hz)
    frequency_hz = np.fft.rfftfreq(n, 1 / sampling_hz)
    spectrum = np.where((frequency_hz >= low_hz) & (frequency_hz < high_hz), 1.0, 0.0)
    return np.fft.irfft(spectrum * np.exp(2j * np.pi * chance.random(frequency_hz.size)), n)


@pytest.mark.parametrize(("low_hz", "high_hz"), [(40, 160), (60, 200), (30, 90)])
@pytest.mark.parametrize("sampling_hz", [1000.0, 2000.0])
def test_a_flat_spectrum_is_halved_in_its_middle(low_hz, high_hz, sampling_hz):
    signal = noise(low_hz, high_hz, 40, sampling_hz, np.random.default_rng(3))
    found = median_frequency(signal, sampling_hz)
    assert found.shape == (10,)
    assert found.mean() == pytest.approx((low_hz + high_hz) / 2, abs=1.5)


def test_only_the_band_of_muscle_counts_and_the_amplitude_does_not():
    chance = np.random.default_rng(4)
    muscle = noise(60, 140, 8, 1000.0, chance)
    disturbed = 5.0 * (muscle + 20 * noise(1, 10, 8, 1000.0, chance) + 20 * noise(470, 500, 8, 1000.0, chance)) + 3.0
    np.testing.assert_allclose(median_frequency(disturbed, 1000.0), median_frequency(muscle, 1000.0), atol=1.0)


def test_a_muscle_that_tires_at_a_known_rate_is_measured_at_it():
    chance = np.random.default_rng(5)
    centres = 100.0 - 12.0 * np.arange(30) * 4 / 60
    signal = np.concatenate([noise(c - 30, c + 30, 4, 1000.0, chance) for c in centres])
    line = slope_per_min(median_frequency(signal, 1000.0), 4.0)
    assert line.per_min == pytest.approx(-12.0, abs=3 * line.error_per_min)
    assert 0 < line.error_per_min < 2.0


def test_a_slope_and_its_error_equal_the_textbooks():
    values = np.array([[10.0, 12.0, 11.0, 15.0, 14.0, 17.0]])
    minutes = np.arange(6) * 0.5
    expected, cov = np.polyfit(minutes, values[0], 1, cov=True)
    line = slope_per_min(values, 30.0)
    assert line.per_min[0] == pytest.approx(expected[0])
    assert line.error_per_min[0] == pytest.approx(np.sqrt(cov[0, 0]))


def test_an_unknown_window_is_left_out_and_too_few_give_no_slope():
    values = np.array([5.0, NAN, 3.0, 2.0, 1.0, 0.0])
    assert slope_per_min(values, 60.0).per_min == pytest.approx(-1.0)
    with pytest.raises(InsufficientData) as lack:
        slope_per_min(np.array([5.0, NAN, 3.0, 2.0, 1.0]), 60.0)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("emg_slope", 5, 4)
    with pytest.raises(InsufficientData):
        slope_per_min(np.empty((0, 9)), 60.0)
    with pytest.raises(InsufficientData) as none:
        slope_per_min(np.array([]), 60.0)
    assert none.value.got == 0


def test_a_window_with_a_missing_sample_or_no_signal_is_unknown():
    signal = noise(60, 140, 12, 1000.0, np.random.default_rng(6))
    signal[100] = NAN
    signal[4000:8000] = 0.0
    assert np.isnan(median_frequency(signal, 1000.0)).tolist() == [True, True, False]
    assert median_frequency(signal[:3999], 1000.0).size == 0


def test_slow_sampling_and_short_windows_are_refused():
    assert median_frequency(np.ones(500), 500.0, 1.0).shape == (1,)
    for sampling_hz, window_s in ((499.0, 4.0), (1000.0, 0.9)):
        with pytest.raises(ValueError, match="500 Hz"):
            median_frequency(np.ones(5000), sampling_hz, window_s)


def test_rows_with_other_gaps_have_their_own_slope():
    rows = np.array([[100.0, 99.0, 98.0, 97.0, 96.0, NAN], [50.0, NAN, 54.0, 56.0, 58.0, 60.0]])
    together = slope_per_min(rows, 30.0)
    for index, row in enumerate(rows):
        alone = slope_per_min(row, 30.0)
        assert float(together.per_min[index]) == pytest.approx(float(alone.per_min))
    assert together.per_min.tolist() == pytest.approx([-2.0, 4.0])


def test_a_tone_on_the_edge_of_the_band_counts_and_one_beyond_does_not():
    times = np.arange(9000) / 1000
    for tone_hz, inside in ((20.0, True), (450.0, True), (470.0, False)):
        found = median_frequency(np.sin(2 * np.pi * tone_hz * times), 1000.0, window_s=4.5)
        assert bool(abs(float(found[0]) - tone_hz) < 1.0) is inside


def test_windows_of_power_are_exactly_thirty_seconds_long():
    power_w = np.full(700, 100.0)
    power_w[0] = 400.0
    expected = ((110.0**4 + 670 * 100.0**4) / 671) ** 0.25
    assert float(normalized_power(power_w)) == pytest.approx(expected, rel=1e-12)


def test_the_last_sample_does_not_open_a_gap():
    found = second_by_second(np.array([0.0, 1.0, 2.0]), np.array([5.0, 6.0, 7.0]), longest_gap_s=0.5)
    assert found.tolist() == [5.0, 6.0, 7.0]
    late = second_by_second(np.array([0.0, 1.0, 1.5, 3.0]), np.array([5.0, 6.0, 6.5, 8.0]), longest_gap_s=1.0)
    np.testing.assert_array_equal(late, [5.0, 6.0, NAN, 8.0])
