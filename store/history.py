"""Daily histories for a whole roster: one query a table, one array a metric."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.metrics import SELF_REPORTED
from store.daily_grid import Days
from store.database import Database
from store.session_days import session_grids
from store.stream_days import Series, reported_series


async def histories(
    database: Database, athlete_ids: Iterable[str], first_on: date, last_on: date
) -> dict[str, DailyHistory]:
    """Each athlete's days between two, both included: what was reported, and what sessions and rest say."""
    days = Days(first_on, last_on)
    roster = list(dict.fromkeys(athlete_ids))
    async with database.reading() as connection:
        reported = await reported_series(connection, roster, days)
        sessions = await session_grids(connection, roster, days)
    return {
        athlete_id: _history(days, reported.get(athlete_id, {}), {key: grid[row] for key, grid in sessions.items()})
        for row, athlete_id in enumerate(roster)
    }


def _history(days: Days, reported: Series, sessions: dict[str, FloatArray]) -> DailyHistory:
    opinions = [one.values for metric, one in reported.items() if metric in SELF_REPORTED]
    checked_in: FloatArray = np.zeros(days.count)
    if opinions:
        checked_in = np.asarray(np.isfinite(opinions).any(axis=0), dtype=np.float64)
    values = {metric: one.values for metric, one in reported.items()}
    return DailyHistory(
        first_on=days.first_on,
        n_days=days.count,
        series={**values, **sessions, "checked_in": checked_in},
        streams={metric: one.source for metric, one in reported.items() if metric not in sessions},
        other_sources=frozenset(metric for metric, one in reported.items() if one.other_source),
        told={metric: one.told for metric, one in reported.items() if one.told is not None},
    )
