"""The audit trail: who did what to whose data, each event sealed with the one before it."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from physiology.finding import Shape
from store.columns import utc
from store.database import Database
from store.tables import audit_events, audit_head

HEAD_ID = 1
GENESIS = "0" * 64


class AuditEvent(Shape):
    """Something that happened to somebody's data. `detail` never holds a health value."""

    at: datetime
    kind: str
    """For example `asked`, `looked_at`, `imported`, `refused`."""
    person_id: str
    """Who did it."""
    subject_id: str | None
    """Whose data it was about."""
    detail: dict[str, str]


class AuditReport(Shape):
    """What a check of the whole trail found."""

    events: int
    ok: bool
    first_bad: int | None
    """Number of the first event that is not as it was written, counted from 1; None where all are."""


class TrailCut(Exception):
    """The record of where the trail ends is gone: nothing can be added to it."""


class Audit:
    """A chain of SHA-256 seals: a changed, missing, added or moved event breaks it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, event: AuditEvent) -> None:
        """Add an event at the end.

        Raises
        ------
        TrailCut
            Somebody removed the record of where the trail ends.
        """
        body = json.dumps(event.detail, sort_keys=True)
        head = select(audit_head.c.events, audit_head.c.hash).where(audit_head.c.id == HEAD_ID).with_for_update()
        async with self._database.writing() as connection:
            end = (await connection.execute(head)).one_or_none()
            if end is None:
                raise TrailCut
            events, previous = end
            at = utc("at", event.at)
            seal = _seal(previous, events + 1, at, event.kind, event.person_id, event.subject_id, body)
            row = {"seq": events + 1, "at": at, "kind": event.kind, "person_id": event.person_id}
            row |= {"subject_id": event.subject_id, "detail": body, "hash": seal}
            await connection.execute(insert(audit_events).values(row))
            await connection.execute(update(audit_head).values(events=events + 1, hash=seal))

    async def verify(self) -> AuditReport:
        """Recompute every seal."""
        head = select(audit_head.c.events, audit_head.c.hash).where(audit_head.c.id == HEAD_ID)
        rows = select(audit_events).order_by(audit_events.c.seq)
        count, seal, first_bad = 0, GENESIS, None
        async with self._database.reading() as connection:
            expected, last = (await connection.execute(head)).one_or_none() or (0, GENESIS)
            async with connection.stream(rows) as found:
                async for row in found:
                    count += 1
                    seal = _seal(seal, count, *row[1:-1])
                    if first_bad is None and (row.seq != count or row.hash != seal):
                        first_bad = count
        if first_bad is None and count != expected:
            first_bad = min(count, expected) + 1
        if first_bad is None and seal != last:
            first_bad = count
        return AuditReport(events=count, ok=first_bad is None, first_bad=first_bad)

    async def about(self, subject_id: str) -> tuple[AuditEvent, ...]:
        """Every event about somebody's data, oldest first."""
        rows = select(audit_events).where(audit_events.c.subject_id == subject_id).order_by(audit_events.c.seq)
        async with self._database.reading() as connection:
            found = (await connection.execute(rows)).all()
        return tuple(_event(row) for row in found)


def _event(row: Row[Any]) -> AuditEvent:
    return AuditEvent(
        at=row.at, kind=row.kind, person_id=row.person_id, subject_id=row.subject_id, detail=json.loads(row.detail)
    )


def _seal(previous: str, seq: int, at: datetime, kind: str, person_id: str, subject_id: str | None, detail: str) -> str:
    """The seal of an event: a digest of its content, its number and the seal before it."""
    content = json.dumps([previous, seq, at.isoformat(timespec="microseconds"), kind, person_id, subject_id, detail])
    return hashlib.sha256(content.encode()).hexdigest()
