"""Heart rate, its variability, breathing and temperature."""

from physiology.metrics.row import FLAT, LAST, MEAN

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("rmssd_ms", "ms", 3, 300, 0, FLAT, MEAN),
    ("sdnn_ms", "ms", 5, 400, 0, FLAT, MEAN),
    ("resting_hr_bpm", "bpm", 25, 120, 0, FLAT, MEAN),
    ("max_hr_bpm", "bpm", 90, 240, 0, FLAT, LAST),
    ("respiratory_rate_brpm", "breaths/min", 5, 40, 1, FLAT, MEAN),
    ("spo2_pct", "%", 70, 100, 0, FLAT, MEAN),
    ("skin_temp_c", "°C", 20, 42, 1, FLAT, MEAN),
    ("body_temp_c", "°C", 34, 43, 1, FLAT, LAST),
)

COMPUTED = (
    ("ln_rmssd", "", 1, 6, 2, FLAT, LAST),
    ("hrv_vs_baseline_pct", "%", -100, 500, 0, FLAT, LAST),
    ("rmssd_baseline_ms", "ms", 3, 300, 0, FLAT, LAST),
    ("hrv_cv_pct", "%", 0, 30, 1, FLAT, LAST),
    ("hrv_cv_usual_pct", "%", 0, 30, 1, FLAT, LAST),
    ("hrv_episode_days", "days", 0, 365, 0, FLAT, LAST),
    ("resting_hr_vs_baseline_bpm", "bpm", -60, 60, 0, FLAT, LAST),
    ("resting_hr_baseline_bpm", "bpm", 25, 120, 0, FLAT, LAST),
)
