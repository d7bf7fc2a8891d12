"""What may contribute to an injury, and the days on which somebody could train."""

from physiology.metrics.row import DOWN, FLAT, LAST, MEAN, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("joint_angle_deg", "°", -180, 180, 1, FLAT, MEAN),
    ("gait_drift_deg", "°", -45, 45, 1, FLAT, LAST),
    ("asymmetry_pct", "%", 0, 100, 0, DOWN, LAST),
)

COMPUTED = (
    ("gait_drift_usual_deg", "°", -45, 45, 1, FLAT, LAST),
    ("asymmetry_usual_pct", "%", 0, 100, 0, FLAT, LAST),
    ("session_vs_longest_pct", "%", -100, 10000, 0, FLAT, LAST),
    ("days_since_injury", "days", 0, 10000, 0, UP, LAST),
    ("injury_factors_present", "factors", 0, 7, 0, DOWN, LAST),
    ("injury_factors_known", "factors", 0, 7, 0, FLAT, LAST),
    ("availability_pct", "%", 0, 100, 0, UP, LAST),
    ("modified_pct", "%", 0, 100, 0, FLAT, LAST),
    ("available_days", "days", 0, 10000, 0, UP, LAST),
    ("modified_days", "days", 0, 10000, 0, FLAT, LAST),
    ("unavailable_days", "days", 0, 10000, 0, DOWN, LAST),
    ("unknown_days", "days", 0, 10000, 0, DOWN, LAST),
)
