import asyncio
from datetime import date, timedelta

import numpy as np
import pytest

from simulation.history import daily_history
from simulation.team import simulate_team
from store import NameTaken, Store
from workflows.seeding import SeededBefore, record_athlete, record_team, seed_team

LAST_ON = date(2026, 3, 4)
SMALL = {"athletes": 3, "days": 35}


async def everything(store: Store) -> dict[str, object]:
    found: dict[str, object] = {}
    for team in await store.people.teams():
        for athlete in await store.people.roster(team.id):
            first_on, last_on = await store.observations.span(athlete.id)
            found[athlete.name] = (
                athlete,
                await store.observations.of(athlete.id, "rmssd_ms", first_on, last_on),
                await store.observations.of(athlete.id, "ill", first_on, last_on),
                await store.sessions.done(athlete.id, first_on, last_on),
                await store.sessions.planned(athlete.id, first_on, last_on + timedelta(days=30)),
            )
    return found


async def test_seeding_says_who_is_there_and_tells_of_each(store):
    told = []
    seeded = await seed_team(store, 7, LAST_ON, told.append, **SMALL)
    assert seeded.home.athletes == ("Maya Torres", "Elif Kaya", "Noah Brandt")
    assert told == [*seeded.home.athletes, *seeded.neighbours.athletes]
    coach, other = await store.people.coach(seeded.home.coach), await store.people.coach(seeded.neighbours.coach)
    assert coach.team_id != other.team_id
    assert {one.name for one in await store.people.roster(coach.team_id)} == set(seeded.home.athletes)


async def test_seeding_twice_changes_nothing(store):
    first = await seed_team(store, 7, LAST_ON, **SMALL)
    before = await everything(store)
    told = []
    assert await seed_team(store, 7, LAST_ON, told.append, **SMALL) == first
    assert await everything(store) == before
    assert told == []


async def test_recording_a_team_again_writes_nothing_new(store):
    team = simulate_team(7, LAST_ON, **SMALL)
    await record_team(store, team)
    before = await everything(store)
    await record_team(store, team)
    assert await everything(store) == before


async def test_an_interrupted_seeding_is_completed(store):
    team = simulate_team(7, LAST_ON, **SMALL)
    stored = await store.people.add_team(team.name)
    await record_athlete(store, stored.id, team.athletes[0])
    seeded = await seed_team(store, 7, LAST_ON, **SMALL)
    assert set(await everything(store)) == {*seeded.home.athletes, *seeded.neighbours.athletes}


async def test_what_people_changed_since_is_left_alone(store):
    await seed_team(store, 7, LAST_ON, **SMALL)
    maya = await store.people.athlete("Maya Torres")
    await store.people.set_sharing(maya.id, False)
    await seed_team(store, 7, LAST_ON, **SMALL)
    assert not (await store.people.athlete("Maya Torres")).shares_with_coach


@pytest.mark.parametrize(("seed", "last_on"), [(8, LAST_ON), (7, LAST_ON + timedelta(days=1))])
async def test_two_pasts_of_one_team_are_not_mixed(store, seed, last_on):
    await seed_team(store, 7, LAST_ON, **SMALL)
    before = await everything(store)
    with pytest.raises(SeededBefore) as raised:
        await seed_team(store, seed, last_on, **SMALL)
    assert raised.value.last_on == LAST_ON
    assert await everything(store) == before


async def test_a_name_of_another_team_is_not_taken_over(store):
    other = await store.people.add_team("Elsewhere")
    await store.people.add_athlete(other.id, "Maya Torres")
    with pytest.raises(NameTaken):
        await seed_team(store, 7, LAST_ON, **SMALL)


async def test_the_store_gives_back_the_days_that_were_simulated(store):
    team = simulate_team(7, LAST_ON, athletes=8, days=35)
    await record_team(store, team)
    for simulated in team.athletes:
        athlete = await store.people.athlete(simulated.name)
        expected = daily_history(simulated)
        found = (await store.histories([athlete.id], expected.first_on, LAST_ON))[athlete.id]
        assert set(expected.series) <= set(found.series)
        for metric, series in expected.series.items():
            assert np.array_equal(found.of(metric), series, equal_nan=True), (simulated.name, metric)


async def test_two_seedings_at_once_end_in_one_team(store):
    results = await asyncio.gather(*(seed_team(store, 7, LAST_ON, **SMALL) for _ in range(2)), return_exceptions=True)
    assert any(not isinstance(result, BaseException) for result in results)
    assert len(await everything(store)) == 5
