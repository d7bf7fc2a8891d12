"""Opening a database: made where there is none, left alone where it cannot be used."""

import asyncio
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from physiology.observation import Source
from physiology.session import DoneSession
from store import DatabaseUnusable, Recorded, Store, migrations
from store.database import Database
from store.engine import engine_of
from store.tables import metadata


@pytest.fixture(params=["sqlite", "postgres"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database nobody has opened."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'not' / 'yet' / 'fettle.db'}"
    create: Callable[[], str] = request.getfixturevalue("new_postgres_database")
    return create()


async def test_a_new_database_has_the_tables_the_code_speaks_of(new_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        options = {"version_table": migrations.VERSION_TABLE, "compare_type": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    database = await Database.open(new_url)
    try:
        async with database.reading() as connection:
            assert await connection.run_sync(differences) == []
    finally:
        await database.close()


async def test_a_database_opened_by_many_at_once_is_made_once(new_url: str) -> None:
    stores = await asyncio.gather(*(Store.open(new_url) for _ in range(4)))
    teams = [await store.people.add_team(f"Team {n}") for n, store in enumerate(stores)]
    assert await stores[0].people.teams() == tuple(teams)
    for store in stores:
        await store.close()


async def test_what_was_kept_is_there_when_opened_again(new_url: str) -> None:
    async with await Store.open(new_url) as store:
        team = await store.people.add_team("Harriers")
    async with await Store.open(new_url) as store:
        assert await store.people.teams() == (team,)


async def test_a_database_of_an_older_version_keeps_what_it_holds(new_url: str) -> None:
    def first_step(connection: Connection) -> None:
        command.upgrade(migrations.configuration(connection), "0001")
        connection.execute(text("INSERT INTO teams (id, name, name_key) VALUES ('t', 'Harriers', 'harriers')"))

    older = await create_older(new_url, first_step)
    assert older == "0001"
    async with await Store.open(new_url) as store:
        team = await store.people.team("Harriers")
        assert team is not None
        athlete = await store.people.add_athlete(team.id, "Ada")
        session = DoneSession(on=date(2026, 3, 2), activity="run", duration_min=30, source=Source(vendor="chat"))
        assert await store.sessions.record_done(athlete.id, [session]) == Recorded(new=1)


async def create_older(url: str, step: Callable[[Connection], None]) -> str | None:
    """Make a database as an older version left it, and say which step it stands at."""
    engine = engine_of(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(step)
            return await connection.run_sync(migrations.revision_of)
    finally:
        await engine.dispose()


def test_the_newest_step_is_the_one_the_code_expects() -> None:
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert script.get_heads() == [migrations.HEAD]


async def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    await (await Store.open(f"sqlite:///{tmp_path / 'new' / 'fettle.db'}")).close()
    assert stat.S_IMODE((tmp_path / "new" / "fettle.db").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


async def test_a_database_in_memory_is_a_database() -> None:
    async with await Store.open("sqlite://") as store:
        team = await store.people.add_team("Harriers")
        assert await store.people.teams() == (team,)


async def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "fettle.db"
    path.write_bytes(b"my training diary, not a database. " * 100)
    with pytest.raises(DatabaseUnusable) as unusable:
        await Store.open(f"sqlite:///{path}")
    assert unusable.value.why == "file is not a database"
    assert str(path) in unusable.value.url
    assert unusable.value.__cause__ is None
    assert path.read_bytes() == b"my training diary, not a database. " * 100


def test_a_damaged_database_is_left_as_it_is(tmp_path: Path, migrated_sqlite: Path) -> None:
    whole = migrated_sqlite.read_bytes()
    damaged = whole[:100] + b"\xff" * (len(whole) - 100)
    path = tmp_path / "fettle.db"
    path.write_bytes(damaged)
    with pytest.raises(DatabaseUnusable) as unusable:
        asyncio.run(Store.open(f"sqlite:///{path}"))
    assert "malformed" in unusable.value.why
    assert path.read_bytes() == damaged


async def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseUnusable) as unusable:
        await Store.open(f"sqlite:///{tmp_path / 'file' / 'fettle.db'}")
    assert unusable.value.why == "File exists"


async def test_a_directory_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable) as unusable:
        await Store.open(f"sqlite:///{tmp_path}")
    assert unusable.value.why == "unable to open database file"


async def test_a_database_somebody_else_holds_is_said_to_be_locked(sqlite_url: str) -> None:
    with closing(sqlite3.connect(Path(sqlite_url.removeprefix("sqlite:///")))) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnusable) as unusable:
            await Store.open(f"{sqlite_url}?timeout=0.05")
    assert unusable.value.why == "database is locked"


async def test_a_write_waits_no_longer_than_told_for_another_writer(sqlite_url: str) -> None:
    async with await Store.open(f"{sqlite_url}?timeout=0.05") as store:
        with closing(sqlite3.connect(Path(sqlite_url.removeprefix("sqlite:///")))) as other:
            other.execute("BEGIN IMMEDIATE")
            assert await store.people.teams() == ()
            with pytest.raises(DatabaseUnusable) as unusable:
                await store.people.add_team("Harriers")
        assert unusable.value.why == "database is locked"
        await store.people.add_team("Harriers")


async def test_a_database_that_may_only_be_read_refuses_a_write(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    async with await Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        assert await store.people.teams() == ()
        with pytest.raises(DatabaseUnusable) as unusable:
            await store.people.add_team("Harriers")
    assert unusable.value.why == "attempt to write a readonly database"


async def test_a_database_of_a_newer_version_is_left_as_it_is(
    store: Store, database_url: str, behind_the_store: Callable[[str], list[tuple[object, ...]]]
) -> None:
    team = await store.people.add_team("Harriers")
    behind_the_store("UPDATE fettle_schema SET version_num = '9999'")
    try:
        with pytest.raises(DatabaseUnusable) as unusable:
            await Store.open(database_url)
        assert unusable.value.why.startswith("schema 9999 is unknown to this version")
        assert behind_the_store("SELECT version_num FROM fettle_schema") == [("9999",)]
        assert behind_the_store("SELECT id FROM teams") == [(team.id,)]
    finally:
        behind_the_store(f"UPDATE fettle_schema SET version_num = '{migrations.HEAD}'")


async def test_tables_in_the_way_stop_the_first_step_and_stay(
    new_postgres_database: Callable[[], str], tmp_path: Path
) -> None:
    path = tmp_path / "fettle.db"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE observations (note TEXT)")
    with pytest.raises(DatabaseUnusable) as unusable:
        await Store.open(f"sqlite:///{path}")
    assert "already exists" in unusable.value.why
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("observations",)]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ada:hunter2@/fettle?host=/nowhere",
        "postgresql://ada@/fettle?host=/nowhere&password=hunter2",
        "postgresql+asyncpg://ada:hunter2@/fettle",
        "mysql://ada:hunter2@127.0.0.1/fettle",
        "hunter2 is not an address",
    ],
)
async def test_an_address_without_a_database_is_unusable_and_no_password_is_shown(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as unusable:
        await Store.open(url)
    assert "hunter2" not in str(unusable.value)
    assert unusable.value.why
