# Journeys across time zones.

METRIC_time_zones_crossed = time zones crossed
METRIC_days_since_arrival = days since arrival
METRIC_adaptation_days = days to adapt
METRIC_clock_offset_h = body clock offset

TRAVEL_FEW_ZONES = { $time_zones_crossed } are too few for jet lag, though the trip itself tires.
TRAVEL_EAST = { $time_zones_crossed } east: the body clock adapts in about { $adaptation_days }.
TRAVEL_EAST_RANGE = { $time_zones_crossed } east: the body clock adapts in about { $adaptation_days_low_value } to { $adaptation_days_high }.
TRAVEL_WEST = { $time_zones_crossed } west: the body clock adapts in about { $adaptation_days_low_value } to { $adaptation_days_high }.
TRAVEL_FAR_EAST = { $time_zones_crossed } east is so far that the body clock probably turns the other way: about { $adaptation_days_low_value } to { $adaptation_days_high } to adapt.
TRAVEL_WORST_DAYS = The worst days are probably { $days_since_arrival_since } to { $days_since_arrival_on }.
TRAVEL_NOTHING_HARD = Plan nothing hard on arrival and the day after.
TRAVEL_BASELINES_PAUSED = Until { $adaptation_days_on } HRV and sleep say little.

CAVEAT_TRAVEL_EVIDENCE_LOW = The evidence is weak, and light is left out.
CAVEAT_TRAVEL_TIMES_UNKNOWN = I do not know { $your } usual sleep times, so the plan leaves them out.

COLUMN_TRAVEL_BED = bedtime
COLUMN_TRAVEL_WAKE = wake-up
COLUMN_TRAVEL_CLOCK = body clock off by
COLUMN_TRAVEL_TRAINING = training
CELL_TRAVEL_AS_PLANNED = as planned
CELL_TRAVEL_NOTHING_HARD = nothing hard
CELL_TRAVEL_WORST = heavy day
