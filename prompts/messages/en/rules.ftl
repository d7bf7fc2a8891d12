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
RULE_FEVER_RESTS = A raised body temperature means rest, as a cautious policy.
RULE_ILLNESS_SIGNS_EASE = Several signs of illness together turn the session into an easy one.
RULE_JET_LAG_KEEPS_EASY = The first days in a new time zone hold nothing demanding.
RULE_SESSION_SPIKE_LIMITS_LENGTH = A session far past the longest of late stays near it.
RULE_OXYGEN_SLOW_LENGTHENS_RESTS = Muscle oxygen that comes back late asks for more rest between repetitions.

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
FACTS_FEVER_RESTS = Body temperature was { $body_temp_c }.
FACTS_ILLNESS_SIGNS_EASE = { $illness_signals } of illness stood out.
FACTS_JET_LAG_KEEPS_EASY = { $Your } arrival was { $days_since_arrival } before.
FACTS_SESSION_SPIKE_LIMITS_LENGTH = The plan went { $session_vs_longest_pct } past the longest session of late.
FACTS_OXYGEN_SLOW_LENGTHENS_RESTS = Muscle oxygen half-recovery took { $smo2_half_recovery_s }, and usually takes { $smo2_half_recovery_usual_s }.

# What of the athlete or the phase a rule weighed.

WEIGHT_ENDURANCE = That is sized for an endurance athlete, by a house rule.
WEIGHT_POWER = That is sized for a sprint and power athlete, by a house rule.
WEIGHT_MASTERS = That is sized for a masters athlete, by a house rule.
TYPE_ENDURANCE = That is how the rule treats an endurance athlete.
TYPE_POWER = That is how the rule treats a sprint and power athlete.
TYPE_STRENGTH = That is how the rule treats a strength athlete.
PHASE_RETURN = That is how the rule treats the way back from a break.
PHASE_PEAK = That is how the rule treats a peak.
PHASE_TAPER = That is how the rule treats a taper.

# What a rule added to a session.

NOTE_coach_decides = Whether to play is for { $your } coach and { $them } to decide.
NOTE_bfr_proposal = A light session with a pressure cuff could be an option: that takes a screening and a person who approves it, never a rule.
NOTE_longer_rests = Rest longer between repetitions, until the breath is back.
TEMPO_by_feel = Go by effort: no pace is set.
TEMPO_lift = Lift slowly and under control.

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
KEPT_body_temp_c = With a body temperature of { $threshold } or less the plan would have stood.
KEPT_illness_signals = With { $threshold } of illness or fewer the plan would have stood.
KEPT_session_vs_longest_pct = With a session at most { $threshold } past the longest of late the plan would have stood.
KEPT_days_since_arrival = From { $threshold } after arrival the plan would have stood.
KEPT_smo2_half_recovery_s = With a muscle oxygen half-recovery of { $threshold } or less the plan would have stood.

# What a rule may do, for the coach's page.

LEVER_rest = rest
LEVER_mobility = mobility in its place, half an hour at most
LEVER_ease = an easy hour at most; strength becomes mobility
LEVER_cap_effort = effort at most { $amount } of 10
LEVER_cut_volume = volume less { $amount } %
LEVER_cut_volume_weighted = volume less { $amount } %, times the weight
LEVER_limit_length = at most a tenth longer than the longest of 30 days
LEVER_swap = gentler exercises
LEVER_slow_tempo = slow lifting tempo (3-1-1)
LEVER_by_feel = by effort, without a set pace
LEVER_longer_rests = longer rests
LEVER_warm_up = a longer warm-up (by weight) and a mobility block
LEVER_propose_bfr = proposes light work under a cuff to a person, after screening; not under 18
LEVER_ask_coach = unchanged, and says that people decide
LEVER_ask_coach_above = unchanged, and above effort { $amount } says that people decide
