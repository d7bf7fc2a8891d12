"""How athletes say they are; 1 to 5 with 5 best in every source, other scales are converted on the way in."""

from physiology.metrics.row import DOWN, FLAT, LAST, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("fatigue_score", "of 5", 1, 5, 1, UP, LAST),
    ("mood_score", "of 5", 1, 5, 1, UP, LAST),
    ("soreness_score", "of 5", 1, 5, 1, UP, LAST),
    ("stress_score", "of 5", 1, 5, 1, UP, LAST),
    ("sleep_quality_score", "of 5", 1, 5, 1, UP, LAST),
    ("self_readiness_score", "of 10", 1, 10, 0, UP, LAST),
    ("pain_nrs", "of 10", 0, 10, 0, DOWN, LAST),
    ("ill", "", 0, 1, 0, DOWN, LAST),
    ("injured", "", 0, 1, 0, DOWN, LAST),
    ("body_mass_kg", "kg", 25, 250, 1, FLAT, LAST),
    ("mobility_score", "/100", 0, 100, 0, UP, LAST),
    ("hip_mobility_score", "/100", 0, 100, 0, UP, LAST),
    ("ankle_mobility_score", "/100", 0, 100, 0, UP, LAST),
)

COMPUTED = (
    ("wellness_score", "of 5", 1, 5, 1, UP, LAST),
    ("vendor_stress_vs_usual", "points", -100, 100, 0, DOWN, LAST),
    ("wellness_vs_usual", "points", -4, 4, 1, UP, LAST),
)
