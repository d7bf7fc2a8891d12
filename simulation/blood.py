"""Weekly morning blood of the two athletes who give it: cortisol and lactate rise with the strain of their days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.metrics import metric
from physiology.observation import Observation, Source
from simulation.lived import Lived
from simulation.roster import MALE, TIME_ZONE

LABORATORY = Source(vendor="simulated", device="laboratory", method="venous_morning")
GIVING = frozenset({"overreaching", "load_spike"})
"""Stories of those who give samples."""
EVERY_DAYS = 7
HOUR, SPREAD_MIN = 7.5, 15.0
FULL_STRAIN_SD = 2.6
"""Fall of the night's HRV at which strain counts as full."""
SPREAD = {
    "cortisol_nmol_l": 0.12,
    "testosterone_nmol_l": 0.08,
    "ck_u_l": 0.2,
    "lactate_mmol_l": 0.1,
    "crp_mg_l": 0.3,
}
"""SD of the logarithm from sample to sample."""
RISE = {
    "cortisol_nmol_l": 1.1,
    "testosterone_nmol_l": -0.25,
    "ck_u_l": 0.4,
    "lactate_mmol_l": 1.4,
    "crp_mg_l": 0.3,
}
"""What full strain adds, as a share of the usual value."""


def blood(lived: Lived, chance: np.random.Generator) -> list[Observation]:
    """A sample every seventh morning, the newest on the last day."""
    if lived.person.story not in GIVING:
        return []
    zone = ZoneInfo(TIME_ZONE)
    usual = _usual(chance, male=lived.person.sex == MALE)
    n_days = len(lived.days)
    noise = {key: chance.standard_normal(n_days) * lived.line.chance for key in usual}
    late_min = chance.uniform(-SPREAD_MIN, SPREAD_MIN, n_days)
    strain = np.clip(-lived.line.hrv_sd / FULL_STRAIN_SD, 0.0, 1.0)
    found = []
    for index in range((n_days - 1) % EVERY_DAYS, n_days, EVERY_DAYS):
        at = _instant(lived.days[index], float(late_min[index]), zone)
        for key, value in usual.items():
            drawn = value * (1 + RISE[key] * strain[index]) * np.exp(SPREAD[key] * noise[key][index])
            rounded = round(float(drawn), metric(key).decimals)
            found.append(Observation(metric=key, value=rounded, on=lived.days[index], source=LABORATORY, at=at))
    return found


def _usual(chance: np.random.Generator, *, male: bool) -> dict[str, float]:
    """What is usual for one person."""
    return {
        "cortisol_nmol_l": float(chance.uniform(380, 460)),
        "testosterone_nmol_l": float(chance.uniform(15, 21) if male else chance.uniform(0.9, 1.5)),
        "ck_u_l": float(chance.uniform(180, 260) if male else chance.uniform(110, 160)),
        "lactate_mmol_l": float(chance.uniform(1.0, 1.2)),
        "crp_mg_l": float(chance.uniform(0.6, 1.2)),
    }


def _instant(on: date, late_min: float, zone: ZoneInfo) -> datetime:
    """Half past seven, a little earlier or later, as a UTC instant."""
    local = datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(minutes=60 * HOUR + round(late_min))
    return local.astimezone(ZoneInfo("UTC"))
