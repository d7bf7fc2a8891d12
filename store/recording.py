"""Recording the same thing twice changes nothing: rows are compared with what is stored, then written at once."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.finding import Shape

K = TypeVar("K")
V = TypeVar("V")


class Recorded(Shape):
    """What an import did, in different rows: two equal ones in one import are one."""

    new: int = 0
    unchanged: int = 0
    changed: int = 0

    def __add__(self, other: "Recorded") -> "Recorded":
        return Recorded(
            new=self.new + other.new, unchanged=self.unchanged + other.unchanged, changed=self.changed + other.changed
        )


def compared(wanted: Mapping[K, V], stored: Mapping[K, V]) -> tuple[list[K], Recorded]:
    """The keys that must be written, and what writing them will have done."""
    new = [key for key in wanted if key not in stored]
    changed = [key for key, value in wanted.items() if key in stored and stored[key] != value]
    unchanged = len(wanted) - len(new) - len(changed)
    return new + changed, Recorded(new=len(new), unchanged=unchanged, changed=len(changed))


async def upsert(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], identity: Sequence[str]
) -> None:
    """Insert rows; where one with the same identity exists, replace everything else in it but its id and place."""
    if not rows:
        return
    statement = _insert(connection, table)
    by = [table.c[name] for name in identity]
    kept = {*identity, "id", "place"}
    replaced = {name: statement.excluded[name] for name in rows[0] if name not in kept}
    await connection.execute(statement.on_conflict_do_update(index_elements=by, set_=replaced), rows)


async def insert_missing(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], identity: Sequence[str]
) -> None:
    """Insert rows; leave alone those whose identity exists."""
    if rows:
        by = [table.c[name] for name in identity]
        await connection.execute(_insert(connection, table).on_conflict_do_nothing(index_elements=by), rows)


def _insert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
