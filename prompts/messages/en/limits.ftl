# What limits a finding, and what to say where there is none.

CAVEAT_DATA_OLD = Part of this is not from today: log the check-in for a fresher answer.
CAVEAT_HRV_WELLNESS_DISAGREE = The watch and the check-in disagree; I go with the more careful reading. How do { $you } feel?
CAVEAT_STRADDLES_BAND = It is close to the edge of the band, so how { $you } feel decides.
CAVEAT_BASELINE_SHORT = { $Your } usual rests on few weeks so far, so take this as a first guess.
CAVEAT_HRV_MISSING = HRV is missing, so this rests on the other signals.
CAVEAT_RESTING_HR_MISSING = Resting heart rate is missing, so this rests on the other signals.
CAVEAT_SLEEP_MISSING = Sleep is missing, so this rests on the other signals.
CAVEAT_WELLNESS_MISSING = The check-in is missing, so this rests on the watch.
CAVEAT_LOAD_MISSING = There is no load ratio, so load plays no part in this.
CAVEAT_NO_VALIDATED_FORMULA = No readiness score has been validated; ours is a house rule.

CAVEAT_RETURNING_FROM_BREAK = { $You } are coming back from a break, so a ratio would say nothing yet.
CAVEAT_CHRONIC_LOAD_ZERO = The last four weeks hold no load, so there is no ratio.
CAVEAT_YOUNG_LOG = The log is younger than four weeks, so take this as a first guess.
CAVEAT_DAYS_UNKNOWN = Some days are not logged.
CAVEAT_UNRATED_SESSIONS = Some sessions have no effort rating, so their load is unknown.
CAVEAT_REST_INFERRED = Days with a check-in and no session were read as rest.
CAVEAT_FLAT_WEEK = The days of the week were all alike, so monotony is not a number.
CAVEAT_NEARLY_FLAT_WEEK = The days of the week were nearly alike.
CAVEAT_CTL_SEEDED_AT_ZERO = The long average still carries its start.
CAVEAT_RATIO_IS_NOT_RISK = A ratio describes how load changes; it says nothing about who gets hurt.

LACKING_readiness = I can't tell yet: readiness needs a check-in or HRV, and another signal beside it, each with enough earlier days to compare with.
LACKING_acwr = I can't tell yet: the load ratio needs { $needed } and I have { $known }. Log rest days too, they count.
KNOWN_weekly_load_au = Until then: the load of the last 7 days is { $weekly_load_au } in all.
LACKING_hrv = I can't tell yet: HRV needs { $needed } and I have { $known }.
LACKING_sleep = I can't tell yet: too few nights are known.
LACKING_wellness = I can't tell yet: too few check-ins are known.
LACKING_recovery = I can't tell: I find no rated session in the last days to recover from. What did { $you } do last?
LACKING_query = I can't tell: I have too few values of { $metric } for that.
LACKING_correlation = I can't tell: a correlation needs { $needed } with both numbers and I have { $known }.
DATA_NONE = I have no data yet.
DATA_END = The last data are from { $on }.
LAST_acwr = The newest day with a ratio was { $on }: the load ratio was { $acwr } then.
LACKING_outlook = I can't tell: a what-if needs { $needed } of known load and I have { $known }.

CAVEAT_PLANNING_RULE = The window is a planning rule; no published model gives hours.
CAVEAT_SESSION_UNRATED = That session has no effort rating, so I went by its kind.
CAVEAT_SLEEP_UNKNOWN = The nights since then are unknown.
CAVEAT_END_ASSUMED = I do not know when it ended and assumed the early evening.
LACKING_recovery_h = { LACKING_recovery }
