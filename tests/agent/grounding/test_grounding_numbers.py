import pytest

from agent.grounding.mention import Form
from agent.grounding.normalise import normalise
from agent.grounding.numbers import extract


def read(text: str) -> list[tuple[str, str, float, float | None]]:
    mentions, _ = extract(normalise(text))
    return [(m.form.value, m.dimension, round(m.value, 4), m.high) for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 h 40 min", [("quantity", "duration", 340, None)]),
        ("5h40", [("quantity", "duration", 340, None)]),
        ("5h 40m", [("quantity", "duration", 340, None)]),
        ("5 hours and 40 minutes", [("quantity", "duration", 340, None)]),
        ("half an hour", [("quantity", "duration", 30, None)]),
        ("612 AU", [("quantity", "load", 612, None)]),
        ("412 AU/day", [("quantity", "load per day", 412, None)]),
        ("128-135 bpm", [("range", "bpm", 128, 135)]),
        ("between 48 and 72 hours", [("range", "duration", 2880, 4320)]),
        ("48 to 72 hours", [("range", "duration", 2880, 4320)]),
        ("62/100", [("quantity", "of 100", 62, None)]),
        ("3.5 of 5", [("quantity", "of 5", 3.5, None)]),
        ("10k", [("quantity", "distance", 10, None)]),
        ("5 mi", [("quantity", "distance", 8.0467, None)]),
        ("4:35/km", [("quantity", "pace", 4.5833, None)]),
        ("30-15-15-15", [("sets", "reps", 30, None)]),
        ("6 x 4 min", [("quantity", "reps", 6, None), ("each", "duration", 4, None)]),
        ("48,5 ms", [("quantity", "ms", 48.5, None)]),
        ("1,240 AU", [("quantity", "load", 1240, None)]),
        ("-15 %", [("quantity", "percent", -15, None)]),
        ("3 percentage points", [("quantity", "points", 3, None)]),
        ("four of the last seven nights", [("pair", "days", 4, 7)]),
        ("three of 18", [("pair", "plain", 3, 18)]),
        ("over the last 28 days", [("window", "days", 28, None)]),
        ("a 7-day average", [("window", "days", 7, None)]),
        ("four weeks", [("quantity", "days", 28, None)]),
        ("twenty-one bpm", [("quantity", "bpm", 21, None)]),
        ("50 min instead of 60", [("quantity", "duration", 50, None), ("quantity", "duration", 60, None)]),
        ("a fifth", [("fraction", "plain", 0.2, None)]),
        ("twice", [("multiple", "plain", 2, None)]),
        ("7 am", [("clock", "time of day", 420, None)]),
        ("a VO2max of many colours, one thing at a time", []),
        ("5O ms", [("odd", "odd", 0, None)]),
    ],
)
def test_a_written_quantity_is_read_as_what_it_is(
    text: str, expected: list[tuple[str, str, float, float | None]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["4\u200b8 ms", "\uff14\uff18 ms", "\u0664\u0668 ms", "48\u00a0ms", "4\u202e8 ms", "4\u00ad8\u2009ms"]
)
def test_disguised_digits_are_the_digits_they_look_like(text: str) -> None:
    assert read(text) == [("quantity", "ms", 48, None)]


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014", "\u2212", "\u2010"])
def test_every_dash_joins_a_range(dash: str) -> None:
    assert read(f"48{dash}72 h")[0][0] == Form.RANGE


def test_days_are_no_numbers() -> None:
    mentions, days = extract("On Tue 3 Mar and 2026-03-04, since Monday.")
    assert mentions == ()
    assert [(day.weekday, day.day, day.month) for day in days] == [(1, 3, 3), (None, 4, 3), (0, None, None)]
