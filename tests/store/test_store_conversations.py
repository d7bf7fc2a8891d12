"""Threads belong to whoever began them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from store import ForeignThread, Store, ToolUse, Turn

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)


def turn(n: int) -> Turn:
    return Turn(
        asked_at=NOW + timedelta(minutes=n),
        text=f"question {n} \x00 ümläut",
        reply=f"reply {n}",
        action="answer",
        route="offline",
        language="en",
        tools=(ToolUse(name="assess_load", arguments={"on": "2026-03-02", "limit": None, "days": 7}, ok=True),),
        evidence_json='[{"id": "e1"}]',
        understood_json='{"intent": "load"}',
        decision_id="d1",
    )


async def test_a_thread_gives_its_newest_turns_oldest_first(store: Store) -> None:
    for n in range(5):
        await store.conversations.append("t", "ada", turn(n))
    assert await store.conversations.turns("t", "ada", last=3) == (turn(2), turn(3), turn(4))
    assert await store.conversations.turns("t", "ada", last=99) == tuple(turn(n) for n in range(5))


async def test_a_thread_nobody_began_is_empty(store: Store) -> None:
    assert await store.conversations.turns("t", "ada", last=3) == ()


async def test_nobody_reads_or_writes_a_foreign_thread(store: Store) -> None:
    await store.conversations.append("t", "ada", turn(0))
    with pytest.raises(ForeignThread) as foreign:
        await store.conversations.turns("t", "ben", last=3)
    assert foreign.value.thread == "t"
    with pytest.raises(ForeignThread):
        await store.conversations.append("t", "ben", turn(1))
    assert await store.conversations.turns("t", "ada", last=3) == (turn(0),)


async def test_of_two_who_begin_a_thread_at_once_one_owns_it(store: Store) -> None:
    attempts = [store.conversations.append("t", owner, turn(0)) for owner in ("ada", "ben", "cas", "dan")]
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["ForeignThread"] * 3 + ["NoneType"]
