"""The database alone, for commands that need no agent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from settings import Settings
from store import Store


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[Store]:
    """Only the database, migrated to the newest schema."""
    async with await Store.open(settings.database) as store:
        yield store
