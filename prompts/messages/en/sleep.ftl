# Nights: what people call each metric, and what Fettle says of them.
METRIC_asleep_at_min = time of falling asleep
METRIC_awake_at_min = wake-up time
METRIC_sleep_score = sleep points
METRIC_sleep_regularity_index = sleep regularity
METRIC_sleep_midpoint_min = middle of the night
METRIC_sleep_midpoint_sd_min = spread of the middle of the night
METRIC_bedtime_min = bedtime
METRIC_bedtime_shift_min = change of bedtime
METRIC_wake_target_min = planned wake-up
METRIC_sleep_told_min = sleep as told
