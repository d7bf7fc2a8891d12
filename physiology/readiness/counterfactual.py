"""What would have put readiness one band higher."""

import math
from dataclasses import dataclass

import numpy as np

from physiology.adjustment import Counterfactual
from physiology.history import DailyHistory
from physiology.hrv.baseline import ln_rmssd
from physiology.metrics import metric
from physiology.readiness.families import FamilyDay, efficiency_z
from physiology.readiness.signals import (
    DURATION_SHARE,
    EFFICIENCY_SHARE,
    ENOUGH_SLEEP_MIN,
    HRV_WEEK_DAYS,
    SLEEP_SHARES_SD,
    Judged,
)

REACHABLE_SD = 1.0
"""A counterfactual asks for a good day at most, one SD better than usual (house rule)."""
METRICS = {
    "hrv": "rmssd_ms",
    "resting_hr": "resting_hr_bpm",
    "sleep": "sleep_min",
    "wellness": "wellness_score",
    "load": "acwr",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A value of one family that would have lifted the score, and how far it lies from today's [SD]."""

    counterfactual: Counterfactual
    change_sd: float


def nearest_wish(history: DailyHistory, days: tuple[FamilyDay, ...], missing_points: float) -> Counterfactual | None:
    """The smallest change of one family that alone would have added the missing points.

    Only families that pull the score down today are asked, and only for a good day, not for a record.
    """
    wishes = [family_wish(history, day, missing_points) for day in days if day.points < 0 and not day.age_days]
    found = [wish for wish in wishes if wish is not None]
    return min(found, key=lambda wish: wish.change_sd).counterfactual if found else None


def family_wish(history: DailyHistory, day: FamilyDay, missing_points: float) -> Wish | None:
    """The value of one family that alone would have added the missing points; None where no good day would."""
    change_sd = missing_points / day.points_per_sd
    target_sd = _main_signal(history, day, day.z + change_sd)
    if target_sd > REACHABLE_SD:
        return None
    value = outward(METRICS[day.family], _value(history, day, target_sd), at_least=day.judged.sign > 0)
    out_of_reach = day.family == "sleep" and value > ENOUGH_SLEEP_MIN
    if out_of_reach or not metric(METRICS[day.family]).plausible(value):
        return None
    side = "at_least" if day.judged.sign > 0 else "at_most"
    return Wish(Counterfactual(metric=METRICS[day.family], threshold=value, side=side), change_sd)


def wellness_above(judged: Judged, index: int, z: float) -> Counterfactual:
    """A wellness score that lies above `z` SDs."""
    limit = float(judged.value_at(z)[index])
    value = outward("wellness_score", limit + 1e-6, at_least=True)
    return Counterfactual(metric="wellness_score", threshold=value, side="at_least")


def outward(key: str, value: float, *, at_least: bool) -> float:
    """Round a threshold to the metric's decimals, away from today's value, so that what is shown suffices."""
    scale = 10.0 ** metric(key).decimals
    rounded = math.ceil(value * scale - 1e-9) if at_least else math.floor(value * scale + 1e-9)
    return rounded / scale


def _main_signal(history: DailyHistory, day: FamilyDay, target_sd: float) -> float:
    """Where a family's main signal would have to lie [SD]: for sleep the duration, at the night's efficiency."""
    efficiency_sd = efficiency_z(history, day.index)
    if day.family != "sleep" or np.isnan(efficiency_sd):
        return target_sd
    return (target_sd * SLEEP_SHARES_SD - EFFICIENCY_SHARE * efficiency_sd) / DURATION_SHARE


def _value(history: DailyHistory, day: FamilyDay, target_sd: float) -> float:
    """The metric's value that puts the main signal there, all else as it was."""
    wished = float(day.judged.value_at(target_sd)[day.index])
    if day.family != "hrv":
        return wished
    week = ln_rmssd(history.of("rmssd_ms"))[day.index + 1 - HRV_WEEK_DAYS : day.index]
    known = int(np.isfinite(week).sum()) + 1
    return math.exp((wished - 0.5 * float(np.nansum(week)) / known) / (0.5 + 0.5 / known))
