"""A recording of muscle oxygen against its requirements: what each effort tells, and why it tells nothing."""

from dataclasses import replace

import numpy as np
import pytest

from physiology.oxygenation.recording import median_of, oxygen_session
from tests.physiology.oxygen_recordings import EFFORT, only, oxygen, power


def test_one_effort_gives_its_fall_its_return_and_its_exponential():
    effort = only(oxygen(), power())
    assert effort.half_recovery_s == pytest.approx(20.0, abs=0.5)
    assert effort.tau_s == pytest.approx(14.0 / np.log(2), rel=0.02)
    assert effort.delay_s == pytest.approx(6.0, abs=0.3)
    assert effort.mean_response_s == pytest.approx(effort.tau_s + effort.delay_s)
    assert effort.desaturation_points == pytest.approx(40.0, abs=0.3)
    assert effort.amplitude_points == pytest.approx(40.0, abs=0.5)
    assert effort.power_w == 250.0
    assert effort.reasons == ()


def test_without_fitting_the_half_time_is_the_same():
    plain, full = only(oxygen(), fitted=False), only(oxygen())
    assert plain.half_recovery_s == full.half_recovery_s
    assert (plain.tau_s, plain.delay_s, plain.mean_response_s, plain.reasons) == (None, None, None, ())


@pytest.mark.parametrize(("rise", "told"), [(9.4, False), (10.5, True)])
def test_ten_points_are_the_least_that_is_measured(rise, told):
    effort = only(oxygen(low=60.0, high=60.0 + rise))
    assert ("AMPLITUDE_SMALL" in effort.reasons) is not told
    assert (effort.half_recovery_s is not None) == told
    assert effort.amplitude_points is not None


@pytest.mark.parametrize(("peak", "told"), [(70.25, True), (70.0, False)])
def test_ten_points_exactly_are_enough(peak, told):
    stream = oxygen(step=1.0)
    stream.values[:] = np.where(stream.seconds > 242, peak, 60.0 + stream.seconds % 2 / 2)
    stream.values[300:] = peak - 1.0 - stream.seconds[300:] % 2
    effort = only(stream)
    assert effort.amplitude_points == peak - 60.25
    assert ("AMPLITUDE_SMALL" in effort.reasons) is not told


@pytest.mark.parametrize(("last", "told"), [(301.0, True), (300.0, False)])
def test_a_minute_of_rest_is_the_least(last, told):
    effort = only(oxygen(last=last))
    assert ("REST_SHORT" in effort.reasons) is not told


@pytest.mark.parametrize(("step", "told"), [(2.0, True), (2.003, True), (2.1, False)])
def test_half_a_hertz_is_the_slowest(step, told):
    assert ("SAMPLED_SLOWLY" in only(oxygen(step=step)).reasons) is not told


@pytest.mark.parametrize(("lost", "told"), [(6, True), (7, False)])
def test_one_sample_in_ten_may_be_missing(lost, told):
    stream = oxygen()
    stream.values[130 : 130 + 2 * lost : 2] = np.nan
    assert ("SAMPLES_MISSING" in only(stream).reasons) is not told


@pytest.mark.parametrize(("rest", "told"), [(62.0, True), (62.5, False)])
def test_rest_at_a_quarter_of_the_power_is_no_rest(rest, told):
    effort = only(oxygen(), power(rest=rest))
    assert ("REST_ACTIVE" in effort.reasons) is not told
    assert (effort.half_recovery_s is not None) == told


def test_a_ragged_return_has_a_half_time_and_no_exponential():
    stream = oxygen()
    late = stream.seconds > 245
    stream.values[late] += 12.0 * np.sin(stream.seconds[late] / 3.0)
    effort = only(stream)
    assert effort.half_recovery_s is not None
    assert effort.tau_s is None
    assert "FIT_POOR" in effort.reasons


def test_a_return_within_one_sample_has_no_time_constant():
    stream = oxygen()
    stream.values[:] = np.where((stream.seconds > 60) & (stream.seconds < 251), 30.0, 70.0) + stream.seconds % 4 / 10
    effort = only(stream)
    assert effort.half_recovery_s == pytest.approx(11.0, abs=0.1)
    assert effort.tau_s is None
    assert "FIT_UNCERTAIN" in effort.reasons


def test_marks_of_the_recording_come_first_then_power_then_the_signal():
    assert oxygen_session(oxygen(), power()).marked_by == "recording"
    assert oxygen_session(oxygen(marks=()), power()).marked_by == "power"
    assert oxygen_session(oxygen(marks=())).marked_by == "oxygen"
    assert oxygen_session(oxygen(marks=()), power(work=0.0, rest=0.0)).marked_by == "oxygen"


def test_whether_rest_was_passive_is_known_with_power_only():
    assert oxygen_session(oxygen(), power()).rest_checked
    assert not oxygen_session(oxygen()).rest_checked


def test_a_recording_without_samples_or_efforts_says_nothing():
    empty = oxygen_session(replace(oxygen(marks=()), seconds=np.zeros(0), values=np.zeros(0)))
    assert (empty.efforts, empty.half_recovery_s, empty.desaturation_points, empty.power_w) == ((), None, None, None)


def test_the_session_is_the_median_of_its_efforts():
    first, second = oxygen(half_s=20.0), oxygen(half_s=30.0)
    seconds = np.concatenate([first.seconds, first.seconds + 400.0])
    values = np.concatenate([first.values, second.values])
    both = replace(first, seconds=seconds, values=values, efforts_s=(EFFORT, (460.0, 640.0)))
    session = oxygen_session(both)
    assert session.half_recovery_s == pytest.approx(np.median([one.half_recovery_s for one in session.efforts]))
    assert session.half_recovery_s == pytest.approx(25.0, abs=0.6)
    assert median_of([None, 3.0, 5.0]) == 4.0


def noisy_return(seed: int):
    """A fast return of forty points under noise of five."""
    stream = oxygen(step=2.0, last=372.0)
    seconds = stream.seconds - 240.0
    late = seconds >= -10.0
    noise = 5.0 * np.random.default_rng(seed).standard_normal(int(late.sum()))
    stream.values[late] = 30.0 + 40.0 * -np.expm1(-np.maximum(seconds[late] - 8.0, 0.0) / 4.0) + noise
    return stream


def test_a_fit_beside_which_another_is_as_good_is_left_out():
    effort = only(noisy_return(18))
    assert effort.reasons == ("FIT_NOT_UNIQUE",)
    assert (effort.tau_s, effort.delay_s, effort.mean_response_s) == (None, None, None)
    assert effort.half_recovery_s is not None


def test_what_the_sensor_did_not_see_before_the_effort_is_no_fall():
    stream = oxygen()
    stream.values[stream.seconds <= 60] = np.nan
    effort = only(stream)
    assert effort.desaturation_points is None
    assert effort.half_recovery_s == pytest.approx(20.0, abs=0.5)
    assert oxygen_session(stream).desaturation_points is None
