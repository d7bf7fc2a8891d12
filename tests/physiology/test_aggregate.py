"""Many days in one number: what is left out, what is too little, and the numbers themselves."""

import numpy as np
import pytest

from physiology.aggregate import MIN_PAIRS, aggregate, correlation, trend_per_week
from physiology.finding import InsufficientData

DAYS = np.array([4.0, np.nan, 1.0, 7.0, np.nan, 2.0])
WEEK = np.array([3.0, 5.0, 4.0, 6.0, 8.0, 7.0, 10.0])


@pytest.mark.parametrize(
    ("how", "expected"),
    [("mean", 3.5), ("min", 1.0), ("max", 7.0), ("sum", 14.0), ("count", 4.0), ("latest", 2.0), ("std", 7.0**0.5)],
)
def test_unknown_days_are_left_out_of_every_aggregate(how, expected):
    assert aggregate(DAYS, how) == pytest.approx(expected, rel=1e-12)


def test_the_trend_needs_a_week_and_is_its_slope():
    assert aggregate(WEEK, "trend") == pytest.approx(7 * 29 / 28, rel=1e-12)
    assert aggregate(WEEK, "trend") == trend_per_week(WEEK)
    with pytest.raises(InsufficientData) as lack:
        aggregate(WEEK[:6], "trend")
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("query", 7, 6)


def test_a_gap_keeps_its_days_in_the_trend():
    gappy = np.array([0.0, np.nan, np.nan, 3.0, 4.0, np.nan, 6.0])
    assert trend_per_week(gappy) == pytest.approx(7.0, rel=1e-12)


@pytest.mark.parametrize(("how", "needed", "got"), [("std", 2, 1), ("mean", 1, 0), ("latest", 1, 0)])
def test_too_few_days_say_how_many_are_needed(how, needed, got):
    values = np.full(3, np.nan)
    values[:got] = 5.0
    with pytest.raises(InsufficientData) as lack:
        aggregate(values, how)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("query", needed, got)


def test_a_single_day_has_a_mean_and_two_have_a_spread():
    assert aggregate(np.array([5.0, np.nan]), "mean") == 5.0
    assert aggregate(np.array([4.0, np.nan, 6.0]), "std") == pytest.approx(2.0**0.5, rel=1e-12)
    assert aggregate(np.full(3, np.nan), "count") == 0.0


def test_correlation_uses_the_days_on_which_both_are_known():
    x = np.append(np.arange(10.0), [np.nan, 90.0])
    y = np.append(np.array([2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 8.0, 7.0, 10.0, 9.0]), [80.0, np.nan])
    r, days = correlation(x, y)
    assert r == pytest.approx(np.corrcoef(x[:10], y[:10])[0, 1], rel=1e-12)
    assert days == MIN_PAIRS


def test_correlation_stays_within_one_and_its_unit_cancels():
    x = np.linspace(0.1, 0.7, 13)
    assert correlation(x, 1e6 * x)[0] == pytest.approx(1.0, rel=1e-12)
    assert correlation(x, -x / 3)[0] >= -1.0
    assert correlation(x, x * 7 + 2)[0] <= 1.0
    rounded_off = np.array([0.9, 2.4, 8.0, 5.8, 0.9, 4.3, 4.8, 1.6, 7.3, 1.1, 3.9, 5.2])
    assert correlation(rounded_off, 0.3 * rounded_off + 1.0)[0] == 1.0
    assert correlation(rounded_off, -0.3 * rounded_off - 1.0)[0] == -1.0


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (np.arange(9.0), np.arange(9.0)),
        (np.full(12, 3.0), np.arange(12.0)),
        (np.arange(12.0), np.full(12, 3.0)),
    ],
)
def test_few_or_unchanging_days_have_no_correlation(x, y):
    with pytest.raises(InsufficientData) as lack:
        correlation(x, y)
    assert (lack.value.quantity, lack.value.needed, lack.value.got) == ("correlation", 10, x.size)


def test_a_change_of_one_is_a_change():
    x = np.append(np.zeros(11), 1.0)
    assert correlation(x, np.arange(12.0))[0] > 0
    assert correlation(np.arange(12.0), x)[0] > 0
