"""A simulated athlete's days as the physiology reads them, without a store in between."""

from collections import Counter
from datetime import date, timedelta

import numpy as np

from physiology.history import DailyHistory
from physiology.observation import Observation, Source
from simulation.athlete import SimulatedAthlete
from simulation.chance import FloatArray

CHECK_IN_METHODS = frozenset({"mclean_1to5", "morning_check_in"})


def daily_history(athlete: SimulatedAthlete) -> DailyHistory:
    """Lay everything out by day, from the first report to the last day, one stream a metric."""
    first_on = min((*(o.on for o in athlete.observations), *(s.on for s in athlete.sessions), athlete.last_on))
    n_days = (athlete.last_on - first_on).days + 1
    streams = _primary_streams(athlete.observations)
    series = {key: np.full(n_days, np.nan) for key in streams}
    for seen in athlete.observations:
        if seen.source == streams[seen.metric]:
            series[seen.metric][(seen.on - first_on).days] = seen.value
    series |= _session_days(athlete, first_on, n_days)
    series["checked_in"] = np.zeros(n_days)
    for seen in athlete.observations:
        if seen.source.method in CHECK_IN_METHODS:
            series["checked_in"][(seen.on - first_on).days] = 1.0
    return DailyHistory(first_on, n_days, series, streams)


def _primary_streams(observations: tuple[Observation, ...]) -> dict[str, Source]:
    """Of each metric the source with the most days."""
    counts = Counter((seen.metric, seen.source) for seen in observations)
    return {metric: source for (metric, source), _ in reversed(counts.most_common())}


def _session_days(athlete: SimulatedAthlete, first_on: date, n_days: int) -> dict[str, FloatArray]:
    """Load, number and duration of each day's sessions, and the days of confirmed rest."""
    days = {key: np.zeros(n_days) for key in ("session_load_au", "session_duration_min", "sessions_count")}
    rest = np.zeros(n_days)
    for session in athlete.sessions:
        index = (session.on - first_on).days
        days["sessions_count"][index] += 1
        days["session_duration_min"][index] += session.duration_min
        days["session_load_au"][index] += np.nan if session.load_au is None else session.load_au
    for on in athlete.rest_days:
        if first_on <= on <= first_on + timedelta(days=n_days - 1):
            rest[(on - first_on).days] = 1.0
    trained = days["sessions_count"] > 0
    days["session_load_au"] = np.where(trained, days["session_load_au"], np.nan)
    days["session_duration_min"] = np.where(trained, days["session_duration_min"], np.nan)
    days["sessions_count"] = np.where(trained | (rest > 0), days["sessions_count"], np.nan)
    return {**days, "rest_confirmed": rest}
