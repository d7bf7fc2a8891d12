# What heart rate and field tests let us estimate, as ranges.

METRIC_threshold_hr_bpm = threshold heart rate
METRIC_ftp_w = FTP
METRIC_vo2max_ml_kg_min = VO2max estimate
METRIC_vo2max_change_ml_kg_min = change of the VO2max estimate
METRIC_predicted_max_hr_bpm = predicted maximal heart rate
METRIC_zone_hr_bpm = zone heart rate
METRIC_zone_power_w = zone power
METRIC_fat_oxidation_hr_bpm = fat-oxidation heart rate

FITNESS_RANGE = The VO2max estimate is { $vo2max_ml_kg_min_low_value } to { $vo2max_ml_kg_min_high }. It is a range from heart rate, not a measurement.

FITNESS_MAX_MEASURED = That rests on a maximal heart rate on record of { $max_hr_bpm }, and a usual resting heart rate of { $resting_hr_baseline_bpm }.
FITNESS_MAX_PREDICTED = No maximal heart rate is on record. That rests on a maximal heart rate predicted from age, { $predicted_max_hr_bpm }, and a usual resting heart rate of { $resting_hr_baseline_bpm }.
FITNESS_MAX_TOO_LOW = The heart rates on record are too low for a maximal heart rate. That rests on a maximal heart rate predicted from age, { $predicted_max_hr_bpm }, and a usual resting heart rate of { $resting_hr_baseline_bpm }.
FITNESS_ROSE = The VO2max estimate is { $vo2max_change_ml_kg_min_abs } higher than around { $vo2max_change_ml_kg_min_since }.
FITNESS_FELL = The VO2max estimate is { $vo2max_change_ml_kg_min_abs } lower than around { $vo2max_change_ml_kg_min_since }.
FITNESS_NO_CHANGE = Against an earlier estimate it has not moved by more than this method can tell.
FITNESS_FAT_OXIDATION = Fat oxidation usually peaks somewhere at a heart rate of { $fat_oxidation_hr_bpm_low_value } to { $fat_oxidation_hr_bpm_high }: a house range, since only a gas test shows it.

FITNESS_ZONES_hr_reserve = These are { $your } heart-rate zones. They are shares of the heart-rate reserve: a convention, not a measurement.
FITNESS_ZONES_threshold_hr = These are { $your } heart-rate zones. They are shares of the threshold heart rate: a convention, not a measurement.
FITNESS_ZONES_ftp = The power zones are shares of FTP, a convention and not a measurement.
FITNESS_NO_FTP = Power zones take a threshold power, for example from a long all-out ride with a power meter. I know of no such test yet.
FITNESS_ZONE_HEAD = zone
FITNESS_ZONE_RANGE = heart rate or power
FITNESS_ZONE_hr_reserve = zone { $zone }
FITNESS_ZONE_threshold_hr = zone { $zone }
FITNESS_ZONE_ftp = zone { $zone } of power
FITNESS_ZONE_CLOSED = { $edges_low_value } to { $edges_high }
FITNESS_ZONE_OPEN = from { $edges }

CAVEAT_FITNESS_FACTOR_UNTESTED = The formula was tested on trained men; for others it is a rougher guess.
CAVEAT_FITNESS_FACTOR_OLDER = In middle-aged men it read too high, so the range reaches further down.
CAVEAT_FITNESS_RESTING_ASLEEP = Where a watch takes resting heart rate at night, the estimate reads high.
CAVEAT_FITNESS_TEST_BETTER = A field or laboratory test tells more.

LACKING_fitness = I can't tell yet: it needs { $needed } of resting heart rate and I have { $known }.
LACKING_fitness_max_hr = I can't tell: neither a maximal heart rate nor an age is on record.
