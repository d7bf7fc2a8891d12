"""Need, debt, efficiency, regularity, last night, and tonight's bedtime."""

from physiology.sleep.assessment import SleepFinding, assess_sleep, assess_tonight
from physiology.sleep.bedtime import bedtime_min, time_in_bed_min
from physiology.sleep.debt import (
    DEFAULT_NEED_MIN,
    ImpossibleNight,
    nights_needed,
    sleep_debt_min,
    sleep_efficiency_pct,
    sleep_need_min,
)
from physiology.sleep.need import SleepNeed, free_days, median_free_night_min, need_of
from physiology.sleep.regularity import sleep_regularity_index
from physiology.sleep.score import sleep_score
from physiology.sleep.state import SleepState
from physiology.sleep.timing import circular_mean_min, circular_sd_min, night_midpoint_min
from physiology.sleep.tonight import Tonight

__all__ = [
    "DEFAULT_NEED_MIN",
    "ImpossibleNight",
    "SleepFinding",
    "SleepNeed",
    "SleepState",
    "Tonight",
    "assess_sleep",
    "assess_tonight",
    "bedtime_min",
    "circular_mean_min",
    "circular_sd_min",
    "free_days",
    "median_free_night_min",
    "need_of",
    "night_midpoint_min",
    "nights_needed",
    "sleep_debt_min",
    "sleep_efficiency_pct",
    "sleep_need_min",
    "sleep_regularity_index",
    "sleep_score",
    "time_in_bed_min",
]
