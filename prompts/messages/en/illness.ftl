# Nights that look like illness, symptoms, and the way back.

METRIC_symptom_reported = reported symptom
METRIC_illness_signals = illness signs
METRIC_skin_temp_usual_c = usual skin temperature
METRIC_skin_temp_vs_usual_c = skin temperature against the usual
METRIC_respiratory_rate_usual_brpm = usual breathing rate
METRIC_illness_signals_known = known illness signs

# The answer

ILLNESS_REFER = Stop training: chest pain, breathlessness, palpitations or fainting belong to a doctor before any exercise. If it is there now or comes back, call { $your } local emergency number.
ILLNESS_URGENT = Muscle symptoms like these are urgent: go to emergency care today. No training until a doctor has seen { $them }.
ILLNESS_NO_TRAINING = No training for now: rest, and come back in steps once it is over.
ILLNESS_EASY = At most an easy session: stop if it gets worse, and no training with a fever.
ILLNESS_RETURN = { $You } can come back in steps.
ILLNESS_WATCH = The night looks unusual. How do { $you } feel: a sore throat, a cough, a fever?
ILLNESS_NONE = I see no sign of illness.
FEVER_SEE_DOCTOR = See a doctor if the fever stays or anything else comes with it.

# Why

HEART_OR_LUNG_SYMPTOMS = { $You } reported symptoms of heart or lungs.
SYMPTOMS_BELOW_NECK = { $You } reported symptoms below the neck.
SYMPTOMS_ABOVE_NECK = { $You } reported symptoms above the neck only.
SAYS_ILL = { $You } reported being ill.
SAYS_ILL_ABOVE_NECK = { $You } reported being ill, and that means rest even where the symptoms stay above the neck.
FEVER = Body temperature is { $body_temp_c }, which is a fever.
RETURN_EASY = The next step is a short and easy session.
RETURN_MODERATE = The next step is the normal length without intensity.
RETURN_BUILD = The next step brings intensity back, with care.
SKIN_TEMP_HIGH = Skin temperature was { $skin_temp_c } in the night, where { $skin_temp_usual_c } is usual.
NIGHT_RHR_HIGH = Resting heart rate was { $resting_hr_bpm }, where { $resting_hr_baseline_bpm } is usual.
BREATHING_FAST = Breathing rate was { $respiratory_rate_brpm }, where { $respiratory_rate_usual_brpm } is usual.
NIGHT_HRV_LOW = HRV was { $rmssd_ms }, where { $rmssd_baseline_ms } is usual.
ILLNESS_NIGHT = I checked { $illness_signals_known } of the night for illness signs; there are illness signs in { $illness_signals }.
ILLNESS_NIGHT_CALM = I checked { $illness_signals_known } of the night for illness signs, without a finding.

# What limits it

CAVEAT_NECK_CHECK_IS_POLICY = The line between above and below the neck is a careful policy without evidence behind it.
CAVEAT_NIGHTS_LOOK_ALIKE = Alcohol, heat, a late meal, travel or the second half of the cycle can look the same.
CAVEAT_ILLNESS_SIGNALS_MISSING = Not every signal of the night is known.
CAVEAT_NO_SYMPTOMS_ASKED = Symptoms decide, and I have none from { $them }.
LACKING_illness = I can't tell: nothing is reported, and too few signals of the night have enough nights to compare with.

# Logging

ASK_HEALTH = What should I log: being ill, an injury, symptoms or a temperature?
REMOVED_HEALTH = Removed { $day ->
    [today] from today:
    [yesterday] from yesterday:
   *[other] from { $on }:
 }
REMOVED_HEALTH_COUNTS = It no longer counts for { $your } readiness or the session of the day.
ASK_NOTHING_TO_UNDO = I find no report of illness or injury of the last week to take back. A session or a check-in is put right by telling me the right values.
LOGGED_HEALTH_ILL = { $state ->
    [yes] illness noted
   *[no] well again
 }{ LOGGED_STOP }
LOGGED_HEALTH_INJURED = { $state ->
    [yes] injury noted{ $area ->
        [none] {""}
        [head] , head
        [neck] , neck
        [shoulder] , shoulder
        [arm] , arm
        [back] , back
        [hip] , hip
        [groin] , groin
        [thigh] , thigh
        [hamstring] , hamstring
        [knee] , knee
        [calf] , calf
        [achilles] , Achilles tendon
        [ankle] , ankle
       *[foot] , foot
     }
   *[no] no injury any more
 }{ LOGGED_STOP }
LOGGED_HEALTH_SYMPTOM = { $symptom ->
    [runny_nose] a runny nose
    [sore_throat] a sore throat
    [headache] a headache
    [cough] a cough
    [fever] a fever
    [aches] aches all over
    [stomach] stomach trouble
    [swollen_glands] swollen glands
    [chest_pain] chest pain
    [breathless] breathlessness
    [palpitations] palpitations
    [fainted] fainting
    [severe_muscle_pain] severe muscle pain
    [muscle_swelling] a swollen muscle
    [muscle_weakness] a weak muscle
   *[dark_urine] dark urine
 }{ LOGGED_STOP }
