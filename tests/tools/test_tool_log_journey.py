"""A journey that is kept changes the sessions of its first days, and one called off does not."""

from datetime import date, timedelta

import pytest

from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
NOTHING_DEMANDING = "The first days in a new time zone hold nothing demanding."


def kept(zones: float, days: int = 0) -> tuple[str, dict[str, object]]:
    return "log_journey", {"zones": zones, "arrive_on": str(TODAY + timedelta(days=days))}


@pytest.fixture
async def team(sqlite_store: Store):
    await seed_team(sqlite_store, 7, TODAY, athletes=3, days=40)
    return sqlite_store


async def journeys(store: Store, athlete_id: str) -> list[tuple[date, float]]:
    kept = await store.observations.of(athlete_id, "journey_zones", TODAY - timedelta(90), TODAY + timedelta(90))
    return [(one.on, one.value) for one in kept]


async def test_what_is_said_of_a_journey_is_carried_by_its_evidence(team):
    _, athletes = await principals(team, COACH)
    for days in (-60, -2, -1, 0, 1, 2, 9):
        for zones in (-12, -5, -4.5, 0, 1, 5, 14):
            (answer,) = await said(team, athletes[0], TODAY, [kept(zones, days)])
            assert (answer.violations, answer.error) == ((), None), answer.text


async def test_a_far_journey_is_kept_with_its_direction_and_its_effect(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [kept(-8, 3)])
    assert "Logged: 8 zones west, arriving on Sat 7 Mar." in answer.text
    assert "will hold nothing hard" in answer.text
    assert await journeys(team, athletes[0].person_id) == [(TODAY + timedelta(days=3), -8.0)]


async def test_a_near_journey_says_that_it_changes_nothing(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [kept(4.9)])
    assert "change no session by themselves" in answer.text


async def test_the_first_two_days_hold_nothing_demanding(team):
    _, athletes = await principals(team, COACH)
    demanding = []
    for who in athletes:
        session = await team.sessions.planned(who.person_id, TODAY, TODAY)
        demanding += [who for plan in session if plan.session.kind in {"tempo", "intervals", "strength", "long"}]
    assert demanding, "the seeded team has somebody with a demanding session today"
    who = demanding[0]
    (before,) = await said(team, who, TODAY, [("show_plan", {})])
    assert NOTHING_DEMANDING not in before.text
    _, arrived = await said(team, who, TODAY, [kept(8), ("show_plan", {})])
    assert NOTHING_DEMANDING in arrived.text
    _, called_off = await said(team, who, TODAY, [kept(0), ("show_plan", {})])
    assert NOTHING_DEMANDING not in called_off.text
    assert await journeys(team, who.person_id) == [(TODAY, 0.0)]


async def test_a_journey_long_over_is_asked_about_and_not_kept(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [kept(8, -61)])
    assert "long over" in answer.text
    assert await journeys(team, athletes[0].person_id) == []


@pytest.mark.parametrize("zones", [-12.5, 14.5, "nan", "inf", "east"])
async def test_an_impossible_journey_is_not_kept(team, zones):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [kept(zones)])
    assert answer.error == "bad_arguments"
    assert await journeys(team, athletes[0].person_id) == []


async def test_a_coach_keeps_nobody_s_journey(team):
    coach, athletes = await principals(team, COACH)
    (answer,) = await said(team, coach, TODAY, [kept(8)])
    assert answer.error is not None
    assert await journeys(team, athletes[0].person_id) == []
