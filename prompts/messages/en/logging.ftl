# Read-back of a check-in: what was said, on which scale.

LOGGED_sleep_min = sleep { $value }.
LOGGED_rmssd_ms = HRV { $value }.
LOGGED_resting_hr_bpm = resting heart rate { $value }.
LOGGED_body_mass_kg = body mass { $value }.
LOGGED_body_temp_c = body temperature { $value }.
LOGGED_pain_nrs = pain { $said } of 10.
LOGGED_ill = illness noted.
LOGGED_injured = injury noted.
LOGGED_soreness_score = soreness { $said } { $scale ->
    [nrs_0to10] of 10, where 10 is the most.
   *[other] of 5, where 5 is the most.
 }
LOGGED_fatigue_score = fatigue { $said } { $scale ->
    [nrs_0to10] of 10, where 10 is the most.
   *[other] of 5, where 5 is the most.
 }
LOGGED_stress_score = stress { $said } { $scale ->
    [nrs_0to10] of 10, where 10 is the most.
   *[other] of 5, where 5 is the most.
 }
LOGGED_mood_score = mood { $said } { $scale ->
    [nrs_0to10] of 10, where 10 is the best.
    [quality_1to10] of 10, where 10 is the best.
   *[other] of 5, where 5 is the best.
 }
LOGGED_sleep_quality_score = sleep quality { $said } { $scale ->
    [nrs_0to10] of 10, where 10 is the best.
    [quality_1to10] of 10, where 10 is the best.
   *[other] of 5, where 5 is the best.
 }
