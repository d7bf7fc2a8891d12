"""An agent over a seeded club, planned by whatever a test plugs in."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.agent import Agent
from agent.assembly import assembled
from store import Store
from tests.loopback.people import Club, club, seeded_file


@pytest.fixture(scope="session")
def seeded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded file to copy."""
    return seeded_file(tmp_path_factory.mktemp("seeded") / "fettle.db")


@pytest.fixture
async def seeded_store(seeded_sqlite: Path, tmp_path: Path) -> AsyncIterator[Store]:
    """A seeded store of this test's own."""
    async with await Store.open(f"sqlite:///{shutil.copy(seeded_sqlite, tmp_path / 'seeded.db')}") as store:
        yield store


@pytest.fixture
async def people(seeded_store: Store) -> Club:
    """The seeded club."""
    return await club(seeded_store)


@pytest.fixture
async def agent(seeded_store: Store, tmp_path: Path) -> AsyncIterator[Agent]:
    """The agent with its checkpointer, planned offline."""
    async with assembled(seeded_store, tmp_path / "checkpoints.db") as built:
        yield built
