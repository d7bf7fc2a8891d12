# Several signals away from usual together.

METRIC_test_power_vs_usual_pct = test power against the usual

STRAIN_NONE = I see no strain pattern: { $strain_signals } in the wrong direction.
STRAIN_WATCH = Worth watching: { $strain_signals } in the wrong direction for days.
STRAIN_REDUCE = A clear strain pattern: { $strain_signals } in the wrong direction for days. An easier stretch and a talk with { $your } coach make sense.
STRAIN_REFER = A strain pattern that lasts: { $strain_signals } in the wrong direction now. Stop hard training for the time being and see a sports physician, to look for other causes first.

STRAIN_HRV_LOW = HRV has been low on { $days_known_value } of the last 5 days.
STRAIN_HRV_HIGH = HRV has been unusually high on { $days_known_value } of the last 5 days.
STRAIN_RHR_HIGH = Resting heart rate has been high on { $days_known_value } of the last 5 days.
STRAIN_SLEEP_POOR = Sleep has been poor on { $days_known_value } of the last 5 days.
STRAIN_WELLNESS_LOW = Wellness has been low on { $days_known_value } of the last 5 days.

STRAIN_COURSE_UNKNOWN = Without repeated performance tests, useful overload cannot be told from overload gone too far.
STRAIN_COURSE_EARLY = Test power is { $test_power_vs_usual_pct_abs } below usual, and not for long: useful overload cannot be told yet from overload gone too far. An easier week and a new test would tell.
STRAIN_COURSE_LASTING = Test power is { $test_power_vs_usual_pct_abs } below usual, and has been for weeks: it has not come back as it does after a useful overload.
STRAIN_COURSE_REBOUNDED = Test power came back within weeks, as it does after a useful overload.
STRAIN_COURSE_HOLDING = Test power holds so far.
STRAIN_ILLNESS_REPORTED = Illness is reported, and that alone could explain it.
STRAIN_EFFORT_HARDER = Sessions of equal length and pace have felt harder than they used to.

CAVEAT_PATTERN_NOT_DIAGNOSIS = The screen counts patterns; it names no cause and can be wrong.
CAVEAT_STRAIN_DIFFERENTIAL = Illness, heat, alcohol, the menstrual cycle, travel, altitude or too little food can look the same.

LACKING_strain = I can't tell: too few signals have enough recent days for a pattern.
LACKING_strain_never = I can't tell: HRV, resting heart rate, sleep and wellness were never recorded for { $them }.
