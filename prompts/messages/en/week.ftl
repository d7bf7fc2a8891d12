# A proposed week: what it is for, why it is what it is, and its days.

WEEK_KIND = { $goal ->
    [maintain] a week that maintains
    [build] a week that builds
    [peak] a week to peak
    [recover] a week to recover
   *[return] a week to come back
 }
WEEK_GOAL = Here is { WEEK_KIND }, as a proposal.
WEEK_OTHER_GOAL = Not the week { $you } asked for: here is { WEEK_KIND }, as a proposal.

WEEK_RAISES_LOAD = It asks for more load than { $your } usual week: that is a person's to decide.
WEEK_BY_MINUTES = It goes by minutes and holds nothing demanding: too little load is known for a ratio.
WEEK_LIGHTER_ACWR = It is lighter than the goal asks for: anything bigger breaks the rule for load spikes.
WEEK_LIGHTER_MONOTONY = It is lighter than the goal asks for: anything bigger breaks the rule for monotony.
WEEK_AFTER_BREAK = { $You } are coming back from a break, so it begins small.
WEEK_WHILE_ILL = { $You } reported illness: rest until it has passed, then begin this week.
WEEK_WITH_PAIN = { $You } reported pain or an injury, so demanding sessions stay out of it.
WEEK_CHECK_IN_RED = The check-in is red, so demanding sessions stay out of it.
WEEK_STRAIN_PATTERN = Several signals have been drifting, so demanding sessions stay out of it.
WEEK_READINESS_LOW = Readiness is { $readiness }, so demanding sessions stay out of it.

WEEK_FIGURES = The planned weekly load is { $weekly_load_au }, the load ratio peaks at { $acwr }, and monotony is { $monotony }.
WEEK_MINUTES_FIGURES = The planned weekly load is { $weekly_load_au }, and monotony is { $monotony }.
WEEK_CUFF = Light strength may be done under a pressure cuff, after a screening and if a person approves.
CAVEAT_WEEK_IS_A_PROPOSAL = The plan stays as it was; each morning still decides.
CAVEAT_WEEK_DAYS_BEFORE_AS_PLANNED = The days until then count as planned.
WEEK_MATCH_WHILE_ILL = The match is not counted in: { $your } coach and a doctor decide about it.
WEEK_MATCH_STANDS = The match stands: whether to play is for { $your } coach and { $them } to decide.
WEEK_WHEN = From which day on? It has to be a day that the plan already reaches.

NO_WEEK_ACWR = I have no week of that kind to propose from that day: each one I tried breaks the rule for load spikes.
NO_WEEK_AFTER_REST = After { $rest_days_value } days of rest the ratio is back within it.
NO_WEEK_MONOTONY = I have no week of that kind to propose from that day: each one I tried is too even and breaks the rule for monotony.
NO_WEEK_AVAILABILITY = I have no week of that kind to propose from that day: demanding days need easy ones between them, and the matches stand too close or the time leaves no room.
NO_WEEK_SIZE = I have no week of that kind to propose from that day: the smallest one is larger than { $your } usual week allows.
WEEK_INSTEAD_GOAL = What keeps the rules is { WEEK_KIND }: ask me for that.
WEEK_INSTEAD_DAY = From { $on } a week keeps the rules: ask me for a week from that day.
WEEK_INSTEAD_PERSON = Rest or easy days until then are never against it, and what comes after is for { $your } coach and { $them } to plan.
LACKING_week = I can't tell yet: a week needs { $needed } of known load and I have { $known }, or a few sessions with their minutes.

COLUMN_WEEK_ROLE = what for
COLUMN_WEEK_SESSION = session
CELL_WEEK_SESSION = { $duration_min } at RPE { $target_rpe_value }
CELL_WEEK_NOTHING = nothing planned
CELL_WEEK_UNDECIDED = coach and a doctor decide
WEEK_DEMANDING = { $kind ->
    [intervals] intervals
    [tempo] tempo
    [strength] strength
    [long] long run
   *[other] session
 }
WEEK_ROLE_HARD = demanding, { WEEK_DEMANDING }
WEEK_ROLE_SHARP = short and fast, { WEEK_DEMANDING }
WEEK_ROLE_EASY = easy day
WEEK_ROLE_LIGHT = light strength
WEEK_ROLE_MOBILITY = mobility
WEEK_ROLE_ASSESSMENT = assessment day
WEEK_ROLE_REST = rest
WEEK_ROLE_MATCH = match

# Why a day is what it is.

WEEK_DAY_HARD = A demanding day, with easier ones on both sides.
WEEK_DAY_SHARP = Short and fast keeps the intensity while volume is low.
WEEK_DAY_EASY = Easy volume between demanding days.
WEEK_DAY_LIGHT = Strength that costs little.
WEEK_DAY_MOBILITY = Mobility after a demanding day.
WEEK_DAY_ASSESSMENT = The same submaximal test and screens each week, so that they can be compared.
WEEK_DAY_REST = A day of rest makes the week less even.
WEEK_DAY_MATCH = The match stands as planned.
