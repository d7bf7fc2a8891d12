"""A time of day is written as one, counts around midnight, and binds to a time of day only."""

from datetime import date

import pytest

from agent.grounding.render import render
from agent.grounding.verify import verify
from physiology.finding import Fact, Window
from tools.evidence import EvidenceList

ON = date(2026, 3, 4)
TODAY = Window(first_on=ON, last_on=ON, days_used=1, days_expected=1)


def evidence(aggregate: str | None = None, **values: float):
    found = EvidenceList("assess_sleep", 1)
    for metric, value in values.items():
        found.add(Fact(metric=metric, value=value, window=TODAY), "you", aggregate=aggregate)
    return found.items


def violations(text: str, items) -> list[str]:
    return [one.code for one in verify(text, evidence=items, names={"you": "Una"}, user_text="")]


@pytest.mark.parametrize(
    ("minutes", "written"), [(-75.0, "22:45"), (0.0, "00:00"), (420.0, "07:00"), (1439.6, "00:00"), (-0.4, "00:00")]
)
def test_minutes_from_midnight_are_written_as_a_clock_shows_them(minutes, written):
    items = evidence(bedtime_min=minutes)
    for slot in ("{{e1}}", "{{e1.value}}"):
        assert render(slot, items, {}).text == written
    assert violations(f"Your bedtime is {written}.", items) == []


@pytest.mark.parametrize("written", ["22:45", "10:45 pm", "10:45pm"])
def test_a_bedtime_may_be_written_in_either_way(written):
    assert violations(f"Your bedtime is {written}.", evidence(bedtime_min=-75.0)) == []


@pytest.mark.parametrize("written", ["22:46", "10:45 am", "10:45", "1 h 15 min", "75 min", "23:45", "22:15"])
def test_another_time_or_a_length_is_no_bedtime(written):
    assert violations(f"Your bedtime is {written}.", evidence(bedtime_min=-75.0)) != []


def test_a_bedtime_is_no_length_of_sleep_and_no_wake_up():
    items = evidence(bedtime_min=-75.0, wake_target_min=420.0, sleep_min=450.0)
    assert violations("Bedtime is 22:45, for a wake-up at 07:00.", items) == []
    assert violations("Bedtime is 07:00, for a wake-up at 22:45.", items) != []
    assert violations("You slept 22:45.", items) != []


def test_midday_and_midnight_in_halves_of_the_day():
    assert violations("Your wake-up is at 12:05 am.", evidence(wake_target_min=5.0)) == []
    assert violations("Your wake-up is at 12:05 pm.", evidence(wake_target_min=725.0)) == []
    assert violations("Your wake-up is at 12:05 pm.", evidence(wake_target_min=5.0)) != []


@pytest.mark.parametrize("aggregate", ["std", "trend"])
def test_times_of_day_scatter_and_move_by_minutes(aggregate):
    items = evidence(aggregate, asleep_at_min=35.0)
    assert items[0].unit == "min"
    assert render("{{e1}}", items, {}).text == "35 min"
