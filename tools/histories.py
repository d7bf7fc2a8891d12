"""Days out of the store, ready for the assessments."""

from datetime import date, timedelta

from physiology.history import DailyHistory
from tools.context import Person, ToolContext

HISTORY_DAYS = 182
"""How far back an assessment looks: six months, which a return from a break is judged by."""


async def history(context: ToolContext, person: Person, on: date) -> DailyHistory:
    """One person's days through `on`."""
    return (await histories(context, (person,), on))[person.alias]


async def histories(context: ToolContext, people: tuple[Person, ...], on: date) -> dict[str, DailyHistory]:
    """Everybody's days through `on`, by alias, in one read."""
    first_on = on - timedelta(days=HISTORY_DAYS - 1)
    by_id = await context.store.histories([person.athlete_id for person in people], first_on, on)
    return {person.alias: by_id[person.athlete_id] for person in people}
