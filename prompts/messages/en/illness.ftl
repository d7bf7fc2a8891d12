# Nights that look like illness, symptoms, and the way back.

METRIC_symptom_reported = reported symptom
METRIC_illness_signals = illness signs
METRIC_skin_temp_usual_c = usual skin temperature
METRIC_skin_temp_vs_usual_c = skin temperature against the usual
METRIC_respiratory_rate_usual_brpm = usual breathing rate
METRIC_illness_signals_known = known illness signs
