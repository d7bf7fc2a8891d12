# What may contribute to an injury; never how likely one is.

METRIC_joint_angle_deg = joint angle
METRIC_gait_drift_deg = gait drift
METRIC_asymmetry_pct = asymmetry
METRIC_gait_drift_usual_deg = usual gait drift
METRIC_asymmetry_usual_pct = usual asymmetry
METRIC_session_vs_longest_pct = longest session against the month before
METRIC_days_since_injury = time since the last injury day
METRIC_injury_factors_present = factors present
METRIC_injury_factors_known = factors known
