"""Fitness as heart rate and field tests estimate it, and the zones that follow."""

from physiology.metrics.row import FLAT, LAST, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("threshold_hr_bpm", "bpm", 80, 220, 0, FLAT, LAST),
    ("ftp_w", "W", 40, 600, 0, UP, LAST),
)

COMPUTED = (
    ("vo2max_ml_kg_min", "ml/kg/min", 10, 110, 0, UP, LAST),
    ("vo2max_change_ml_kg_min", "ml/kg/min", -60, 60, 0, FLAT, LAST),
    ("predicted_max_hr_bpm", "bpm", 120, 220, 0, FLAT, LAST),
    ("zone_hr_bpm", "bpm", 25, 240, 0, FLAT, LAST),
    ("zone_power_w", "W", 0, 1500, 0, FLAT, LAST),
    ("fat_oxidation_hr_bpm", "bpm", 25, 240, 0, FLAT, LAST),
)
