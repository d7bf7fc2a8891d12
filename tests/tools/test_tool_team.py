"""A team in numbers, for coaches: everybody counted, small groups left alone, every word carried by its evidence."""

from datetime import date

import pytest

from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)


@pytest.fixture
async def team(sqlite_store: Store) -> Store:
    await seed_team(sqlite_store, 7, TODAY, athletes=24, days=70)
    return sqlite_store


async def review(store: Store, **arguments):
    coach, _ = await principals(store, COACH)
    (answer,) = await said(store, coach, TODAY, [("review_team", arguments)])
    assert answer.violations == ()
    return answer


async def test_a_team_has_its_median_its_bands_and_its_groups(team):
    text = (await review(team)).text
    assert text.startswith("Readiness of the team has its middle value at")
    assert "By band:" in text
    assert "on the day before" in text
    assert "Readiness of the defenders" in text
    assert "Too few for a figure of their own: forwards, goalkeepers, runners." in text


async def test_who_stands_out_below_their_group_is_named_to_the_coach(team):
    text = (await review(team)).text
    assert "Tomás Ferreira · " in text.split("Far below their own group:")[1]


async def test_a_group_is_described_alone_and_a_small_one_not_at_all(team):
    assert (await review(team, group="Defenders")).text.startswith("Readiness of the defenders has its middle value at")
    small = (await review(team, group="goalkeepers")).text
    assert small.startswith("The goalkeepers are too few for a figure of the group: it needs 5 athletes with data, and")
    assert "I have 2. Ask me to list the readiness of the goalkeepers, and I name them." in small
    assert "middle value" not in small


async def test_nobody_known_is_no_figure(team):
    assert "I have 0" in (await review(team, on="2025-06-01")).text


async def test_an_athlete_cannot_ask_about_the_team(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [("review_team", {})])
    assert answer.error is not None
    assert answer.text == ""
