"""Somebody to keep things about, and a way past the store for whoever tampers."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store import Athlete, Store

Query = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
async def athlete(store: Store) -> Athlete:
    team = await store.people.add_team("Harriers")
    return await store.people.add_athlete(team.id, "Ada Berg")


@pytest.fixture
def behind_the_store(database_url: str) -> Query:
    """Run a statement as somebody who opens the database without the store."""

    def run(statement: str) -> list[tuple[Any, ...]]:
        if database_url.startswith("sqlite"):
            with closing(sqlite3.connect(Path(database_url.removeprefix("sqlite:///")))) as connection, connection:
                return connection.execute(statement).fetchall()
        with psycopg.connect(database_url) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    return run
