"""A need is read from the nights after which nobody had to get up."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.history import DailyHistory
from physiology.sleep import SleepNeed, free_days, median_free_night_min, need_of

MONDAY = date(2026, 1, 5)
NAN = np.nan


def days(n_days: int, sleep: np.ndarray, first_on: date = MONDAY, **series: np.ndarray) -> DailyHistory:
    return DailyHistory(first_on, n_days, {"sleep_min": sleep, **series})


def test_a_weekend_day_or_a_confirmed_rest_day_is_free_unless_there_was_a_session():
    counts = np.array([0.0, 1.0, NAN, 0.0, NAN, NAN, 1.0, NAN])
    rested = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    assert free_days(0, counts, rested).tolist() == [True, False, False, False, False, True, False, False]
    assert free_days(6, counts, rested).tolist() == [True, False, False, False, False, False, False, True]
    assert free_days(5, np.array([1.0, 0.5, 0.0]), np.ones(3)).tolist() == [False, False, True]


def test_free_days_of_many_athletes_at_once():
    counts = np.array([[NAN, 1.0], [0.0, NAN]])
    assert free_days(5, counts, np.zeros((2, 2))).tolist() == [[True, False], [True, True]]


@pytest.mark.parametrize(
    ("nights", "median"), [([480.0, 500, 520, 540], 510.0), ([480.0, 500, 520, 540, 900], 520.0), ([1.0, 2, 3], NAN)]
)
def test_the_median_of_free_nights_needs_four_of_them(nights, median):
    found, count = median_free_night_min(np.array(nights), np.ones(len(nights), dtype=bool))
    assert count == len(nights)
    np.testing.assert_equal(float(found), median)


def test_nights_that_are_not_free_or_not_known_do_not_count():
    sleep = np.array([[480.0, 300, NAN, 500, 490, 510, NAN], [NAN] * 7])
    free = np.array([True, False, True, True, True, True, False])
    found, count = median_free_night_min(sleep, free)
    assert count.tolist() == [4, 0]
    np.testing.assert_equal(found, [495.0, NAN])


def test_a_window_without_days_has_no_median():
    found, count = median_free_night_min(np.full((2, 1), NAN), np.ones((2, 1), dtype=bool), known=0)
    assert np.isnan(found).all()
    assert count.tolist() == [0, 0]


@given(st.lists(st.floats(0, 900), min_size=4, max_size=28))
def test_the_median_is_numpys(nights):
    found, _ = median_free_night_min(np.array(nights), np.ones(len(nights), dtype=bool))
    assert found == pytest.approx(float(np.median(nights)))


def test_the_need_looks_back_four_weeks_and_leaves_last_night_out():
    sleep = np.full(40, 430.0)
    sleep[:11] = 560.0
    sleep[-1] = 900.0
    assert need_of(days(40, sleep)) == SleepNeed(430.0, 8)
    sleep[11:] = 560.0
    sleep[11] = 300.0
    assert need_of(days(40, sleep)).need_min == 560.0


@pytest.mark.parametrize(
    ("free_night", "need"), [(300.0, 420.0), (419.0, 420.0), (421.0, 421.0), (569.0, 569.0), (600.0, 570.0)]
)
def test_the_need_is_bounded(free_night, need):
    found = need_of(days(29, np.full(29, free_night)))
    assert (found.need_min, found.own) == (need, True)


def test_three_free_nights_are_too_few_and_four_are_enough():
    sleep = np.full(29, NAN)
    sleep[[5, 6, 12]] = 500.0
    assert need_of(days(29, sleep)) == SleepNeed(480.0, 0)
    assert not need_of(days(29, sleep)).own
    sleep[13] = 520.0
    assert need_of(days(29, sleep)) == SleepNeed(500.0, 4)


def test_weekdays_count_from_the_real_calendar_however_long_the_history():
    for first in range(7):
        first_on = MONDAY + timedelta(days=first)
        weekday = (first + np.arange(37)) % 7
        sleep = np.where(weekday >= 5, 520.0, 400.0)
        assert need_of(days(37, sleep, first_on)).need_min == 520.0


def test_rest_days_count_too_and_days_with_a_session_do_not():
    sleep = np.full(29, 400.0)
    sleep[[0, 7, 14, 21]] = 540.0
    rested = np.zeros(29)
    rested[[0, 7, 14, 21]] = 1.0
    counts = np.ones(29)
    counts[[0, 7, 14, 21]] = 0.0
    assert need_of(days(29, sleep, sessions_count=counts, rest_confirmed=rested)) == SleepNeed(540.0, 4)


def test_what_somebody_tells_of_their_free_nights_comes_first():
    assert need_of(days(29, np.full(29, 500.0)), free_night_min=530.0) == SleepNeed(530.0, 1)
    assert need_of(days(29, np.full(29, 500.0)), free_night_min=700.0).need_min == 570.0


@pytest.mark.parametrize("n_days", [0, 1])
def test_a_history_without_earlier_days_has_the_default(n_days):
    assert need_of(days(n_days, np.full(n_days, 500.0))) == SleepNeed(480.0, 0)
