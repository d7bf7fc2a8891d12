"""Journeys across time zones."""

from physiology.metrics.row import DOWN, FLAT, LAST

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (("journey_zones", "zones", -12, 14, 0, FLAT, LAST),)
"""Of the day of arrival: time zones crossed, east positive, 0 where the journey was called off."""

COMPUTED = (
    ("time_zones_crossed", "zones", 0, 24, 0, FLAT, LAST),
    ("days_since_arrival", "days", -60, 60, 0, FLAT, LAST),
    ("adaptation_days", "days", 0, 24, 0, DOWN, LAST),
    ("clock_offset_h", "h", 0, 14, 0, DOWN, LAST),
)
