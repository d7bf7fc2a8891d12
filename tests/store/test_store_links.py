"""Linking an account: one code, once, for ten minutes, and no guessing."""

import asyncio
import base64
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from store import Link, NaiveInstant, Store, TooManyTries

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def test_a_code_links_an_account_once(store: Store) -> None:
    code = await store.links.issue("ada", "athlete", NOW)
    link = await store.links.redeem(code, "4711", NOW + MINUTE)
    assert link == Link(
        person_id="ada", role="athlete", channel="telegram", channel_user_id="4711", linked_at=NOW + MINUTE
    )
    assert await store.links.linked("telegram", "4711") == link
    assert await store.links.linked("matrix", "4711") is None
    assert await store.links.redeem(code, "4712", NOW + MINUTE) is None
    assert await store.links.linked("telegram", "4712") is None


async def test_a_code_is_long_random_and_kept_only_as_a_digest(
    store: Store, behind_the_store: Callable[[str], list[tuple[object, ...]]]
) -> None:
    codes = [await store.links.issue(f"person {n}", "athlete", NOW) for n in range(20)]
    assert len(set(codes)) == 20
    assert min(len(base64.urlsafe_b64decode(code)) for code in codes) >= 8
    kept = repr(behind_the_store("SELECT * FROM link_codes"))
    assert not any(code in kept for code in codes)


async def test_a_code_dies_after_ten_minutes(store: Store) -> None:
    code = await store.links.issue("ada", "athlete", NOW)
    assert await store.links.redeem(code, "4711", NOW + 10 * MINUTE) is None
    assert await store.links.redeem(code, "4711", NOW + MINUTE) is None
    code = await store.links.issue("ada", "athlete", NOW)
    assert await store.links.redeem(code, "4711", NOW + 10 * MINUTE - timedelta(seconds=1)) is not None


async def test_a_new_code_replaces_the_one_not_used(store: Store) -> None:
    first = await store.links.issue("ada", "athlete", NOW)
    other = await store.links.issue("ben", "coach", NOW)
    second = await store.links.issue("ada", "athlete", NOW)
    assert await store.links.redeem(first, "1", NOW) is None
    assert (await store.links.redeem(second, "2", NOW)) is not None
    assert (await store.links.redeem(other, "3", NOW)) is not None


async def test_five_wrong_codes_lock_the_account_for_ten_minutes(store: Store) -> None:
    code = await store.links.issue("ada", "athlete", NOW)
    for _ in range(5):
        assert await store.links.redeem("wrong", "4711", NOW) is None
    with pytest.raises(TooManyTries) as locked:
        await store.links.redeem(code, "4711", NOW + 9 * MINUTE)
    assert locked.value.until == NOW + 10 * MINUTE
    assert await store.links.redeem(code, "4712", NOW + 9 * MINUTE) is not None
    again = await store.links.issue("ada", "athlete", NOW + 9 * MINUTE)
    assert await store.links.redeem(again, "4711", NOW + 10 * MINUTE) is not None


async def test_after_a_lock_five_more_wrong_codes_lock_again(store: Store) -> None:
    for start in (NOW, NOW + 10 * MINUTE):
        for _ in range(5):
            assert await store.links.redeem("wrong", "4711", start) is None
        with pytest.raises(TooManyTries):
            await store.links.redeem("wrong", "4711", start)


async def test_a_right_code_forgives_the_wrong_ones(store: Store) -> None:
    for _ in range(3):
        for _ in range(4):
            assert await store.links.redeem("wrong", "4711", NOW) is None
        assert await store.links.redeem(await store.links.issue("ada", "athlete", NOW), "4711", NOW) is not None


async def test_guessing_at_once_gives_no_more_tries(store: Store) -> None:
    guesses = [store.links.redeem("wrong", "4711", NOW) for _ in range(20)]
    outcomes = await asyncio.gather(*guesses, return_exceptions=True)
    assert sum(one is None for one in outcomes) == 5
    assert sum(isinstance(one, TooManyTries) for one in outcomes) == 15


async def test_of_many_who_redeem_one_code_at_once_one_is_linked(store: Store) -> None:
    code = await store.links.issue("ada", "athlete", NOW)
    found = await asyncio.gather(*(store.links.redeem(code, str(n), NOW) for n in range(10)))
    assert sum(one is not None for one in found) == 1


async def test_an_account_is_one_person_and_can_be_unlinked(store: Store) -> None:
    for person in ("ada", "ben"):
        await store.links.redeem(await store.links.issue(person, "athlete", NOW), "4711", NOW)
    link = await store.links.linked("telegram", "4711")
    assert link is not None
    assert link.person_id == "ben"
    assert await store.links.unlink("telegram", "4711")
    assert not await store.links.unlink("telegram", "4711")
    assert await store.links.linked("telegram", "4711") is None


async def test_a_code_needs_a_moment_with_a_zone(store: Store) -> None:
    with pytest.raises(NaiveInstant):
        await store.links.issue("ada", "athlete", datetime(2026, 3, 2))
