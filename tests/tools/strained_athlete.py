"""One athlete in a real store whose days are as told, and what a tool says to them, checked."""

from collections.abc import Iterable
from datetime import date, timedelta

from physiology.observation import Observation, Source
from store import Store
from tests.agent.sound_calls import Said, said
from tools.context import Principal, Role

TODAY = date(2026, 3, 4)
WATCH = Source(vendor="simulated", method="whole_night")


def days(metric: str, values: Iterable[float], source: Source = WATCH) -> list[Observation]:
    """One value a day, the newest today; NaN leaves a day out."""
    known = list(values)
    return [
        Observation(metric=metric, value=value, on=TODAY - timedelta(days=len(known) - 1 - index), source=source)
        for index, value in enumerate(known)
        if value == value
    ]


async def athlete(store: Store, *reported: list[Observation]) -> Principal:
    """Somebody new with these observations."""
    team = await store.people.add_team("Strand RC (simulated)")
    person = await store.people.add_athlete(team.id, "Ola Lind", birth_year=1998, sex="female", sport="running")
    for observations in reported:
        await store.observations.record(person.id, observations)
    return Principal(person_id=person.id, role=Role.ATHLETE, name=person.name, team_id=team.id)


async def answer(store: Store, who: Principal, tool: str, **arguments: object) -> Said:
    """What the tool's offline explanation says today."""
    (found,) = await said(store, who, TODAY, [(tool, arguments)])
    return found
