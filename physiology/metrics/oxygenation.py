"""Muscle oxygen, measured by light at one spot."""

from physiology.metrics.row import DOWN, FLAT, LAST, MEAN

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("o2hb_um", "µM", -500, 500, 2, FLAT, MEAN),
    ("hhb_um", "µM", -500, 500, 2, FLAT, MEAN),
)

COMPUTED = (
    ("smo2_half_recovery_s", "s", 0, 120, 0, DOWN, LAST),
    ("smo2_half_recovery_usual_s", "s", 0, 120, 0, FLAT, LAST),
    ("smo2_half_recovery_vs_usual_s", "s", -120, 120, 0, FLAT, LAST),
    ("smo2_desaturation_points", "points", -100, 100, 0, FLAT, LAST),
    ("smo2_effort_power_w", "W", 0, 2500, 0, FLAT, LAST),
    ("smo2_efforts", "reps", 0, 1000, 0, FLAT, LAST),
    ("smo2_efforts_left_out", "reps", 0, 1000, 0, FLAT, LAST),
)
