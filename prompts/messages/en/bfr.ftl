# Blood-flow restriction: who may, the occlusion pressure, the scheme, and the days after.

METRIC_systolic_mmhg = upper blood pressure
METRIC_diastolic_mmhg = lower blood pressure
METRIC_thb_um = total haemoglobin
METRIC_bfr_clot_points = clot risk points
METRIC_bfr_questions_open = open questions
METRIC_venous_breakpoint_mmhg = venous breakpoint
METRIC_hhb_breakpoint_mmhg = deoxygenation breakpoint
METRIC_limb_occlusion_mmhg = limb occlusion pressure
METRIC_limb_occlusion_predicted_mmhg = predicted limb occlusion pressure
METRIC_cuff_pressure_time_mmhg_s = pressure over time
METRIC_velocity_loss_pct = velocity loss
METRIC_bfr_reps_planned = planned restricted reps
METRIC_bfr_fraction_pct = share of the occlusion pressure
METRIC_bfr_reward = session score

# The questions: code of the item after ASK_BFR_

ASK_BFR_PREVIOUS_CLOT = Have you ever had a blood clot in a vein or in the lungs?
ASK_BFR_THROMBOPHILIA = Do you have a known clotting disorder (thrombophilia)?
ASK_BFR_LEG_PARALYSIS = Is a leg paralysed or partly paralysed?
ASK_BFR_CANCER_FIVE_YEARS = Have you had cancer within the last five years?
ASK_BFR_INTENSIVE_CARE = Have you recently been in intensive or coronary care?
ASK_BFR_IMMOBILE_DAY = Have you recently been completely immobile for a day or longer?
ASK_BFR_HORMONES = Do you take the pill, other hormones or anabolic steroids?
ASK_BFR_SMOKER = Do you smoke?
ASK_BFR_OBESE = Are you obese?
ASK_BFR_HEART_FAILURE = Do you have heart failure of any degree?
ASK_BFR_CLOTTING_DRUGS = Do you take a medicine that promotes clots?
ASK_BFR_AORTIC_DISEASE = Have you had a tear, an aneurysm or another disease of the aorta?
ASK_BFR_HEART_ATTACK = Have you had a heart attack?
ASK_BFR_UNSTABLE_ANGINA = Have you had unstable angina?
ASK_BFR_ANGINA = Do you get angina, or too little blood to the heart with light effort?
ASK_BFR_SEVERE_HEART_FAILURE = Do you have heart failure with symptoms at little effort or at rest, or a very weak heart?
ASK_BFR_ARRHYTHMIA = Do you have atrial fibrillation or another heart rhythm that is not under control or comes with exercise?
ASK_BFR_HEART_DEFECT_OR_INFLAMMATION = Do you have a heart defect from birth, or an inflammation or disease of the heart muscle, lining or sac?
ASK_BFR_REVASCULARISED = Have you had a stent or a bypass?
ASK_BFR_LIMB_ARTERY_DISEASE = Do you have narrowed arteries in a limb, or had surgery on its vessels?
ASK_BFR_CORONARY_PLAQUE = Has a scan shown plaque in your coronary arteries, or several of them narrowed?
ASK_BFR_FAMILIAL_CHOLESTEROL = Do you have familial high cholesterol with disease of the arteries?
ASK_BFR_CARDIAC_ARREST = Have you had a cardiac arrest?
ASK_BFR_SICKLE_CELL = Do you have sickle cell disease or the trait?
ASK_BFR_BLEEDING_OR_ANTICOAGULANT = Do you have a bleeding disorder, or take blood thinners?
ASK_BFR_LYMPHOEDEMA = Do you have lymphoedema, or lymph nodes taken out on a side?
ASK_BFR_MUSCLE_BREAKDOWN = Have you had muscle breakdown (rhabdomyolysis)?
ASK_BFR_KIDNEY_DISEASE = Do you have a chronic kidney disease?
ASK_BFR_RETINAL_VEIN = Have you had a blocked vein in an eye?
ASK_BFR_DIALYSIS_ACCESS = Do you have a dialysis access or a catheter in a limb?
ASK_BFR_LOW_CAPACITY = Is brisk walking uphill or climbing two floors too much for you?
ASK_BFR_ECG_CHANGES = Has an ECG at rest or on effort shown changes?
ASK_BFR_SEVERE_HYPERTENSION = Has your blood pressure been 180 over 110 or more?
ASK_BFR_SYSTOLIC_FALL = Has your blood pressure been seen to fall during effort?
ASK_BFR_DIZZY_ON_STANDING = Do you get dizzy from low blood pressure on standing up?
ASK_BFR_HIGH_LIPIDS = Has your cholesterol been found very high (LDL above 190 or total above 310 mg/dL)?
ASK_BFR_ACUTE_ILLNESS = Are you ill at the moment?
ASK_BFR_LIMB_INJURY = Have you recently had surgery, a fracture, a crush injury or a graft of the limb?
ASK_BFR_WOUND_OR_INFECTION = Is there an open wound or an infection on the limb?
ASK_BFR_PREGNANT_OR_POSTPARTUM = Are you pregnant, or have you recently given birth?
ASK_BFR_DIABETES_OR_NEUROPATHY = Do you have diabetes that is not under control, or damaged nerves?
ASK_BFR_RECENT_COVID = Have you recently had COVID-19?
ASK_BFR_CALF_PAIN = Is there a new pain or swelling in a calf?
ASK_BFR_DARK_URINE = Is your urine dark?
ASK_BFR_LONG_NUMBNESS = Did numbness last longer than ten minutes after the last session?
ASK_BFR_FEVER = Do you have a fever?
ASK_BFR_DRY_OR_DRUNK = Are you dehydrated, or had alcohol today?
ASK_BFR_AFTER_SWELLING = Is a limb swollen since the session?
ASK_BFR_AFTER_DARK_URINE = Has your urine been dark since the session?
ASK_BFR_AFTER_NUMBNESS = Did numbness last longer than ten minutes after the session?
ASK_BFR_AFTER_PAIN = Is there pain beyond ordinary muscle soreness since the session?

# A yes, as a reason

BFR_PREVIOUS_CLOT = The answer was yes to: { ASK_BFR_PREVIOUS_CLOT }
BFR_THROMBOPHILIA = The answer was yes to: { ASK_BFR_THROMBOPHILIA }
BFR_LEG_PARALYSIS = The answer was yes to: { ASK_BFR_LEG_PARALYSIS }
BFR_CANCER_FIVE_YEARS = The answer was yes to: { ASK_BFR_CANCER_FIVE_YEARS }
BFR_INTENSIVE_CARE = The answer was yes to: { ASK_BFR_INTENSIVE_CARE }
BFR_IMMOBILE_DAY = The answer was yes to: { ASK_BFR_IMMOBILE_DAY }
BFR_HORMONES = The answer was yes to: { ASK_BFR_HORMONES }
BFR_SMOKER = The answer was yes to: { ASK_BFR_SMOKER }
BFR_OBESE = The answer was yes to: { ASK_BFR_OBESE }
BFR_HEART_FAILURE = The answer was yes to: { ASK_BFR_HEART_FAILURE }
BFR_CLOTTING_DRUGS = The answer was yes to: { ASK_BFR_CLOTTING_DRUGS }
BFR_AORTIC_DISEASE = The answer was yes to: { ASK_BFR_AORTIC_DISEASE }
BFR_HEART_ATTACK = The answer was yes to: { ASK_BFR_HEART_ATTACK }
BFR_UNSTABLE_ANGINA = The answer was yes to: { ASK_BFR_UNSTABLE_ANGINA }
BFR_ANGINA = The answer was yes to: { ASK_BFR_ANGINA }
BFR_SEVERE_HEART_FAILURE = The answer was yes to: { ASK_BFR_SEVERE_HEART_FAILURE }
BFR_ARRHYTHMIA = The answer was yes to: { ASK_BFR_ARRHYTHMIA }
BFR_HEART_DEFECT_OR_INFLAMMATION = The answer was yes to: { ASK_BFR_HEART_DEFECT_OR_INFLAMMATION }
BFR_REVASCULARISED = The answer was yes to: { ASK_BFR_REVASCULARISED }
BFR_LIMB_ARTERY_DISEASE = The answer was yes to: { ASK_BFR_LIMB_ARTERY_DISEASE }
BFR_CORONARY_PLAQUE = The answer was yes to: { ASK_BFR_CORONARY_PLAQUE }
BFR_FAMILIAL_CHOLESTEROL = The answer was yes to: { ASK_BFR_FAMILIAL_CHOLESTEROL }
BFR_CARDIAC_ARREST = The answer was yes to: { ASK_BFR_CARDIAC_ARREST }
BFR_SICKLE_CELL = The answer was yes to: { ASK_BFR_SICKLE_CELL }
BFR_BLEEDING_OR_ANTICOAGULANT = The answer was yes to: { ASK_BFR_BLEEDING_OR_ANTICOAGULANT }
BFR_LYMPHOEDEMA = The answer was yes to: { ASK_BFR_LYMPHOEDEMA }
BFR_MUSCLE_BREAKDOWN = The answer was yes to: { ASK_BFR_MUSCLE_BREAKDOWN }
BFR_KIDNEY_DISEASE = The answer was yes to: { ASK_BFR_KIDNEY_DISEASE }
BFR_RETINAL_VEIN = The answer was yes to: { ASK_BFR_RETINAL_VEIN }
BFR_DIALYSIS_ACCESS = The answer was yes to: { ASK_BFR_DIALYSIS_ACCESS }
BFR_LOW_CAPACITY = The answer was yes to: { ASK_BFR_LOW_CAPACITY }
BFR_ECG_CHANGES = The answer was yes to: { ASK_BFR_ECG_CHANGES }
BFR_SEVERE_HYPERTENSION = The answer was yes to: { ASK_BFR_SEVERE_HYPERTENSION }
BFR_SYSTOLIC_FALL = The answer was yes to: { ASK_BFR_SYSTOLIC_FALL }
BFR_DIZZY_ON_STANDING = The answer was yes to: { ASK_BFR_DIZZY_ON_STANDING }
BFR_HIGH_LIPIDS = The answer was yes to: { ASK_BFR_HIGH_LIPIDS }
BFR_ACUTE_ILLNESS = The answer was yes to: { ASK_BFR_ACUTE_ILLNESS }
BFR_LIMB_INJURY = The answer was yes to: { ASK_BFR_LIMB_INJURY }
BFR_WOUND_OR_INFECTION = The answer was yes to: { ASK_BFR_WOUND_OR_INFECTION }
BFR_PREGNANT_OR_POSTPARTUM = The answer was yes to: { ASK_BFR_PREGNANT_OR_POSTPARTUM }
BFR_DIABETES_OR_NEUROPATHY = The answer was yes to: { ASK_BFR_DIABETES_OR_NEUROPATHY }
BFR_RECENT_COVID = The answer was yes to: { ASK_BFR_RECENT_COVID }
BFR_CALF_PAIN = The answer was yes to: { ASK_BFR_CALF_PAIN }
BFR_DARK_URINE = The answer was yes to: { ASK_BFR_DARK_URINE }
BFR_LONG_NUMBNESS = The answer was yes to: { ASK_BFR_LONG_NUMBNESS }
BFR_FEVER = The answer was yes to: { ASK_BFR_FEVER }
BFR_DRY_OR_DRUNK = The answer was yes to: { ASK_BFR_DRY_OR_DRUNK }
BFR_AFTER_SWELLING = The answer was yes to: { ASK_BFR_AFTER_SWELLING }
BFR_AFTER_DARK_URINE = The answer was yes to: { ASK_BFR_AFTER_DARK_URINE }
BFR_AFTER_NUMBNESS = The answer was yes to: { ASK_BFR_AFTER_NUMBNESS }
BFR_AFTER_PAIN = The answer was yes to: { ASK_BFR_AFTER_PAIN }

# The screening

BFR_VERDICT_EXCLUDE = No blood-flow restriction: something rules it out, and a signature does not change that.
BFR_VERDICT_REFER = No blood-flow restriction before a doctor has looked at this.
BFR_VERDICT_NOT_TODAY = No blood-flow restriction today.
BFR_VERDICT_UNANSWERED = Not cleared yet: something is not known, and what is not known counts as no.
BFR_VERDICT_SIGN = Not cleared yet: a clinician has to sign the screening.
BFR_VERDICT_CLEARED = The screening holds nothing against it, and a clinician has signed it.
BFR_LOCKED = A complaint around a session has not been cleared by a person.
BFR_UNDER_18 = A cuff is for adults only.
BFR_AGE_UNKNOWN = The year of birth is not known.
BFR_FROM_60 = Age adds a point to the clot score.
BFR_CLOT_REFER = The answers on clots need a doctor first.
BFR_CLOT_SIGN = There is a risk point for clots: a clinician has to know of it and sign.
BFR_CUFF_WIDTH = The cuff has the wrong width for this limb.
BFR_UNANSWERED = Questions of the screening are open or too old.
BFR_TODAY_UNANSWERED = The questions before a session are open or too old.
BFR_PRESSURE_SEVERE = Upper blood pressure is { $systolic_mmhg }, lower blood pressure is { $diastolic_mmhg }: a doctor first.
BFR_PRESSURE_HIGH = Upper blood pressure is { $systolic_mmhg }, lower blood pressure is { $diastolic_mmhg }: not today.
BFR_PRESSURE_UNKNOWN = Today's blood pressure at rest is not known.
BFR_NOT_SIGNED = No valid signature of a clinician covers these answers.
CAVEAT_BFR_SCREEN_IS_NO_CLEARANCE = These questions find reasons against it; they do not prove that there is none.
CAVEAT_BFR_SCREEN_HOUSE_RULES = Which answers rule it out and how long they count are my own rules.

# The days after

BFR_CHECK_IN_DUE = The check-in after the session is due; no cuff before it is answered.
BFR_CHECK_IN_OVERDUE = The check-in after the session is overdue; no cuff before it is answered.
BFR_SEE_DOCTOR = See a doctor today about this; swelling, dark urine or lasting numbness are not for waiting.
CAVEAT_BFR_EVENTS_ARE_SELF_REPORTED = How often such things happen is known from surveys only, and says nothing about one person.

# Finding the occlusion pressure

BFR_OCCLUSION_FOUND = Limb occlusion pressure is { $limb_occlusion_mmhg }, for this limb, cuff and posture and for today.
BFR_OCCLUSION_NOT_FOUND = There is no limb occlusion pressure, so there is no session.
BFR_BREAKPOINT = Deoxygenation breakpoint is { $hhb_breakpoint_mmhg }.
BFR_CAL_NO_PRESSURE = The recording has no cuff pressure, so nothing in it belongs to a pressure.
BFR_CAL_GAPS = More than a tenth of the inflation is missing.
BFR_CAL_SHORT = The inflation is too short to find two breakpoints in it.
BFR_CAL_LONG = The inflation is longer than a calibration may be.
BFR_CAL_NOT_STEPWISE = The cuff was inflated at once and not in steps.
BFR_CAL_INVERTED = Deoxygenated haemoglobin falls where it should rise: the channels may be swapped.
BFR_CAL_NO_RISE = Deoxygenated haemoglobin does not surely rise at the end.
BFR_CAL_NO_PLATEAU = Total haemoglobin still changes at the end: blood still flows.
BFR_CAL_NOT_MIRRORED = Oxygenated haemoglobin does not fall as deoxygenated haemoglobin rises.
BFR_CAL_ARTEFACT = The recording has a jump or a spike.
BFR_CAL_UNCERTAIN = The breakpoint is known only within more than 20 mmHg.
BFR_CAL_OUT_OF_RANGE = The pressure found lies outside 80 to 300 mmHg.
BFR_CAL_ONE_RUN = One inflation is not enough: it has to be repeated.
BFR_CAL_OTHER_LIMB = The two inflations are of different limbs.
BFR_CAL_OTHER_CUFF = The two inflations were made with different cuffs.
BFR_CAL_OTHER_POSTURE = The two inflations were made in different postures.
BFR_CAL_OTHER_DAY = An occlusion pressure counts on its own day only.
BFR_CAL_NOT_RESTED = The second inflation began less than two minutes after the first.
BFR_CAL_RUNS_DISAGREE = The two inflations differ by more than 10 mmHg.
BFR_CAL_OUTSIDE_BAND = The breakpoint lies outside what thigh, blood pressure and age let one expect.
CAVEAT_BFR_BREAKPOINT_NOT_VALIDATED = It has not been shown that this breakpoint is the pressure at which the artery closes; ultrasound is the reference.
CAVEAT_BFR_NO_PREDICTION = No equation covers this person, cuff and limb, so only the repeated measurement speaks.
CAVEAT_BFR_OCCLUSION_THIS_SETUP_TODAY = It counts for this limb, cuff, posture and day only.
LACKING_limb_occlusion = I can't tell a limb occlusion pressure: there is no inflation recorded.
LACKING_hhb_breakpoint = I can't find a breakpoint: the recording is too short.

# Within a set

BFR_LOWER_OXYGEN_UNKNOWN = Less pressure: muscle oxygen is not known.
BFR_LOWER_NEAR_FLOOR = Less pressure: muscle oxygen is near its floor.
BFR_LOWER_PAIN = Less pressure: it hurts.
BFR_LOWER_VELOCITY = Less pressure: the repetitions have become slow.
BFR_RAISE_CALM = A little more pressure: every sign is calm.

# The scheme of the next session

BFR_SCHEME_FIXED = Restricted reps are { $bfr_reps_planned } in the usual scheme, the share of the occlusion pressure is { $bfr_fraction_pct }.
BFR_SCHEME_CHOSEN = Restricted reps are { $bfr_reps_planned }, chosen from how { $your } sessions went, the share of the occlusion pressure is { $bfr_fraction_pct }.
BFR_NOTHING_TOLERATED = No pressure was tolerated so far, so a person has to decide how to go on.
CAVEAT_BFR_FEW_REPS_UNSUPPORTED = That far fewer repetitions would do as much has no support in the studies I know.
CAVEAT_BFR_SCORE_IS_OURS = The choice goes by a score of my own: done, slowed as intended, without pain. It says nothing of muscle gained.
LACKING_bfr_evaluation = I can't compare the schemes: too few athletes were simulated.
