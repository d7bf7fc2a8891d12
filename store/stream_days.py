"""One series a metric: the stream that knows most days, or for what athletes say of themselves the newest word."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import Select, String, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.history import FloatArray
from physiology.metrics import METRICS, SELF_REPORTED, Aggregate
from physiology.observation import Source
from store.daily_grid import Days, Grid, Indices
from store.tables import observations, streams


@dataclass(frozen=True, slots=True)
class Stream:
    """One athlete's metric from one source, and its row in the grid."""

    row: int
    athlete_id: str
    metric: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reported:
    """Every value of the window, ordered by stream, day and instant."""

    streams: tuple[Stream, ...]
    rows: Indices
    places: Indices
    values: FloatArray
    instants: Sequence[datetime | str]
    """As the driver hands them over; they sort as they are."""


PORTION = 2000
"""Rows fetched at once."""
CHAT = "chat"
"""The vendor of what people tell."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The series of a metric, and what was left out of it."""

    values: FloatArray
    source: Source
    other_source: bool = False
    """Whether another device or file knows days, too."""
    told: FloatArray | None = None
    """What the athlete told of the same days, where the series is a device's."""


Series = dict[str, Chosen]


async def reported_series(connection: AsyncConnection, athlete_ids: Sequence[str], days: Days) -> dict[str, Series]:
    """Each athlete's series and the source of each. A suspect value is kept in the store and left out here."""
    reported = await _read(connection, athlete_ids, days)
    grid = Grid(len(reported.streams), days.count, reported.rows * days.count + reported.places)
    values = _daily(reported, grid)
    found: dict[str, Series] = defaultdict(dict)
    for (athlete_id, metric), rivals in _rivals(reported, values).items():
        if metric in SELF_REPORTED and len(rivals) > 1:
            found[athlete_id][metric] = Chosen(*_merged(reported, rivals, days.count))
        else:
            found[athlete_id][metric] = _chosen(rivals, values)
    return found


async def _read(connection: AsyncConnection, athlete_ids: Sequence[str], days: Days) -> Reported:
    table = streams.c
    mine = select(table.id, table.athlete_id, table.metric, table.vendor, table.device, table.method).where(
        table.athlete_id.in_(athlete_ids)
    )
    known = (await connection.execute(mine.order_by(table.id))).all()
    cell = observations.c
    window = (
        select(cell.stream_id, type_coerce(cell.on, String), cell.value, type_coerce(cell.at, String))
        .where(
            cell.stream_id.in_(select(table.id).where(table.athlete_id.in_(athlete_ids))),
            cell.on.between(days.first_on, days.last_on),
            cell.suspect.is_(False),
        )
        .order_by(cell.stream_id, cell.on, cell.at)
    )
    ids, on, values, instants = await _columns(connection, window)
    return Reported(
        streams=tuple(
            Stream(row, athlete_id, metric, Source(vendor=vendor, device=device, method=method))
            for row, (_, athlete_id, metric, vendor, device, method) in enumerate(known)
        ),
        rows=np.searchsorted([stream.id for stream in known], ids),
        places=days.places(on),
        values=np.asarray(values, dtype=np.float64),
        instants=instants,
    )


async def _columns(connection: AsyncConnection, window: Select[Any]) -> tuple[list[Any], ...]:
    """The rows of a query as columns, a portion at a time: tens of thousands of live tuples burden every collection."""
    columns: tuple[list[Any], ...] = tuple([] for _ in window.selected_columns)
    async with connection.stream(window) as found:
        async for rows in found.partitions(PORTION):
            for n, column in enumerate(columns):
                column.extend([row[n] for row in rows])
    return columns


def _daily(reported: Reported, grid: Grid) -> FloatArray:
    """One value a day: summed, averaged or the newest, as the catalogue says of the metric."""
    how = [METRICS[one.metric].aggregate if one.metric in METRICS else Aggregate.LAST for one in reported.streams]
    summed = np.array([one is Aggregate.SUM for one in how], dtype=np.bool_)[:, None]
    averaged = np.array([one is Aggregate.MEAN for one in how], dtype=np.bool_)[:, None]
    values = np.where(summed, grid.sums(reported.values), grid.newest(reported.values))
    return np.where(averaged, grid.means(reported.values), values)


def _rivals(reported: Reported, values: FloatArray) -> dict[tuple[str, str], list[Stream]]:
    """The streams of each athlete and metric that know a day of the window; the one to use comes last."""
    known = np.isfinite(values)
    days_known = known.sum(axis=1)
    newest = np.where(known, np.arange(values.shape[1]), -1).max(axis=1, initial=-1)
    found: dict[tuple[str, str], list[Stream]] = defaultdict(list)
    for row in np.lexsort((newest, days_known)):
        if days_known[row]:
            stream = reported.streams[int(row)]
            found[stream.athlete_id, stream.metric].append(stream)
    return found


def _chosen(rivals: Sequence[Stream], values: FloatArray) -> Chosen:
    """The best of the rivals; what else is known is said to be, and what was told is kept beside it."""
    best, *others = reversed(rivals)
    told = [values[one.row] for one in others if one.source.vendor == CHAT]
    return Chosen(
        values=values[best.row],
        source=best.source,
        other_source=any(one.source.vendor != CHAT for one in others),
        told=told[0] if told and best.source.vendor != CHAT else None,
    )


def _merged(reported: Reported, rivals: Sequence[Stream], n_days: int) -> tuple[FloatArray, Source]:
    """All rivals as one series: of each day the value given last. Its source is that of the newest day."""
    mine = np.flatnonzero(np.isin(reported.rows, [stream.row for stream in rivals]))
    in_order = sorted(mine.tolist(), key=lambda n: (reported.places[n], reported.instants[n], reported.rows[n]))
    merged = Grid(1, n_days, reported.places[in_order]).newest(reported.values[in_order])[0]
    return merged, reported.streams[int(reported.rows[in_order[-1]])].source
