"""A cuff: what it does, how long it has, and the limits of its controller."""

from physiology.metrics.row import FLAT, LAST

# key, unit, low, high, decimals, direction, aggregate
COMPUTED = (
    ("cuff_pressure_now_mmhg", "mmHg", -20, 400, 0, FLAT, LAST),
    ("cuff_bout_now_s", "s", 0, 600, 0, FLAT, LAST),
    ("cuff_session_now_s", "s", 0, 1200, 0, FLAT, LAST),
    ("cuff_most_fraction_pct", "%", 0, 100, 0, FLAT, LAST),
    ("cuff_most_arm_mmhg", "mmHg", 0, 300, 0, FLAT, LAST),
    ("cuff_most_leg_mmhg", "mmHg", 0, 300, 0, FLAT, LAST),
    ("cuff_most_bout_min", "min", 0, 60, 0, FLAT, LAST),
    ("cuff_most_session_arm_min", "min", 0, 60, 0, FLAT, LAST),
    ("cuff_most_session_leg_min", "min", 0, 60, 0, FLAT, LAST),
    ("cuff_screening_valid_days", "days", 0, 365, 0, FLAT, LAST),
)
