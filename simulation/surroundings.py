"""What a sensor in some bedrooms hears: a season that drifts, and nights that are clearly warm, damp or loud."""

import numpy as np

from physiology.observation import Observation, Source
from simulation.chance import FloatArray, carried
from simulation.lived import Lived

SENSOR = Source(vendor="simulated", device="bedroom_sensor", method="night_mean")
LAST_NIGHT = {"Kenji Mori": "ambient_temp_c", "Luca Moretti": "noise_db", "Hana Novotna": None}
"""Who has a sensor, and what stands out on the newest night."""
USUAL = {"ambient_temp_c": (19.5, 0.6, 7.0), "humidity_pct": (48.0, 4.0, 24.0), "noise_db": (32.0, 1.5, 13.0)}
"""Usual value, spread from night to night, and how far a clear night is off."""
SEASON_C, SEASON_DAYS = 2.0, 365.0
CLEAR_SHARE = 0.06
DECIMALS = {"ambient_temp_c": 1, "humidity_pct": 0, "noise_db": 0}


def surroundings(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """Mean temperature, humidity and noise of each night, of the athletes who have a sensor."""
    if lived.person.name not in LAST_NIGHT:
        return []
    standing_out = LAST_NIGHT[lived.person.name]
    return [
        Observation(metric=metric, value=round(float(value), DECIMALS[metric]), on=on, source=SENSOR)
        for metric in USUAL
        for on, value in zip(lived.days, _nights(metric, len(lived.days), chance, metric == standing_out), strict=True)
    ]


def _nights(metric: str, days: int, chance: np.random.Generator, newest_is_clear: bool) -> FloatArray:
    usual, spread, clear = USUAL[metric]
    day = np.arange(days)
    season = SEASON_C * np.sin(2.0 * np.pi * day / SEASON_DAYS) if metric == "ambient_temp_c" else np.zeros(days)
    apart = chance.random(days) < CLEAR_SHARE
    apart[-1] = newest_is_clear
    return usual + season + spread * carried(chance.standard_normal(days), 0.3) + clear * apart
