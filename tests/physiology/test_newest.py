"""The newest value that still speaks of today, and the days that facts are put on."""

from datetime import date

import numpy as np
import pytest

from physiology.finding import InsufficientData, Kind
from physiology.history import DailyHistory
from physiology.newest import Newest, computed, day_of, days_before, measured_at, newest, newest_measured, one_day
from physiology.observation import Source

NAN = np.nan
FIRST_ON = date(2026, 1, 1)
HISTORY = DailyHistory(FIRST_ON, 4, {"pain_nrs": np.array([5.0, 4.0, NAN, NAN])}, {"pain_nrs": Source(vendor="chat")})


@pytest.mark.parametrize(
    ("values", "days", "expected"),
    [
        ([1.0, 2.0, 3.0], 2, Newest(3.0, 2, 0)),
        ([1.0, 2.0, NAN], 2, Newest(2.0, 1, 1)),
        ([1.0, NAN, NAN], 2, Newest(1.0, 0, 2)),
        ([9.0, 1.0, NAN, NAN], 2, Newest(1.0, 1, 2)),
        ([1.0, NAN, NAN, NAN], 2, None),
        ([1.0, NAN, NAN, NAN], 3, Newest(1.0, 0, 3)),
        ([1.0, NAN], 0, None),
        ([NAN, 1.0], 0, Newest(1.0, 1, 0)),
        ([], 2, None),
    ],
)
def test_a_value_speaks_for_the_days_it_is_given(values, days, expected):
    assert newest(np.array(values), days) == expected


def test_a_value_speaks_for_two_days_unless_told_otherwise():
    assert newest(np.array([1.0, NAN, NAN])).age_days == 2
    assert newest(np.array([1.0, NAN, NAN, NAN])) is None
    assert newest_measured(HISTORY, "pain_nrs").value == 4.0
    assert newest_measured(HISTORY, "pain_nrs", days=1) is None
    assert newest_measured(HISTORY, "ill") is None


def test_a_reported_value_is_a_fact_of_its_own_day_and_source():
    fact = measured_at(HISTORY, "pain_nrs", 1)
    assert (fact.metric, fact.value, fact.kind, fact.source) == ("pain_nrs", 4.0, Kind.MEASURED, "chat")
    assert (fact.window.first_on, fact.window.last_on) == (date(2026, 1, 2), date(2026, 1, 2))
    unnamed = DailyHistory(FIRST_ON, 1, {"ill": np.ones(1)})
    assert measured_at(unnamed, "ill", 0).source is None
    assert newest_measured(HISTORY, "pain_nrs") == fact


def test_days_are_counted_from_the_first_one():
    assert day_of(HISTORY, 0) == FIRST_ON
    assert day_of(HISTORY, 3) == HISTORY.last_on == date(2026, 1, 4)


def test_a_window_of_one_day_and_one_of_the_days_before():
    alone, few = one_day(FIRST_ON), one_day(FIRST_ON, 4)
    assert (alone.first_on, alone.last_on, alone.days_used, alone.days_expected) == (FIRST_ON, FIRST_ON, 1, 1)
    assert (few.days_used, few.days_expected) == (4, 1)
    before = days_before(HISTORY, 3, 2, 1)
    assert (before.first_on, before.last_on) == (date(2026, 1, 2), date(2026, 1, 3))
    assert (before.days_used, before.days_expected) == (1, 2)


def test_a_computed_fact_keeps_its_bounds():
    fact = computed("acwr", 1, one_day(FIRST_ON), 0.8, 1.2)
    assert (fact.metric, fact.value, fact.low, fact.high, fact.kind) == ("acwr", 1.0, 0.8, 1.2, Kind.COMPUTED)
    assert fact.window == one_day(FIRST_ON)
    assert isinstance(fact.value, float)
    bare = computed("acwr", 1.0, None)
    assert (bare.window, bare.low, bare.high) == (None, None, None)


def test_a_lack_says_what_is_needed_and_what_is_known():
    fact = computed("days_known", 3, None)
    lack = InsufficientData("acwr", 28, 3, missing="nights", known=(fact,))
    assert (lack.quantity, lack.needed, lack.got, lack.missing, lack.known) == ("acwr", 28, 3, "nights", (fact,))
    bare = InsufficientData("acwr", 28, 3)
    assert (bare.missing, bare.known) == ("days", ())
    assert str(bare) == "acwr needs 28 days, 3 known"
