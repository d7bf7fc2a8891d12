"""From an address to an engine: which driver, which file, which pragmas."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    "synchronous = NORMAL",
    "secure_delete = ON",  # what is erased is overwritten
)
CONNECT_TIMEOUT_S = 10
LOCK_TIMEOUT_S = 5.0
"""How long to wait for somebody else's lock on a SQLite file, unless the address says `?timeout=`."""


class DatabaseUnusable(Exception):
    """The database cannot be opened, read or written. `why` is the database's own word; `url` has no password."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: {why}")
        self.url = url
        self.why = why


def shown(url: URL) -> str:
    """The address without any password."""
    if "password" in url.query:
        url = url.update_query_dict({"password": "***"})
    return url.render_as_string(hide_password=True)


def engine_of(address: str) -> AsyncEngine:
    """An engine for SQLite or PostgreSQL; makes the directory and the file of a new SQLite database.

    Raises
    ------
    DatabaseUnusable
        The address names no database Fettle speaks to, or the file cannot be made.
    """
    try:
        url = make_url(address)
        url = url.set(drivername=DRIVERS.get(url.drivername, url.drivername))
        if url.drivername not in DRIVERS.values():
            raise DatabaseUnusable(shown(url), f"no driver for {url.drivername}")
        if url.get_backend_name() == "sqlite":
            return _sqlite(url)
        return create_async_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_TIMEOUT_S})
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseUnusable("?", str(error)) from None


def _sqlite(url: URL) -> AsyncEngine:
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        _make_file(url, Path(url.database))
    waiting = {} if "timeout" in url.query else {"timeout": LOCK_TIMEOUT_S}
    engine = create_async_engine(url, connect_args={"isolation_level": None, **waiting})
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def try_file(engine: AsyncEngine) -> None:
    """Open a SQLite file once, without asyncio: a worker thread that fails to open one outlives the event loop.

    Raises
    ------
    DatabaseUnusable
        It is no database, damaged, locked or out of reach.
    """
    (path,), options = engine.dialect.create_connect_args(engine.url)
    try:
        with closing(sqlite3.connect(path, **{"timeout": LOCK_TIMEOUT_S, **options})) as connection:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        raise DatabaseUnusable(shown(engine.url), str(error)) from None


def _make_file(url: URL, path: Path) -> None:
    """Make a new file readable by its owner alone; leave an old one as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise DatabaseUnusable(shown(url), error.strerror or str(error)) from None


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: a reader that turns writer later could not wait for it."""
    options = connection.get_execution_options()
    if not options.get("outside_transaction"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
