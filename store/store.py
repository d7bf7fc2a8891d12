"""The store: everything Fettle keeps, behind one object."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date
from types import TracebackType
from typing import Any, Self

from physiology.history import DailyHistory
from physiology.observation import Observation
from physiology.session import DoneSession
from physiology.stream import Stream
from store.audit import Audit
from store.conversations import Conversations
from store.cuff import CuffRecords
from store.database import Database
from store.decisions import Decisions
from store.history import histories
from store.links import Links
from store.observations import Observations
from store.people import People
from store.recording import Recorded
from store.rights import erase_athlete, export_athlete
from store.sessions import Sessions
from store.streams import Streams
from store.tokens import Tokens


class Store:
    """People and all that is known of them. Use it as `async with await Store.open(url) as store`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.people = People(database)
        self.observations = Observations(database)
        self.streams = Streams(database)
        self.sessions = Sessions(database)
        self.decisions = Decisions(database)
        self.cuff = CuffRecords(database)
        self.conversations = Conversations(database)
        self.audit = Audit(database)
        self.links = Links(database)
        self.tokens = Tokens(database)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open a SQLite or PostgreSQL database and bring its schema up to date.

        Raises
        ------
        DatabaseUnusable
            It cannot be reached, made, read or written, or a newer Fettle wrote it.
        """
        return cls(await Database.open(url))

    async def close(self) -> None:
        """Give every connection back."""
        await self._database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """Everything this task does with the store inside is kept together, or after an exception not at all."""
        async with self._database.writing():
            yield

    async def import_batch(
        self,
        athlete_id: str,
        observations: Iterable[Observation],
        sessions: Iterable[DoneSession] = (),
        rest_days: Iterable[date] = (),
        streams: Iterable[Stream] = (),
    ) -> Recorded:
        """Keep everything an import brought, or nothing of it.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        async with self.transaction():
            reported = await self.observations.record(athlete_id, observations)
            done = await self.sessions.record_done(athlete_id, sessions)
            rested = await self.sessions.confirm_rests(athlete_id, rest_days)
            recorded = await self.streams.record(athlete_id, streams)
        return reported + done + rested + recorded

    async def histories(self, athlete_ids: Iterable[str], first_on: date, last_on: date) -> dict[str, DailyHistory]:
        """Each athlete's days between two, both included, in a handful of queries for the whole roster."""
        return await histories(self._database, athlete_ids, first_on, last_on)

    async def export_athlete(self, athlete_id: str) -> dict[str, list[dict[str, Any]]]:
        """Every row about an athlete, by table.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        return await export_athlete(self._database, athlete_id)

    async def erase_athlete(self, athlete_id: str) -> None:
        """Remove an athlete and everything about them; the audit trail keeps bare ids and stays valid.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        await erase_athlete(self._database, athlete_id)
