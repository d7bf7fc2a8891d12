# How well output holds late in long sessions.

METRIC_decoupling_pct = decoupling
METRIC_decoupling_onset_min = onset of decoupling
METRIC_long_sessions = long sessions
METRIC_long_sessions_left_out = long sessions left out
METRIC_power_after_work_change_pct = late power against fresh
METRIC_prior_work_kj_kg = work before

DURABILITY_HOLDS = Late in long sessions { $your } output holds against heart rate: decoupling is { $decoupling_pct }, ranging from { $decoupling_pct_low_value } to { $decoupling_pct_high }, in { $long_sessions }.
DURABILITY_FADES = Late in long sessions { $your } output fades against heart rate: decoupling is { $decoupling_pct }, ranging from { $decoupling_pct_low_value } to { $decoupling_pct_high }, in { $long_sessions }.
DURABILITY_ONSET = The onset of decoupling is around { $decoupling_onset_min }.
DURABILITY_POWER_LOWER = With { $prior_work_kj_kg } of work before, late power is { $power_after_work_change_pct_abs } lower than fresh.
DURABILITY_POWER_HELD = With { $prior_work_kj_kg } of work before, late power holds against fresh.
DURABILITY_UNEVEN = Left out: { $long_sessions_left_out }, where the effort changed too much on the way.
DURABILITY_GAPS = Left out: { $long_sessions_left_out }, where heart rate or output is patchy.

CAVEAT_DURABILITY_FEW = It rests on few long sessions, so take it as a first guess.
CAVEAT_DURABILITY_SPEED = It is read from speed, which hills, wind and ground change too.
CAVEAT_DURABILITY_EFFORTS_UNKNOWN = Whether those efforts were as hard as could be, the recordings don't say.
CAVEAT_DURABILITY_CONDITIONS = Heat, food and drink and the pace before change it as much as fitness does, so compare like with like.

LACKING_durability = I can't tell yet: durability needs some recent long and steady sessions with heart rate and power or speed.
