"""Sprint mechanics of matches: somebody who returns from an injury drifts more and more late in the match."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Observation, Source
from simulation.lived import Lived
from simulation.roster import TIME_ZONE

MOTION = Source(vendor="simulated", device="motion_sensor", method="sprints_of_match")
DRIFTING, STEADY = "return_from_injury", "load_spike"
EVERY_DAYS, NEWEST_DAYS_AGO = 7, 3
"""One match a week, the newest three days ago."""
HOUR = 17
DRIFT_DAYS = 10.0
"""Over so many days the drift grows to its full size."""
FULL_DRIFT_DEG, FULL_ASYMMETRY_PCT = 4.0, 9.0


def gait(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """Drift of the hip angle from the early to the late part of each match, and the difference between the legs."""
    if lived.person.story not in (DRIFTING, STEADY):
        return []
    zone = ZoneInfo(TIME_ZONE)
    n_days = len(lived.days)
    usual_deg, usual_pct = float(chance.uniform(0.4, 1.0)), float(chance.uniform(4.0, 6.0))
    noise = chance.standard_normal((2, n_days)) * lived.line.chance
    found = []
    for index in range((n_days - 1 - NEWEST_DAYS_AGO) % EVERY_DAYS, n_days, EVERY_DAYS):
        if lived.line.injured[index] > 0:
            continue
        days_ago = n_days - 1 - index
        grown = max(0.0, 1 - (days_ago - NEWEST_DAYS_AGO) / DRIFT_DAYS) if lived.person.story == DRIFTING else 0.0
        on = lived.days[index]
        at = (datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(hours=HOUR)).astimezone(ZoneInfo("UTC"))
        values = {
            "gait_drift_deg": round(usual_deg + FULL_DRIFT_DEG * grown + 0.35 * float(noise[0, index]), 1),
            "asymmetry_pct": round(max(0.0, usual_pct + FULL_ASYMMETRY_PCT * grown + float(noise[1, index]))),
        }
        found += [Observation(metric=key, value=value, on=on, source=MOTION, at=at) for key, value in values.items()]
    return found
