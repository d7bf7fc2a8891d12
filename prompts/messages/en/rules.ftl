# Each rule in words; the facts it rested on; what would have kept the plan.

RULE_ILLNESS_RESTS = Illness means rest: no training until it has passed.
RULE_PAIN_PROTECTS = Pain or an injury comes first: mobility takes the place of the session.
RULE_PAIN_LIMITS_INTENSITY = With pain the effort stays moderate.
RULE_WELLNESS_RED_EASES = A red check-in turns the session into an easy one.
RULE_READINESS_RECOVERY_BAND = Readiness in the recovery band turns the session into an easy one.
RULE_AUTONOMIC_LOW_CUTS_INTENSITY = Low HRV for days takes the intensity down and keeps the volume.
RULE_LOAD_SPIKE_CUTS_VOLUME = The rule for load spikes takes volume off and keeps the intensity.
RULE_SHORT_SLEEP_CUTS_VOLUME = Short sleep takes volume off and keeps the intensity.
RULE_SORENESS_SWAPS_EXERCISE = Strong soreness swaps the exercises that load the sore muscles.
RULE_STIFFNESS_ADDS_WARM_UP = A stiff joint gets a longer warm-up.

FACTS_ILLNESS_RESTS = { $You } reported being ill.
FACTS_PAIN_PROTECTS = { $You } reported it in the check-in.
FACTS_PAIN_LIMITS_INTENSITY = { $You } reported it in the check-in.
FACTS_WELLNESS_RED_EASES = Wellness was { $wellness_score }.
FACTS_READINESS_RECOVERY_BAND = Readiness was { $readiness }.
FACTS_AUTONOMIC_LOW_CUTS_INTENSITY = HRV was { $rmssd_ms }, and the week ran { $hrv_vs_baseline_pct_abs } under { $your } usual.
FACTS_LOAD_SPIKE_CUTS_VOLUME = The load ratio was { $acwr }.
FACTS_SHORT_SLEEP_CUTS_VOLUME = { $You } slept { $sleep_min }, { $sleep_vs_need_min_abs } less than { $your } need.
FACTS_SORENESS_SWAPS_EXERCISE = { $Your } soreness score was { $soreness_score }.
FACTS_STIFFNESS_ADDS_WARM_UP = The last mobility test showed it.

KEPT_TOGETHER = Several rules ask for this together: no single number would have kept the plan.
KEPT_sleep_min = With { $threshold } of sleep the plan would have stood.
KEPT_readiness = With a readiness of { $threshold } the plan would have stood.
KEPT_acwr = With a load ratio of { $threshold } or less the plan would have stood.
KEPT_wellness_score = With a wellness of { $threshold } the plan would have stood.
KEPT_soreness_score = With a soreness score of { $threshold } the plan would have stood.
KEPT_rmssd_ms = With an HRV of { $threshold } the plan would have stood.
KEPT_resting_hr_bpm = With a resting heart rate of { $threshold } or less the plan would have stood.
KEPT_sleep_efficiency_pct = With a sleep efficiency of { $threshold } the plan would have stood.
KEPT_ill = Without the illness the plan would have stood.
KEPT_injured = Without the injury the plan would have stood.
KEPT_pain_nrs = With pain of { $threshold } or less the plan would have stood.
KEPT_hip_mobility_score = With a hip mobility of { $threshold } the plan would have stood.
KEPT_ankle_mobility_score = With an ankle mobility of { $threshold } the plan would have stood.
KEPT_mobility_score = With a mobility of { $threshold } the plan would have stood.
