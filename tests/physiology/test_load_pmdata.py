"""Sixteen real people who logged as people do: who gets a ratio, who is told what is missing."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.load import assess_load, inferred_rest, session_load_au

PEOPLE = Path(__file__).parents[3] / "shared" / "data" / "physio" / "pmdata"
pytestmark = pytest.mark.skipif(not PEOPLE.exists(), reason="recordings of real people are kept outside the project")

RECENT_DAYS = 56
EXERCISE_MIN = 20
MASKS = ("sessions_count", "rest_confirmed", "checked_in")


def rows_of(person, name):
    return list(csv.DictReader((PEOPLE / person / name).read_text().splitlines()))


def number(text):
    return float(text) if text else np.nan


def history_of(person):
    loads_au: dict[date, list[float]] = {}
    for row in rows_of(person, "srpe.csv"):
        load_au = session_load_au(number(row["perceived_exertion"]), number(row["duration_min"]))
        loads_au.setdefault(date.fromisoformat(row["end_date_time"][:10]), []).append(float(load_au))
    said = {date.fromisoformat(row["effective_time_frame"][:10]) for row in rows_of(person, "wellness.csv")}
    first_on, last_on = min({*loads_au, *said}), max({*loads_au, *said})
    days = [first_on + timedelta(days=index) for index in range((last_on - first_on).days + 1)]
    series = {
        "session_load_au": np.array([sum(loads_au[day]) if day in loads_au else np.nan for day in days]),
        "sessions_count": np.array([float(len(loads_au.get(day, ()))) for day in days]),
        "rest_confirmed": np.zeros(len(days)),
        "checked_in": np.array([float(day in said) for day in days]),
    }
    return DailyHistory(first_on, len(days), series)


def exercised_on(person):
    minutes: dict[date, float] = {}
    for found in json.loads((PEOPLE / person / "exercise.json").read_text()):
        if found["activityName"] != "Walk":
            day = date.fromisoformat(found["startTime"][:10])
            minutes[day] = minutes.get(day, 0.0) + found.get("activeDuration", found["duration"]) / 60_000
    return {day for day, spent_min in minutes.items() if spent_min >= EXERCISE_MIN}


def ratio_on(history, day):
    try:
        return assess_load(history.through(day)).value.acwr
    except InsufficientData:
        return None


def recent_share_with_ratio(history):
    """Share of the eight weeks up to the last logged session that have a ratio."""
    last_on, _ = history.latest("session_load_au")
    days = [last_on - timedelta(days=back) for back in range(RECENT_DAYS)]
    return sum(ratio_on(history, day) is not None for day in days) / RECENT_DAYS


@pytest.mark.parametrize("person", ["p04", "p07", "p08", "p14", "p15"])
def test_those_who_log_most_days_have_a_ratio_on_most_recent_days(person):
    assert recent_share_with_ratio(history_of(person)) > 0.5


@pytest.mark.parametrize("person", ["p03", "p05", "p09", "p13", "p16"])
def test_those_who_hardly_log_never_have_a_ratio(person):
    history = history_of(person)
    days = [history.first_on + timedelta(days=index) for index in range(history.n_days)]
    assert all(ratio_on(history, day) is None for day in days)


@pytest.mark.parametrize(
    ("person", "known_days"),
    [("p01", 15), ("p02", 22), ("p11", 16), ("p12", 8), ("p13", 7), ("p15", 15), ("p03", 0), ("p16", 0)],
)
def test_sparse_last_weeks_are_refused_with_the_number_of_known_days(person, known_days):
    with pytest.raises(InsufficientData) as raised:
        assess_load(history_of(person))
    assert (raised.value.quantity, raised.value.needed, raised.value.got) == ("acwr", 28, known_days)


def test_few_of_the_inferred_rest_days_held_exercise_that_a_watch_saw():
    inferred_days = held_exercise = 0
    for person in sorted(path.name for path in PEOPLE.iterdir()):
        history, exercised = history_of(person), exercised_on(person)
        read_as_rest = inferred_rest(history.of("session_load_au"), **{key: history.of(key) for key in MASKS})
        days = {history.first_on + timedelta(days=int(index)) for index in np.flatnonzero(read_as_rest)}
        inferred_days += len(days)
        held_exercise += len(days & exercised)
    assert inferred_days > 600
    assert held_exercise / inferred_days < 0.15
