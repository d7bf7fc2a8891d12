"""What Fettle concludes, and what it counts."""

from physiology.metrics.row import DOWN, FLAT, LAST, UP

# key, unit, low, high, decimals, direction, aggregate
COMPUTED = (
    ("readiness", "/100", 0, 100, 0, UP, LAST),
    ("readiness_points", "points", -100, 100, 0, FLAT, LAST),
    ("recovery_h", "h", 0, 240, 0, DOWN, LAST),
    ("recovery_left_h", "h", 0, 240, 0, DOWN, LAST),
    ("strain_signals", "signals", 0, 4, 0, DOWN, LAST),
    ("checked_in", "", 0, 1, 0, UP, LAST),
    ("count", "", 0, 1e9, 0, FLAT, LAST),
    ("days_known", "days", 0, 10000, 0, FLAT, LAST),
    ("rest_inferred_days", "days", 0, 28, 0, FLAT, LAST),
    ("correlation", "", -1, 1, 2, FLAT, LAST),
    ("trend_per_week", "per week", -1e6, 1e6, 2, FLAT, LAST),
)
