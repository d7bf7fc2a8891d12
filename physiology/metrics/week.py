"""Where somebody stands among the people they train with."""

from physiology.metrics.row import FLAT, LAST

# key, unit, low, high, decimals, direction, aggregate
COMPUTED = (("readiness_group_z", "", -20, 20, 1, FLAT, LAST),)
