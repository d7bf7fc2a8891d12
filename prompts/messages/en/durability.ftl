# How well output holds late in long sessions.

METRIC_decoupling_pct = decoupling
METRIC_decoupling_onset_min = onset of decoupling
METRIC_long_sessions = long sessions
METRIC_power_after_work_change_pct = power late in the session against fresh
METRIC_prior_work_kj_kg = work before
