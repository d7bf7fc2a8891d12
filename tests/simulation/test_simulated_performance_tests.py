"""Who is tested, how often, and that the tests are made of the load the athlete did."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from simulation.performance_tests import ATHLETES, PowerTests, performance_w
from simulation.team import simulate_team

LAST_ON = date(2026, 3, 4)


@pytest.fixture(scope="module")
def team():
    return simulate_team(7, LAST_ON)


def taken_by(athlete):
    return [seen for seen in athlete.observations if seen.metric == "test_power_w"]


def test_four_athletes_are_tested_and_nobody_else(team):
    assert {athlete.name for athlete in team.athletes if taken_by(athlete)} == set(ATHLETES)


def test_tests_come_at_their_interval_in_the_morning_and_never_while_injured(team):
    for name, tested in ATHLETES.items():
        athlete = team.athlete(name)
        days = [seen.on for seen in taken_by(athlete)]
        gaps = {(later - earlier).days for earlier, later in pairwise(days)}
        assert min(gaps) == tested.every_days
        assert all(gap % tested.every_days == 0 for gap in gaps)
        assert days[-1] == LAST_ON - timedelta(days=1)
        hurt = {seen.on for seen in athlete.observations if seen.metric in {"injured", "ill"} and seen.value > 0}
        assert not hurt & set(days)
        assert {seen.at.hour for seen in taken_by(athlete)} <= {7, 8}
    assert len(taken_by(team.athlete("Wanjiru Kamau"))) == 5
    assert len(taken_by(team.athlete("Elif Kaya"))) == 17


def test_a_usual_load_holds_the_level_and_rest_lifts_it_before_it_costs():
    tested = PowerTests(level_w=300.0, every_days=7)
    load = np.append(np.full(60, 400.0), np.zeros(60))
    curve = performance_w(tested, load)
    steady = performance_w(tested, np.full(60, 400.0))
    np.testing.assert_allclose(steady, 300.0)
    assert curve[70:80].max() > curve[59] + 10.0
    assert curve[-1] < curve[70:80].max() - 20.0


def test_unrelated_tests_and_those_of_somebody_who_never_trained_stay_at_their_level():
    unrelated = PowerTests(level_w=300.0, every_days=7, unrelated=True)
    np.testing.assert_array_equal(performance_w(unrelated, np.arange(40.0)), 300.0)
    np.testing.assert_array_equal(performance_w(PowerTests(level_w=250.0, every_days=7), np.zeros(40)), 250.0)
