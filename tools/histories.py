"""Days out of the store, ready for the assessments."""

from datetime import date, timedelta

from physiology.history import DailyHistory
from tools.context import Person, ToolContext

HISTORY_DAYS = 182
"""How far back an assessment looks: six months, which a return from a break is judged by."""
RUN_UP_DAYS = 90
"""What a baseline or a chronic load needs before the first day that is asked about."""
LONGEST_DAYS = 3660
"""How far back a question may reach."""


async def history(context: ToolContext, person: Person, on: date, since: date | None = None) -> DailyHistory:
    """One person's days through `on`, from at least `since`."""
    return (await histories(context, (person,), on, since))[person.alias]


async def histories(
    context: ToolContext, people: tuple[Person, ...], on: date, since: date | None = None
) -> dict[str, DailyHistory]:
    """Everybody's days through `on`, by alias, in one read; a computed series has its run-up before `since`."""
    first_on = on - timedelta(days=HISTORY_DAYS - 1)
    if since is not None:
        first_on = max(min(first_on, since - timedelta(days=RUN_UP_DAYS)), on - timedelta(days=LONGEST_DAYS - 1))
    by_id = await context.store.histories([person.athlete_id for person in people], first_on, on)
    return {person.alias: by_id[person.athlete_id] for person in people}
