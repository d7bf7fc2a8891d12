"""What an athlete may have: everything kept about them, or nothing left of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, Select, Table, delete, or_, select

from store.database import Database
from store.people import UnknownAthlete, lock_athlete
from store.streams import exported_streams
from store.tables import (
    api_tokens,
    athletes,
    audit_events,
    cuff_records,
    decisions,
    done_sessions,
    link_codes,
    links,
    observations,
    planned_sessions,
    rest_days,
    streams,
    threads,
    turns,
)

Rows = list[dict[str, Any]]


async def export_athlete(database: Database, athlete_id: str) -> dict[str, Rows]:
    """Every row about an athlete, by table, as plain values with ISO days and instants.

    Raises
    ------
    UnknownAthlete
        Nobody has this id.
    """
    async with database.reading() as connection:
        found = {
            name: [_plain(row) for row in (await connection.execute(rows)).mappings().all()]
            for name, rows in _rows(athlete_id).items()
        }
        found["recorded_streams"] = await exported_streams(connection, athlete_id)
    if not found["athletes"]:
        raise UnknownAthlete(athlete_id)
    return found


async def erase_athlete(database: Database, athlete_id: str) -> None:
    """Remove an athlete and everything reported, planned, decided and said. The audit trail keeps bare ids.

    Raises
    ------
    UnknownAthlete
        Nobody has this id.
    """
    async with database.writing() as connection:
        await lock_athlete(connection, athlete_id)
        await connection.execute(delete(threads).where(threads.c.owner_id == athlete_id))
        for table in (links, link_codes, api_tokens):
            await connection.execute(delete(table).where(table.c.person_id == athlete_id))
        await connection.execute(delete(athletes).where(athletes.c.id == athlete_id))
    await database.empty_log()


def _rows(athlete_id: str) -> dict[str, Select[Any]]:
    def own(table: Table) -> Select[Any]:
        return select(table).where(table.c.athlete_id == athlete_id)

    measured = select(streams.c.metric, streams.c.vendor, streams.c.device, streams.c.method, observations).join_from(
        streams, observations
    )
    said = select(turns).join_from(turns, threads).where(threads.c.owner_id == athlete_id)
    event = audit_events.c
    return {
        "athletes": select(athletes).where(athletes.c.id == athlete_id),
        "observations": measured.where(streams.c.athlete_id == athlete_id),
        "planned_sessions": own(planned_sessions),
        "done_sessions": own(done_sessions),
        "rest_days": own(rest_days),
        "decisions": own(decisions),
        "cuff_records": own(cuff_records).order_by(cuff_records.c.seq),
        "turns": said.order_by(turns.c.seq),
        "links": select(links).where(links.c.person_id == athlete_id),
        "audit_events": select(audit_events)
        .where(or_(event.subject_id == athlete_id, event.person_id == athlete_id))
        .order_by(event.seq),
    }


def _plain(row: RowMapping) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in row.items()}
