# The days on which somebody could train.

METRIC_availability_pct = availability
METRIC_modified_pct = share of modified days
METRIC_available_days = available days
METRIC_modified_days = modified days
METRIC_unavailable_days = unavailable days
METRIC_unknown_days = unknown days
