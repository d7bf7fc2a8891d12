"""Recorded streams: what a sensor measured within a session, sample by sample."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import RowMapping, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.history import FloatArray
from physiology.metrics import metric as catalogued
from physiology.observation import Source
from physiology.stream import Stream
from store.columns import storable, utc
from store.database import Database
from store.people import lock_athlete
from store.recording import Recorded, compared, upsert
from store.samples import packed, unpacked
from store.tables import recorded_streams


class Identity(NamedTuple):
    """What makes a recording this one and no other."""

    metric: str
    site: str | None
    on: date
    started_at: datetime | None
    vendor: str
    device: str | None
    method: str | None


class Content(NamedTuple):
    """What can be compared without unpacking anything."""

    digest: str
    efforts: str


class Streams:
    """What was recorded, by athlete."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, athlete_id: str, recorded: Iterable[Stream]) -> Recorded:
        """Keep recordings. One of the same metric, site, day, start and source replaces the older one.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        UnknownMetric
            A metric is not in the catalogue.
        UnstorableStream
            A recording has no sample or too many, its time does not run forward, or a value is infinite.
        NaiveInstant
            A start has no time zone.
        """
        rows = {_identity(one): _row(one) for one in recorded}
        wanted = {identity: Content(row["digest"], row["efforts"]) for identity, row in rows.items()}
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            stored = await _contents(connection, athlete_id, wanted)
            to_write, outcome = compared(wanted, stored)
            new = [{"athlete_id": athlete_id, **identity._asdict(), **rows[identity]} for identity in to_write]
            await upsert(connection, recorded_streams, new, ("athlete_id", *Identity._fields))
        return outcome

    async def of(self, athlete_id: str, metric: str, first_on: date, last_on: date) -> tuple[Stream, ...]:
        """Every recording of a metric between two days, both included, oldest first, from all sites and sources."""
        table = recorded_streams.c
        rows = _in_order(athlete_id).where(table.metric == metric, table.on.between(first_on, last_on))
        async with self._database.reading() as connection:
            return tuple(_stream(row) for row in (await connection.execute(rows)).mappings().all())

    async def recorded_by(
        self, athlete_ids: Sequence[str], metric: str, first_on: date, last_on: date
    ) -> frozenset[str]:
        """Which of these athletes recorded a metric between two days, both included, in one query."""
        table = recorded_streams.c
        recorded = select(table.athlete_id).distinct()
        rows = recorded.where(
            table.athlete_id.in_(athlete_ids), table.metric == metric, table.on.between(first_on, last_on)
        )
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(rows)).scalars().all())


async def exported_streams(connection: AsyncConnection, athlete_id: str) -> list[dict[str, Any]]:
    """Every recording of an athlete as plain values; `None` where the sensor had none."""
    found = (await connection.execute(_in_order(athlete_id))).mappings().all()
    return [_exported(row) for row in found]


def _in_order(athlete_id: str) -> Select[Any]:
    table = recorded_streams.c
    mine = select(recorded_streams).where(table.athlete_id == athlete_id)
    return mine.order_by(table.on, table.started_at, table.metric, table.site, table.id)


async def _contents(
    connection: AsyncConnection, athlete_id: str, wanted: Iterable[Identity]
) -> dict[Identity, Content]:
    days = [identity.on for identity in wanted]
    if not days:
        return {}
    table = recorded_streams.c
    names = (*Identity._fields, *Content._fields)
    near = select(*(table[name] for name in names)).where(
        table.athlete_id == athlete_id, table.on.between(min(days), max(days))
    )
    found = (await connection.execute(near)).all()
    return {Identity(*row[: len(Identity._fields)]): Content(*row[len(Identity._fields) :]) for row in found}


def _identity(one: Stream) -> Identity:
    source = one.source
    return Identity(
        metric=catalogued(one.metric).key,
        site=_key(one.site),
        on=one.on,
        started_at=None if one.started_at is None else utc("started_at", one.started_at),
        vendor=storable(source.vendor),
        device=_key(source.device),
        method=_key(source.method),
    )


def _key(text: str | None) -> str | None:
    return storable(text) if text else None


def _row(one: Stream) -> dict[str, Any]:
    samples, digest = packed(one)
    efforts = json.dumps([[float(first), float(last)] for first, last in one.efforts_s])
    return {"n_samples": one.seconds.size, "samples": samples, "digest": digest, "efforts": efforts}


def _stream(row: RowMapping) -> Stream:
    seconds, values = unpacked(row["samples"], row["n_samples"])
    return Stream(
        metric=row["metric"],
        on=row["on"],
        seconds=seconds,
        values=values,
        source=Source(vendor=row["vendor"], device=row["device"], method=row["method"]),
        started_at=row["started_at"],
        site=row["site"],
        efforts_s=tuple((first, last) for first, last in json.loads(row["efforts"])),
    )


def _exported(row: RowMapping) -> dict[str, Any]:
    seconds, values = unpacked(row["samples"], row["n_samples"])
    started_at: datetime | None = row["started_at"]
    return {
        **{name: row[name] for name in Identity._fields},
        "on": row["on"].isoformat(),
        "started_at": None if started_at is None else started_at.isoformat(),
        "efforts_s": json.loads(row["efforts"]),
        "seconds": seconds.tolist(),
        "values": _known(values),
    }


def _known(values: FloatArray) -> list[float | None]:
    return [value if known else None for value, known in zip(values.tolist(), np.isfinite(values), strict=True)]
