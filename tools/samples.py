"""Blood, saliva and glucose samples out of the store, on the athlete's own clock."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.biomarkers import TimedSample
from physiology.biomarkers.readings import CLOCKED
from physiology.metrics.biomarkers import OBSERVED
from physiology.observation import Observation
from physiology.stream import Stream
from tools.context import Person, ToolContext

LOOK_BACK_DAYS = 365
NOON = time(12)
GLUCOSE = "glucose_mmol_l"


async def samples_of(context: ToolContext, who: Person, on: date, zone: ZoneInfo) -> tuple[TimedSample, ...]:
    """A year of samples through a day, in local time; a hormone without a time of day compares with nothing."""
    found: list[TimedSample] = []
    for metric, *_ in OBSERVED:
        first_on = on if metric == GLUCOSE else on - timedelta(days=LOOK_BACK_DAYS)
        told = await context.store.observations.of(who.athlete_id, metric, first_on, on)
        found += _timed(told, zone)
    for recorded in await context.store.streams.of(who.athlete_id, GLUCOSE, on, on):
        found += _of_stream(recorded, zone)
    return tuple(found)


async def hourless(context: ToolContext, who: Person, on: date) -> bool:
    """Whether a hormone of the last days has no time of day: of the day and the one before, as long as one counts."""
    for metric in CLOCKED & {row[0] for row in OBSERVED}:
        told = await context.store.observations.of(who.athlete_id, metric, on - timedelta(days=1), on)
        if any(one.quality == "ok" and one.at is None for one in told):
            return True
    return False


def judged_at(context: ToolContext, on: date, zone: ZoneInfo) -> datetime:
    """Now, or the end of an earlier day."""
    now = context.now.astimezone(zone)
    return now if on >= now.date() else datetime.combine(on, time.max, zone)


def _timed(told: Iterable[Observation], zone: ZoneInfo) -> list[TimedSample]:
    return [
        TimedSample(
            one.metric,
            one.value,
            one.at.astimezone(zone) if one.at else datetime.combine(one.on, NOON, zone),
            one.source.vendor,
        )
        for one in told
        if one.quality == "ok" and (one.at is not None or one.metric not in CLOCKED)
    ]


def _of_stream(recorded: Stream, zone: ZoneInfo) -> list[TimedSample]:
    """The known samples of a sensor's recording."""
    began = recorded.started_at.astimezone(zone) if recorded.started_at else datetime.combine(recorded.on, time(), zone)
    known = np.isfinite(recorded.values)
    pairs = zip(recorded.seconds[known].tolist(), recorded.values[known].tolist(), strict=True)
    return [
        TimedSample(GLUCOSE, value, began + timedelta(seconds=seconds), recorded.source.vendor)
        for seconds, value in pairs
    ]
