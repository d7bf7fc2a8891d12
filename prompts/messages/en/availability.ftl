# The days on which somebody could train.

METRIC_availability_pct = availability
METRIC_modified_pct = share of modified days
METRIC_available_days = available days
METRIC_modified_days = modified days
METRIC_unavailable_days = unavailable days
METRIC_unknown_days = unknown days

AVAILABILITY_MONTH = Availability was { $availability_pct } over the last 28 days: { $available_days } fully available, { $modified_days } modified, { $unavailable_days } out of training, { $unknown_days } unaccounted for.
AVAILABILITY_QUARTER = Over the last 90 days availability was { $availability_pct }: { $available_days } fully available, { $modified_days } modified, { $unavailable_days } out of training, { $unknown_days } unaccounted for.

CAVEAT_UNKNOWN_IS_NOT_AVAILABLE = An unaccounted day does not count as available.
CAVEAT_EVERY_DAY_SCHEDULED = There is no plan for those days, so every day counts as scheduled.
LACKING_availability = I can't tell: availability needs { $needed } with a report or a session and I have { $known }.
