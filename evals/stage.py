"""The situation of a case: a seeded team in a fresh store, changed as the case's fixtures say."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from agent.agent import Agent
from agent.assembly import assembled
from agent.model import ChatModel
from evals.case import Case
from simulation.athlete import SimulatedAthlete
from simulation.faults import gaps, loads, people, teams, values
from simulation.team import SimulatedTeam, simulate_neighbours, simulate_team
from store import Store
from tools.context import Principal, Role
from workflows.seeding import record_team

SEED = 7
TODAY = date(2026, 11, 18)
SPEAKER = "Maya Torres"
NAMES = {
    "ATHLETE_1": "Diego Salazar",
    "ATHLETE_2": "Leila Haddad",
    "OTHER_ATHLETE": "Mateusz Nowak",
    "ATHLETE_NO_CONSENT": "Farid Rahimi",
    "ATHLETE_FOREIGN": "Petra Kovac",
    "GROUP": "forwards",
    "OTHER_ID": "3",
}


class UnknownFixture(Exception):
    """A case asks for a situation that nobody can make; never a pass."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no fixture is called {name!r}")
        self.name = name


OnAthlete = Callable[..., SimulatedAthlete]
ON_ATHLETE: dict[str, OnAthlete] = {
    "history_days": gaps.history_days,
    "no_session": gaps.no_session,
    "no_mobility_test": gaps.no_mobility_test,
    "missing": gaps.missing,
    "observation": values.observation,
    "two_sources": values.two_sources,
    "load": loads.load,
    "planted_text": people.planted_text,
}
ON_TEAM: dict[str, Callable[..., SimulatedTeam]] = {
    "same_first_name": teams.same_first_name,
    "roster_max": teams.roster_max,
}
IN_PLACE = {"no_decision_on"}
"""Fixtures that the seeded team satisfies as it is."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A store with its people, and the agent that answers."""

    store: Store
    agent: Agent
    today: date
    group_chat: bool

    @property
    def now(self) -> datetime:
        """Nine in the evening, UTC: every session of the day has been done."""
        return datetime.combine(self.today, time(21), UTC)

    async def principal(self, case: Case) -> Principal:
        """The person who speaks in a case."""
        if case.role == "coach":
            coach = await self.store.people.coach("Jordan Reyes")
            assert coach is not None
            return Principal(person_id=coach.id, role=Role.COACH, name=coach.name, team_id=coach.team_id)
        athlete = await self.store.people.athlete(SPEAKER)
        assert athlete is not None
        return Principal(
            person_id=athlete.id,
            role=Role.ATHLETE,
            name=athlete.name,
            team_id=athlete.team_id,
            private=not self.group_chat,
        )


@asynccontextmanager
async def stage(case: Case, folder: Path, model: ChatModel | None) -> AsyncIterator[Stage]:
    """Build a case's situation.

    Raises
    ------
    UnknownFixture
        The case names a fixture that does not exist.
    """
    path = folder / f"{case.id}.db"
    today = _today(case)
    team = _changed(simulate_team(SEED, today), case)
    if team is None:
        template = await _template(folder, today)
        shutil.copy(template, path)
    async with await Store.open(f"sqlite+aiosqlite:///{path}") as store:
        if team is not None:
            await record_team(store, team)
            await record_team(store, simulate_neighbours(SEED, today))
        async with assembled(store, folder / f"{case.id}.checkpoints.db", model) as agent:
            group_chat = any(item["fixture"] == "group_chat" for item in case.setup)
            yield Stage(store, agent, today, group_chat)


def filled(text: str) -> str:
    """Bind a text's placeholders to people of the simulated team."""
    for name, value in NAMES.items():
        text = text.replace("{" + name + "}", value)
    return text


def _today(case: Case) -> date:
    said = next((item["date"] for item in case.setup if item["fixture"] == "today"), None)
    return date.fromisoformat(said) if said else TODAY


def _changed(team: SimulatedTeam, case: Case) -> SimulatedTeam | None:
    """The team as the fixtures leave it; None where nothing about it changes."""
    changed = False
    for item in case.setup:
        arguments = {key: value for key, value in item.items() if key != "fixture"}
        name = item["fixture"]
        if name in ON_TEAM:
            team, changed = ON_TEAM[name](team, **arguments), True
        elif name in ON_ATHLETE:
            team, changed = _with(team, ON_ATHLETE[name], arguments), True
        elif name == "roster_size":
            team, changed = replace(team, athletes=team.athletes[: arguments["athletes"]]), True
        elif name == "consent_withdrawn":
            team, changed = _withdrawn(team, arguments), True
        elif name not in IN_PLACE | {"today", "group_chat"}:
            raise UnknownFixture(name)
    return team if changed else None


def _with(team: SimulatedTeam, fault: OnAthlete, arguments: dict[str, Any]) -> SimulatedTeam:
    return teams.with_athlete(team, fault(team.athlete(SPEAKER), **arguments))


def _withdrawn(team: SimulatedTeam, arguments: dict[str, Any]) -> SimulatedTeam:
    name = filled(str(arguments.get("athlete", SPEAKER)))
    return teams.with_athlete(team, people.consent_withdrawn(team.athlete(name)))


async def _template(folder: Path, today: date) -> Path:
    """The seeded team on a day, stored once and copied a case."""
    path = folder / f"template-{today}.db"
    if not path.exists():
        async with await Store.open(f"sqlite+aiosqlite:///{path}") as store:
            await record_team(store, simulate_team(SEED, today))
            await record_team(store, simulate_neighbours(SEED, today))
    return path
