# The load of one session.

METRIC_vt1_hr_bpm = heart rate at the first ventilatory threshold
METRIC_vt2_hr_bpm = heart rate at the second ventilatory threshold
METRIC_usual_chronic_au = usual chronic load
METRIC_trimp_au = training impulse
METRIC_edwards_au = zone load after Edwards
METRIC_lucia_au = phase load after Lucia
METRIC_hr_tss_points = training stress estimated from heart rate
METRIC_normalized_power_w = normalised power
METRIC_intensity_factor = intensity factor
METRIC_tss_points = training stress
METRIC_work_kj = mechanical work
METRIC_work_kj_kg = mechanical work by body mass
METRIC_emg_slope_hz_min = change of the EMG median frequency
METRIC_session_cost_change_pct = cost of the session against usual
METRIC_session_load_vs_usual_pct = session load against the usual
METRIC_session_load_usual_au = usual session load
METRIC_trimp_vs_usual_pct = training impulse against the usual
METRIC_trimp_usual_au = usual training impulse
METRIC_longest_km = longest distance in the month before
METRIC_longest_min = longest time in the month before
METRIC_hr_recorded_pct = recorded share of heart rate
METRIC_power_recorded_pct = recorded share of power

LOAD_RETURNING = Chronic load is { $chronic_au }, where the usual chronic load of the months before is { $usual_chronic_au }.

SESSION_REVIEW = The session ({ $activity }, { $day ->
    [today] today
    [yesterday] yesterday
   *[other] { $on }
 }) { SESSION_SIZE } { $session_duration_min }.
SESSION_REVIEW_DISTANCE = The session ({ $activity }, { $day ->
    [today] today
    [yesterday] yesterday
   *[other] { $on }
 }) { SESSION_SIZE } { $session_duration_min }, the distance was { $distance_km }.
SESSION_SIZE = { $size ->
    [harder] was harder than usual. It took
    [easier] was easier than usual. It took
    [usual] was about as hard as usual. It took
   *[none] took
 }

SESSION_RATED = Session load by rating is { $session_load_au }, from an effort of { $session_rpe }.
SESSION_HEART = The training impulse from heart rate is { $trimp_au }.
SESSION_HEART_RANGE = The training impulse from heart rate is about { $trimp_au_low_value } to { $trimp_au_high }.
SESSION_POWER = Normalised power was { $normalized_power_w }.
SESSION_POWER_SCORED = Normalised power was { $normalized_power_w }, which makes a training stress of { $tss_points }.
SESSION_WORK = The mechanical work was { $work_kj }.
SESSION_HARDER = The session load is { $session_load_vs_usual_pct_abs } above usual; usual is { $session_load_usual_au }, the middle of { $sessions_count } in the month before.
SESSION_EASIER = The session load is { $session_load_vs_usual_pct_abs } below usual; usual is { $session_load_usual_au }, the middle of { $sessions_count } in the month before.
SESSION_AS_USUAL = The usual load is { $session_load_usual_au }, the middle of { $sessions_count } in the month before.
SESSION_HARDER_BY_HEART = The training impulse is { $trimp_vs_usual_pct_abs } above usual; usual is { $trimp_usual_au }, the middle of { $sessions_count } in the month before.
SESSION_EASIER_BY_HEART = The training impulse is { $trimp_vs_usual_pct_abs } below usual; usual is { $trimp_usual_au }, the middle of { $sessions_count } in the month before.
SESSION_AS_USUAL_BY_HEART = The usual training impulse is { $trimp_usual_au }, the middle of { $sessions_count } in the month before.
SESSION_SPIKE = That is a step in length: { $session_vs_longest_pct_abs } above anything of the kind in the month before.
SESSION_SPIKE_LARGE = That is a large step in length: { $session_vs_longest_pct_abs } above anything of the kind in the month before.
SESSION_COST_HIGH = The heart's cost of the work was { $session_cost_change_pct_abs } above { $your } usual. Heat, hills, wind or tiredness can do that.
SESSION_COST_LOW = The heart's cost of the work was { $session_cost_change_pct_abs } below { $your } usual.
SESSION_COST_USUAL = The cost of the work was within what { $your } earlier sessions show.
SESSION_EMG_FALLING = The EMG median frequency fell by { $emg_slope_hz_min_abs }: that muscle tired as the session went on.

CAVEAT_SESSION_NOT_RATED = Nobody rated that session, so its load by rating is unknown. How hard was it from 0 to 10?
CAVEAT_NO_HEART_RATE = No heart rate was recorded with it.
CAVEAT_HEART_GAPS = Heart rate has gaps, so loads from it are too low or left out.
CAVEAT_POWER_GAPS = Power has gaps, so numbers from it are too low or left out.
CAVEAT_NO_RESTING_HR = Without { $your } resting heart rate on at least a week of days there is no training impulse.
CAVEAT_NO_MAX_HR = Without a maximal heart rate or an age, heart rate gives no load.
CAVEAT_MAX_HR_PREDICTED = The maximal heart rate is predicted from age, which errs by many beats for some; a measured one would narrow the range.
CAVEAT_SEX_UNKNOWN = The formula differs between men and women, so the range covers both.
CAVEAT_HEART_BEYOND_BOUNDS = Heart rate went beyond the bounds I have for { $them }, so the maximum is probably too low.
CAVEAT_NO_FTP = Without a threshold power there is no training stress.
CAVEAT_SPIKE_OTHER_SPORT = Such steps were studied in runners only; in other sports this is a description and no more.
CAVEAT_SPIKE_IS_ASSOCIATION = A large study of runners linked such steps to overuse trouble; that describes a group and is no forecast for { $them }.
CAVEAT_LOADS_DIFFER = Loads by rating, by heart rate and by power are different numbers; compare each with itself.

LACKING_session_load = I can't tell: that session has neither an effort rating nor a recording I can use. How hard was it from 0 to 10?
LACKING_session_review = I can't tell: I find no session { $day ->
    [today] today or in the week before.
    [yesterday] yesterday.
   *[other] on { $on }.
 }
LACKING_emg_slope = I can't tell: the muscle signal is too short for a slope.
