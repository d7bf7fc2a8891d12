"""Names, rosters and sharing, on SQLite and PostgreSQL."""

import asyncio

import pytest

from store import BlankName, NameTaken, Store, UnknownAthlete, UnknownTeam


async def test_an_athlete_is_found_however_the_name_is_written(store: Store) -> None:
    team = await store.people.add_team("Harriers")
    added = await store.people.add_athlete(
        team.id,
        "Jürgen  Groß",
        group="sprint",
        sport="athletics",
        birth_year=1990,
        sex="male",
        time_zone="Europe/Berlin",
    )
    assert await store.people.athlete("jurgen gross") is None
    for spelling in ("Jürgen Groß", " JÜRGEN GROSS ", "Ju\u0308rgen groß"):
        assert await store.people.athlete(spelling) == added
    assert await store.people.athlete_by_id(added.id) == added


async def test_a_name_belongs_to_one_person(store: Store) -> None:
    team = await store.people.add_team("Harriers")
    await store.people.add_athlete(team.id, "Ada Berg")
    with pytest.raises(NameTaken) as taken:
        await store.people.add_athlete(team.id, "ada berg")
    assert taken.value.name == "ada berg"
    with pytest.raises(NameTaken):
        await store.people.add_team("HARRIERS")
    coach = await store.people.add_coach(team.id, "Ada Berg")
    assert await store.people.coach("ada BERG") == coach == await store.people.coach_by_id(coach.id)


@pytest.mark.parametrize("name", ["", "   ", "--", "\n"])
async def test_nobody_is_called_nothing(store: Store, name: str) -> None:
    team = await store.people.add_team("Harriers")
    with pytest.raises(BlankName):
        await store.people.add_athlete(team.id, name)
    assert await store.people.roster(team.id) == ()


async def test_of_many_who_take_a_name_at_once_one_gets_it(store: Store) -> None:
    outcomes = await asyncio.gather(*(store.people.add_team("Harriers") for _ in range(8)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["NameTaken"] * 7 + ["Team"]


async def test_nobody_joins_a_team_there_is_not(store: Store) -> None:
    with pytest.raises(UnknownTeam) as unknown:
        await store.people.add_athlete("nowhere", "Ada")
    assert unknown.value.team_id == "nowhere"
    with pytest.raises(UnknownTeam):
        await store.people.add_coach("nowhere", "Cora")


async def test_a_roster_holds_its_own_team_by_name(store: Store) -> None:
    harriers, rovers = await store.people.add_team("Harriers"), await store.people.add_team("Rovers")
    for name in ("zoe", "Émile", "Adam", "bea"):
        await store.people.add_athlete(harriers.id, name)
    await store.people.add_athlete(rovers.id, "Carl")
    assert [one.name for one in await store.people.roster(harriers.id)] == ["Adam", "bea", "zoe", "Émile"]
    assert await store.people.teams() == (harriers, rovers)
    assert await store.people.team("rovers") == rovers
    assert await store.people.roster("nobody") == ()


async def test_sharing_is_the_athletes_to_change(store: Store) -> None:
    team = await store.people.add_team("Harriers")
    ada = await store.people.add_athlete(team.id, "Ada")
    assert ada.shares_with_coach
    await store.people.set_sharing(ada.id, False)
    assert (await store.people.roster(team.id))[0].shares_with_coach is False
    with pytest.raises(UnknownAthlete):
        await store.people.set_sharing("nobody", True)


async def test_a_name_with_a_nul_is_kept_on_every_database(store: Store) -> None:
    team = await store.people.add_team("Har\x00riers")
    assert team.name == "Har\ufffdriers"
    assert await store.people.team("har\x00riers") == team
