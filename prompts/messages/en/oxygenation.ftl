# How muscle oxygen fell and returned; what a sensor on one spot can say, and what it cannot.

METRIC_o2hb_um = oxygenated haemoglobin
METRIC_hhb_um = deoxygenated haemoglobin
METRIC_smo2_half_recovery_s = half-recovery time
METRIC_smo2_half_recovery_usual_s = usual half-recovery time
METRIC_smo2_half_recovery_vs_usual_s = half-recovery time against the usual
METRIC_smo2_desaturation_points = desaturation
METRIC_smo2_effort_power_w = effort power
METRIC_smo2_efforts = measured efforts
METRIC_smo2_efforts_left_out = efforts left out

OXYGENATION_SLOWER = At that power the half-recovery time of muscle oxygen is { $smo2_half_recovery_s }, { $smo2_half_recovery_vs_usual_s_abs } above { $your } usual: it comes back slowly.
OXYGENATION_FASTER = At that power the half-recovery time of muscle oxygen is { $smo2_half_recovery_s }, { $smo2_half_recovery_vs_usual_s_abs } below { $your } usual: it comes back fast.
OXYGENATION_AS_USUAL = Muscle oxygen comes back as usual for that power: the half-recovery time is { $smo2_half_recovery_s }.
OXYGENATION_NO_NORM = The half-recovery time of muscle oxygen is { $smo2_half_recovery_s }. Whether that is usual I can't say yet: I have too few sessions at this site, with this sensor and at this power.
OXYGENATION_NO_FIGURE = The newest recording of muscle oxygen gives no half-recovery time.

OXYGENATION_RECORDED = { $day ->
    [today] The recording is from today;
    [yesterday] The recording is from yesterday;
   *[other] The recording is of { $on };
 } the desaturation is { $smo2_desaturation_points }.
OXYGENATION_SAMPLED_SLOWLY = Left out: { $smo2_efforts_left_out }, where the sensor recorded too seldom.
OXYGENATION_SAMPLES_MISSING = Left out: { $smo2_efforts_left_out }, where the sensor lost its signal.
OXYGENATION_REST_SHORT = Left out: { $smo2_efforts_left_out }, where the pause was too short.
OXYGENATION_REST_ACTIVE = Left out: { $smo2_efforts_left_out }, where the pause was no passive rest.
OXYGENATION_AMPLITUDE_SMALL = Left out: { $smo2_efforts_left_out }, where muscle oxygen came back too little to measure.
OXYGENATION_NO_EFFORT = I find no effort in it.
OXYGENATION_CHANGES_ONLY = There are recordings of oxygenated haemoglobin. They are changes from an unknown start, not muscle oxygen in per cent, and I do not convert them.

CAVEAT_OXYGENATION_NOT_READINESS = It describes this muscle in this session; it is no verdict on the day.
CAVEAT_OXYGENATION_ENDS_FOUND = The recording does not mark where efforts end. I found that in the signal, so take the figure as rough.
CAVEAT_OXYGENATION_REST_UNCHECKED = Without power I can't tell whether the pauses were passive.
CAVEAT_OXYGENATION_OTHER_SITES = Other sites were measured too; each is compared with itself alone.
CAVEAT_OXYGENATION_SENSOR = It holds for this spot, this sensor and a strap just as tight: the fat under it shifts the scale, and total haemoglobin is no measure of oxygen.

LACKING_muscle_oxygen = I can't tell: I find no recent recording of muscle oxygen.
