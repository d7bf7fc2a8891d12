"""When the simulated athletes fall asleep and wake up: an alarm on working days, a little longer at the weekend."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Observation
from simulation.chance import kept
from simulation.diary import WATCH, WATCH_GAP
from simulation.lived import Lived
from simulation.roster import TIME_ZONE

EARLIEST_MIN, LATEST_MIN = 370.0, 425.0
"""When people's alarms ring, from the midnight before."""
WEEKEND_LATER_MIN = (15.0, 50.0)
SPREAD_MIN = 13.0
SATURDAY = 5


def nights(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """Times of falling asleep and waking up, on the days the watch was worn."""
    zone = ZoneInfo(TIME_ZONE)
    alarm_min, later_min = chance.uniform(EARLIEST_MIN, LATEST_MIN), chance.uniform(*WEEKEND_LATER_MIN)
    off_min = SPREAD_MIN * chance.standard_normal(len(lived.days)) * lived.line.chance
    worn = kept(chance, lived.line.tidy, WATCH_GAP) & (lived.line.watch > 0)
    in_bed_min = lived.body.sleep_min + lived.body.awake_min
    found = []
    for index, on in enumerate(lived.days):
        if worn[index]:
            woke_min = float(round(alarm_min + later_min * (on.weekday() >= SATURDAY) + off_min[index]))
            at = local_instant(on, woke_min, zone)
            for metric, minutes in (("asleep_at_min", woke_min - float(in_bed_min[index])), ("awake_at_min", woke_min)):
                found.append(Observation(metric=metric, value=minutes, on=on, source=WATCH, at=at))
    return found


def local_instant(on: date, minutes: float, zone: ZoneInfo) -> datetime:
    """A local time of a day as a UTC instant."""
    local = datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(minutes=minutes)
    return local.astimezone(ZoneInfo("UTC"))
