# What surrounds the athlete, and which signals carry anything about tomorrow.

METRIC_ambient_temp_c = room temperature
METRIC_humidity_pct = humidity
METRIC_noise_db = noise
METRIC_ambient_temp_vs_usual_c = room temperature against the usual
METRIC_humidity_vs_usual_pct = humidity against the usual
METRIC_noise_vs_usual_db = noise against the usual
METRIC_signal_importance_pct = importance of a signal
METRIC_signal_r2 = out-of-sample R² of the signals
METRIC_last_value_r2 = out-of-sample R² of yesterday's answer
