"""Nights. Times of day are minutes from the local midnight that begins the day of waking up: -60 is 23:00 before it."""

from physiology.metrics.row import DOWN, FLAT, LAST, MEAN, SUM, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("sleep_min", "min", 0, 960, 0, UP, SUM),
    ("time_in_bed_min", "min", 0, 1200, 0, FLAT, SUM),
    ("awake_min", "min", 0, 600, 0, DOWN, SUM),
    ("deep_sleep_min", "min", 0, 480, 0, FLAT, SUM),
    ("rem_sleep_min", "min", 0, 480, 0, FLAT, SUM),
    ("light_sleep_min", "min", 0, 720, 0, FLAT, SUM),
    ("sleep_efficiency_pct", "%", 20, 100, 0, UP, MEAN),
    ("asleep_at_min", "clock", -720, 720, 0, FLAT, LAST),
    ("awake_at_min", "clock", -360, 1080, 0, FLAT, LAST),
    ("vendor_sleep_score", "/100", 1, 100, 0, UP, LAST),
)

COMPUTED = (
    ("sleep_need_min", "min", 420, 600, 0, FLAT, LAST),
    ("sleep_debt_min", "min", 0, 6720, 0, DOWN, LAST),
    ("sleep_vs_need_min", "min", -720, 720, 0, UP, LAST),
    ("sleep_score", "/100", 0, 100, 0, UP, LAST),
    ("sleep_regularity_index", "", -100, 100, 0, UP, LAST),
    ("sleep_midpoint_min", "clock", -720, 900, 0, FLAT, LAST),
    ("sleep_midpoint_sd_min", "min", 0, 720, 0, DOWN, LAST),
    ("bedtime_min", "clock", -1080, 1080, 0, FLAT, LAST),
    ("bedtime_without_debt_min", "clock", -1080, 1080, 0, FLAT, LAST),
    ("bedtime_unbounded_min", "clock", -1080, 1080, 0, FLAT, LAST),
    ("bedtime_shift_min", "min", -720, 720, 0, FLAT, LAST),
    ("wake_target_min", "clock", 0, 1440, 0, FLAT, LAST),
    ("sleep_told_min", "min", 0, 960, 0, UP, LAST),
)
