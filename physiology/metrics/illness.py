"""Symptoms as they are reported, and nights that differ from the usual ones."""

from physiology.metrics.row import DOWN, FLAT, LAST

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (("symptom_reported", "", 0, 1, 0, DOWN, LAST),)

COMPUTED = (
    ("illness_signals", "signals", 0, 4, 0, DOWN, LAST),
    ("illness_signals_known", "signals", 0, 4, 0, FLAT, LAST),
    ("skin_temp_usual_c", "°C", 20, 42, 1, FLAT, LAST),
    ("skin_temp_vs_usual_c", "°C", -10, 10, 1, FLAT, LAST),
    ("respiratory_rate_usual_brpm", "breaths/min", 5, 40, 1, FLAT, LAST),
)
