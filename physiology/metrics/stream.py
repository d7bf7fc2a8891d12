"""Signals recorded within a session."""

from physiology.metrics.row import FLAT, MEAN

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("heart_rate_bpm", "bpm", 25, 240, 0, FLAT, MEAN),
    ("rr_interval_ms", "ms", 250, 2500, 0, FLAT, MEAN),
    ("power_w", "W", 0, 2500, 0, FLAT, MEAN),
    ("speed_m_s", "m/s", 0, 40, 2, FLAT, MEAN),
    ("cadence_rpm", "rpm", 0, 300, 0, FLAT, MEAN),
    ("smo2_pct", "%", 0, 100, 1, FLAT, MEAN),
    ("thb_au", "AU", 0, 30, 2, FLAT, MEAN),
    ("emg_mv", "mV", -50, 50, 3, FLAT, MEAN),
)
