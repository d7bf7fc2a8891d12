# A team as a whole. A coach's words: figures about groups of five or more, names only where somebody stands out.

TEAM_SPREAD = Readiness of the team has its middle value at { $readiness }, and the middle of the team lies at { $readiness_low_value } to { $readiness_high }, across { $judged_value } athletes.
TEAM_SPREAD_GROUP = Readiness of the { $group } has its middle value at { $readiness }, and the middle of the group lies at { $readiness_low_value } to { $readiness_high }, across { $judged_value } athletes.
TEAM_BANDS = By band: { $hard_value } for hard sessions, { $moderate_value } for moderate sessions, { $recovery_value } for recovery sessions.
TEAM_SHIFT_UP = The middle value moved { $readiness_points_abs } up on the day before.
TEAM_SHIFT_DOWN = The middle value moved { $readiness_points_abs } down on the day before.
TEAM_SHIFT_FLAT = The middle value is where it was the day before.
CAVEAT_TEAM_PEOPLE_UNKNOWN = { ROSTER_MISSING }
CAVEAT_TEAM_SMALL_GROUPS = { TEAM_SMALL_GROUPS }
CAVEAT_TEAM_NO_SHIFT = How it moved on the day before I can't tell: too few have data on both days.
TEAM_GROUP = Readiness of the { $group } has its middle value at { $median }, across { $n_value } athletes.
TEAM_SMALL_GROUPS = Too few for a figure of their own: { $groups }.
TEAM_LOW = Far below their own group:
TEAM_NOBODY_LOW = Within the groups I see no outlier far below the others.
TEAM_TOO_SMALL = I can't tell: a team figure needs { $needed_value } athletes with data, and I have { $known_value }. Ask me to list the readiness, and I name them.
TEAM_TOO_SMALL_GROUP = The { $group } are too few for a figure of the group: it needs { $needed_value } athletes with data, and I have { $known_value }. Ask me to list the readiness of the { $group }, and I name them.
COLUMN_GROUP_Z = place in the group
METRIC_readiness_group_z = place in the group
LACKING_team = I can't tell: a team figure needs { $needed } and I have { $known }.
