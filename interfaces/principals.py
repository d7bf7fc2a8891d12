"""Whom a proven account or token stands for."""

from store import Store
from tools.context import Principal, Purpose, Role


async def principal_of(
    store: Store,
    person_id: str,
    role: str,
    *,
    channel: str,
    purpose: Purpose = Purpose.TRAINING_PLANNING,
    private: bool = True,
) -> Principal | None:
    """The person as the agent knows them; None for somebody who is no longer there."""
    found = await (
        store.people.athlete_by_id(person_id) if role == Role.ATHLETE else store.people.coach_by_id(person_id)
    )
    if found is None:
        return None
    return Principal(
        person_id=found.id,
        role=Role(role),
        name=found.name,
        team_id=found.team_id,
        channel=channel,
        purpose=purpose,
        private=private,
    )
