"""What a blood, saliva or interstitial sample says, one unit each whatever the laboratory prints."""

from physiology.metrics.row import FLAT, LAST, MEAN

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("cortisol_nmol_l", "nmol/L", 1, 3000, 0, FLAT, LAST),
    ("testosterone_nmol_l", "nmol/L", 0.05, 80, 1, FLAT, LAST),
    ("ck_u_l", "U/L", 5, 500000, 0, FLAT, LAST),
    ("lactate_mmol_l", "mmol/L", 0.1, 30, 1, FLAT, LAST),
    ("crp_mg_l", "mg/L", 0, 600, 1, FLAT, LAST),
    ("glucose_mmol_l", "mmol/L", 1, 40, 1, FLAT, MEAN),
)

COMPUTED = (
    ("cortisol_usual_nmol_l", "nmol/L", 1, 3000, 0, FLAT, LAST),
    ("testosterone_usual_nmol_l", "nmol/L", 0.05, 80, 1, FLAT, LAST),
    ("ck_usual_u_l", "U/L", 5, 500000, 0, FLAT, LAST),
    ("lactate_usual_mmol_l", "mmol/L", 0.1, 30, 1, FLAT, LAST),
    ("crp_usual_mg_l", "mg/L", 0, 600, 1, FLAT, LAST),
    ("testosterone_cortisol_ratio", "", 0, 80, 3, FLAT, LAST),
    ("testosterone_cortisol_usual", "", 0, 80, 3, FLAT, LAST),
    ("glucose_mean_mmol_l", "mmol/L", 1, 40, 1, FLAT, LAST),
    ("glucose_sd_mmol_l", "mmol/L", 0, 20, 1, FLAT, LAST),
    ("glucose_cv_pct", "%", 0, 200, 0, FLAT, LAST),
    ("glucose_in_range_pct", "%", 0, 100, 0, FLAT, LAST),
    ("pattern_signals", "signals", 0, 4, 0, FLAT, LAST),
    ("pattern_signals_known", "signals", 0, 4, 0, FLAT, LAST),
)
