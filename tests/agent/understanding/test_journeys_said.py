"""A journey is planned when asked about, kept when somebody says so, and called off when taken back."""

from datetime import timedelta

import pytest

from agent.understanding.reading import Intent
from tests.agent.understanding.heard import TODAY, understood

PLANNED = "i fly 8 zones east on sunday"


@pytest.mark.parametrize(
    "said",
    ["log my trip, 8 zones east, arriving on friday", "remember my flight on saturday, 6 hours behind",
     "note that i fly 7 time zones west tomorrow"],
)  # fmt: skip
def test_a_journey_may_be_kept_at_once(said):
    request = understood("athlete", said)
    assert request.intent is Intent.TRAVEL
    assert request.wish is not None
    assert request.wish.keep
    assert request.needs == ()


@pytest.mark.parametrize(
    "asked", [PLANNED, "jet lag plan for 8 zones west", "how should i train after crossing 8 time zones west"]
)
def test_asking_about_a_journey_keeps_nothing(asked):
    request = understood("athlete", asked)
    assert request.intent is Intent.TRAVEL
    assert request.wish is not None
    assert not request.wish.keep


@pytest.mark.parametrize("said", ["keep this trip", "save it", "log that please", "Remember this journey"])
def test_the_planned_journey_is_kept_as_it_was_planned(said):
    planned, request = understood("athlete", PLANNED), understood("athlete", PLANNED, said)
    assert request.intent is Intent.TRAVEL
    assert request.wish is not None
    assert planned.wish is not None
    assert request.wish == planned.wish.model_copy(update={"keep": True})


@pytest.mark.parametrize("said", ["undo", "cancel that", "no, scratch that"])
def test_a_kept_journey_may_be_called_off(said):
    request = understood("athlete", PLANNED, "keep this trip", said)
    assert request.wish is not None
    assert (request.wish.zones, request.wish.keep) == (0.0, True)


def test_the_missing_zones_may_be_told_without_their_unit():
    request = understood("athlete", "how do i handle jet lag", "9 west on monday")
    assert request.wish is not None
    assert (request.wish.zones, request.needs) == (-9.0, ())
    assert request.wish.arrive_on is not None
    assert request.wish.arrive_on > TODAY - timedelta(days=1)


def test_keeping_it_easy_is_no_journey():
    assert understood("athlete", PLANNED, "keep it easy tomorrow?").intent is not Intent.TRAVEL


@pytest.mark.parametrize(
    ("said", "days"), [("I fly 7 hours east, arriving in 6 days", 6), ("flying 8 zones west in 2 weeks", 14)]
)
def test_an_arrival_may_be_told_in_days(said, days):
    request = understood("athlete", said)
    assert request.wish is not None
    assert request.wish.arrive_on == TODAY + timedelta(days=days)
