"""Conversations: what was asked and answered. A thread belongs to whoever began it."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.finding import Shape
from store.columns import storable, utc
from store.database import Database
from store.recording import insert_missing
from store.tables import threads, turns


class ToolUse(Shape):
    """One tool call of a turn."""

    name: str
    arguments: dict[str, Any]
    ok: bool


class Turn(Shape):
    """One question and its reply."""

    asked_at: datetime
    text: str
    reply: str
    action: str
    route: str
    language: str
    tools: tuple[ToolUse, ...] = ()
    evidence_json: str = "[]"
    understood_json: str | None = None
    """What the offline planner made of the question, for the next one to follow up on."""
    receipts_json: str = "[]"
    decision_id: str | None = None


class ForeignThread(Exception):
    """The thread belongs to somebody else."""

    def __init__(self, thread: str) -> None:
        super().__init__(f"thread {thread!r} belongs to somebody else")
        self.thread = thread


class Conversations:
    """Who said what, by thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, thread: str, owner_id: str, turn: Turn) -> None:
        """Add a turn; the first one makes the thread its owner's.

        Raises
        ------
        ForeignThread
            The thread belongs to somebody else.
        """
        key = storable(thread)
        values = {"thread": key, "asked_at": utc("asked_at", turn.asked_at), "body": turn.model_dump_json()}
        async with self._database.writing() as connection:
            await insert_missing(connection, threads, [{"thread": key, "owner_id": owner_id}], ("thread",))
            await _check_owner(connection, key, owner_id)
            await connection.execute(insert(turns).values(values))

    async def turns(self, thread: str, owner_id: str, last: int) -> tuple[Turn, ...]:
        """The newest turns, oldest first; nothing for a thread nobody began.

        Raises
        ------
        ForeignThread
            The thread belongs to somebody else.
        """
        key = storable(thread)
        newest = select(turns.c.body).where(turns.c.thread == key).order_by(turns.c.seq.desc()).limit(last)
        async with self._database.reading() as connection:
            await _check_owner(connection, key, owner_id)
            found = (await connection.execute(newest)).scalars().all()
        return tuple(Turn.model_validate_json(body) for body in reversed(found))


async def _check_owner(connection: AsyncConnection, thread: str, owner_id: str) -> None:
    owner = (await connection.execute(select(threads.c.owner_id).where(threads.c.thread == thread))).scalar()
    if owner is not None and owner != owner_id:
        raise ForeignThread(thread)
