"""What an athlete can do: maximal tests, and what is made of them."""

from physiology.metrics.row import DOWN, FLAT, LAST, UP

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (("test_power_w", "W", 20, 2500, 0, UP, LAST),)

COMPUTED = (
    ("test_power_change_w", "W", -500, 500, 0, UP, LAST),
    ("test_error_w", "W", 0, 500, 1, DOWN, LAST),
    ("last_test_error_w", "W", 0, 500, 1, DOWN, LAST),
    ("mean_test_error_w", "W", 0, 500, 1, DOWN, LAST),
    ("tests_count", "", 0, 1000, 0, FLAT, LAST),
    ("shuffles_beaten_pct", "%", 0, 100, 0, UP, LAST),
    ("harm_over_days", "days", 0, 200, 0, FLAT, LAST),
    ("gain_peak_days", "days", 0, 200, 0, FLAT, LAST),
    ("illustrated_change_pct", "%", -50, 50, 1, UP, LAST),
)
