"""The load of one session, in every currency its recordings carry."""

from physiology.metrics.row import FLAT, LAST, SUM

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("vt1_hr_bpm", "bpm", 70, 210, 0, FLAT, LAST),
    ("vt2_hr_bpm", "bpm", 80, 220, 0, FLAT, LAST),
)

COMPUTED = (
    ("trimp_au", "AU", 0, 3000, 0, FLAT, SUM),
    ("edwards_au", "AU", 0, 7200, 0, FLAT, SUM),
    ("lucia_au", "AU", 0, 4320, 0, FLAT, SUM),
    ("hr_tss_points", "points", 0, 1500, 0, FLAT, SUM),
    ("normalized_power_w", "W", 0, 2500, 0, FLAT, LAST),
    ("intensity_factor", "", 0, 3, 2, FLAT, LAST),
    ("tss_points", "points", 0, 2000, 0, FLAT, SUM),
    ("work_kj", "kJ", 0, 50000, 0, FLAT, SUM),
    ("work_kj_kg", "kJ/kg", 0, 500, 1, FLAT, SUM),
    ("emg_slope_hz_min", "Hz/min", -200, 200, 1, FLAT, LAST),
    ("session_cost_change_pct", "%", -100, 1000, 0, FLAT, LAST),
    ("session_load_vs_usual_pct", "%", -100, 10000, 0, FLAT, LAST),
    ("session_load_usual_au", "AU", 0, 14400, 0, FLAT, LAST),
    ("trimp_vs_usual_pct", "%", -100, 10000, 0, FLAT, LAST),
    ("trimp_usual_au", "AU", 0, 3000, 0, FLAT, LAST),
    ("longest_km", "km", 0, 500, 1, FLAT, LAST),
    ("longest_min", "min", 0, 1440, 0, FLAT, LAST),
    ("hr_recorded_pct", "%", 0, 100, 0, FLAT, LAST),
    ("power_recorded_pct", "%", 0, 100, 0, FLAT, LAST),
)
