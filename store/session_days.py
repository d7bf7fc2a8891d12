"""What sessions and confirmed rest say of each day."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import String, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.history import FloatArray
from store.daily_grid import Days, Grid
from store.tables import done_sessions, rest_days


async def session_grids(connection: AsyncConnection, athlete_ids: Sequence[str], days: Days) -> dict[str, FloatArray]:
    """Grids of shape (athletes, days) by metric.

    A day with a session nobody rated has no known load. A day without a session has no count either, unless rest is
    confirmed: silence is not a zero.
    """
    row = {athlete_id: n for n, athlete_id in enumerate(athlete_ids)}
    rested = await _rested(connection, row, days)
    table = done_sessions.c
    window = select(
        table.athlete_id, type_coerce(table.on, String), table.duration_min, table.session_rpe, table.distance_km
    ).where(table.athlete_id.in_(athlete_ids), table.on.between(days.first_on, days.last_on))
    rows = (await connection.execute(window)).all()
    who, on, *numbers = ([row[n] for row in rows] for n in range(5))
    cells = np.array([row[one] for one in who], dtype=np.intp) * days.count + days.places(on)
    minutes, ratings, distances = (np.array(column, dtype=np.float64) for column in numbers)
    grid = Grid(len(row), days.count, cells)
    counts = grid.counts()
    return {
        "session_load_au": grid.sums(minutes * ratings),
        "session_duration_min": grid.sums(minutes),
        "session_rpe": _known(grid, ratings).means(ratings[np.isfinite(ratings)]),
        "distance_km": _known(grid, distances).sums(distances[np.isfinite(distances)]),
        "sessions_count": np.where((counts > 0) | (rested > 0), counts, np.nan),
        "rest_confirmed": rested,
    }


def _known(grid: Grid, values: FloatArray) -> Grid:
    return Grid(grid.rows, grid.days, grid.cells[np.isfinite(values)])


async def _rested(connection: AsyncConnection, row: dict[str, int], days: Days) -> FloatArray:
    table = rest_days.c
    window = select(table.athlete_id, type_coerce(table.on, String)).where(
        table.athlete_id.in_(list(row)), table.on.between(days.first_on, days.last_on)
    )
    rows = (await connection.execute(window)).all()
    who, on = ([row[n] for row in rows] for n in range(2))
    cells = np.array([row[one] for one in who], dtype=np.intp) * days.count + days.places(on)
    return Grid(len(row), days.count, cells).counts()
