"""How well output holds late in long sessions."""

from physiology.metrics.row import DOWN, FLAT, LAST, UP

# key, unit, low, high, decimals, direction, aggregate
COMPUTED = (
    ("decoupling_pct", "%", -100, 100, 1, DOWN, LAST),
    ("decoupling_onset_min", "min", 0, 1440, 0, UP, LAST),
    ("long_sessions", "sessions", 0, 1000, 0, FLAT, LAST),
    ("long_sessions_left_out", "sessions", 0, 1000, 0, FLAT, LAST),
    ("power_after_work_change_pct", "%", -100, 100, 0, FLAT, LAST),
    ("prior_work_kj_kg", "kJ/kg", 0, 200, 0, FLAT, LAST),
)
