# Nights: what people call each metric, and what Fettle says of them.

METRIC_asleep_at_min = time of falling asleep
METRIC_awake_at_min = wake-up time
METRIC_sleep_score = sleep points
METRIC_sleep_regularity_index = sleep regularity
METRIC_sleep_midpoint_min = middle of the night
METRIC_sleep_midpoint_sd_min = spread of the middle of the night
METRIC_bedtime_min = bedtime
METRIC_bedtime_without_debt_min = bedtime without the debt
METRIC_bedtime_unbounded_min = bedtime that need and debt ask for
METRIC_bedtime_shift_min = change of bedtime
METRIC_wake_target_min = planned wake-up
METRIC_sleep_told_min = sleep as told

NIGHT_SHORT = { $You } slept { $sleep_min }, { $sleep_vs_need_min_abs } less than { $your } need.
NIGHT_NEAR_NEED = { $You } slept { $sleep_min }, close to { $your } need of { $sleep_need_min }.
NIGHT_ENOUGH = { $You } slept { $sleep_min }, which covers { $your } need of { $sleep_need_min }.
SLEEP_DEBT = The sleep debt of the last 7 nights is { $sleep_debt_min }.
SLEEP_NAPS = A nap counts where the device makes it part of the night; a nap that it lists apart is left out.
SLEEP_RESTLESS = It was a restless night: sleep efficiency was { $sleep_efficiency_pct }.
SLEEP_IRREGULAR = Sleep times move around: the middle of the night scatters by { $sleep_midpoint_sd_min }.
SLEEP_REGULAR = Sleep times are steady: the middle of the night scatters by { $sleep_midpoint_sd_min }.

BEDTIME_COVERS_NEED = Bedtime tonight is { $bedtime_min }, for a wake-up at { $wake_target_min } tomorrow.
BEDTIME_REPAYS_DEBT = That pays back part of a sleep debt of { $sleep_debt_min }; without the debt it would be { $bedtime_without_debt_min }.
BEDTIME_NOT_SO_EARLY = The need and the debt alone would ask for { $bedtime_unbounded_min }, but I move a bedtime by { $bedtime_shift_min_abs } a night at most.
BEDTIME_NOT_SO_LATE = The need alone would ask for { $bedtime_unbounded_min }, but I move a bedtime by { $bedtime_shift_min_abs } a night at most.

CAVEAT_LAST_NIGHT_UNKNOWN = The newest night is missing.
CAVEAT_NIGHTS_MISSING = Some of the last nights are missing; the debt counts them like the known ones.
CAVEAT_SLEEP_NEED_ASSUMED = { $Your } need is the usual default: too few free nights are known to read it from.
CAVEAT_SLEEP_TOLD_DIFFERS = { $You } told me { $sleep_told_min } and the watch says something else; I go with the watch.
CAVEAT_SLEEP_OTHER_SOURCE = Another device has nights, too; I leave them out, since devices do not compare.
CAVEAT_RESTING_HR_OTHER_SOURCE = Another device has resting heart rates, too; I leave them out, since devices do not compare.
CAVEAT_WAKE_TIME_UNKNOWN = When do { $you } get up tomorrow? With that I can name a bedtime.
CAVEAT_WAKE_TIME_USUAL = The wake-up is { $your } usual time; name another and I count again.
CAVEAT_EFFICIENCY_ASSUMED = I assumed an ordinary share of the night awake.
CAVEAT_BEDTIME_UNKNOWN = I do not know { $your } usual bedtime, so this may be a large step.
