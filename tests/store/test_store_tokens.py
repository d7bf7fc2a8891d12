"""Tokens: long, kept as digests, good for half a year, worthless once revoked or erased."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from store import Athlete, Bearer, NaiveInstant, Store
from store.tokens import TOKEN_LIFE

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
SECOND = timedelta(seconds=1)


async def test_a_token_speaks_for_the_person_it_was_issued_to(store: Store) -> None:
    tokens = [await store.tokens.issue("ada", "athlete", NOW), await store.tokens.issue("jo", "coach", NOW)]
    assert [await store.tokens.bearer(token, NOW) for token in tokens] == [
        Bearer(person_id="ada", role="athlete"),
        Bearer(person_id="jo", role="coach"),
    ]


@pytest.mark.parametrize("wrong", ["", "x", "\x00", "\ud800", "' OR 1=1 --", "é" * 500])
async def test_another_token_speaks_for_nobody(store: Store, wrong: str) -> None:
    token = await store.tokens.issue("ada", "athlete", NOW)
    assert await store.tokens.bearer(wrong, NOW) is None
    assert await store.tokens.bearer(token[:-1], NOW) is None


async def test_a_token_is_long_and_kept_only_as_a_digest(
    store: Store, behind_the_store: Callable[[str], list[tuple[object, ...]]]
) -> None:
    tokens = {await store.tokens.issue("ada", "athlete", NOW) for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43
    kept = repr(behind_the_store("SELECT * FROM api_tokens"))
    assert not any(token in kept for token in tokens)


async def test_a_token_ends_after_half_a_year_and_is_then_swept(
    store: Store, behind_the_store: Callable[[str], list[tuple[object, ...]]]
) -> None:
    token = await store.tokens.issue("ada", "athlete", NOW)
    assert await store.tokens.bearer(token, NOW + TOKEN_LIFE - SECOND) is not None
    assert await store.tokens.bearer(token, NOW + TOKEN_LIFE) is None
    await store.tokens.issue("ben", "athlete", NOW + TOKEN_LIFE)
    assert behind_the_store("SELECT person_id FROM api_tokens") == [("ben",)]


async def test_revoking_ends_all_tokens_of_one_person(store: Store) -> None:
    first, second = [await store.tokens.issue("ada", "athlete", NOW) for _ in range(2)]
    other = await store.tokens.issue("ben", "athlete", NOW)
    assert await store.tokens.revoke("ada") == 2
    assert [await store.tokens.bearer(token, NOW) for token in (first, second)] == [None, None]
    assert await store.tokens.bearer(other, NOW) is not None
    assert await store.tokens.revoke("ada") == 0


async def test_erasing_an_athlete_ends_their_tokens(store: Store, athlete: Athlete) -> None:
    token = await store.tokens.issue(athlete.id, "athlete", NOW)
    await store.erase_athlete(athlete.id)
    assert await store.tokens.bearer(token, NOW) is None


async def test_a_token_needs_a_moment_with_a_zone(store: Store) -> None:
    with pytest.raises(NaiveInstant):
        await store.tokens.issue("ada", "athlete", datetime(2026, 3, 2))
