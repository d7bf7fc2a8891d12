"""Need, debt, efficiency, and last night."""

from physiology.sleep.assessment import SleepState, assess_sleep
from physiology.sleep.debt import (
    DEFAULT_NEED_MIN,
    ImpossibleNight,
    nights_needed,
    sleep_debt_min,
    sleep_efficiency_pct,
    sleep_need_min,
)

__all__ = [
    "DEFAULT_NEED_MIN",
    "ImpossibleNight",
    "SleepState",
    "assess_sleep",
    "nights_needed",
    "sleep_debt_min",
    "sleep_efficiency_pct",
    "sleep_need_min",
]
