# What may contribute to an injury; never how likely one is.

METRIC_joint_angle_deg = joint angle
METRIC_gait_drift_deg = gait drift
METRIC_asymmetry_pct = asymmetry
METRIC_gait_drift_usual_deg = usual gait drift
METRIC_asymmetry_usual_pct = usual asymmetry
METRIC_session_vs_longest_pct = single session against the month before
METRIC_days_since_injury = time since the last injury day
METRIC_injury_factors_present = factors present
METRIC_injury_factors_known = factors known

# The answer

INJURY_FACTORS_SOME = I count { $injury_factors_present } outside the usual, with { $injury_factors_known } known. They do not add up to a number.
INJURY_FACTORS_NONE = No factor lies outside the usual, with { $injury_factors_known } known.

# Why, what lies furthest outside the usual first

FACTOR_LOAD_CHANGE = Weekly load rose by { $week_change_pct_abs } on the week before, an unusual step for { $them }.
FACTOR_SESSION_SPIKE = A single session this week went { $session_vs_longest_pct_abs } beyond anything of the month before it.
FACTOR_ASYMMETRY = Asymmetry is { $asymmetry_pct }, where { $asymmetry_usual_pct } is usual.
FACTOR_GAIT_DRIFT = Late in the match the gait drift made a difference of { $gait_drift_deg_abs }, where a difference of { $gait_drift_usual_deg_abs } is usual.
FACTOR_PAST_INJURY = Time since the last injury day: { $days_since_injury }.
FACTOR_MISSED_SLEEP = Sleep was { $sleep_min } a night over the last 7 days, clearly short for { $them }.
FACTOR_SORENESS = The soreness score was { $soreness_score } on average over the last 7 days, clearly off { $your } usual (a high score is little soreness).
FACTOR_PAIN = { $You } reported pain of { $pain_nrs }.

FACTOR_NAME_LOAD_CHANGE = change of load
FACTOR_NAME_SESSION_SPIKE = a single long session
FACTOR_NAME_ASYMMETRY = left-right difference
FACTOR_NAME_GAIT_DRIFT = late drift of movement
FACTOR_NAME_PAST_INJURY = a past injury
FACTOR_NAME_MISSED_SLEEP = missed sleep
FACTOR_NAME_SORENESS_PAIN = soreness and pain
FACTOR_STATE_PRESENT = present
FACTOR_STATE_NOT_PRESENT = not present
FACTOR_STATE_UNKNOWN = not known
COLUMN_FACTOR = factor
COLUMN_FACTOR_STATE = state
COLUMN_FACTOR_DAYS = days known

# What limits it

CAVEAT_NO_TEST_PREDICTS = No screening test can tell who gets hurt; this says where to look first.
CAVEAT_FACTORS_UNKNOWN = Some factors are not known, and unknown is not the same as fine.
LACKING_injury_factors = I can't tell: too few factors are known for a picture.
