"""Scores of vendors: shown, never mixed in."""

from physiology.metrics.row import DOWN, FLAT, LAST, MEAN, SUM, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    ("vendor_readiness", "/100", 0, 100, 0, UP, LAST),
    ("vendor_stress", "/100", 0, 100, 0, DOWN, MEAN),
    ("vendor_strain", "of 21", 0, 21, 1, FLAT, LAST),
    ("energy_kcal", "kcal", 0, 15000, 0, FLAT, SUM),
    ("steps", "steps", 0, 150000, 0, FLAT, SUM),
)
