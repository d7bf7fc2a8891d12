"""Observations: what devices and people reported, each kept under its own source."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.metrics import metric as catalogued
from physiology.observation import Observation, Source
from store.columns import finite, storable, utc
from store.database import Database
from store.people import lock_athlete
from store.recording import Recorded, compared, upsert
from store.tables import done_sessions, observations, rest_days, streams


class StreamKey(NamedTuple):
    """One metric from one source."""

    metric: str
    vendor: str
    device: str | None
    method: str | None


Slot = tuple[int, date, datetime | None]
"""Stream, day, instant: where a value belongs."""


class Observations:
    """What was reported, by athlete."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, athlete_id: str, reported: Iterable[Observation]) -> Recorded:
        """Keep observations. One of the same metric, day, source and instant replaces the older one.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        UnknownMetric
            A metric is not in the catalogue.
        UnstorableValue
            A value is NaN or infinite.
        NaiveInstant
            An instant has no time zone.
        """
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            return await _record(connection, athlete_id, tuple(reported))

    async def remove(self, athlete_id: str, reported: Iterable[Observation]) -> int:
        """Take observations back: those of the same metric, day, source and instant. How many there were.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        NaiveInstant
            An instant has no time zone.
        """
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            ids = await _known_streams(connection, athlete_id)
            return sum([await _remove(connection, ids.get(_stream_key(one)), one) for one in reported])

    async def of(self, athlete_id: str, metric: str, first_on: date, last_on: date) -> tuple[Observation, ...]:
        """Every observation of a metric between two days, both included, oldest first, from all sources."""
        table = observations.c
        rows = (
            select(table.value, table.on, table.at, table.suspect, streams.c.vendor, streams.c.device, streams.c.method)
            .join_from(observations, streams)
            .where(streams.c.athlete_id == athlete_id, streams.c.metric == metric, table.on.between(first_on, last_on))
            .order_by(table.on, table.at, table.stream_id)
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(rows)).all()
        return tuple(
            Observation(
                metric=metric,
                value=value,
                on=on,
                at=at,
                quality="suspect" if suspect else "ok",
                source=Source(vendor=vendor, device=device, method=method),
            )
            for value, on, at, suspect, vendor, device, method in found
        )

    async def span(self, athlete_id: str) -> tuple[date, date] | None:
        """The first and the last day anything is known of: an observation, a session done, a confirmed rest day."""
        mine = select(streams.c.id).where(streams.c.athlete_id == athlete_id)
        bounds = union_all(
            select(func.min(observations.c.on).label("first_on"), func.max(observations.c.on).label("last_on")).where(
                observations.c.stream_id.in_(mine)
            ),
            *(
                select(func.min(table.c.on), func.max(table.c.on)).where(table.c.athlete_id == athlete_id)
                for table in (done_sessions, rest_days)
            ),
        ).subquery()
        whole = select(func.min(bounds.c.first_on), func.max(bounds.c.last_on))
        async with self._database.reading() as connection:
            first_on, last_on = (await connection.execute(whole)).one()
        return None if first_on is None else (first_on, last_on)


async def _record(connection: AsyncConnection, athlete_id: str, reported: tuple[Observation, ...]) -> Recorded:
    if not reported:
        return Recorded()
    ids = await _stream_ids(connection, athlete_id, {_stream_key(one) for one in reported})
    wanted: dict[Slot, tuple[float, bool]] = {}
    for one in reported:
        at = None if one.at is None else utc(one.metric, one.at)
        slot = (ids[_stream_key(one)], one.on, at)
        wanted[slot] = (finite(one.metric, one.value), one.quality == "suspect")
    stored = await _stored(connection, wanted)
    to_write, recorded = compared(wanted, stored)
    rows = [
        {"stream_id": slot[0], "on": slot[1], "at": slot[2], "value": wanted[slot][0], "suspect": wanted[slot][1]}
        for slot in to_write
    ]
    await upsert(connection, observations, rows, ("stream_id", "on", "at"))
    return recorded


async def _remove(connection: AsyncConnection, stream_id: int | None, one: Observation) -> int:
    if stream_id is None:
        return 0
    table = observations.c
    at = bindparam("told_at", None if one.at is None else utc(one.metric, one.at), table.at.type)
    here = and_(table.stream_id == stream_id, table.on == one.on, table.at == at)
    return int((await connection.execute(delete(observations).where(here))).rowcount)


async def _stored(connection: AsyncConnection, wanted: Iterable[Slot]) -> dict[Slot, tuple[float, bool]]:
    """What is known of the streams and days about to be written."""
    table = observations.c
    stream_ids = {slot[0] for slot in wanted}
    days = [slot[1] for slot in wanted]
    near = and_(table.stream_id.in_(stream_ids), table.on.between(min(days), max(days)))
    rows = (await connection.execute(select(observations).where(near))).all()
    return {(stream_id, on, at): (value, suspect) for stream_id, on, at, value, suspect in rows}


def _stream_key(one: Observation) -> StreamKey:
    source = one.source
    return StreamKey(one.metric, storable(source.vendor), _key(source.device), _key(source.method))


def _key(text: str | None) -> str | None:
    return storable(text) if text else None


async def _stream_ids(connection: AsyncConnection, athlete_id: str, keys: set[StreamKey]) -> dict[StreamKey, int]:
    """The ids of an athlete's streams; new ones are made."""
    known = await _known_streams(connection, athlete_id)
    new = sorted(keys - known.keys(), key=str)
    if not new:
        return known
    rows = [{"athlete_id": athlete_id, **key._asdict()} for key in new if catalogued(key.metric)]
    await connection.execute(insert(streams), rows)
    return await _known_streams(connection, athlete_id)


async def _known_streams(connection: AsyncConnection, athlete_id: str) -> dict[StreamKey, int]:
    table = streams.c
    mine = select(table.id, table.metric, table.vendor, table.device, table.method).where(
        table.athlete_id == athlete_id
    )
    return {StreamKey(*rest): stream_id for stream_id, *rest in (await connection.execute(mine)).all()}
