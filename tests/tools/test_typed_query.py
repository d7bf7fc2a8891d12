"""The typed query against plain Python over the same days."""

import math
from datetime import date, timedelta
from statistics import fmean, stdev

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.metrics import UnknownMetric
from tools.query import Condition, Query
from tools.querying import fact, select, sensible

FIRST_ON = date(2026, 1, 1)
Days = list[float | None]

values = st.none() | st.integers(min_value=0, max_value=900).map(float)
COMPARED = {
    "lt": lambda x, v: x < v,
    "le": lambda x, v: x <= v,
    "gt": lambda x, v: x > v,
    "ge": lambda x, v: x >= v,
    "eq": lambda x, v: x == v,
}


@st.composite
def stories(draw: st.DrawFn) -> tuple[Days, Days, int, int]:
    """Two metrics of the same days, and a window inside them."""
    days = draw(st.integers(min_value=1, max_value=40))
    sleep = draw(st.lists(values, min_size=days, max_size=days))
    pulse = draw(st.lists(values, min_size=days, max_size=days))
    first = draw(st.integers(min_value=0, max_value=days - 1))
    last = draw(st.integers(min_value=first, max_value=days - 1))
    return sleep, pulse, first, last


def history(sleep: Days, pulse: Days) -> DailyHistory:
    def series(days: Days) -> np.ndarray:
        return np.array([math.nan if day is None else day for day in days])

    return DailyHistory(FIRST_ON, len(sleep), {"sleep_min": series(sleep), "resting_hr_bpm": series(pulse)})


def query(aggregate: str, first: int, last: int, *where: Condition, other: str | None = None) -> Query:
    return Query(
        metric="sleep_min",
        aggregate=aggregate,
        first_on=FIRST_ON + timedelta(days=first),
        last_on=FIRST_ON + timedelta(days=last),
        where=where,
        other_metric=other,
    )


def plain(how: str, known: list[tuple[int, float]]) -> float | None:
    """The same aggregate from pairs of day and value; None where too little is known."""
    numbers = [value for _, value in known]
    if how == "count":
        return float(len(numbers)) if numbers else None
    if len(numbers) < {"std": 2, "trend": 7}.get(how, 1):
        return None
    if how == "trend":
        middle, mean = fmean(day for day, _ in known), fmean(numbers)
        rise = sum((day - middle) * (value - mean) for day, value in known)
        return 7 * rise / sum((day - middle) ** 2 for day, _ in known)
    by_name = {"mean": fmean, "min": min, "max": max, "sum": math.fsum, "latest": lambda n: n[-1]}
    return stdev(numbers) if how == "std" else by_name[how](numbers)


@given(stories(), st.sampled_from(["mean", "min", "max", "sum", "std", "count", "latest", "trend"]))
def test_an_aggregate_is_what_plain_arithmetic_over_the_known_days_gives(story, how):
    sleep, pulse, first, last = story
    known = [(day, sleep[day]) for day in range(first, last + 1) if sleep[day] is not None]
    expected = plain(how, known)
    if expected is None:
        with pytest.raises(InsufficientData):
            fact(history(sleep, pulse), query(how, first, last))
        return
    answer = fact(history(sleep, pulse), query(how, first, last))
    assert answer.value == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert answer.window is not None
    if how != "latest":
        assert answer.window.days_used == len(known)
        assert answer.window.days_expected == last - first + 1
    else:
        assert answer.window.last_on == FIRST_ON + timedelta(days=known[-1][0])


@given(stories(), st.sampled_from(sorted(COMPARED)), st.integers(min_value=0, max_value=900))
def test_a_condition_keeps_the_days_on_which_it_is_known_to_hold(story, operator, limit):
    sleep, pulse, first, last = story
    kept = [
        sleep[day]
        for day in range(first, last + 1)
        if pulse[day] is not None and COMPARED[operator](pulse[day], limit) and sleep[day] is not None
    ]
    assume(kept)
    condition = Condition(metric="resting_hr_bpm", operator=operator, value=limit)
    answer = fact(history(sleep, pulse), query("mean", first, last, condition))
    assert answer.value == pytest.approx(fmean(kept))
    counted = fact(history(sleep, pulse), query("count", first, last, condition))
    assert (counted.metric, counted.value) == ("days_known", len(kept))


@given(stories())
def test_days_with_a_value_and_days_without_make_up_all_days(story):
    sleep, pulse, first, last = story
    both = [
        select(
            history(sleep, pulse),
            query("values", first, last, Condition(metric="sleep_min", operator=how)),
            "sleep_min",
        )
        for how in ("known", "missing")
    ]
    assert sum(chosen.eligible for chosen in both) == last - first + 1
    assert both[1].rows == []


@given(stories())
def test_listed_values_are_the_known_days_newest_first(story):
    sleep, pulse, first, last = story
    rows = select(history(sleep, pulse), query("values", first, last), "sleep_min").rows
    known = [(FIRST_ON + timedelta(days=day), sleep[day]) for day in range(first, last + 1) if sleep[day] is not None]
    assert rows == known[::-1]


@given(stories())
def test_a_correlation_is_that_of_the_days_with_both(story):
    sleep, pulse, first, last = story
    pairs = [
        (sleep[day], pulse[day]) for day in range(first, last + 1) if sleep[day] is not None and pulse[day] is not None
    ]
    asked = query("correlation", first, last, other="resting_hr_bpm")
    if len(pairs) < 10 or len({x for x, _ in pairs}) == 1 or len({y for _, y in pairs}) == 1:
        with pytest.raises(InsufficientData):
            fact(history(sleep, pulse), asked)
        return
    x_mean, y_mean = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    shared = sum((x - x_mean) * (y - y_mean) for x, y in pairs)
    spread = math.sqrt(sum((x - x_mean) ** 2 for x, _ in pairs) * sum((y - y_mean) ** 2 for _, y in pairs))
    answer = fact(history(sleep, pulse), asked)
    assert answer.value == pytest.approx(shared / spread, abs=1e-9)
    assert answer.window is not None
    assert answer.window.days_used == len(pairs)


@pytest.mark.parametrize(("first", "last"), [(-30, -10), (50, 60), (5, 3)])
def test_a_window_without_any_day_is_a_lack_of_data(first, last):
    with pytest.raises(InsufficientData):
        fact(history([420.0] * 10, [50.0] * 10), query("mean", first, last))


def test_only_what_adds_up_is_summed():
    assert sensible(Query(metric="resting_hr_bpm", aggregate="sum")).aggregate == "mean"
    assert sensible(Query(metric="daily_load_au", aggregate="sum")).aggregate == "sum"
    assert sensible(Query(metric="ill", aggregate="mean")).aggregate == "sum"


def test_a_metric_that_nobody_keeps_is_an_error():
    with pytest.raises(UnknownMetric):
        fact(history([420.0], [50.0]), Query(metric="vo2max"))
