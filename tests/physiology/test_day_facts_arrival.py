"""What the rules read of an arrival: its size and age, on the first two days."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.finding import Kind
from physiology.history import DailyHistory
from physiology.prescription import adjust
from physiology.prescription.day_facts import day_facts
from physiology.session import PlannedSession, SessionKind

TODAY = date(2026, 3, 10)
DAYS = 14
INTERVALS = PlannedSession(on=TODAY, title="Intervals", kind=SessionKind.INTERVALS, duration_min=60, target_rpe=8)


def with_journeys(zones_by_days_ago: dict[int, float]) -> DailyHistory:
    crossed = np.full(DAYS, np.nan)
    for ago, zones in zones_by_days_ago.items():
        crossed[-1 - ago] = zones
    return DailyHistory(TODAY - timedelta(days=DAYS - 1), DAYS, {"journey_zones": crossed})


def arrival(zones_by_days_ago: dict[int, float]) -> list[tuple[str, float]]:
    return [(fact.metric, fact.value) for fact in day_facts(with_journeys(zones_by_days_ago), INTERVALS)]


@pytest.mark.parametrize(
    ("journeys", "expected"),
    [
        ({0: 8.0}, (8.0, 0.0)),
        ({0: -8.0}, (8.0, 0.0)),
        ({1: -6.0}, (6.0, 1.0)),
        ({0: 3.0, 1: 8.0}, (3.0, 0.0)),
        ({1: 8.0, 2: 3.0}, (8.0, 1.0)),
    ],
)
def test_the_newest_journey_counts_by_its_size_and_age(journeys, expected):
    assert arrival(journeys) == [("time_zones_crossed", expected[0]), ("days_since_arrival", expected[1])]


@pytest.mark.parametrize("journeys", [{}, {2: 8.0}, {0: 0.0}, {1: 0.0}, {0: 0.0, 1: 8.0}])
def test_no_journey_an_older_one_or_one_called_off_is_no_fact(journeys):
    assert arrival(journeys) == []


def test_the_facts_are_of_the_day_of_arrival():
    size, age = day_facts(with_journeys({1: 7.0}), INTERVALS)
    yesterday = TODAY - timedelta(days=1)
    assert {(fact.window.first_on, fact.window.last_on) for fact in (size, age) if fact.window} == {
        (yesterday, yesterday)
    }
    assert {(fact.window.days_used, fact.window.days_expected) for fact in (size, age) if fact.window} == {(1, 1)}
    assert (size.kind, age.kind) == (Kind.MEASURED, Kind.COMPUTED)


@pytest.mark.parametrize(
    ("zones", "days_ago", "eased"), [(5.0, 0, True), (-5.0, 1, True), (4.5, 0, False), (9.0, 2, False)]
)
def test_five_zones_ease_the_day_of_arrival_and_the_day_after(zones, days_ago, eased):
    adjusted = adjust(INTERVALS, reports=day_facts(with_journeys({days_ago: zones}), INTERVALS))
    assert ("JET_LAG_KEEPS_EASY" in [fired.rule for fired in adjusted.rules]) is eased
    assert adjusted.after.target_rpe == (3.0 if eased else 8.0)
