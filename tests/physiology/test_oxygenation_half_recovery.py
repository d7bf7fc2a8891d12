"""Half-recovery of muscle oxygen and its exponential: reference numbers, and what always holds."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.oxygenation.exponential import Recovery, exponential_recovery
from physiology.oxygenation.half_recovery import half_recovery, reached_s

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "recovery" / "smo2.json").read_text())
SYNTHETIC = GOLDEN["synthetic"]


def curve(tau=15.0, delay=4.0, low=30.0, high=70.0, step=2.0, last=120.0):
    seconds = np.arange(-10.0, last + step / 2, step)
    return seconds, low + (high - low) * -np.expm1(-np.maximum(seconds - delay, 0.0) / tau)


def test_a_linear_rise_is_half_recovered_halfway():
    seconds = np.arange(-10.0, 61.0, 2.0)
    found = half_recovery(seconds, np.where(seconds <= 0, 30.0, np.minimum(30.0 + seconds, 70.0)))
    assert (float(found.base_pct), float(found.peak_pct), float(found.half_s)) == (30.0, 70.0, 20.0)
    assert float(found.amplitude_points) == 40.0


def test_the_crossing_is_interpolated_between_the_samples_around_it():
    seconds, smo2 = np.array([-4.0, -2.0, 0.0, 2.0, 4.0]), np.array([20.0, 20.0, 20.0, 30.0, 60.0])
    assert float(half_recovery(seconds, smo2).half_s) == pytest.approx(2.0 + 2.0 * (40.0 - 30.0) / 30.0)


def test_an_unknown_sample_is_bridged_and_never_read_as_zero():
    seconds = np.array([-4.0, -2.0, 0.0, 2.0, 4.0])
    found = half_recovery(seconds, np.array([20.0, 20.0, 20.0, np.nan, 60.0]))
    assert float(found.half_s) == 2.0
    assert float(found.base_pct) == 20.0


def test_the_base_is_the_last_ten_seconds_of_work_and_no_more():
    seconds = np.array([-10.0, -8.0, -6.0, -4.0, -2.0, 0.0, 2.0])
    found = half_recovery(seconds, np.array([99.0, 10.0, 20.0, 30.0, 40.0, 50.0, 90.0]))
    assert float(found.base_pct) == 30.0


def test_the_peak_is_sought_for_two_minutes_and_no_longer():
    seconds = np.array([-2.0, 0.0, 60.0, 120.0, 121.0])
    assert float(half_recovery(seconds, np.array([20.0, 20.0, 30.0, 50.0, 90.0])).peak_pct) == 50.0


@pytest.mark.parametrize(
    "smo2",
    [[20.0, np.nan, 30.0, 40.0], [np.nan, np.nan, 30.0, 40.0], [20.0, 20.0, np.nan, np.nan], [20.0, 20.0, 20.0, 19.0]],
    ids=["one sample of work", "no work", "no rest", "no rise"],
)
def test_what_cannot_be_told_is_nan(smo2):
    found = half_recovery(np.array([-2.0, 0.0, 2.0, 4.0]), np.array(smo2))
    assert np.isnan(found.half_s)


def test_one_sample_of_work_is_no_base_and_rest_without_samples_has_no_peak():
    seconds = np.array([[-2.0, 0.0, 2.0, 4.0]] * 3)
    smo2 = np.array([[20.0, np.nan, 30.0, 40.0], [20.0, 24.0, 30.0, 40.0], [20.0, 24.0, np.nan, np.nan]])
    found = half_recovery(seconds, smo2)
    assert np.isnan(found.base_pct).tolist() == [True, False, False]
    assert np.isnan(found.peak_pct).tolist() == [False, False, True]
    assert found.base_pct[1:].tolist() == [22.0, 22.0]


def test_work_ends_at_zero_and_rest_begins_after_it():
    seconds = np.array([-2.0, -1.0, 0.0, 0.5, 1.0, 1.5])
    found = half_recovery(seconds, np.array([20.0, 22.0, 90.0, 50.0, 64.0, 60.0]))
    assert (float(found.base_pct), float(found.peak_pct)) == (44.0, 64.0)
    assert float(reached_s(seconds, np.arange(6.0), np.array(0.0), np.array(3.0), 1.0)) == 0.5


def test_a_level_that_work_ended_on_is_reached_at_the_next_sample():
    seconds, smo2 = np.array([-2.0, 0.0, 2.0]), np.array([20.0, 50.0, 60.0])
    assert float(reached_s(seconds, smo2, np.array(40.0), np.array(60.0), 0.5)) == 2.0


def test_only_the_window_that_gets_there_has_a_time():
    seconds = np.array([[-2.0, 0.0, 2.0, 4.0]] * 2)
    smo2 = np.array([[20.0, 20.0, 30.0, 60.0], [20.0, 20.0, 21.0, 22.0]])
    found = reached_s(seconds, smo2, np.full(2, 20.0), np.full(2, 60.0), 0.25)
    assert float(found[0]) == 2.0
    assert np.isnan(found[1])
    assert reached_s(np.zeros(0), np.zeros(0), np.array(1.0), np.array(2.0), 0.5).shape == ()


def test_two_samples_of_work_are_a_base():
    found = half_recovery(np.array([-2.0, 0.0, 2.0]), np.array([20.0, 24.0, 40.0]))
    assert float(found.base_pct) == 22.0


def test_a_level_already_reached_at_the_last_sample_of_work_is_reached_at_the_next():
    seconds, smo2 = np.array([-2.0, 0.0, 2.0]), np.array([20.0, 50.0, 60.0])
    assert float(reached_s(seconds, smo2, np.array(35.0), np.array(60.0), 0.5)) == 2.0


def test_a_window_that_begins_after_work_starts_at_its_first_sample():
    assert float(reached_s(np.array([2.0, 4.0]), np.array([50.0, 60.0]), np.array(20.0), np.array(60.0), 0.5)) == 2.0


def test_many_windows_at_once_give_what_each_gives_alone():
    rows = [curve(tau=tau, delay=delay)[1] for tau, delay in ((10, 3), (20, 8), (40, 12))]
    seconds = curve()[0]
    together = half_recovery(np.broadcast_to(seconds, (3, seconds.size)), np.array(rows))
    assert together.half_s.tolist() == [float(half_recovery(seconds, row).half_s) for row in rows]
    fits = exponential_recovery(seconds, np.array(rows))
    assert fits.tau_s == pytest.approx([10, 20, 40], rel=1e-3)
    assert fits.delay_s == pytest.approx([3, 8, 12], rel=1e-3)


@given(st.floats(5, 40), st.floats(0, 15), st.floats(10, 40), st.floats(15, 50))
def test_half_recovery_is_where_the_model_has_it(tau, delay, low, rise):
    seconds, smo2 = curve(tau, delay, low, low + rise, step=0.5)
    peak = rise * -np.expm1(-(120.0 - delay) / tau)
    expected = delay - tau * np.log(1.0 - 0.5 * peak / rise)
    assert float(half_recovery(seconds, smo2).half_s) == pytest.approx(expected, abs=0.3)


@given(st.floats(0.5, 1.0), st.floats(-5.0, 5.0))
def test_half_recovery_does_not_depend_on_scale_or_offset(scale, offset):
    seconds, smo2 = curve()
    assert float(half_recovery(seconds, smo2 * scale + offset).half_s) == pytest.approx(
        float(half_recovery(seconds, smo2).half_s)
    )


@given(st.floats(8.0, 30.0), st.floats(1.0, 20.0))
def test_a_slower_return_has_a_longer_half_recovery(tau, more):
    fast, slow = (half_recovery(*curve(tau=value)).half_s for value in (tau, tau + more))
    assert slow > fast


def test_the_fit_finds_the_reference_of_noisy_curves():
    seconds = np.array([case["t_s"] for case in SYNTHETIC])
    fit = exponential_recovery(seconds, np.array([case["smo2"] for case in SYNTHETIC]))
    for at, case in enumerate(SYNTHETIC):
        reference = case["fit"]
        assert fit.tau_s[at] == pytest.approx(reference["tau"], rel=2e-3)
        assert fit.delay_s[at] == pytest.approx(reference["td"], abs=2e-3)
        assert fit.start_pct[at] == pytest.approx(reference["A"], abs=2e-3)
        assert fit.end_pct[at] == pytest.approx(reference["B"], abs=2e-2)
        true = case["true"]
        assert abs(fit.half_s[at] - true["t_half"]) < 3.5


def test_a_clean_curve_is_fitted_exactly():
    fit = exponential_recovery(*curve(tau=15.0, delay=4.0))
    assert float(fit.tau_s) == pytest.approx(15.0, rel=1e-6)
    assert float(fit.half_s) == pytest.approx(4.0 + 15.0 * np.log(2), rel=1e-6)
    assert float(fit.mean_response_s) == pytest.approx(19.0, rel=1e-6)
    assert float(fit.r2) == pytest.approx(1.0)
    assert float(fit.rival_tau_s) == pytest.approx(15.0, rel=1e-6)


def test_standard_errors_are_those_of_the_linearised_model():
    seconds, smo2 = curve(tau=15.0, delay=5.0)
    noisy = smo2 + 0.5 * np.tile([1.0, -1.0], seconds.size // 2)
    fit = exponential_recovery(seconds, noisy)
    late = np.maximum(seconds - fit.delay_s, 0.0)
    decay, rise = np.exp(-late / fit.tau_s), fit.end_pct - fit.start_pct
    slopes = np.stack(
        [decay, 1 - decay, -rise * decay * late / fit.tau_s**2, np.where(late > 0, -rise * decay / fit.tau_s, 0.0)], -1
    )
    left = noisy - (fit.end_pct + (fit.start_pct - fit.end_pct) * decay)
    cov = np.linalg.inv(slopes.T @ slopes) * (left**2).sum() / (seconds.size - 4)
    assert float(fit.tau_se_s) == pytest.approx(np.sqrt(cov[2, 2]), rel=1e-6)
    assert float(fit.delay_se_s) == pytest.approx(np.sqrt(cov[3, 3]), rel=1e-6)
    assert float(fit.r2) == pytest.approx(1 - (left**2).sum() / ((noisy - noisy.mean()) ** 2).sum())


def known_samples(count: int) -> Recovery:
    seconds, smo2 = curve()
    values = np.full(seconds.size, np.nan)
    chosen = np.linspace(0, seconds.size - 1, count).round().astype(int)
    chosen[:2] = [4, 5]
    values[chosen] = smo2[chosen]
    return exponential_recovery(seconds, values)


def test_twelve_samples_carry_a_fit_and_eleven_do_not():
    assert np.isfinite(known_samples(12).tau_s)
    assert np.isnan(known_samples(11).tau_s)


def test_no_rise_is_no_fit():
    seconds, smo2 = curve(high=30.0)
    assert np.isnan(exponential_recovery(seconds, smo2).tau_s)


def test_a_step_that_one_sample_makes_has_no_time_constant_that_data_tell_apart():
    seconds = np.arange(-10.0, 121.0, 2.0)
    fit = exponential_recovery(seconds, np.where(seconds < 1.0, 30.0, 70.0))
    assert float(fit.tau_s) <= 1.0
    assert not float(fit.tau_se_s) <= 0.3 * float(fit.tau_s)


def test_parameters_stay_within_their_bounds():
    seconds = np.arange(-10.0, 121.0, 2.0)
    drift = exponential_recovery(seconds, 30.0 + 0.2 * np.maximum(seconds, 0.0))
    assert 0.5 <= float(drift.tau_s) <= 240.0
    assert 0.0 <= float(drift.delay_s) <= 60.0
    assert -20.0 <= float(drift.end_pct) <= 120.0


def columns(fit: Recovery) -> np.ndarray:
    return np.stack([getattr(fit, name) for name in Recovery.__slots__], axis=-1)


def noisy(seed: int, tau: float = 4.0, delay: float = 8.0, sd: float = 5.0):
    seconds, smo2 = curve(tau=tau, delay=delay)
    return seconds, smo2 + sd * np.random.default_rng(seed).standard_normal(seconds.size)


def test_unknown_samples_weigh_nothing_in_a_fit():
    seconds, smo2 = noisy(6, tau=15.0, sd=1.0)
    kept = np.arange(seconds.size) % 3 > 0
    patchy = exponential_recovery(seconds, np.where(kept, smo2, np.nan))
    assert columns(patchy) == pytest.approx(columns(exponential_recovery(seconds[kept], smo2[kept])), rel=1e-6)
    unheard = exponential_recovery(np.where(kept, seconds, np.nan), smo2)
    assert columns(unheard) == pytest.approx(columns(patchy), rel=1e-6)


def test_rows_of_unlike_noise_and_length_each_have_the_fit_they_have_alone():
    rows = np.stack([noisy(seed, tau, sd=sd)[1] for seed, tau, sd in ((1, 10.0, 0.5), (2, 20.0, 2.0), (3, 15.0, 1.0))])
    seconds = curve()[0]
    rows[1, 45:] = np.nan
    rows[2, 7:] = np.nan
    together = columns(exponential_recovery(seconds, rows))
    for row, values in zip(together[:2], rows[:2], strict=True):
        assert row == pytest.approx(columns(exponential_recovery(seconds, values)), rel=1e-5)
    assert np.isnan(together[2]).all()


def least_squares_at(tau: float, seconds: np.ndarray, smo2: np.ndarray) -> float:
    """The least sum of squares that any delay and any levels leave with a time constant."""
    found = []
    for delay in np.arange(0.0, 20.0, 0.01):
        decay = np.exp(-np.maximum(seconds - delay, 0.0) / tau)
        _, left, _, _ = np.linalg.lstsq(np.stack([decay, 1.0 - decay], axis=-1), smo2, rcond=None)
        found.append(float(left[0]))
    return min(found)


@pytest.mark.parametrize(("seed", "tau_s", "rival_s"), [(18, 4.209, 2.158), (8, 3.561, 6.680)])
def test_another_minimum_as_good_as_the_best_is_named(seed, tau_s, rival_s):
    fit = exponential_recovery(*noisy(seed))
    assert (float(fit.tau_s), float(fit.rival_tau_s)) == (
        pytest.approx(tau_s, abs=2e-3),
        pytest.approx(rival_s, abs=2e-3),
    )
    best, rival = (least_squares_at(float(tau), *noisy(seed)) for tau in (fit.tau_s, fit.rival_tau_s))
    assert best <= rival <= best * (1.0 + 4.0 / (curve()[0].size - 4))


@pytest.mark.parametrize("seed", [6, 15, 33])
def test_a_minimum_that_the_data_tell_from_the_best_is_no_rival(seed):
    fit = exponential_recovery(*noisy(seed))
    assert float(fit.rival_tau_s) == pytest.approx(float(fit.tau_s), rel=1e-5)
