# What athletes say of themselves.

METRIC_vendor_stress = the watch's stress
METRIC_vendor_stress_vs_usual = the watch's stress against its usual

WELLNESS_SCORE_ALONE = The check-in comes to a wellness of { $wellness_score }.
WELLNESS_ANSWERS_ALONE = Too few answers for a wellness score, so they stand alone.

FATIGUE_SCORE_BELOW_USUAL = Fatigue comes to { $fatigue_score }, worse than usual.
MOOD_BELOW_USUAL = Mood comes to { $mood_score }, worse than usual.
SORENESS_SCORE_BELOW_USUAL = Soreness comes to { $soreness_score }, worse than usual.
STRESS_SCORE_BELOW_USUAL = Stress comes to { $stress_score }, worse than usual.
SLEEP_QUALITY_BELOW_USUAL = Sleep quality comes to { $sleep_quality_score }, worse than usual.

REPORTS_ILLNESS = { $You } reported being ill: that comes before any score. If it is more than a cold, see a doctor.
REPORTS_INJURY = { $You } reported an injury: have it looked at before training on it.
REPORTS_PAIN = { $You } reported pain of { $pain_nrs }: if it is sharp, new or lasting, have it looked at.

DEVICE_STRESS_ABOVE_USUAL = The watch puts stress at { $vendor_stress }, above what it usually shows.
DEVICE_STRESS_AS_USUAL = The watch puts stress at { $vendor_stress }, an ordinary value for it.
DEVICE_STRESS_BELOW_USUAL = The watch puts stress at { $vendor_stress }, below what it usually shows.

CAVEAT_NO_CHECK_IN = There is no check-in, so I have only the reports.
CAVEAT_ITEMS_MISSING = Not every question was answered.
CAVEAT_STRAIGHT_LINING = The answers have been the same for a week or more. If { $you } are that steady, fine; if not, take a second for each question.
