"""Sessions and the load they add up to."""

from physiology.metrics.row import FLAT, LAST, MEAN, SUM

# key, unit, low, high, decimals, direction, aggregate
COMPUTED = (
    ("session_duration_min", "min", 0, 1440, 0, FLAT, SUM),
    ("session_rpe", "of 10", 0, 10, 1, FLAT, MEAN),
    ("distance_km", "km", 0, 500, 1, FLAT, SUM),
    ("session_reps", "reps", 0, 200, 0, FLAT, SUM),
    ("session_rep_min", "min", 0, 120, 1, FLAT, MEAN),
    ("warm_up_min", "min", 0, 120, 0, FLAT, SUM),
    ("sessions_count", "sessions", 0, 1000, 0, FLAT, SUM),
    ("session_load_au", "AU", 0, 15000, 0, FLAT, SUM),
    ("daily_load_au", "AU", 0, 15000, 0, FLAT, SUM),
    ("acute_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("chronic_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("usual_chronic_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("weekly_load_au", "AU", 0, 100000, 0, FLAT, LAST),
    ("week_change_pct", "%", -100, 10000, 0, FLAT, LAST),
    ("acwr", "", 0, 4, 2, FLAT, LAST),
    ("acwr_uncoupled", "", 0, 1000, 2, FLAT, LAST),
    ("acwr_ewma", "", 0, 10, 2, FLAT, LAST),
    ("monotony", "", 0, 5, 1, FLAT, LAST),
    ("strain_au", "AU", 0, 500000, 0, FLAT, LAST),
    ("ctl_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("atl_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("tsb_au", "AU/day", -15000, 15000, 0, FLAT, LAST),
)
