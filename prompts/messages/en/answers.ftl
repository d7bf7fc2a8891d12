# The first sentence: the answer to what was asked.

ABOUT = { $name }:

READY_AS_PLANNED = Yes, the session stands as planned.
READY_SHORTER = Yes, but shorter.
READY_EASIER = Yes, but easier.
READY_SOMETHING_ELSE = Not that session today.
READY_WITH_CARE = Yes, with a small change.
READY_NO_SESSION = No session is planned today.

BAND_HARD = Readiness is { $readiness } (hard): { $you } can take a demanding day.
BAND_MODERATE = Readiness is { $readiness } (moderate).
BAND_RECOVERY = Readiness is { $readiness } (recovery): a day to go easy.

# The plan

PLAN_EMPTY = Nothing is on the plan for then.
PLAN_SESSION = { $day ->
    [today] Planned today is
    [tomorrow] Planned tomorrow is
    [yesterday] Planned yesterday was
   *[other] Planned on { $on } is
 } { $title }, { $duration_min } at RPE { $target_rpe_value }.
PLAN_SESSION_REPS = { $day ->
    [today] Planned today is
    [tomorrow] Planned tomorrow is
    [yesterday] Planned yesterday was
   *[other] Planned on { $on } is
 } { $title }, { $reps_value } repetitions, { $duration_min } in all at RPE { $target_rpe_value }.

CHANGE_REPS = I cut the set from { $planned_reps_value } to { $adjusted_reps_value } repetitions and the session from { $planned_duration_min } to { $adjusted_duration_min }.
CHANGE_SIZE = Planned: { $planned_title }, { $planned_duration_min } at RPE { $planned_target_rpe_value }. Now: { $adjusted_duration_min } at RPE { $adjusted_target_rpe_value }.
CHANGE_KIND = Planned: { $planned_title }, { $planned_duration_min } at RPE { $planned_target_rpe_value }. Now: { $adjusted_title }, { $adjusted_duration_min } at RPE { $adjusted_target_rpe_value }.
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
 }. What pulls it down now:
READINESS_ROSE = Readiness did not fall: it is { $now_readiness } today, up from { $before_readiness } { $day ->
    [yesterday] yesterday
   *[other] on { $on }
 }. What holds it up:
READINESS_SAME = Readiness is at { $now_readiness } today, as it was { $day ->
    [yesterday] yesterday
   *[other] on { $on }
 }. What shapes it:

# Load

LOAD_FIGURES = Acute load is { $acute_au } over the last 7 days, chronic load { $chronic_au } over the last 28 days.
LOAD_MONOTONY = Monotony is { $monotony }.

# Recovery

RECOVERY_WINDOW = { $You } will probably be recovered { $recovery_h_low_value } to { $recovery_h_high } after the { $activity } session of { $day ->
    [today] today.
    [yesterday] yesterday.
   *[other] { $on }.
 }

STRAIN_NONE = I see no strain pattern: { $strain_signals } in the wrong direction.
STRAIN_WATCH = Worth watching: { $strain_signals } in the wrong direction for days.
STRAIN_REDUCE = A clear strain pattern: { $strain_signals } in the wrong direction for days. An easier stretch and a talk with { $your } coach make sense.

# Knowledge

TERM = { $text } (Evidence: { $strength }. { $sources })
TERM_UNKNOWN = I have no entry for that word. I can explain RPE, HRV, resting heart rate, load, the load ratio, monotony, readiness, recovery and sleep debt.

# Coach

ROSTER_LOOK = { $look_value } of { $judged_value } athletes need a look.
ROSTER_CALM = Nobody of the { $judged_value } athletes with data needs a closer look.
ROSTER_MISSING = Without enough data for a judgement: { $missing_value }.
ROSTER_LIST = { $operator ->
    [lt] { $n_value } of { $of_value } athletes have { $metric } below { $threshold }.
    [le] { $n_value } of { $of_value } athletes have { $metric } at or below { $threshold }.
    [gt] { $n_value } of { $of_value } athletes have { $metric } above { $threshold }.
    [ge] { $n_value } of { $of_value } athletes have { $metric } at or above { $threshold }.
    [eq] { $n_value } of { $of_value } athletes have { $metric } { $threshold }.
   *[other] The { $metric } of { $n_value } athletes:
 }
ROSTER_NONE = { $operator ->
    [lt] Nobody: no { $metric } below { $threshold }, of { $of_value } athletes with data.
    [le] Nobody: no { $metric } at or below { $threshold }, of { $of_value } athletes with data.
    [gt] Nobody: no { $metric } above { $threshold }, of { $of_value } athletes with data.
    [ge] Nobody: no { $metric } at or above { $threshold }, of { $of_value } athletes with data.
   *[other] I find no { $metric } among { $of_value } athletes.
 }
ROSTER_HIGHEST_ONE = { $of_value } athletes with data, in order of { $metric }:
ROSTER_LOWEST_ONE = { $of_value } athletes with data, in order of { $metric }:
ROSTER_HIGHEST = { $of_value } athletes with data, in order of { $metric }:
ROSTER_LOWEST = { $of_value } athletes with data, in order of { $metric }:
ROSTER_RECOVERING = { $n_value } of { $all_value } athletes are probably still recovering.
ROSTER_WITHOUT = Without { $metric }: { $n_value } of { $all_value } athletes.
ROSTER_ALL_HAVE = No { $metric } is missing: { $of_value } athletes have one.
ROSTER_NO_DATA = Data are missing for { $missing_value } of { $all_value } athletes.
ROSTER_NO_VALUES = I have no { $metric } of anybody there.
GROUP_MEAN = { $metric } of the { $group }: { $value } on average, over { $n_value } athletes.

COLUMN_NAME = name
COLUMN_READINESS = readiness
COLUMN_WHY = why
COLUMN_SESSION = session
COLUMN_METRIC = { $metric }
COLUMN_DAY = day
CELL_DAY = { $on }
CELL_NONE = no data

# Open questions

QUERY_MEAN = { $Your } { $metric } was { $value } on average, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MIN = { $Your } lowest { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MAX = { $Your } highest { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_SUM = { $Your } { $metric } added up to { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_STD = The standard deviation of { $your } { $metric } is { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_LATEST = { $Your } { $metric } was { $value } on { $last_on }.
QUERY_TREND = { $sign ->
    [up] { $Your } { $metric } has been rising by { $value_abs } a week
    [down] { $Your } { $metric } has been falling by { $value_abs } a week
   *[flat] { $Your } { $metric } has not moved
 }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_COUNT = { $where ->
    [lt] { $Your } { $where_metric } was under { $where_value }
    [le] { $Your } { $where_metric } was at most { $where_value }
    [gt] { $Your } { $where_metric } was over { $where_value }
    [ge] { $Your } { $where_metric } was at least { $where_value }
    [eq] { $Your } { $where_metric } was { $where_value }
   *[other] { $Your } { $metric } is known
 } on { $value_value } of the { $value_days } days to { $last_on }.
QUERY_CORRELATION = Between { $your } { $metric } and { $your } { $other_metric } the correlation is { $value }, over { $value_n } days that have both. Moving together says nothing about which causes which.
QUERY_VALUES = { $Your } { $metric }, day by day:
QUERY_VALUES_GAPS = { $Your } { $metric }, day by day: { $known_value } days are known, { $missing_value } are missing and stay empty.
QUERY_MEAN_WHERE = On the days that match, { $your } { $metric } was { $value } on average, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MIN_WHERE = On the days that match, { $your } lowest { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_MAX_WHERE = On the days that match, { $your } highest { $metric } was { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_SUM_WHERE = On the days that match, { $your } { $metric } added up to { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_STD_WHERE = On the days that match, the standard deviation of { $your } { $metric } is { $value }, over { $value_n } of the { $value_days } days to { $last_on }.
QUERY_LATEST_WHERE = On the newest day that matches, { $last_on }, { $your } { $metric } was { $value }.
QUERY_TREND_WHERE = { QUERY_TREND }
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
WHATIF_ROUGH = It is a rough projection for comparing plans, not a forecast of a day.
WHATIF_ASSUMED = I took a load of { $load } for that session, from { $your } usual ones.
