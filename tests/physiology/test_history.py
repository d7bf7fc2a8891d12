"""A history of days: its newest values, its windows, and the same as it was known earlier."""

from datetime import date

import numpy as np
import pytest

from physiology.finding import Kind
from physiology.history import DailyHistory
from physiology.observation import Source

FIRST_ON = date(2026, 1, 1)


def history() -> DailyHistory:
    series = {"rmssd_ms": np.array([60.0, np.nan, 62.0, np.nan]), "sleep_min": np.array([400.0, 410.0, 420.0, 430.0])}
    told = {"rmssd_ms": np.array([1.0, 2.0, 3.0, 4.0])}
    return DailyHistory(FIRST_ON, 4, series, {"sleep_min": Source(vendor="ring")}, frozenset({"sleep_min"}), told)


def test_the_newest_known_value_comes_with_its_day():
    assert history().latest("rmssd_ms") == (date(2026, 1, 3), 62.0)
    assert history().latest("sleep_min") == (date(2026, 1, 4), 430.0)
    assert history().latest("mood_score") is None


def test_a_tail_is_padded_where_the_history_is_shorter():
    np.testing.assert_array_equal(history().tail("sleep_min", 2), [420.0, 430.0])
    np.testing.assert_array_equal(history().tail("sleep_min", 4), [400.0, 410.0, 420.0, 430.0])
    np.testing.assert_array_equal(history().tail("sleep_min", 5), [np.nan, 400.0, 410.0, 420.0, 430.0])
    assert history().tail("sleep_min", 0).size == history().known("sleep_min", 0) == 0
    assert history().known("rmssd_ms", 4) == 2
    assert np.isnan(history().of("mood_score")).sum() == 4


@pytest.mark.parametrize(("on", "days"), [(date(2026, 1, 2), 2), (date(2026, 1, 9), 4), (date(2025, 12, 1), 0)])
def test_an_earlier_day_knows_nothing_of_later_ones(on, days):
    earlier = history().through(on)
    assert earlier.n_days == days
    assert earlier.of("sleep_min").tolist() == [400.0, 410.0, 420.0, 430.0][:days]
    assert earlier.told["rmssd_ms"].tolist() == [1.0, 2.0, 3.0, 4.0][:days]
    assert earlier.streams == history().streams
    assert earlier.other_sources == {"sleep_min"}
    assert earlier.first_on == FIRST_ON


def test_a_window_ends_on_the_newest_day_and_counts_what_is_known():
    window = history().window("rmssd_ms", 3)
    assert (window.first_on, window.last_on) == (date(2026, 1, 2), date(2026, 1, 4))
    assert (window.days_used, window.days_expected) == (1, 3)


def test_a_measured_fact_is_of_the_newest_day_and_names_its_source():
    fact = history().measured("sleep_min")
    assert (fact.metric, fact.value, fact.kind, fact.source) == ("sleep_min", 430.0, Kind.MEASURED, "ring")
    assert fact.window == history().window("sleep_min", 1)
    assert history().measured("rmssd_ms") is None
    unnamed = DailyHistory(FIRST_ON, 1, {"sleep_min": np.array([400.0])})
    assert unnamed.measured("sleep_min").source is None
