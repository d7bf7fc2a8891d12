"""Somebody to keep things about."""

import pytest

from store import Athlete, Store


@pytest.fixture
async def athlete(store: Store) -> Athlete:
    team = await store.people.add_team("Harriers")
    return await store.people.add_athlete(team.id, "Ada Berg")
