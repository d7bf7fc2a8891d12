# What a sample says, and what it does not.

METRIC_cortisol_nmol_l = cortisol
METRIC_testosterone_nmol_l = testosterone reading
METRIC_ck_u_l = CK
METRIC_lactate_mmol_l = resting lactate
METRIC_crp_mg_l = CRP
METRIC_glucose_mmol_l = glucose
METRIC_cortisol_usual_nmol_l = usual cortisol
METRIC_testosterone_usual_nmol_l = usual testosterone reading
METRIC_ck_usual_u_l = usual CK
METRIC_lactate_usual_mmol_l = usual resting lactate
METRIC_crp_usual_mg_l = usual CRP
METRIC_testosterone_cortisol_ratio = testosterone-to-cortisol ratio
METRIC_testosterone_cortisol_usual = usual testosterone-to-cortisol ratio
METRIC_glucose_mean_mmol_l = mean glucose
METRIC_glucose_sd_mmol_l = spread of glucose
METRIC_glucose_cv_pct = relative spread of glucose
METRIC_glucose_in_range_pct = glucose time in range
METRIC_pattern_signals = signs of the blood pattern
METRIC_pattern_signals_known = known signs of the blood pattern

# The answer

BIOMARKERS_URGENT = Muscle symptoms like these are urgent, whatever a blood value says: go to emergency care today. No training until a doctor has seen { $them }.
BIOMARKERS_SAME_DAY = CK is very high: ask for medical advice today, and no hard training until then. With severe pain, swelling, weakness or dark urine it is urgent.
BIOMARKERS_POSTPONE = CRP points to an acute inflammation: postpone hard training and see a doctor.
BIOMARKERS_PATTERN = Several signs of strain stand together in blood, sleep and HRV. An easier stretch and a talk with { $your } coach make sense.
BIOMARKERS_LOOK = Something in the samples is unusual for { $them }, which by itself is no reason to change the plan.
BIOMARKERS_NONE = Nothing in the samples is unusual.

# Why

MUSCLE_SYMPTOMS = { $You } reported muscle symptoms that a doctor has to see today.
CK_VERY_HIGH = CK is { $ck_u_l }.
CRP_ACUTE = CRP is { $crp_mg_l }.
BLOOD_PATTERN_FULL = The blood pattern is complete, with { $pattern_signals }: high cortisol, low HRV, a poor night and high resting lactate.
BLOOD_PATTERN_PARTLY = The blood pattern (high cortisol, low HRV, a poor night, high resting lactate) shows { $pattern_signals } of { $pattern_signals_known } known.

CORTISOL_HIGH = Cortisol is { $cortisol_nmol_l }, high for { $them } at that hour; usual is { $cortisol_usual_nmol_l_low_value } to { $cortisol_usual_nmol_l_high }.
CORTISOL_LOW = Cortisol is { $cortisol_nmol_l }, low for { $them } at that hour; usual is { $cortisol_usual_nmol_l_low_value } to { $cortisol_usual_nmol_l_high }.
CORTISOL_AS_USUAL = Cortisol is { $cortisol_nmol_l }, inside { $your } own range for that hour.
CORTISOL_UNJUDGED = Cortisol is { $cortisol_nmol_l }; too few samples of that hour to compare it with.
TESTOSTERONE_HIGH = The testosterone reading is { $testosterone_nmol_l }, high for { $them } at that hour; usual is { $testosterone_usual_nmol_l_low_value } to { $testosterone_usual_nmol_l_high }.
TESTOSTERONE_LOW = The testosterone reading is { $testosterone_nmol_l }, low for { $them } at that hour; usual is { $testosterone_usual_nmol_l_low_value } to { $testosterone_usual_nmol_l_high }.
TESTOSTERONE_AS_USUAL = The testosterone reading is { $testosterone_nmol_l }, inside { $your } own range for that hour.
TESTOSTERONE_UNJUDGED = The testosterone reading is { $testosterone_nmol_l }; too few samples of that hour to compare it with.
TC_RATIO_HIGH = The testosterone-to-cortisol ratio is { $testosterone_cortisol_ratio }, high for { $them }.
TC_RATIO_LOW = The testosterone-to-cortisol ratio is { $testosterone_cortisol_ratio }, low for { $them }; usual is { $testosterone_cortisol_usual_low_value } to { $testosterone_cortisol_usual_high_value }. It is not a diagnosis.
TC_RATIO_AS_USUAL = The testosterone-to-cortisol ratio is { $testosterone_cortisol_ratio }, inside { $your } own range.
TC_RATIO_FELL_WITHIN_CHANCE = The testosterone-to-cortisol ratio is { $testosterone_cortisol_ratio }, on the low side and still inside what chance explains.
TC_RATIO_UNJUDGED = The testosterone-to-cortisol ratio is { $testosterone_cortisol_ratio }; too few samples of that hour to compare it with.
CK_HIGH = CK is { $ck_u_l }, high for { $them }; usual is { $ck_usual_u_l_low_value } to { $ck_usual_u_l_high }. Hard or unusual sessions do that.
CK_AS_USUAL = CK is { $ck_u_l }, inside { $your } own range.
CK_HIGH_REFERENCE = CK is { $ck_u_l }, high against the reference; usual in sport is { $ck_usual_u_l_low_value } to { $ck_usual_u_l_high }.
CK_AS_USUAL_REFERENCE = CK is { $ck_u_l }, inside the reference range of athletes.
LACTATE_HIGH = Resting lactate is { $lactate_mmol_l }, high for { $them }; usual is { $lactate_usual_mmol_l_low_value } to { $lactate_usual_mmol_l_high }.
LACTATE_AS_USUAL = Resting lactate is { $lactate_mmol_l }, inside { $your } own range.
LACTATE_HIGH_REFERENCE = Resting lactate is { $lactate_mmol_l }, higher than what resting values reach.
LACTATE_AS_USUAL_REFERENCE = Resting lactate is { $lactate_mmol_l }, an ordinary resting value.
CRP_HIGH = CRP is { $crp_mg_l }, high for { $them }; usual is { $crp_usual_mg_l_low_value } to { $crp_usual_mg_l_high }.
CRP_AS_USUAL = CRP is { $crp_mg_l }, inside { $your } own range.
CRP_HIGH_REFERENCE = CRP is { $crp_mg_l }, more than the usual trace. A hard session or a small infection does that.
CRP_AS_USUAL_REFERENCE = CRP is { $crp_mg_l }, an ordinary value.
GLUCOSE_DAY = Glucose ran at { $glucose_mean_mmol_l }, with { $glucose_in_range_pct } of glucose readings in range.

# What limits it

CAVEAT_HORMONES_AFTER_LOST_NIGHT = I do not read hormones after a sleepless night: staying awake moves them by itself.
CAVEAT_SAMPLE_NIGHT_UNKNOWN = The night before a hormone sample is unknown, and a sleepless one would move it.
SAMPLE_WITHOUT_HOUR = A hormone sample is there without its time of day, and I cannot read it without: hormones move with the hour.
CAVEAT_SAMPLES_EXPIRED = Older samples are too old to say anything about now.
CAVEAT_OWN_SAMPLES_FEW = Samples of { $your } own are still few, so part of this compares with other people or with nobody.
CAVEAT_GLUCOSE_NOT_CARE = The glucose range was made for diabetes care and fits athletes badly; this is no advice on diabetes.
CAVEAT_SAMPLE_VARIATION_ASSUMED = How much a value moves by chance is an assumption until the laboratory says it.
LACKING_biomarkers = I can't tell: the newest sample is of { $sampled_on }, and none is fresh enough to speak of now.
LACKING_biomarkers_never = I can't tell: { $your } data hold no blood or saliva sample of the past year and no glucose of that day.
