# Read-back of a check-in: what was said, on which scale.

LOGGED_STOP = { $end ->
    [last] .
   *[more] ,
 }
LOGGED_sleep_min = sleep { $value }{ LOGGED_STOP }
LOGGED_rmssd_ms = HRV { $value }{ LOGGED_STOP }
LOGGED_resting_hr_bpm = resting heart rate { $value }{ LOGGED_STOP }
LOGGED_body_mass_kg = body mass { $value }{ LOGGED_STOP }
LOGGED_body_temp_c = body temperature { $value }{ LOGGED_STOP }
LOGGED_pain_nrs = pain { $said } of 10{ LOGGED_STOP }
LOGGED_ill = illness noted{ LOGGED_STOP }
LOGGED_injured = injury noted{ LOGGED_STOP }
LOGGED_soreness_score = soreness { $said } of { $scale ->
    [nrs_0to10] 10
   *[other] 5
 }{ LOGGED_STOP }
LOGGED_fatigue_score = fatigue { $said } of { $scale ->
    [nrs_0to10] 10
   *[other] 5
 }{ LOGGED_STOP }
LOGGED_stress_score = stress { $said } of { $scale ->
    [nrs_0to10] 10
   *[other] 5
 }{ LOGGED_STOP }
LOGGED_mood_score = mood { $said } of { $scale ->
    [nrs_0to10] 10
    [quality_1to10] 10
   *[other] 5
 }{ LOGGED_STOP }
LOGGED_sleep_quality_score = sleep quality { $said } of { $scale ->
    [nrs_0to10] 10
    [quality_1to10] 10
   *[other] 5
 }{ LOGGED_STOP }
LOGGED_SCALES_AMOUNT = I read soreness, fatigue and stress as amounts: a high number is a lot of it.
