"""One database: opened, migrated, and every transaction on it. Driver errors stop here."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoFreeConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from store.engine import DatabaseUnusable, engine_of, shown, try_file
from store.migrations import NewerSchema, bring_up_to_date, is_up_to_date

MIGRATION_LOCK = 7_305_811_204
"""Any number: two programs that start at once migrate one after the other."""
STATEMENT_ERRORS = (IntegrityError, ProgrammingError, DataError)
"""What a statement did wrong, not the database: an aggregate names it, or it is a bug."""


class TransactionElsewhere(Exception):
    """A task used the store inside a transaction that another task has open."""


@dataclass(slots=True)
class Ongoing:
    """A transaction, the connection it runs on and the task it belongs to."""

    connection: AsyncConnection
    task: "asyncio.Task[object] | None"
    is_open: bool = True


class Database:
    """Hands out connections inside transactions; nothing outside this package sees one."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._engine = engine
        self._writing_engine = engine.execution_options(writes=True)
        self._writer = asyncio.Lock()
        self._ongoing: ContextVar[Ongoing | None] = ContextVar("ongoing", default=None)

    @classmethod
    async def open(cls, address: str) -> "Database":
        """Open and migrate to the newest schema.

        Raises
        ------
        DatabaseUnusable
            It cannot be reached, made, read or written, or a newer Fettle wrote it.
        """
        engine = engine_of(address)
        database = cls(engine)
        if database.is_sqlite:
            await asyncio.to_thread(try_file, engine)
        try:
            await database._migrate()
        except BaseException:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        """Give every connection back."""
        await self._engine.dispose()

    async def _migrate(self) -> None:
        async with self.reading() as connection:
            if await connection.run_sync(is_up_to_date):
                return
        async with self.writing() as connection:
            if not self.is_sqlite:
                await connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATION_LOCK})
            with self._no_driver_errors(passing=()):
                await connection.run_sync(bring_up_to_date)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent state; the ongoing transaction's where there is one."""
        ongoing = self._joined()
        if ongoing is not None:
            yield ongoing.connection
            return
        with self._no_driver_errors():
            async with self._engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: all of it is kept, or after any exception none of it. Inside another one, a part of that."""
        ongoing = self._joined()
        if ongoing is not None:
            async with ongoing.connection.begin_nested():
                yield ongoing.connection
            return
        with self._no_driver_errors():
            async with self._turn_to_write(), self._writing_engine.begin() as connection:
                mine = Ongoing(connection, asyncio.current_task())
                token = self._ongoing.set(mine)
                try:
                    yield connection
                finally:
                    mine.is_open = False
                    self._ongoing.reset(token)

    async def empty_log(self) -> None:
        """Fold SQLite's write-ahead log into the file, so that what was erased is in neither."""
        if not self.is_sqlite or self._joined() is not None:
            return
        with self._no_driver_errors():
            async with self._engine.connect() as connection:
                await connection.execution_options(outside_transaction=True)
                await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    @asynccontextmanager
    async def _turn_to_write(self) -> AsyncIterator[None]:
        """SQLite has one writer: waiting here is fair, polling a locked file is not."""
        if not self.is_sqlite:
            yield
            return
        async with self._writer:
            yield

    def _joined(self) -> Ongoing | None:
        ongoing = self._ongoing.get()
        if ongoing is None or not ongoing.is_open:
            return None
        if ongoing.task is not asyncio.current_task():
            raise TransactionElsewhere
        return ongoing

    @contextmanager
    def _no_driver_errors(self, passing: tuple[type[Exception], ...] = STATEMENT_ERRORS) -> Iterator[None]:
        address = shown(self._engine.url)
        try:
            yield
        except passing:
            raise
        except DBAPIError as error:
            raise DatabaseUnusable(address, " ".join(str(error.orig).split())) from None
        except (sqlite3.Error, NoFreeConnection, NewerSchema) as error:
            raise DatabaseUnusable(address, str(error)) from None
