"""Load of one session in every currency that its recordings carry, and how it compares with the athlete's own."""

from physiology.session_load.assessment import SessionLoad, assess_session
from physiology.session_load.body import Body, body_of
from physiology.session_load.comparing import beyond_earlier, cost_change_pct, session_spike
from physiology.session_load.currencies import currencies
from physiology.session_load.heart import (
    banister_trimp,
    clamped_share,
    edwards_load,
    heart_rate_tss,
    lucia_load,
    reserve_fraction,
    zone_minutes,
)
from physiology.session_load.muscle import Slope, median_frequency, slope_per_min
from physiology.session_load.power import intensity_factor, normalized_power, training_stress, travelled_km, work_kj
from physiology.session_load.record import SessionRecord, longest_by_day, session_records
from physiology.session_load.sampling import held_s, recorded_s, second_by_second

__all__ = [
    "Body",
    "SessionLoad",
    "SessionRecord",
    "Slope",
    "assess_session",
    "banister_trimp",
    "beyond_earlier",
    "body_of",
    "clamped_share",
    "cost_change_pct",
    "currencies",
    "edwards_load",
    "heart_rate_tss",
    "held_s",
    "intensity_factor",
    "longest_by_day",
    "lucia_load",
    "median_frequency",
    "normalized_power",
    "recorded_s",
    "reserve_fraction",
    "second_by_second",
    "session_records",
    "session_spike",
    "slope_per_min",
    "training_stress",
    "travelled_km",
    "work_kj",
    "zone_minutes",
]
