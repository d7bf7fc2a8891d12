# What surrounds the athlete, and which signals carry anything about tomorrow.

METRIC_ambient_temp_c = room temperature
METRIC_humidity_pct = humidity
METRIC_noise_db = noise
METRIC_ambient_temp_vs_usual_c = room temperature against the usual
METRIC_humidity_vs_usual_pct = humidity against the usual
METRIC_noise_vs_usual_db = noise against the usual
METRIC_signal_importance_pct = importance of a signal
METRIC_signal_r2_pct = share of the next answer that signals explain
METRIC_last_value_r2_pct = share of the next answer that the last one explains

SIGNAL_MATTERS = Yes, { $metric } says something about { $your } next check-in:
SIGNAL_SAYS_NOTHING = Not that I can see: { $metric } says no more about { $your } next check-in than chance does.
SIGNAL_NEVER_MEASURED = I can't tell whether { $metric } matters, since it was never measured for { $them }.
SIGNAL_RARELY_MEASURED = I can't tell whether { $metric } matters, since it is known on too few days.
SIGNAL_HARDLY_DIFFERED = I can't tell whether { $metric } matters, since it seldom differed clearly from the usual.
SIGNAL_NOT_KEPT = I can't tell whether that matters, since I keep no record of it.
SIGNALS_FOUND = I have { $days_known } with an answer. These signals said something about the next check-in; importance is how much worse a forecast gets without the signal.
SIGNALS_NONE = No signal found in { $days_known } of answers: nothing measured says more about { $your } next check-in than chance does.
SIGNALS_SLEEP = Sleep of the day before: importance { $signal_importance_pct }.
SIGNALS_HRV = HRV of the day before: importance { $signal_importance_pct }.
SIGNALS_RESTING_HR = Resting heart rate of the day before: importance { $signal_importance_pct }.
SIGNALS_LOAD = Load of the day before: importance { $signal_importance_pct }.
SIGNALS_TEMPERATURE = Unusual room temperature: importance { $signal_importance_pct }.
SIGNALS_HUMIDITY = Unusual humidity: importance { $signal_importance_pct }.
SIGNALS_NOISE = Unusual noise: importance { $signal_importance_pct }.
SIGNALS_WORTH_BOTH = On mornings it had not seen, the forecast explains { $signal_r2_pct } of what differs, and repeating the last answer explains { $last_value_r2_pct }.
SIGNALS_WORTH = On mornings it had not seen, the forecast explains { $signal_r2_pct } of what differs; repeating the last answer explains nothing.
SIGNALS_WORTHLESS = On mornings it had not seen, a forecast from them does no better than the average of the days before.

SIGNALS_TEMPERATURE_ABOVE_USUAL = Room temperature was { $ambient_temp_c }, { $ambient_temp_vs_usual_c_abs } above usual.
SIGNALS_TEMPERATURE_BELOW_USUAL = Room temperature was { $ambient_temp_c }, { $ambient_temp_vs_usual_c_abs } below usual.
SIGNALS_HUMIDITY_ABOVE_USUAL = Humidity was { $humidity_pct }, { $humidity_vs_usual_pct_abs } above usual.
SIGNALS_HUMIDITY_BELOW_USUAL = Humidity was { $humidity_pct }, { $humidity_vs_usual_pct_abs } below usual.
SIGNALS_NOISE_ABOVE_USUAL = Noise was { $noise_db }, { $noise_vs_usual_db_abs } above usual.
SIGNALS_NOISE_BELOW_USUAL = Noise was { $noise_db }, { $noise_vs_usual_db_abs } below usual.

CAVEAT_SIGNALS_FEW_DAYS = That is not long for such a question, so take it as a first guess.
CAVEAT_SIGNALS_NO_CAUSE = What goes along with { $your } answers need not cause them.

LACKING_signals = I can't tell yet: ranking signals needs { $needed } with a check-in and a measurement, and I have { $known }.
