"""Performance tests and equal efforts: what fell, what came back, and what too few tests leave open."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from physiology.strain import course_of, effort_shift_sd, performance_days

WEEKS = 14


def weekly(*percent: float, usual_w: float = 250.0, before: int = WEEKS) -> np.ndarray:
    """Weekly tests, the newest today: `before` alternating half a percent about usual, then these changes."""
    values = [usual_w * (1.005 if week % 2 else 0.995) for week in range(before)]
    values += [usual_w * (1.0 + change / 100.0) for change in percent]
    days = np.full(7 * len(values), np.nan)
    days[6::7] = values
    return days


def test_the_change_is_the_mean_of_two_weeks_against_the_twelve_before():
    found = performance_days(weekly(-3.0, -4.0))
    assert found.change_pct[-1] == pytest.approx(-3.5)
    assert (found.tests[-1], bool(found.down[-1])) == (2, True)


@pytest.mark.parametrize(("change", "down"), [(-2.0, True), (-1.99, False), (2.5, False)])
def test_two_percent_down_is_down(change, down):
    assert bool(performance_days(weekly(change, change)).down[-1]) is down


def test_where_tests_scatter_more_than_two_percent_a_fall_must_exceed_their_sd():
    scatter = weekly(-3.0, -3.0)
    scatter[6 : 7 * WEEKS : 7] = 250.0 * np.where(np.arange(WEEKS) % 2, 1.035, 0.965)
    assert not performance_days(scatter).down[-1]
    scatter[-8::7] = 250.0 * 0.96
    assert performance_days(scatter).down[-1]
    sd_pct = 3.5 * np.sqrt(12 / 11)  # twelve tests, half of them 3.5 % above and half below
    for change_pct, down in ((sd_pct - 0.01, False), (sd_pct + 0.01, True)):
        scatter[-8::7] = 250.0 * (1.0 - change_pct / 100.0)
        assert bool(performance_days(scatter).down[-1]) is down


def test_four_earlier_tests_and_two_recent_ones_are_needed():
    assert np.isnan(performance_days(weekly(-3.0, -3.0, before=3)).change_pct[-1])
    assert np.isfinite(performance_days(weekly(-3.0, -3.0, before=4)).change_pct[-1])
    once = weekly(-3.0, -3.0)
    once[-1] = np.nan
    assert np.isnan(performance_days(once).change_pct[-1])
    assert performance_days(once).tests[-1] == 1


def test_an_untested_athlete_is_unknown_and_not_holding():
    assert course_of(performance_days(np.full(60, np.nan))) == "unknown"
    assert course_of(performance_days(np.zeros(0))) == "unknown"


@pytest.mark.parametrize(
    ("weeks", "course"),
    [
        ((0.0, 0.0), "holding"),
        ((-3.0, -3.0), "early"),
        ((-3.0,) * 4, "early"),
        ((-3.0,) * 6, "lasting"),
        ((-3.0, -3.0, -3.0, 0.5, 0.5), "rebounded"),
        ((-3.0, -3.0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5), "holding"),
    ],
)
def test_the_course_is_read_from_how_long_and_whether_it_came_back(weeks, course):
    assert course_of(performance_days(weekly(*weeks))) == course


def test_the_course_is_that_of_the_newest_day_even_where_it_is_unknown_since_today():
    fallen = weekly(-3.0, -3.0)
    assert course_of(performance_days(np.append(fallen, [np.nan] * 6))) == "early"
    assert course_of(performance_days(np.append(fallen, [np.nan] * 7))) == "unknown"


def test_down_lasts_from_its_twenty_first_day_on():
    found = performance_days(weekly(*[-3.0] * 5))
    first = int(np.flatnonzero(found.down_days == 21)[0])
    assert course_of(_through(found, first)) == "lasting"
    assert course_of(_through(found, first - 1)) == "early"


def _through(found, day):
    rows = (found.change_pct, found.tests, found.down, found.down_days)
    return type(found)(*(values[: day + 1] for values in rows))


@given(st.floats(0.001, 10.0))
def test_another_unit_of_performance_changes_nothing(factor):
    once, scaled = performance_days(weekly(-3.0, -3.0)), performance_days(factor * weekly(-3.0, -3.0))
    np.testing.assert_allclose(scaled.change_pct, once.change_pct, atol=1e-9)
    np.testing.assert_array_equal(scaled.down_days, once.down_days)


def test_a_league_of_tests_gets_each_athletes_own():
    league = np.stack([weekly(-3.0, -3.0), weekly(0.0, 0.0)])
    found = performance_days(league)
    assert found.down[:, -1].tolist() == [True, False]
    np.testing.assert_allclose(found.change_pct[0], performance_days(league[0]).change_pct)


def sessions(harder: float, days: int = 40, recent: int = 14) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    day = np.arange(days)
    distance_km = 8.0 + day % 5
    duration_min = distance_km * (5.0 + 0.2 * (day % 3))
    rpe = 1.0 + 0.9 * np.log(duration_min) - 0.8 * np.log(distance_km / duration_min)
    return rpe + np.where(day >= days - recent, harder, 0.0), duration_min, distance_km


@pytest.mark.parametrize("harder", [0.0, 0.5, -1.0, 1.5])
def test_equal_sessions_that_feel_harder_are_told_in_steps_of_the_scale(harder):
    assert effort_shift_sd(*sessions(harder)) == pytest.approx(harder / 0.5, abs=1e-6)


def test_a_longer_or_faster_session_is_not_a_harder_one():
    rpe, duration_min, distance_km = sessions(0.0)
    later = np.arange(40) >= 26
    longer = np.where(later, 1.3, 1.0)
    expected = rpe + 0.9 * np.log(longer)
    assert effort_shift_sd(expected, duration_min * longer, distance_km * longer) == pytest.approx(0.0, abs=1e-6)


def test_scattered_efforts_are_judged_by_their_own_spread():
    rpe, duration_min, distance_km = sessions(2.0)
    rpe += np.random.default_rng(4).normal(0.0, 1.5, 40)
    assert 0.5 < effort_shift_sd(rpe, duration_min, distance_km) < 3.0


def test_three_recent_and_twelve_earlier_sessions_are_needed():
    rpe, duration_min, distance_km = sessions(1.0)
    few = rpe.copy()
    few[-14:-2] = np.nan
    assert np.isnan(effort_shift_sd(few, duration_min, distance_km))
    few[-3] = rpe[-3]
    assert np.isfinite(effort_shift_sd(few, duration_min, distance_km))
    young = rpe.copy()
    young[:15] = np.nan
    assert np.isnan(effort_shift_sd(young, duration_min, distance_km))
    young[14] = rpe[14]
    assert np.isfinite(effort_shift_sd(young, duration_min, distance_km))


def test_sessions_without_a_distance_or_older_than_fourteen_weeks_are_left_out():
    rpe, duration_min, distance_km = sessions(1.0, days=120)
    old = rpe.copy()
    old[:22] = 10.0
    assert effort_shift_sd(old, duration_min, distance_km) == pytest.approx(2.0, abs=1e-6)
    old[22] = 10.0
    assert effort_shift_sd(old, duration_min, distance_km) != pytest.approx(2.0, abs=1e-3)
    without = distance_km.copy()
    without[::2] = 0.0
    assert effort_shift_sd(rpe, duration_min, without) == pytest.approx(2.0, abs=1e-6)
    assert np.isnan(effort_shift_sd(rpe, duration_min, np.full(120, np.nan)))


def test_a_power_of_nothing_is_no_test():
    nothing = performance_days(np.zeros(98))
    assert np.isnan(nothing.change_pct).all()
    assert not nothing.down.any()
