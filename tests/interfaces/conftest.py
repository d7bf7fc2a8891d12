"""A seeded database and what a running Fettle needs to be told about it."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from settings import Settings
from store import Store
from tests.loopback.people import Club, club, seeded_file

T = TypeVar("T")
Using = Callable[[Callable[[Store], Awaitable[T]]], T]


@pytest.fixture(scope="module")
def seeded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded file to copy."""
    return seeded_file(tmp_path_factory.mktemp("seeded") / "fettle.db")


@pytest.fixture(scope="module")
def home(seeded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A module's own home with the seeded database in it."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copy(seeded_sqlite, folder / "fettle.db")
    return folder


@pytest.fixture(scope="module")
def using(home: Path) -> Using[object]:
    """Do something with the store of this home, from outside the running Fettle."""

    def use(work: Callable[[Store], Awaitable[T]]) -> T:
        async def opened() -> T:
            async with await Store.open(settings_of(home).database) as store:
                return await work(store)

        return asyncio.run(opened())

    return use


@pytest.fixture(scope="module")
def people(using: Using[Club]) -> Club:
    """The seeded club."""
    return using(club)


def settings_of(home: Path, **more: object) -> Settings:
    """Settings that look at nothing outside."""
    plain = {
        "database_url": None,
        "model": None,
        "openai_api_key": None,
        "openai_base_url": None,
        "telegram_token": None,
    }
    return Settings(home=home, **{**plain, **more})


def now() -> datetime:
    """A Fettle that runs for real reads the real clock."""
    return datetime.now(UTC)
