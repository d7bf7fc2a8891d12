# The first sentence: the answer to what was asked.

ABOUT = { $name }:

READY_AS_PLANNED = Yes, the session stands as planned.
READY_SHORTER = Yes, but shorter.
READY_EASIER = Yes, but easier.
READY_SOMETHING_ELSE = Not that session today.
READY_WITH_CARE = Yes, with a small change.
READY_NIGHT_TOLD = { $You } told me { $sleep_told_min }, the watch has { $sleep_min } of sleep: I go with the watch.
READY_NO_SESSION = No session is planned today.

BAND_HARD = Readiness is { $readiness } (hard): { $you } can take a demanding day.
BAND_MODERATE = Readiness is { $readiness } (moderate).
BAND_RECOVERY = Readiness is { $readiness } (recovery): a day to go easy.

# The plan

PLAN_SEVERAL = { $sessions_count } on the plan. The heavy day is { $on }, with { $title }.
PLAN_ALL_REST = No training is on the plan for those days.
PLAN_TODAY_CHANGED = Today's session is no longer as planned.
COLUMN_PLAN_SIZE = planned length and effort
CELL_PLAN_SIZE = { $duration_min } at RPE { $target_rpe_value }
CELL_PLAN_REPS = { $reps_value } repetitions, { $duration_min } at RPE { $target_rpe_value }
CELL_PLAN_NOTHING = nothing
PLAN_EMPTY = Nothing is on the plan for those days.
PLAN_SESSION = { $day ->
    [today] Planned today is
    [tomorrow] Planned tomorrow is
    [yesterday] Planned yesterday was
   *[other] Planned on { $on } is
 } { $title }, { $duration_min } at RPE { $target_rpe_value }.
PLAN_REST = { $day ->
    [today] Planned today is
    [tomorrow] Planned tomorrow is
    [yesterday] Planned yesterday was
   *[other] Planned on { $on } is
 } { $title }.
PLAN_SESSION_REPS = { $day ->
    [today] Planned today is
    [tomorrow] Planned tomorrow is
    [yesterday] Planned yesterday was
   *[other] Planned on { $on } is
 } { $title }, { $reps_value } repetitions, { $duration_min } in all at RPE { $target_rpe_value }.


CHANGE_REPS = I cut the set from { $planned_reps_value } to { $adjusted_reps_value } repetitions and the session from { $planned_duration_min } to { $adjusted_duration_min }.
CHANGE_SIZE = Planned: { $planned_title }, { $planned_duration_min } at RPE { $planned_target_rpe_value }. { CHANGE_SIZE_NOW }
CHANGE_SIZE_NOW = Now: { $adjusted_duration_min } at RPE { $adjusted_target_rpe_value }.
CHANGE_KIND = Planned: { $planned_title }, { $planned_duration_min } at RPE { $planned_target_rpe_value }. { CHANGE_KIND_NOW }
CHANGE_KIND_NOW = Now: { $adjusted_kind ->
    [rest] rest.
    [mobility] mobility, { $adjusted_duration_min } at RPE { $adjusted_target_rpe_value }.
   *[easy] an easy session, { $adjusted_duration_min } at RPE { $adjusted_target_rpe_value }.
 }
CHANGE_CONTENT = The length and the effort stay; the content changes: { $adjusted_title }.

CHANGE_BY = { $day ->
    [today] Today's session was changed
    [yesterday] Yesterday's session was changed
   *[other] The session of { $on } was changed
 } { $decided_by ->
    [rule] by a rule, not by a person.
   *[other] by { $decided_by }.
 }
CHANGE_NONE = { $day ->
    [today] Today's session was not changed: the plan stands.
    [yesterday] Yesterday's session was not changed: the plan stood.
   *[other] The session of { $on } was not changed: the plan stands.
 }
CHANGE_NO_RECORD = { $day ->
    [today] There is no change on record for today.
    [yesterday] There is no change on record for yesterday.
   *[other] There is no change on record for { $on }.
 }
NOT_OVERRULED = It has not been overruled.
APPROVED_BY = Approved by { $name }.

READINESS_FELL = Readiness is { $now_readiness } today, down from { $before_readiness } { $day ->
    [yesterday] yesterday
   *[other] on { $on }
 }.
READINESS_ROSE = Readiness is { $now_readiness } today, up from { $before_readiness } { $day ->
    [yesterday] yesterday
   *[other] on { $on }
 }.
READINESS_SAME = Readiness is at { $now_readiness } today, the same as { $day ->
    [yesterday] yesterday
   *[other] on { $on }
 }.

READINESS_MOVERS = What moved it most:

# Load

LOAD_FIGURES = Acute load is { $acute_au } over the last 7 days, chronic load { $chronic_au } over the last 28 days.
LOAD_MONOTONY = Monotony is { $monotony }.

# Recovery

RECOVERY_WINDOW = { $You } will probably be recovered { $recovery_h_low_value } to { $recovery_h_high } after the { $activity } session of { $day ->
    [today] today.
    [yesterday] yesterday.
   *[other] { $on }.
 }

# Knowledge

TERM = { $text } The strength of evidence is { $strength }.
TERM_SOURCES = Sources: { $sources }
TERM_UNREAD = Named from memory and not opened again: { $sources }
TERM_UNKNOWN = I have no entry for that word. I can explain, for example, readiness, HRV, the load ratio, TRIMP, sleep debt, muscle oxygen, VO2max, zones, durability, the digital twin, jet lag and concussion.

# Coach

ROSTER_LOOK = { $look_value } of { $judged_value } athletes need a look.
ROSTER_UNJUDGED = I can't judge anybody: data are missing for { $missing_value } athletes.
ROSTER_CALM = Nobody of the { $judged_value } athletes with data needs a closer look.
ROSTER_MISSING = Without enough data for a judgement: { $missing_value }.
ROSTER_METRIC = { $how ->
    [mean] average { $metric }
    [max] max { $metric }
    [min] min { $metric }
    [sum] total { $metric }
    [std] spread of { $metric }
    [trend] weekly trend of { $metric }
    [count] days with { $metric }
   *[latest] { $metric }
 }
ROSTER_LIST = { $operator ->
    [lt] { $n_value } of { $of_value } athletes have { ROSTER_METRIC } below { $threshold }.
    [le] { $n_value } of { $of_value } athletes have { ROSTER_METRIC } at or below { $threshold }.
    [gt] { $n_value } of { $of_value } athletes have { ROSTER_METRIC } above { $threshold }.
    [ge] { $n_value } of { $of_value } athletes have { ROSTER_METRIC } at or above { $threshold }.
    [eq] { $n_value } of { $of_value } athletes have { ROSTER_METRIC } { $threshold }.
    [beyond] { $n_value } of { $of_value } athletes have { ROSTER_METRIC } { $threshold } or more on either side.
   *[other] Here is the { ROSTER_METRIC }, for { $n_value } athletes with data.
 }
ROSTER_FLAG = { $n_value } of { $of_value } athletes noted { $metric }.
ROSTER_NONE = { $operator ->
    [lt] 0 of { $of_value } athletes have { ROSTER_METRIC } below { $threshold }.
    [le] 0 of { $of_value } athletes have { ROSTER_METRIC } at or below { $threshold }.
    [gt] 0 of { $of_value } athletes have { ROSTER_METRIC } above { $threshold }.
    [ge] 0 of { $of_value } athletes have { ROSTER_METRIC } at or above { $threshold }.
    [eq] 0 of { $of_value } athletes have { ROSTER_METRIC } { $threshold }.
    [beyond] 0 of { $of_value } athletes have { ROSTER_METRIC } { $threshold } or more on either side.
   *[other] I find no { $metric } among { $all_value } athletes.
 }
ROSTER_OFF_USUAL = { $n_value } of { $of_value } athletes have their { $own_metric } { $threshold_abs } or more { ROSTER_SIDE } their own usual, furthest first.
ROSTER_NONE_OFF_USUAL = 0 of { $of_value } athletes have their { $own_metric } { $threshold_abs } or more { ROSTER_SIDE } their own usual.
ROSTER_SIDE = { $operator ->
    [lt] below
    [le] below
    [gt] above
    [ge] above
   *[other] off
 }
ROSTER_HIGHEST_ONE = { $of_value } athletes with data, in order of { ROSTER_METRIC }.
ROSTER_LOWEST_ONE = { $of_value } athletes with data, in order of { ROSTER_METRIC }.
ROSTER_HIGHEST = { $of_value } athletes with data, in order of { ROSTER_METRIC }.
ROSTER_LOWEST = { $of_value } athletes with data, in order of { ROSTER_METRIC }.
ROSTER_RECOVERING = { $n_value } of { $all_value } athletes are probably still recovering.
ROSTER_FURTHER = { $operator ->
    [lt] Only those with { $metric } below { $threshold } count.
    [le] Only those with { $metric } at or below { $threshold } count.
    [gt] Only those with { $metric } above { $threshold } count.
    [ge] Only those with { $metric } at or above { $threshold } count.
   *[other] Only those with { $metric } { $threshold } count.
 }
ROSTER_WITHOUT = { $metric } is missing for { $missing_value } of { $all_value } athletes.
ROSTER_ALL_HAVE = { $metric } is known for { $of_value } of { $all_value } athletes.
ROSTER_NO_DATA = Data are missing for { $missing_value } of { $all_value } athletes.
ROSTER_NO_VALUES = I find no { $metric } among { $all_value } athletes.
ROSTER_MEAN = { $metric } is { $value } on average, over { $n_value } athletes.
GROUP_MEAN = { $metric } of the { $group } is { $value } on average, over { $n_value } athletes.

COLUMN_NAME = name
COLUMN_READINESS = readiness
COLUMN_WHY = why
COLUMN_SESSION = session
COLUMN_METRIC = { ROSTER_METRIC }
COLUMN_DAY = day
CELL_DAY = { $on }
CELL_WEEK = from { $on }
CELL_WEEKDAY = { $weekday }
CELL_NONE = no data
CELL_OFF_USUAL = { $sign ->
    [down] { $value_abs } below
    [up] { $value_abs } above
   *[flat] as usual
 }
CELL_YES = yes
CELL_NO = no
CELL_VALUE = { $how ->
    [max] max { $value }
    [min] min { $value }
    [std] deviation { $value }
    [trend] { TREND_RATE }
   *[mean] { $value }
 }
TREND_RATE = { $sign ->
    [up] rising by { TREND_STEP }
    [down] falling by { TREND_STEP }
   *[flat] no trend
 }
TREND_STEP = { $rate ->
    [plain] { $value_abs }
   *[unit] { $value_abs } a week
 }

# Open questions

QUERY_MEAN = { $Your } { $metric } was { $value } on average, over { $value_n } of the { $value_days } days to { $last_on }.
# Of somebody on a roster "the highest" would be a rank among people.
EXTREME_MIN = { $you ->
    [they] Their min
   *[you] Your lowest
 }
EXTREME_MAX = { $you ->
    [they] Their max
   *[you] Your highest
 }
QUERY_MIN = { EXTREME_MIN } { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MAX = { EXTREME_MAX } { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_SUM = { $Your } { $metric } added up to { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_STD = The standard deviation of { $your } { $metric } is { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
WAS = { $metric ->
    [sessions] were
    [steps] were
    [repetitions] were
   *[other] was
 }
QUERY_LATEST = { $Your } { $metric } { WAS } { $value } on { $last_on }.
QUERY_TREND = { $sign ->
    [up] { $Your } { $metric } has been rising by { TREND_STEP }, over { $value_n } of the { $value_days } days to { $last_on }.
    [down] { $Your } { $metric } has been falling by { TREND_STEP }, over { $value_n } of the { $value_days } days to { $last_on }.
   *[flat] { $Your } { $metric } shows no trend in the days to { $last_on }.
 }
QUERY_COUNT = { $where ->
    [lt] { $Your } { $where_metric } was under { $where_value }
    [le] { $Your } { $where_metric } was at most { $where_value }
    [gt] { $Your } { $where_metric } was over { $where_value }
    [ge] { $Your } { $where_metric } was at least { $where_value }
    [eq] { $Your } { $where_metric } was { $where_value }
    [missing] { $Your } { $where_metric } is not known
    [several] All that holds
   *[other] { $Your } { $metric } is known
 } on { $value_value } of the { $value_days } days to { $last_on }.
QUERY_COUNT_TRAINED = { $You } had a session on { $value_value } of the { $value_days } days to { $last_on }.
QUERY_COUNT_REST = { $You } had a confirmed rest day on { $value_value } of the { $value_days } days to { $last_on }. A day without an entry is not read as rest.
QUERY_CORRELATION = Between { $your } { $metric } and { $your } { $other_metric } the correlation is { $value }, over { $both_value } days that have both. Moving together says nothing about which causes which.
FLAG_LATEST = { $metric } on { $last_on }: { $state ->
    [yes] yes.
   *[no] no.
 }
FLAG_SUM = { $metric } on { $value_value } of the { $value_days } days to { $last_on }.
FLAG_SUM_GAPS = { $metric } on { $value_value } of the { $value_days } days to { $last_on }; { $missing } are unknown.
QUERY_BY_WEEK = { $Your } { $metric } by week:
QUERY_BY_WEEKDAY = { $Your } { $metric } by day of the week:
QUERY_VALUES = { $Your } { $metric }, day by day:
QUERY_VALUES_GAPS = { $Your } { $metric }, day by day: { $known_value } days are known, { $missing_value } are missing and stay empty.
WHERE_DAYS = { $where ->
    [lt] On days with { $where_metric } under { $where_value }
    [le] On days with { $where_metric } of { $where_value } or less
    [gt] On days with { $where_metric } past { $where_value }
    [ge] On days with { $where_metric } of { $where_value } or more
    [eq] On days with { $where_metric } of { $where_value }
    [known] On days with known { $where_metric }
    [missing] On days without { $where_metric }
   *[several] On the days that match
 }
QUERY_MEAN_WHERE = { WHERE_DAYS } { $your } { $metric } was { $value } on average, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MIN_WHERE = { WHERE_DAYS } { $your } min { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MAX_WHERE = { WHERE_DAYS } { $your } max { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_SUM_WHERE = { WHERE_DAYS } { $your } { $metric } added up to { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_STD_WHERE = On the days that match, the standard deviation of { $your } { $metric } is { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_LATEST_WHERE = On the newest day that matches, { $last_on }, { $your } { $metric } { WAS } { $value }.
QUERY_TREND_WHERE = { WHERE_DAYS } { $sign ->
    [up] { $your } { $metric } has been rising by { TREND_STEP }, over { $value_n } of the { $value_days } days to { $last_on }.
    [down] { $your } { $metric } has been falling by { TREND_STEP }, over { $value_n } of the { $value_days } days to { $last_on }.
   *[flat] { $your } { $metric } shows no trend in the days to { $last_on }.
 }
QUERY_CORRELATION_WHERE = { QUERY_CORRELATION }

# What-if

WHATIF_READINESS = { $You } would likely be at a readiness of { $changed_readiness_low_value } to { $changed_readiness_high } { $day ->
    [tomorrow] tomorrow
   *[other] on { $on }
 } instead of { $planned_readiness_low_value } to { $planned_readiness_high } as planned.
WHATIF_LOAD = The load ratio would be { $changed_acwr } instead of { $planned_acwr }.
WHATIF_SAME = That changes nothing for { $day ->
    [tomorrow] tomorrow:
   *[other] { $on }:
 } readiness would likely be { $planned_readiness_low_value } to { $planned_readiness_high } either way.
CAVEAT_SIMPLE_PROJECTION = It is a rough projection for comparing plans, not a forecast of a day.
CAVEAT_TODAY_LOAD_UNKNOWN = What today holds is not known, so its load is left out.
CAVEAT_REPORTS_TAKEN_TO_LAST = What { $you } reported of illness, injury or pain is taken to last.
WHATIF_ASSUMED = I took a load of { $load } for that session, from { $your } usual ones.
