"""Jet lag: how long it lasts, which days are hard, and which days say nothing of a baseline."""

from physiology.travel.jet_lag import (
    adaptation_days,
    clock_offset_h,
    effective_zones,
    suspended_days,
    without_suspended,
)
from physiology.travel.plan import ImpossibleJourney, TravelDay, TravelPlan, plan_travel

__all__ = [
    "ImpossibleJourney",
    "TravelDay",
    "TravelPlan",
    "adaptation_days",
    "clock_offset_h",
    "effective_zones",
    "plan_travel",
    "suspended_days",
    "without_suspended",
]
