"""Figures, lengths of time, times of day, distances and efforts, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.understanding.clock_times import find_clock_times, minutes_between
from agent.understanding.distances import find_distances
from agent.understanding.durations import find_durations
from agent.understanding.efforts import find_efforts
from agent.understanding.hearing import hear
from agent.understanding.numbers import figures
from tests.agent.understanding.heard import english


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("twenty-five minutes", "25 minutes"),
        ("a hundred and twenty", "120"),
        ("three hundred", "300"),
        ("one thing and another", "one thing and another"),
        ("five six seven", "5 6 7"),
        ("twenty one", "21"),
        ("top five", "top 5"),
        ("nothing at all", "nothing at all"),
    ],
)
def test_number_words_become_figures(said: str, written: str) -> None:
    assert figures(said, english()) == written


UNITS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}


@given(st.sampled_from(sorted(TENS)), st.integers(0, 9), st.sampled_from([" ", "-"]))
def test_every_number_up_to_ninety_nine_is_read(tens: int, unit: int, joint: str) -> None:
    said = TENS[tens] + (joint + UNITS[unit] if unit else "")
    assert figures(f"{said} minutes", english()) == f"{tens + unit} minutes"


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("7h15", [435]),
        ("7h 15m", [435]),
        ("1 h 30", [90]),
        ("90 min", [90]),
        ("90'", [90]),
        ("an hour and a half", [90]),
        ("two and a half hours", [150]),
        ("7.5 hours", [450]),
        ("7,5 hours", [450]),
        ("half an hour", [30]),
        ("three quarters of an hour", [45]),
        ("a quarter of an hour", [15]),
        ("an hour", [60]),
        ("1 hour and 10 minutes", [70]),
        ("45min easy then 20 mins hard", [45, 20]),
        ("a 45-minute run", [45]),
        ("3 hrs 20 rpe 4", [200]),
        ("8h, soreness 1", [480]),
        ("10 km in 55:30", [55.5]),
        ("ran in 1:05", [65]),
        ("5 hills", []),
        ("rpe 7", []),
    ],
)
def test_lengths_of_time_are_minutes(said: str, minutes: list[float]) -> None:
    heard = hear(said, english())
    assert [found.value for found in find_durations(heard, english())] == minutes


@given(st.integers(0, 23), st.integers(0, 59))
def test_hours_and_minutes_add_up_in_every_spelling(hours: int, minutes: int) -> None:
    for said in (f"{hours}h{minutes:02d}", f"{hours} h {minutes} min", f"{hours} hours and {minutes} minutes"):
        assert [found.value for found in find_durations(said, english())] == [hours * 60 + minutes]


@pytest.mark.parametrize(
    ("said", "hours"), [("11pm to 7am", [23, 7]), ("22:45", [22.75]), ("12 am", [0]), ("12pm", [12]), ("rpe 7", [])]
)
def test_times_of_day_are_hours_after_midnight(said: str, hours: list[float]) -> None:
    assert [found.value for found in find_clock_times(said, english())] == hours


@given(st.floats(0, 23.99), st.floats(0, 23.99))
def test_a_night_lasts_at_most_half_a_day(bed_h: float, up_h: float) -> None:
    assert 0 <= minutes_between(bed_h, up_h) <= 12 * 60


@pytest.mark.parametrize(
    ("said", "km"),
    [
        ("10k", [10]),
        ("8 km", [8]),
        ("5 miles", [8.05]),
        ("a half marathon", [21.1]),
        ("400 metres", [0.4]),
        ("10k steps", []),
        ("two kids", []),
    ],
)
def test_distances_are_kilometres(said: str, km: list[float]) -> None:
    assert [found.value for found in find_distances(hear(said, english()), english())] == km


@pytest.mark.parametrize(
    ("said", "effort"),
    [
        ("RPE 5", [5]),
        ("rpe: 5", [5]),
        ("effort 6 out of 10", [6]),
        ("effort was about a six", [6]),
        ("felt like a 7", [7]),
        ("8/10", [8]),
        ("an 8 out of 10 effort", [8]),
        ("rpe 6-7", [6.5]),
        ("RPE 14", [14]),
        ("45 min", []),
        ("felt like 45 minutes", []),
        ("3/5", []),
        ("10/10/2026", []),
    ],
)
def test_efforts_are_read_as_said(said: str, effort: list[float]) -> None:
    assert [found.value for found in find_efforts(hear(said, english()), english())] == effort


@given(st.integers(0, 10))
def test_every_effort_on_the_scale_is_read(effort: int) -> None:
    for said in (f"rpe {effort}", f"effort {effort}/10", f"{effort} out of 10"):
        assert [found.value for found in find_efforts(said, english())] == [effort]


def test_a_length_below_zero_is_no_length() -> None:
    assert not find_durations("log -30 min rpe 5", english())
    assert [found.value for found in find_durations("run - 30 min", english())] == [30]
