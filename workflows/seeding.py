"""Put the simulated teams into a store. Doing it twice changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from simulation.athlete import PLAN_AHEAD_DAYS, SimulatedAthlete
from simulation.team import SimulatedTeam, simulate_neighbours, simulate_team
from store import Athlete, NameTaken, Store

Progress = Callable[[str], None]
"""Told the name of each athlete once they are stored."""

_PROBE = "rmssd_ms"
_REACH_DAYS = 3660


@dataclass(frozen=True, slots=True)
class SeededTeam:
    """The names under which a seeded club can be asked for."""

    team: str
    coach: str
    athletes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seeded:
    """Everybody a seeding put into the store."""

    home: SeededTeam
    neighbours: SeededTeam
    """The other club, of whom nobody at home may learn anything."""


class SeededBefore(Exception):
    """The store holds this team from another seed or up to another day; two pasts of one person cannot be mixed."""

    def __init__(self, team: str, last_on: date) -> None:
        super().__init__(f"{team} is already there, with days up to {last_on}")
        self.team = team
        self.last_on = last_on


async def seed_team(
    store: Store,
    seed: int,
    last_on: date,
    progress: Progress | None = None,
    *,
    athletes: int = 24,
    days: int = 120,
) -> Seeded:
    """Simulate both clubs up to the morning of `last_on` and store them.

    What people changed since is left alone: a store that was seeded completely is not written to again.

    Raises
    ------
    SeededBefore
        The store holds another past of these people.
    NameTaken
        Somebody of another team already has one of the names.
    """
    home, neighbours = simulate_team(seed, last_on, athletes, days), simulate_neighbours(seed, last_on)
    if not await _complete(store, home) or not await _complete(store, neighbours):
        await record_team(store, home, progress)
        await record_team(store, neighbours, progress)
    return Seeded(_names(home), _names(neighbours))


async def record_team(store: Store, team: SimulatedTeam, progress: Progress | None = None) -> None:
    """Store a simulated team, whatever was done to it before.

    Raises
    ------
    NameTaken
        Somebody of another team already has one of the names.
    """
    stored = await store.people.team(team.name) or await store.people.add_team(team.name)
    if await store.people.coach(team.coach) is None:
        await store.people.add_coach(stored.id, team.coach)
    for simulated in team.athletes:
        await record_athlete(store, stored.id, simulated)
        if progress:
            progress(simulated.name)


async def record_athlete(store: Store, team_id: str, simulated: SimulatedAthlete) -> Athlete:
    """Store one simulated athlete, everything or nothing.

    Raises
    ------
    NameTaken
        Somebody of another team already has the name.
    """
    athlete = await store.people.athlete(simulated.name) or await store.people.add_athlete(
        team_id,
        simulated.name,
        group=simulated.group,
        sport=simulated.sport,
        birth_year=simulated.birth_year,
        sex=simulated.sex,
        time_zone=simulated.time_zone,
        shares_with_coach=simulated.shares_with_coach,
    )
    if athlete.team_id != team_id:
        raise NameTaken(simulated.name)
    async with store.transaction():
        await store.observations.record(athlete.id, simulated.observations)
        await store.streams.record(athlete.id, simulated.streams)
        await store.sessions.record_done(athlete.id, simulated.sessions)
        await store.sessions.confirm_rests(athlete.id, simulated.rest_days)
        await store.sessions.plan(athlete.id, simulated.planned)
    return athlete


async def _complete(store: Store, team: SimulatedTeam) -> bool:
    """Whether everybody of this very team is stored.

    Raises
    ------
    SeededBefore
        Somebody is stored with another past.
    """
    ends_on = team.last_on + timedelta(days=PLAN_AHEAD_DAYS)
    whole = True
    for simulated in team.athletes:
        athlete = await store.people.athlete(simulated.name)
        newest_on = await _other_past(store, athlete, simulated) if athlete else None
        if newest_on:
            raise SeededBefore(team.name, newest_on)
        whole = whole and athlete is not None and bool(await store.sessions.planned(athlete.id, ends_on, ends_on))
    return whole


async def _other_past(store: Store, athlete: Athlete, simulated: SimulatedAthlete) -> date | None:
    """The newest simulated day in the store, where it is not the newest one of this simulation."""
    reach = timedelta(days=_REACH_DAYS)
    stored = await store.observations.of(athlete.id, _PROBE, simulated.last_on - reach, simulated.last_on + reach)
    found = {(seen.on, seen.value) for seen in stored if seen.source.vendor == "simulated"}
    expected = {(seen.on, seen.value) for seen in simulated.observations if seen.metric == _PROBE}
    return max(found)[0] if found and found != expected else None


def _names(team: SimulatedTeam) -> SeededTeam:
    return SeededTeam(team.name, team.coach, tuple(athlete.name for athlete in team.athletes))
