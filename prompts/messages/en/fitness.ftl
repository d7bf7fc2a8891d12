# What heart rate and field tests let us estimate, as ranges.

METRIC_threshold_hr_bpm = threshold heart rate
METRIC_ftp_w = FTP
METRIC_vo2max_ml_kg_min = VO2max estimate
METRIC_vo2max_change_ml_kg_min = change of the VO2max estimate
METRIC_predicted_max_hr_bpm = predicted maximal heart rate
METRIC_zone_hr_bpm = zone heart rate
METRIC_zone_power_w = zone power
METRIC_fat_oxidation_hr_bpm = fat-oxidation heart rate
