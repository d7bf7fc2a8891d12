"""A small simulated club in a database, and its people as the doors know them."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from simulation.team import simulate_team
from store import Store
from tools.context import Principal, Role
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 7, 30, tzinfo=UTC)
SEED, ATHLETES, DAYS = 7, 8, 60
ATHLETE, OTHER = "Maya Torres", "Noah Brandt"


@dataclass(frozen=True)
class Club:
    """Who is who."""

    athlete: Principal
    coach: Principal
    names: tuple[str, ...]
    """Everybody at home and next door."""


def seeded_file(path: Path) -> Path:
    """Seed a SQLite file once; tests copy it."""

    async def seed() -> None:
        async with await Store.open(f"sqlite:///{path}") as store:
            await seed_team(store, SEED, TODAY, athletes=ATHLETES, days=DAYS)

    asyncio.run(seed())
    return path


async def club(store: Store) -> Club:
    """Look up the seeded club."""
    athlete = await store.people.athlete(ATHLETE)
    coach = await store.people.coach(simulate_team(SEED, TODAY, 1, 1).coach)
    names = [one.name for team in await store.people.teams() for one in await store.people.roster(team.id)]
    assert athlete is not None
    assert coach is not None
    return Club(
        athlete=Principal(person_id=athlete.id, role=Role.ATHLETE, name=athlete.name, team_id=athlete.team_id),
        coach=Principal(person_id=coach.id, role=Role.COACH, name=coach.name, team_id=coach.team_id),
        names=(*names, coach.name),
    )
