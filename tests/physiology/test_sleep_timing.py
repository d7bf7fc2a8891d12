"""Times of day around midnight, and how alike one day is to the next."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from physiology.sleep import circular_mean_min, circular_sd_min, night_midpoint_min, sleep_regularity_index

NAN = np.nan
times = arrays(np.float64, 14, elements=st.floats(-700, 700))
states = arrays(np.float64, 240, elements=st.sampled_from([0.0, 1.0, NAN]))


@pytest.mark.parametrize(
    ("asleep", "awake", "middle"),
    [(-60.0, 420.0, 180.0), (30.0, 450.0, 240.0), (-60.0, -60.0, NAN), (60.0, 0.0, NAN), (-60.0, 900.0, 420.0),
     (-60.0, 901.0, NAN), (NAN, 400.0, NAN), (-60.0, NAN, NAN), (-1.0, 1.0, 0.0)],
)  # fmt: skip
def test_the_middle_of_a_night_of_at_most_sixteen_hours(asleep, awake, middle):
    np.testing.assert_equal(night_midpoint_min(np.array([asleep]), np.array([awake])), [middle])


def test_ten_to_and_ten_past_midnight_average_to_midnight():
    evening = np.array([1430.0, 10.0] * 7)
    assert circular_mean_min(evening)[-1] == pytest.approx(0.0, abs=1e-9)
    assert circular_mean_min(np.array([-10.0, 10.0] * 7))[-1] == pytest.approx(0.0, abs=1e-9)
    assert circular_mean_min(np.full(14, -75.0))[-1] == pytest.approx(-75.0)
    assert circular_mean_min(np.full(14, 700.0))[-1] == pytest.approx(700.0)
    assert circular_mean_min(np.full(14, 1000.0))[-1] == pytest.approx(-440.0)


def test_times_opposite_each_other_have_no_centre_and_scatter_as_far_as_can_be():
    opposite = np.array([0.0, 720.0] * 7)
    assert np.isnan(circular_mean_min(opposite)[-1])
    assert circular_sd_min(opposite)[-1] == 720.0


def test_a_spread_needs_seven_nights_of_fourteen():
    six = np.full(14, NAN)
    six[8:] = 200.0
    assert np.isnan(circular_sd_min(six)[-1])
    assert np.isnan(circular_mean_min(six)[-1])
    six[0] = 200.0
    assert circular_sd_min(six)[-1] == pytest.approx(0.0, abs=1e-3)
    assert circular_mean_min(six)[-1] == pytest.approx(200.0)
    assert np.isnan(circular_sd_min(np.append(six, NAN))[-1])


def test_the_spread_of_small_differences_is_the_plain_one():
    nights = np.array([150.0, 180, 210, 170, 200, 165, 190, 185, 175, 205, 160, 195, 188, 172])
    assert circular_sd_min(nights)[-1] == pytest.approx(np.std(nights), rel=2e-3)
    assert circular_sd_min(nights, nights=7, known=7)[-1] == pytest.approx(np.std(nights[-7:]), rel=2e-3)


def test_two_hours_apart_scatter_by_an_hour():
    assert circular_sd_min(np.array([120.0, 240.0] * 7))[-1] == pytest.approx(60.348, abs=1e-3)


@given(times, st.floats(-2000, 2000), st.integers(-3, 3))
def test_spread_does_not_depend_on_the_hour_nor_on_whole_days(minutes, shift, whole_days):
    spread = circular_sd_min(minutes)[-1]
    assert 0.0 <= spread <= 720.0
    assert circular_sd_min(minutes + shift)[-1] == pytest.approx(spread, abs=0.05)
    assert circular_sd_min(minutes + 1440.0 * whole_days)[-1] == pytest.approx(spread, abs=0.05)


@given(times)
def test_the_order_of_nights_does_not_matter_within_the_window(minutes):
    assert circular_sd_min(minutes[::-1])[-1] == pytest.approx(circular_sd_min(minutes)[-1], abs=0.05)


def test_many_athletes_are_many_rows():
    rows = np.stack([np.full(14, 100.0), np.array([60.0, 120.0] * 7)])
    np.testing.assert_allclose(circular_sd_min(rows)[:, -1], [0.0, 30.043], atol=1e-3)


def test_the_index_of_every_day_alike_is_100_and_of_opposite_days_minus_100():
    night = np.r_[np.ones(8), np.zeros(16)]
    assert sleep_regularity_index(np.tile(night, 7), 24) == 100.0
    assert sleep_regularity_index(np.tile(np.r_[night, 1 - night], 4), 24) == -100.0


@pytest.mark.parametrize("per_day", [24, 288, 1440, 2880])
def test_the_index_of_a_shift_of_an_hour_a_day_does_not_depend_on_the_sampling(per_day):
    hour = per_day // 24
    week = [np.roll(np.r_[np.ones(8 * hour), np.zeros(16 * hour)], hour * (n % 2)) for n in range(8)]
    assert sleep_regularity_index(np.concatenate(week), per_day) == pytest.approx(100 - 200 * 2 / 24)


def test_unknown_epochs_are_left_out_and_never_read_as_awake():
    night = np.r_[np.ones(8), np.zeros(16)]
    asleep = np.tile(night, 8)
    asleep[30:46] = NAN
    assert sleep_regularity_index(asleep, 24) == 100.0
    asleep[30:46] = 0.0
    assert sleep_regularity_index(asleep, 24) < 100.0


def test_the_index_needs_pairs_worth_five_days():
    asleep = np.tile(np.r_[np.ones(8), np.zeros(16)], 6)
    assert sleep_regularity_index(asleep, 24) == 100.0
    assert np.isnan(sleep_regularity_index(asleep[:-1], 24))
    assert sleep_regularity_index(asleep[:48], 24, min_days=1.0) == 100.0
    assert np.isnan(sleep_regularity_index(asleep[:24], 24, min_days=0.0))
    assert np.isnan(sleep_regularity_index(np.full((2, 200), NAN), 24)).all()


def test_an_index_of_no_sampling_at_all_is_refused():
    with pytest.raises(ValueError, match="0"):
        sleep_regularity_index(np.ones(10), 0)
    assert sleep_regularity_index(np.ones(10), 1) == 100.0


@given(states)
def test_the_index_is_bounded_and_the_same_with_sleep_and_wake_swapped(asleep):
    index = sleep_regularity_index(asleep, 24, min_days=0.1)
    assert np.isnan(index) or -100.0 <= index <= 100.0
    np.testing.assert_equal(sleep_regularity_index(1 - asleep, 24, min_days=0.1), index)
    np.testing.assert_allclose(sleep_regularity_index(asleep[::-1], 24, min_days=0.1), index)
