"""Skin temperature and breathing of those whose ring measures them: both rise with the illness of a story."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.observation import Observation, Source
from simulation.chance import kept
from simulation.diary import WATCH_GAP
from simulation.lived import Lived
from simulation.roster import TIME_ZONE

RING = Source(vendor="simulated", device="ring", method="whole_night")
WEARING = frozenset({"illness", "high_but_fine"})
"""Stories of those who wear one."""
FALL_SD = 3.0
"""Fall of the night's HRV at which the fever of the story is full."""
RISE_C, RISE_BRPM = 1.0, 2.0
SPREAD_C, SPREAD_BRPM = 0.15, 0.35


def warm_nights(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """Each night the ring was worn, on the day of waking up."""
    if lived.person.story not in WEARING:
        return []
    zone = ZoneInfo(TIME_ZONE)
    n_days = len(lived.days)
    usual_c, usual_brpm = float(chance.uniform(34.0, 35.2)), float(chance.uniform(13.0, 16.0))
    noise = chance.standard_normal((2, n_days)) * lived.line.chance
    worn = kept(chance, lived.line.tidy, WATCH_GAP)
    heat = np.clip(-lived.line.hrv_sd / FALL_SD, 0.0, 1.0)
    skin_c = usual_c + RISE_C * heat + SPREAD_C * noise[0]
    breaths = usual_brpm + RISE_BRPM * heat + SPREAD_BRPM * noise[1]
    found = []
    for index, on in enumerate(lived.days):
        if worn[index]:
            local = datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(hours=6)
            at = local.astimezone(ZoneInfo("UTC"))
            pairs = (("skin_temp_c", skin_c[index]), ("respiratory_rate_brpm", breaths[index]))
            found += [
                Observation(metric=key, value=round(float(value), 1), on=on, source=RING, at=at) for key, value in pairs
            ]
    return found
