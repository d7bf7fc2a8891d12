"""Who a principal may ask about. Decided by the store and the channel, never by text."""

from dataclasses import dataclass

from store import Athlete, Store
from tools.context import Person, Principal, Role


@dataclass(frozen=True, slots=True)
class Scope:
    """The people in reach, and the names that exist but are out of it."""

    people: tuple[Person, ...]
    hidden_names: frozenset[str]
    """Everybody else the store knows: such a name may be refused, but never answered about."""

    @property
    def names(self) -> dict[str, str]:
        """Alias to name of everybody in reach."""
        return {person.alias: person.name for person in self.people}


async def scope(store: Store, principal: Principal) -> Scope:
    """Build a principal's scope: themselves, or the part of the roster that shares with the coach."""
    everybody = await _everybody(store)
    if principal.role is Role.ATHLETE:
        own = next(athlete for athlete in everybody if athlete.id == principal.person_id)
        seen: tuple[Person, ...] = (Person(athlete_id=own.id, alias="you", name=own.name, group=own.group),)
    else:
        shared = [a for a in everybody if a.team_id == principal.team_id and a.shares_with_coach]
        seen = tuple(
            Person(athlete_id=a.id, alias=f"A{number}", name=a.name, group=a.group)
            for number, a in enumerate(shared, start=1)
        )
    inside = {person.athlete_id for person in seen}
    return Scope(seen, frozenset(a.name for a in everybody if a.id not in inside and a.name.strip()))


async def _everybody(store: Store) -> list[Athlete]:
    return [athlete for team in await store.people.teams() for athlete in await store.people.roster(team.id)]
