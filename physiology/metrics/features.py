"""What surrounds the athlete, and what strain and signals are judged by."""

from physiology.metrics.row import FLAT, LAST, MEAN, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("ambient_temp_c", "°C", -40, 60, 1, FLAT, MEAN),
    ("humidity_pct", "%", 0, 100, 0, FLAT, MEAN),
    ("noise_db", "dB", 0, 140, 0, FLAT, MEAN),
)

COMPUTED = (
    ("test_power_vs_usual_pct", "%", -100, 500, 1, UP, LAST),
    ("ambient_temp_vs_usual_c", "°C", -100, 100, 1, FLAT, LAST),
    ("humidity_vs_usual_pct", "points", -100, 100, 0, FLAT, LAST),
    ("noise_vs_usual_db", "dB", -140, 140, 0, FLAT, LAST),
    ("signal_importance_pct", "%", -100, 1000, 0, FLAT, LAST),
    ("signal_r2_pct", "%", -10000, 100, 0, UP, LAST),
    ("last_value_r2_pct", "%", -10000, 100, 0, UP, LAST),
)
