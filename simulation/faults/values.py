"""A value somebody wants to see on the last day, and the usual it is seen against."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import numpy as np

from physiology.metrics import metric as catalogued
from physiology.observation import Observation, Source
from simulation.athlete import SimulatedAthlete

BASELINE_DAYS = 60
MANUAL = Source(vendor="chat", method="manual")
UNNAMED = Source(vendor="simulated")


def observation(
    athlete: SimulatedAthlete, metric: str, value: float, baseline: float | None = None
) -> SimulatedAthlete:
    """Report `value` on the last day.

    With a `baseline` the sixty days before are scaled so that their mean is that (the geometric mean for RMSSD, whose
    logarithm is what is averaged); where there are none, each of them gets the baseline itself.

    Raises
    ------
    UnknownMetric
        The key is not in the catalogue.
    """
    catalogued(metric)
    source = _usual_source(athlete, metric)
    others = tuple(seen for seen in athlete.observations if (seen.metric, seen.source) != (metric, source))
    stream = [seen for seen in athlete.observations if (seen.metric, seen.source) == (metric, source)]
    earlier = [seen for seen in stream if seen.on < athlete.last_on]
    if baseline is not None:
        earlier = _around(earlier, baseline) or _flat(athlete, metric, baseline, source)
    today = next((seen for seen in stream if seen.on == athlete.last_on), None)
    at = today.at if today else None
    newest = Observation(metric=metric, value=value, on=athlete.last_on, source=source, at=at)
    return replace(athlete, observations=(*others, *earlier, newest))


def two_sources(athlete: SimulatedAthlete, metric: str, device: float, manual: float) -> SimulatedAthlete:
    """Let the watch say one thing on the last day and the athlete another."""
    by_watch = observation(athlete, metric, device)
    typed = Observation(metric=metric, value=manual, on=athlete.last_on, source=MANUAL)
    return replace(by_watch, observations=(*by_watch.observations, typed))


def _usual_source(athlete: SimulatedAthlete, metric: str) -> Source:
    """The source with the most values of a metric."""
    counts = Counter(seen.source for seen in athlete.observations if seen.metric == metric)
    return counts.most_common(1)[0][0] if counts else UNNAMED


def _around(earlier: list[Observation], baseline: float) -> list[Observation]:
    """Scale values so that the mean of the newest sixty days becomes the baseline; plausible ones stay plausible."""
    if not earlier:
        return []
    row = catalogued(earlier[0].metric)
    newest_on = max(seen.on for seen in earlier)
    recent = np.array([seen.value for seen in earlier if (newest_on - seen.on).days < BASELINE_DAYS])
    usual = float(np.exp(np.log(recent).mean()) if row.key == "rmssd_ms" else recent.mean())
    scale = baseline / usual if usual else 1.0
    return [
        seen.model_copy(update={"value": float(np.clip(seen.value * scale, row.low, row.high))}) for seen in earlier
    ]


def _flat(athlete: SimulatedAthlete, metric: str, baseline: float, source: Source) -> list[Observation]:
    """Sixty days of one value."""
    return [
        Observation(metric=metric, value=baseline, on=athlete.last_on - timedelta(days=ago), source=source)
        for ago in range(BASELINE_DAYS, 0, -1)
    ]
