"""Who speaks: `athlete:NAME` or `coach:NAME` on the command line, and the day it is for them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from rapidfuzz import process
from rapidfuzz.utils import default_process

from store import Store
from tools.context import Principal, Role

CLOSE = 60
"""Likeness, of 100, from which on a name is offered."""


class UnknownSpeaker(Exception):
    """Nobody is called that."""

    def __init__(self, said: str, close: tuple[str, ...]) -> None:
        super().__init__(said)
        self.said = said
        self.close = close


class BadSpeaker(Exception):
    """Not of the form `athlete:NAME` or `coach:NAME`."""


async def speaker(store: Store, said: str, channel: str = "cli") -> Principal:
    """Resolve who speaks.

    Raises
    ------
    BadSpeaker
        The text has no role.
    UnknownSpeaker
        No such person; carries the closest names.
    """
    role, _, name = said.partition(":")
    if role not in set(Role) or not name.strip():
        raise BadSpeaker(said)
    found = await (store.people.athlete(name.strip()) if role == Role.ATHLETE else store.people.coach(name.strip()))
    if found is None:
        raise UnknownSpeaker(name.strip(), await _close(store, name.strip(), Role(role)))
    return Principal(person_id=found.id, role=Role(role), name=found.name, team_id=found.team_id, channel=channel)


async def local_day(store: Store, principal: Principal, now: datetime) -> date:
    """Today where the person is."""
    if principal.role is Role.COACH:
        return now.astimezone(UTC).date()
    athlete = await store.people.athlete_by_id(principal.person_id)
    return now.astimezone(ZoneInfo(athlete.time_zone if athlete else "UTC")).date()


async def newest_day(store: Store, principal: Principal) -> date | None:
    """The last day that has data: the athlete's own, or the newest of a coach's roster."""
    if principal.role is Role.ATHLETE:
        span = await store.observations.span(principal.person_id)
        return span[1] if span else None
    spans = [await store.observations.span(athlete.id) for athlete in await store.people.roster(principal.team_id)]
    return max((span[1] for span in spans if span), default=None)


async def _close(store: Store, name: str, role: Role) -> tuple[str, ...]:
    if role is Role.COACH:
        return ()
    names = [a.name for team in await store.people.teams() for a in await store.people.roster(team.id)]
    return tuple(
        found[0] for found in process.extract(name, names, processor=default_process, limit=3, score_cutoff=CLOSE)
    )
