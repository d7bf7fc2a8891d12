# HRV and resting heart rate against the athlete's own last two months.

METRIC_hrv_cv_pct = HRV variation of the week
METRIC_hrv_cv_usual_pct = usual HRV variation
METRIC_hrv_episode_days = length of the HRV episode

AUTONOMIC_WEEK_BELOW_USUAL = { $Your } HRV averages { $rmssd_ms } over the last 7 days, { $hrv_vs_baseline_pct_abs } below usual; usual is { $rmssd_baseline_ms_low_value } to { $rmssd_baseline_ms_high }.
AUTONOMIC_WEEK_AS_USUAL = { $Your } HRV averages { $rmssd_ms } over the last 7 days, as usual; usual is { $rmssd_baseline_ms_low_value } to { $rmssd_baseline_ms_high }.
AUTONOMIC_WEEK_ABOVE_USUAL = { $Your } HRV averages { $rmssd_ms } over the last 7 days, { $hrv_vs_baseline_pct_abs } above usual; usual is { $rmssd_baseline_ms_low_value } to { $rmssd_baseline_ms_high }. A rise can mean training that works or too much of it.

AUTONOMIC_NIGHT_BELOW_USUAL_FAR = The newest HRV value is { $rmssd_ms }, { $hrv_vs_baseline_pct_abs } below usual: far off for a single value.
AUTONOMIC_NIGHT_BELOW_USUAL_CLEARLY = The newest HRV value is { $rmssd_ms }, { $hrv_vs_baseline_pct_abs } below usual: clearly off, and still a single value.
AUTONOMIC_NIGHT_BELOW_USUAL_SLIGHTLY = The newest HRV value is { $rmssd_ms }, { $hrv_vs_baseline_pct_abs } below usual; single values swing that far.
AUTONOMIC_NIGHT_NEAR = The newest HRV value is { $rmssd_ms }, close to usual.
AUTONOMIC_NIGHT_ABOVE_USUAL_SLIGHTLY = The newest HRV value is { $rmssd_ms }, { $hrv_vs_baseline_pct_abs } above usual; single values swing that far.
AUTONOMIC_NIGHT_ABOVE_USUAL_CLEARLY = The newest HRV value is { $rmssd_ms }, { $hrv_vs_baseline_pct_abs } above usual: clearly off, and still a single value.
AUTONOMIC_NIGHT_ABOVE_USUAL_FAR = The newest HRV value is { $rmssd_ms }, { $hrv_vs_baseline_pct_abs } above usual: far off for a single value.

AUTONOMIC_LOW_EPISODE = Low HRV counts as an HRV episode, for { $hrv_episode_days } now: a drift that chance alone seldom makes.
AUTONOMIC_HIGH_EPISODE = High HRV counts as an HRV episode, for { $hrv_episode_days } now. Whether that is good, HRV alone can't say.
AUTONOMIC_HIGH_WITH_LOW_WELLNESS = High HRV beside low check-ins is no all-clear: go by how { $you } feel.
AUTONOMIC_SPREAD_WIDE = HRV swings more than usual from day to day: it varies by { $hrv_cv_pct } this week, usually by { $hrv_cv_usual_pct }.
AUTONOMIC_SPREAD_NARROW = HRV swings less than usual from day to day: it varies by { $hrv_cv_pct } this week, usually by { $hrv_cv_usual_pct }.

AUTONOMIC_RHR_ABOVE_USUAL = Resting heart rate averages { $resting_hr_bpm } over the last 7 days, { $resting_hr_vs_baseline_bpm_abs } above usual.
AUTONOMIC_RHR_AS_USUAL = Resting heart rate averages { $resting_hr_bpm } over the last 7 days, as usual.
AUTONOMIC_RHR_BELOW_USUAL = Resting heart rate averages { $resting_hr_bpm } over the last 7 days, { $resting_hr_vs_baseline_bpm_abs } below usual.

CAVEAT_HRV_FEW_NIGHTS = { $Your } usual HRV rests on few values so far, so take this as a first guess.
CAVEAT_HRV_TODAY_MISSING = Today's HRV is missing, so the week speaks alone.
CAVEAT_HRV_NIGHTS_MISSING = Some HRV values of the week are missing.
CAVEAT_HRV_OTHER_SOURCE = Another device has HRV of its own, which I left out: a new device starts a new baseline.
CAVEAT_NOT_A_DIAGNOSIS = Illness, alcohol, heat, travel and the menstrual cycle move HRV too; this names no cause.

LACKING_hrv_baseline = I can't tell yet: usual HRV needs { $needed } and I have { $known }, all from the same device.
LACKING_hrv_week = I can't tell yet: the week's HRV needs { $needed } and I have { $known }.
