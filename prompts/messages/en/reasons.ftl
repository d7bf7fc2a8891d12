# Why a value is what it is: one sentence a reason code. Facts arrive under their metric's name.

SLEEP_SHORT = { $You } slept { $sleep_min }, { $sleep_vs_need_min_abs } less than { $your } need.
SLEEP_BELOW_USUAL = { $You } slept { $sleep_min }, less than usual.
SLEEP_INEFFICIENT = { $You } slept { $sleep_min }, and more broken than usual.
SLEEP_AS_USUAL = { $You } slept { $sleep_min }, an ordinary night.
SLEEP_GOOD = { $You } slept { $sleep_min }, which covers { $your } need.
SLEEP_ABOVE_USUAL = { $You } slept { $sleep_min }, more than usual.

HRV_BELOW_USUAL = HRV is { $rmssd_ms }; the week runs { $hrv_vs_baseline_pct_abs } under { $your } usual.
HRV_AS_USUAL = HRV is { $rmssd_ms }, in an ordinary week.
HRV_ABOVE_USUAL = HRV is { $rmssd_ms }; the week runs { $hrv_vs_baseline_pct_abs } over { $your } usual.
AUTONOMIC_LOW = HRV has been low for long enough to act on it.

RHR_ABOVE_USUAL = Resting heart rate is { $resting_hr_bpm }, { $resting_hr_vs_baseline_bpm_abs } above usual.
RHR_AS_USUAL = Resting heart rate is as usual, at { $resting_hr_bpm }.
RHR_BELOW_USUAL = Resting heart rate is { $resting_hr_bpm }, { $resting_hr_vs_baseline_bpm_abs } below usual.

WELLNESS_LOW = The check-in is low: wellness { $wellness_score }, { $wellness_vs_usual_abs } below usual.
WELLNESS_AS_USUAL = The check-in is as usual: wellness { $wellness_score }.
WELLNESS_GOOD = The check-in is good: wellness { $wellness_score }, { $wellness_vs_usual_abs } above usual.

LOAD_ABOVE_USUAL = The load ratio stood at { $acwr } the evening before, higher than usual.
LOAD_AS_USUAL = The load ratio stood at { $acwr } the evening before, as usual.
LOAD_BELOW_USUAL = The load ratio stood at { $acwr } the evening before, lower than usual.

LOAD_RISING_FAST = Load is rising fast: the load ratio is { $acwr }.
LOAD_RISING = Load is rising: the load ratio is { $acwr }.
LOAD_STEADY = Load is steady: the load ratio is { $acwr }.
LOAD_FALLING = Load is falling: the load ratio is { $acwr }.

CAP_ILLNESS = { $You } reported being ill, and that caps the score whatever the rest says.
CAP_INJURY = { $You } reported an injury, and that puts a ceiling on today.
CAP_PAIN = { $You } reported pain, and that puts a ceiling on today.
CAP_WELLNESS_RED = The check-in is red, and no watch overrules that.
CAP_WELLNESS_LOW = The check-in is low enough to put a ceiling on today.

RECOVERY_AFTER_EASY = It was an easy session.
RECOVERY_AFTER_THRESHOLD = It was a demanding session.
RECOVERY_AFTER_HARD = It was a hard session.
RECOVERY_SLEEP_SHORT = Short sleep since then stretches that: { $sleep_min } a night.
RECOVERY_SLEEP_INEFFICIENT = Broken sleep since then stretches that.
RECOVERY_OWN_SLOWER = { $Your } own past sessions of that kind took longer, so I stretched it.
RECOVERY_OWN_FASTER = { $Your } own past sessions of that kind took less, so I shortened it.
RECOVERY_STILL_LOW = Today's check-in is still low, so I keep the window open.

# The same in a few words, for a coach's table.

SHORT_NONE = nothing stands out
SHORT_SLEEP_SHORT = sleep { $sleep_min }
SHORT_SLEEP_BELOW_USUAL = sleep { $sleep_min }
SHORT_SLEEP_INEFFICIENT = broken sleep, { $sleep_min }
SHORT_SLEEP_AS_USUAL = sleep { $sleep_min }
SHORT_HRV_BELOW_USUAL = low HRV { $rmssd_ms }
SHORT_HRV_AS_USUAL = HRV { $rmssd_ms }
SHORT_HRV_ABOVE_USUAL = high HRV { $rmssd_ms }
SHORT_AUTONOMIC_LOW = HRV low for days
SHORT_RHR_ABOVE_USUAL = high resting heart rate { $resting_hr_bpm }
SHORT_RHR_AS_USUAL = resting heart rate { $resting_hr_bpm }
SHORT_WELLNESS_LOW = check-in low, wellness { $wellness_score }
SHORT_WELLNESS_AS_USUAL = wellness { $wellness_score }
SHORT_LOAD_ABOVE_USUAL = load ratio { $acwr }
SHORT_LOAD_AS_USUAL = load ratio { $acwr }
SHORT_LOAD_BELOW_USUAL = load ratio { $acwr }
SHORT_RHR_BELOW_USUAL = resting heart rate { $resting_hr_bpm }
SHORT_SLEEP_GOOD = sleep { $sleep_min }
SHORT_SLEEP_ABOVE_USUAL = sleep { $sleep_min }
SHORT_WELLNESS_GOOD = wellness { $wellness_score }
SHORT_LOAD_RISING_FAST = load ratio { $acwr }, rising fast
SHORT_CAP_ILLNESS = reported ill
SHORT_CAP_INJURY = reported injury
SHORT_CAP_PAIN = reported pain
SHORT_CAP_WELLNESS_RED = check-in red
SHORT_CAP_WELLNESS_LOW = check-in low

SHORT_READY_AS_PLANNED = as planned
SHORT_READY_SHORTER = shortened
SHORT_READY_EASIER = made easier
SHORT_READY_SOMETHING_ELSE = replaced
SHORT_READY_WITH_CARE = small change
SHORT_READY_NO_SESSION = no session
