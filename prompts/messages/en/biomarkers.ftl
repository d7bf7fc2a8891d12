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
