"""What is missing where no readiness can be given."""

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import DailyHistory
from physiology.newest import FRESH_DAYS, newest, newest_measured
from physiology.readiness.families import judged_families
from physiology.readiness.mixing import MIN_FAMILIES
from physiology.readiness.score import ReadinessArrays
from physiology.readiness.shapes import ReadinessUnknown
from physiology.readiness.signals import FAMILIES, Signals
from physiology.usual import BASELINE_DAYS, MIN_BASELINE_DAYS
from physiology.wellness.scales import ITEMS

SHOWN = ("rmssd_ms", "resting_hr_bpm", "sleep_min", *ITEMS)


def lack(history: DailyHistory, signals: Signals, arrays: ReadinessArrays | None) -> ReadinessUnknown:
    """The error to raise: too few days behind the values there are, or too few values."""
    known = tuple(fact for fact in (newest_measured(history, metric) for metric in SHOWN) if fact)
    if arrays is None:
        return ReadinessUnknown(MIN_FAMILIES, 0, missing="families", families=FAMILIES, known=known)
    usable = np.isfinite(arrays.z[:, -1])
    missing = tuple(family for family, there in zip(FAMILIES, usable, strict=True) if not there)
    baselines = _baselines(signals)
    young = {family: days for family, days in baselines.items() if family in missing}
    if _would_do({*baselines, *(set(FAMILIES) - set(missing))}):
        most = max(young.values())
        known = (*known, _days_known(history, most))
        return ReadinessUnknown(MIN_BASELINE_DAYS, most, missing="days", families=missing, known=known)
    return ReadinessUnknown(MIN_FAMILIES, int(usable.sum()), missing="families", families=missing, known=known)


def _baselines(signals: Signals) -> dict[str, int]:
    """Known baseline days of every family that has a fresh value."""
    found = {}
    for family, judged in judged_families(signals).items():
        value = newest(judged.daily, FRESH_DAYS)
        if value is not None:
            found[family] = int(judged.baseline.days_known[value.index])
    return found


def _would_do(families: set[str]) -> bool:
    return len(families) >= MIN_FAMILIES and bool(families & {"hrv", "wellness"})


def _days_known(history: DailyHistory, days: int) -> Fact:
    """How many days of check-ins and measurements there are."""
    first_on = history.last_on.fromordinal(history.last_on.toordinal() - BASELINE_DAYS)
    window = Window(first_on=first_on, last_on=history.last_on, days_used=days, days_expected=BASELINE_DAYS)
    return Fact(metric="days_known", value=float(days), window=window)
