# Signals recorded within a session.
METRIC_heart_rate_bpm = heart rate
METRIC_rr_interval_ms = interval between beats
METRIC_power_w = power
METRIC_speed_m_s = speed
METRIC_cadence_rpm = cadence
METRIC_smo2_pct = muscle oxygen
METRIC_thb_au = total haemoglobin
METRIC_emg_mv = muscle activity
