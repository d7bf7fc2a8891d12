"""Days and windows as people say them, placed on the calendar of one Wednesday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.understanding.days_meant import Sense
from agent.understanding.hearing import hear
from agent.understanding.times import find_times
from tests.agent.understanding.heard import TODAY, english


def placed(said: str, sense: Sense = Sense.PAST, today: date = TODAY) -> list[tuple[str, str]]:
    periods = [found.value.period(today, sense) for found in find_times(hear(said, english()), english())]
    return [(str(p.first_on), str(p.last_on)) for p in periods if p is not None]


@pytest.mark.parametrize(
    ("said", "first_on", "last_on"),
    [
        ("today", "2026-03-11", "2026-03-11"),
        ("tmrw", "2026-03-12", "2026-03-12"),
        ("the day before yesterday", "2026-03-09", "2026-03-09"),
        ("last night", "2026-03-10", "2026-03-10"),
        ("over the last 21 days", "2026-02-19", "2026-03-11"),
        ("the last two weeks", "2026-02-26", "2026-03-11"),
        ("this week", "2026-03-09", "2026-03-11"),
        ("last week", "2026-03-02", "2026-03-08"),
        ("past month", "2026-02-10", "2026-03-11"),
        ("last month", "2026-02-01", "2026-02-28"),
        ("since Monday", "2026-03-09", "2026-03-11"),
        ("since Wednesday", "2026-03-04", "2026-03-11"),
        ("since yesterday", "2026-03-10", "2026-03-11"),
        ("since 1 March", "2026-03-01", "2026-03-11"),
        ("the weekend", "2026-03-07", "2026-03-08"),
        ("on Friday", "2026-03-06", "2026-03-06"),
        ("last Wednesday", "2026-03-04", "2026-03-04"),
        ("between monday and tuesday", "2026-03-09", "2026-03-10"),
        ("2026-02-28", "2026-02-28", "2026-02-28"),
        ("3 March", "2026-03-03", "2026-03-03"),
        ("on march 3rd", "2026-03-03", "2026-03-03"),
        ("25 December", "2025-12-25", "2025-12-25"),
        ("three days ago", "2026-03-08", "2026-03-08"),
        ("a week ago", "2026-03-04", "2026-03-04"),
        ("in february", "2026-02-01", "2026-02-28"),
    ],
)
def test_a_time_that_looks_back_is_placed(said: str, first_on: str, last_on: str) -> None:
    assert placed(said) == [(first_on, last_on)]


@pytest.mark.parametrize(
    ("said", "first_on", "last_on"),
    [
        ("on Friday", "2026-03-13", "2026-03-13"),
        ("on Wednesday", "2026-03-11", "2026-03-11"),
        ("next Wednesday", "2026-03-18", "2026-03-18"),
        ("the weekend", "2026-03-14", "2026-03-15"),
        ("this week", "2026-03-11", "2026-03-15"),
        ("next week", "2026-03-16", "2026-03-22"),
        ("the next three days", "2026-03-12", "2026-03-14"),
        ("3 March", "2027-03-03", "2027-03-03"),
    ],
)
def test_a_time_that_looks_ahead_is_placed(said: str, first_on: str, last_on: str) -> None:
    assert placed(said, Sense.COMING) == [(first_on, last_on)]


@pytest.mark.parametrize("said", ["may I run", "the second set", "31 February 2026", "3 sets of 10"])
def test_what_names_no_day_is_no_day(said: str) -> None:
    assert placed(said) == []


def test_the_weekend_of_a_sunday_is_the_one_it_ends() -> None:
    sunday = date(2026, 3, 15)
    assert placed("the weekend", Sense.COMING, sunday) == [("2026-03-14", "2026-03-15")]


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(1, 400))
def test_the_last_n_days_are_n_days_up_to_today(today: date, days: int) -> None:
    first_on = today - timedelta(days=days - 1)
    assert placed(f"the last {days} days", today=today) == [(str(first_on), str(today))]


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_never_more_than_a_week_away(today: date, weekday: int) -> None:
    name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[weekday]
    ((back, _),) = placed(name, Sense.PAST, today)
    ((ahead, _),) = placed(name, Sense.COMING, today)
    assert 0 <= (today - date.fromisoformat(back)).days < 7
    assert 0 <= (date.fromisoformat(ahead) - today).days < 7
    assert date.fromisoformat(back).weekday() == date.fromisoformat(ahead).weekday() == weekday


@given(st.text(max_size=60), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_no_text_breaks_the_calendar(text: str, today: date) -> None:
    for found in find_times(hear(text, english()), english()):
        period = found.value.period(today)
        assert period is None or period.first_on <= period.last_on
