"""The audit trail: whoever changes the past is seen."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from store import AuditEvent, AuditReport, Store, TrailCut

NOW = datetime(2026, 3, 2, 6, 0, 0, 123456, tzinfo=UTC)


def event(n: int, subject_id: str | None = "ada") -> AuditEvent:
    return AuditEvent(
        at=NOW + timedelta(minutes=n),
        kind="looked_at",
        person_id="coach",
        subject_id=subject_id,
        detail={"tool": f"assess_load {n}", "ä": "ö"},
    )


@pytest.fixture
async def trail(store: Store) -> Store:
    for n in range(1, 6):
        await store.audit.append(event(n, "ada" if n % 2 else None))
    return store


async def test_an_untouched_trail_is_whole(trail: Store) -> None:
    assert await trail.audit.verify() == AuditReport(events=5, ok=True, first_bad=None)


async def test_an_empty_trail_is_whole(store: Store) -> None:
    assert await store.audit.verify() == AuditReport(events=0, ok=True, first_bad=None)


async def test_the_athlete_sees_who_looked(trail: Store) -> None:
    assert await trail.audit.about("ada") == (event(1), event(3), event(5))
    assert await trail.audit.about("ben") == ()


TAMPERING = {
    "another instant": ("UPDATE audit_events SET at = '2026-03-02 07:00:00.000000+00' WHERE seq = 2", 2),
    "another kind": ("UPDATE audit_events SET kind = 'asked' WHERE seq = 3", 3),
    "another person": ("UPDATE audit_events SET person_id = 'nobody' WHERE seq = 1", 1),
    "another subject": ("UPDATE audit_events SET subject_id = 'ben' WHERE seq = 1", 1),
    "a subject removed": ("UPDATE audit_events SET subject_id = NULL WHERE seq = 3", 3),
    "another detail": ("UPDATE audit_events SET detail = '{}' WHERE seq = 5", 5),
    "another seal": ("UPDATE audit_events SET hash = 'x' WHERE seq = 4", 4),
    "first event gone": ("DELETE FROM audit_events WHERE seq = 1", 1),
    "middle event gone": ("DELETE FROM audit_events WHERE seq = 3", 3),
    "last event gone": ("DELETE FROM audit_events WHERE seq = 5", 5),
    "tail gone": ("DELETE FROM audit_events WHERE seq > 2", 3),
    "everything gone": ("DELETE FROM audit_events", 1),
    "renumbered after a gap": ("UPDATE audit_events SET seq = 6 WHERE seq = 5", 5),
    "an event added": (
        "INSERT INTO audit_events SELECT 6, at, kind, person_id, NULL, detail, hash FROM audit_events WHERE seq = 5",
        6,
    ),
    "another end": ("UPDATE audit_head SET hash = 'x'", 5),
    "a shorter end": ("UPDATE audit_head SET events = 4", 5),
    "no end": ("DELETE FROM audit_head", 1),
}


@pytest.mark.parametrize(("statement", "first_bad"), TAMPERING.values(), ids=TAMPERING.keys())
async def test_tampering_is_found_where_it_begins(
    trail: Store, behind_the_store: Callable[[str], object], statement: str, first_bad: int
) -> None:
    behind_the_store(statement)
    report = await trail.audit.verify()
    assert not report.ok
    assert report.first_bad == first_bad


async def test_nothing_is_added_to_a_trail_without_an_end(
    trail: Store, behind_the_store: Callable[[str], object]
) -> None:
    behind_the_store("DELETE FROM audit_head")
    with pytest.raises(TrailCut):
        await trail.audit.append(event(6))


async def test_two_events_that_change_places_are_found(trail: Store, behind_the_store: Callable[[str], object]) -> None:
    for old, new in ((2, 99), (4, 2), (99, 4)):
        behind_the_store(f"UPDATE audit_events SET seq = {new} WHERE seq = {old}")
    assert await trail.audit.verify() == AuditReport(events=5, ok=False, first_bad=2)


async def test_events_written_at_once_form_one_trail(store: Store) -> None:
    await asyncio.gather(*(store.audit.append(event(n)) for n in range(30)))
    assert await store.audit.verify() == AuditReport(events=30, ok=True, first_bad=None)
    assert {one.at for one in await store.audit.about("ada")} == {event(n).at for n in range(30)}
