"""Replies as the message templates write them. All are true; every single-fact mutant of one is false."""

from tests.agent.grounding.grounding_cases import PLANNED, PREDICTED, TODAY, case, days, fact, session, squad
from tools.evidence import Receipt

NEED = fact("sleep_need_min", 480)
SHORT_NIGHTS = (fact("sleep_min", 310), fact("sleep_min", 340, window=days(ends=1)))
HRV = (fact("rmssd_ms", 48.1), fact("rmssd_baseline_ms", 56.4, window=days(60)), fact("hrv_vs_baseline_pct", -14.7))
LOAD = (
    fact("acwr", 1.32, window=days(28)),
    fact("acute_au", 412, window=days(7)),
    fact("chronic_au", 312, window=days(28)),
    fact("weekly_load_au", 2884, window=days(7)),
    fact("week_change_pct", 18, window=days(14)),
)
INTERVALS = session(minutes=(60, 50), rpe=(8, 8), reps=(6, 5), each=4)
LACK = (fact("days_known", 28, label="needed"), fact("days_known", 3, label="known"))
FOUR = (
    fact("readiness", 54.2, "A1"),
    fact("readiness", 71.6, "A2"),
    fact("readiness", 83.9, "A3"),
    fact("readiness", 48.0, "A4"),
)
RUN = Receipt(
    action="logged_session",
    on=TODAY,
    values={"session_duration_min": 45.0, "session_rpe": 6.0, "distance_km": 8.2, "activity": "run"},
)

READINESS = (
    case(
        "Readiness is 54/100 (recovery). Two short nights pull it down: 5 h 10 min and 5 h 40 min.",
        fact("readiness", 54.2),
        *SHORT_NIGHTS,
        NEED,
        reasons=("NIGHT_SHORT",),
    ),
    case(
        "Yes. Readiness is 72/100 (moderate). Your HRV is 48 ms, 15 % under your usual 56 ms.",
        fact("readiness", 71.6),
        *HRV,
    ),
    case(
        "Yes, but shorter. Readiness is 66/100 (moderate). I cut the set from 6 to 5 reps and kept RPE 8.",
        fact("readiness", 66.3),
        *INTERVALS,
        reasons=("SHORT_SLEEP",),
    ),
    case(
        "Readiness is 84/100, so you are ready for a hard day. HRV is 61 ms, 8 % over your usual.",
        fact("readiness", 84.4),
        fact("rmssd_ms", 61),
        fact("hrv_vs_baseline_pct", 8.2),
    ),
    case(
        "Not today. Readiness is 41/100 (recovery): resting HR 58 bpm, 6 bpm above your usual 52 bpm.",
        fact("readiness", 41.0),
        fact("resting_hr_bpm", 58),
        fact("resting_hr_vs_baseline_bpm", 6),
        fact("resting_hr_baseline_bpm", 52, window=days(60)),
    ),
    case(
        "Readiness fell from 78/100 to 61/100 since yesterday, because of sleep.",
        fact("readiness", 78, label="before", window=days(ends=1)),
        fact("readiness", 61, label="now"),
        reasons=("NIGHT_SHORT",),
    ),
    case(
        "Readiness: 68/100 (moderate). Soreness 2.5 of 5, mood 4.0 of 5, sleep 7 h 20 min.",
        fact("readiness", 68),
        fact("soreness_score", 2.5),
        fact("mood_score", 4.0),
        fact("sleep_min", 440),
    ),
    case(
        "Readiness is 80/100 (moderate), on the edge. Your HRV is where it usually is, 55 ms.",
        fact("readiness", 79.8),
        fact("rmssd_ms", 55),
        fact("hrv_vs_baseline_pct", -2),
    ),
    case("Readiness is 57/100, below 60. Keep it easy.", fact("readiness", 57)),
    case(
        "Take it as a yellow light. HRV was 39 ms last night, 31 % below your usual. Readiness holds at 63/100.",
        fact("rmssd_ms", 39),
        fact("hrv_vs_baseline_pct", -31),
        fact("readiness", 63),
    ),
    case(
        "Readiness is 62/100 (moderate). Your answers average 3.2 of 5, 0.4 points below your usual.",
        fact("readiness", 62),
        fact("wellness_score", 3.2, window=days(3)),
        fact("wellness_vs_usual", -0.4),
    ),
)

SLEEP = (
    case(
        "You slept 5 h 10 min, 2 h 50 min under your need of 8 h.",
        fact("sleep_min", 310),
        fact("sleep_vs_need_min", -170),
        NEED,
    ),
    case(
        "Sleep averaged 6 h 42 min over the last 7 days. Your need is 8 h.",
        fact("sleep_min", 402, window=days(7), aggregate="mean"),
        NEED,
    ),
    case("Your sleep debt is 6 h 20 min over the last 14 days.", fact("sleep_debt_min", 380, window=days(14))),
    case(
        "Four of the last seven nights are missing. The other three average 7 h 5 min of sleep.",
        fact("sleep_min", 425, window=days(7, used=3), aggregate="mean"),
    ),
    case(
        "Your best night was Sunday 1 March with 8 h 31 min of sleep, your worst Friday 27 February with 5 h 2 min.",
        fact("sleep_min", 511, window=days(ends=2), aggregate="max"),
        fact("sleep_min", 302, window=days(ends=4), aggregate="min"),
    ),
    case(
        "Sleep efficiency was 91 % last night, time in bed 7 h 48 min.",
        fact("sleep_efficiency_pct", 91),
        fact("time_in_bed_min", 468),
    ),
    case(
        "Deep sleep 1 h 12 min, REM sleep 1 h 35 min, awake 22 min.",
        fact("deep_sleep_min", 72),
        fact("rem_sleep_min", 95),
        fact("awake_min", 22),
    ),
    case(
        "You slept 7 h 55 min last night and 6 h 5 min the night of Sun 1 Mar.",
        fact("sleep_min", 475),
        fact("sleep_min", 365, window=days(ends=2)),
    ),
    case("Sleep quality is 3.0 of 5, sleep 6 h 58 min.", fact("sleep_quality_score", 3), fact("sleep_min", 418)),
)

LOADS = (
    case("Your load ratio is 1.32: acute 412 AU/day, chronic 312 AU/day.", *LOAD),
    case("Your weekly load is 2,884 AU, up 18 % on the week before.", *LOAD),
    case(
        "Your load ratio is 1.61, above the 1.50 limit. That is a fast increase.",
        fact("acwr", 1.61, window=days(28)),
        fact("acwr", 1.5, label="threshold"),
    ),
    case(
        "Your load ratio is 0.87, below the 1.50 limit.",
        fact("acwr", 0.87, window=days(28)),
        fact("acwr", 1.5, label="threshold"),
    ),
    case(
        "Your weekly load is 1,210 AU, 34 % lower than the week before.",
        fact("weekly_load_au", 1210, window=days(7)),
        fact("week_change_pct", -34, window=days(14)),
    ),
    case(
        "Monotony is 1.8 and strain 5,191 AU over the last 7 days.",
        fact("monotony", 1.8, window=days(7)),
        fact("strain_au", 5191, window=days(7)),
    ),
    case("CTL 55 AU/day, ATL 71 AU/day, TSB -16 AU/day.", fact("ctl_au", 55), fact("atl_au", 71), fact("tsb_au", -16)),
    case(
        "I can't tell yet: it needs four weeks of logged days and I have 3 days. Log rest days too, they count.", *LACK
    ),
    case("The load ratio needs 28 days, and 3 days are known.", *LACK),
    case("No load ratio yet, it needs 28 days and I have 3 days.", *LACK),
    case(
        "You ran 42.3 km over the last 7 days, in 5 sessions.",
        fact("distance_km", 42.3, window=days(7), aggregate="sum"),
        fact("sessions_count", 5, window=days(7), aggregate="sum"),
    ),
    case(
        "Load on Mon 2 Mar was 455 AU, on Sun 1 Mar 0 AU.",
        fact("daily_load_au", 455, window=days(ends=1)),
        fact("daily_load_au", 0, window=days(ends=2)),
    ),
    case(
        "Session load yesterday: 360 AU, from 45 min at RPE 8.",
        fact("session_load_au", 360, window=days(ends=1)),
        fact("session_duration_min", 45, window=days(ends=1)),
        fact("session_rpe", 8, window=days(ends=1)),
    ),
    case("Your chronic load covers 24 of 28 days.", fact("chronic_au", 301, window=days(28, used=24))),
)

SESSIONS = (
    case(
        "Because of sleep, not fitness. Planned: 6 x 4 min at RPE 8, 60 min. Now: 5 x 4 min at RPE 8, 50 min.",
        *INTERVALS,
        reasons=("SHORT_SLEEP",),
    ),
    case(
        "Planned: 75 min at RPE 7. Now: 45 min at RPE 4, because your readiness is 44/100.",
        *session(minutes=(75, 45), rpe=(7, 4)),
        fact("readiness", 44),
        reasons=("READINESS_BELOW_60",),
    ),
    case("Your session is now 48 min instead of 60 min, a fifth shorter.", *session(minutes=(60, 48), rpe=(6, 6))),
    case(
        "You slept 5 h 10 min and 5 h 40 min. With 7 h or more of sleep the plan would have stood.",
        *SHORT_NIGHTS,
        fact("sleep_min", 420, label="threshold"),
    ),
    case(
        "A load ratio of 1.50 or less would have kept it; yours is 1.61.",
        fact("acwr", 1.61, window=days(28)),
        fact("acwr", 1.5, label="threshold"),
    ),
    case(
        "Tomorrow: 60 min at RPE 3.",
        fact("session_duration_min", 60, window=days(ends=-1), **PLANNED),
        fact("session_rpe", 3, window=days(ends=-1), **PLANNED),
    ),
    case(
        "On Saturday: 90 min at RPE 5. On Sunday: 40 min at RPE 2.",
        fact("session_duration_min", 90, window=days(ends=-4), **PLANNED),
        fact("session_rpe", 5, window=days(ends=-4), **PLANNED),
        fact("session_duration_min", 40, window=days(ends=-5), **PLANNED),
        fact("session_rpe", 2, window=days(ends=-5), **PLANNED),
    ),
    case(
        "Nothing changed. The plan for today stands: 4 x 8 min at RPE 7, 70 min.",
        fact("session_reps", 4, **PLANNED),
        fact("session_rep_min", 8, **PLANNED),
        fact("session_rpe", 7, **PLANNED),
        fact("session_duration_min", 70, **PLANNED),
    ),
    case("The session became easier: RPE 4 instead of RPE 7, the same 60 min.", *session(minutes=(60, 60), rpe=(7, 4))),
    case("I shortened it: 40 min now, 55 min planned.", *session(minutes=(55, 40), rpe=(5, 5))),
)

WHAT_IF = (
    case(
        "You would likely be at 70 to 78 on Saturday instead of 61 to 69. Your load ratio falls to 1.21 from 1.32.",
        fact("readiness", 74, low=70, high=78, label="adjusted", window=days(ends=-4), kind=PREDICTED),
        fact("readiness", 65, low=61, high=69, label="planned", window=days(ends=-4), kind=PREDICTED),
        fact("acwr", 1.21, label="adjusted", window=days(28, ends=-4), kind=PREDICTED),
        fact("acwr", 1.32, label="planned", window=days(28), kind=PREDICTED),
    ),
    case(
        "With 9 h of sleep your readiness tomorrow would be 76 to 84, against 66 to 74 as planned.",
        fact("readiness", 80, low=76, high=84, label="adjusted", window=days(ends=-1), kind=PREDICTED),
        fact("readiness", 70, low=66, high=74, label="planned", window=days(ends=-1), kind=PREDICTED),
        user="what if I sleep 9 hours tonight?",
    ),
    case(
        "Your load ratio would rise to 1.48, from 1.32 now.",
        fact("acwr", 1.48, label="adjusted", window=days(28, ends=-2), kind=PREDICTED),
        fact("acwr", 1.32, label="before", window=days(28)),
    ),
    case("You will probably be recovered in 48 to 72 hours.", fact("recovery_h", 60, low=48, high=72, kind=PREDICTED)),
    case(
        "Recovery takes 20 to 30 hours from here, at least 20 hours.",
        fact("recovery_h", 24, low=20, high=30, kind=PREDICTED),
    ),
    case("Recovery time: between 36 and 60 h.", fact("recovery_h", 47, low=36, high=60, kind=PREDICTED)),
)

LOGGING = (
    case("Logged: run, 45 min, RPE 6, 8.2 km.", receipts=(RUN,), user="log my run 45 minutes rpe 6 8.2 km"),
    case(
        "I logged your run for Tue 3 Mar: 45 min at RPE 6, session load 270 AU.",
        fact("session_load_au", 270, label="logged"),
        receipts=(RUN,),
    ),
    case(
        "Saved for today. Soreness 2 of 5, sleep 7 h 10 min.",
        fact("soreness_score", 2, label="logged"),
        fact("sleep_min", 430, label="logged"),
        receipts=(Receipt(action="logged_wellness", on=TODAY, values={"soreness_score": 2.0, "sleep_min": 430.0}),),
    ),
    case(
        "Updated: your run was 50 min, RPE 7.",
        receipts=(
            Receipt(
                action="updated_session",
                on=TODAY,
                values={"session_duration_min": 50.0, "session_rpe": 7.0, "activity": "run"},
            ),
        ),
    ),
    case(
        "Noted. Resting HR 51 bpm, HRV 62 ms.",
        receipts=(Receipt(action="logged_wellness", on=TODAY, values={"resting_hr_bpm": 51.0, "rmssd_ms": 62.0}),),
    ),
    case("How long was it, and how hard from 0 to 10?"),
    case("You said 45 min. How hard was it, from 0 to 10?", user="ran 45 min"),
)

ROSTER = (
    squad(
        "Name · Readiness\nTomas Okafor · 48/100\nMia Keller · 54/100\nJonas Weber · 72/100\nPriya Nair · 84/100", *FOUR
    ),
    squad("Mia · 54/100 · recovery\nJonas · 72/100 · moderate\nPriya · 84/100 · hard", *FOUR),
    squad(
        "Name · Readiness · HRV · Sleep\nMia · 54/100 · 48 ms · 5 h 10 min\nJonas · 72/100 · 66 ms · 7 h 22 min",
        *FOUR[:2],
        fact("rmssd_ms", 48, "A1"),
        fact("rmssd_ms", 66, "A2"),
        fact("sleep_min", 310, "A1"),
        fact("sleep_min", 442, "A2"),
    ),
    squad(
        "Two of 4 need a look: Mia is at 54/100 and Tomas at 48/100.",
        *FOUR,
        fact("count", 2, "group", label="look"),
        fact("count", 4, "group", label="judged"),
    ),
    squad("Tomas has the lowest readiness, 48/100. Priya has the highest, 84/100.", *FOUR),
    squad("Mia and Tomas are both below 60.", *FOUR, user="who is below 60?"),
    squad("Nobody is above 90. Priya is closest with 84/100.", *FOUR, user="anyone above 90?"),
    squad(
        "Mia's load ratio is 1.62, above the 1.50 limit. Jonas is at 1.04.",
        fact("acwr", 1.62, "A1", window=days(28)),
        fact("acwr", 1.04, "A2", window=days(28)),
        fact("acwr", 1.5, "A1", label="threshold"),
    ),
    squad(
        "Three have no data. Of the others, Jonas slept 7 h 22 min and Mia 5 h 10 min.",
        fact("count", 3, "group", label="missing"),
        fact("sleep_min", 442, "A2"),
        fact("sleep_min", 310, "A1"),
    ),
    squad("Jonas Weber: readiness is 72/100 (moderate). They slept 7 h 22 min.", FOUR[1], fact("sleep_min", 442, "A2")),
    squad("The team average is 64/100. Mia is at 54/100.", *FOUR, fact("readiness", 64.4, "group", aggregate="mean")),
    squad(
        "Mia's session changed. Planned: 60 min at RPE 8. Now: 45 min at RPE 6.",
        *session("A1", minutes=(60, 45), rpe=(8, 6)),
    ),
    squad(
        "Priya's HRV is 71 ms, 9 % above their usual. Tomas's HRV is 40 ms, 22 % below their usual.",
        fact("rmssd_ms", 71, "A3"),
        fact("hrv_vs_baseline_pct", 9, "A3"),
        fact("rmssd_ms", 40, "A4"),
        fact("hrv_vs_baseline_pct", -22, "A4"),
    ),
    squad("Second lowest is Mia with a readiness of 54/100.", *FOUR),
)

OTHER = (
    case(
        "Two of four signals have been drifting: HRV is falling 0.35 per week.",
        fact("strain_signals", 2, window=days(14)),
        fact("trend_per_week", -0.35, window=days(14)),
    ),
    case(
        "Sleep and readiness move together, correlation 0.62 over the last 28 days.",
        fact("correlation", 0.62, window=days(28)),
    ),
    case(
        "I have 12 days of HRV, and it needs 14 days.",
        fact("days_known", 14, label="needed"),
        fact("days_known", 12, label="known"),
    ),
    case(
        "Mobility 78/100, hips 71/100, ankles 82/100.",
        fact("mobility_score", 78),
        fact("hip_mobility_score", 71),
        fact("ankle_mobility_score", 82),
    ),
    case(
        "Your average resting HR since Tuesday 24 February is 54 bpm.",
        fact("resting_hr_bpm", 54, window=days(8), aggregate="mean"),
    ),
    case(
        "Respiratory rate 14.2 breaths/min, SpO2 96 %, skin temperature 34.1 °C.",
        fact("respiratory_rate_brpm", 14.2),
        fact("spo2_pct", 96),
        fact("skin_temp_c", 34.1),
    ),
    case(
        "You took 11,204 steps yesterday and burned 2,650 kcal.",
        fact("steps", 11204, window=days(ends=1)),
        fact("energy_kcal", 2650, window=days(ends=1)),
    ),
)

GOOD = (*READINESS, *SLEEP, *LOADS, *SESSIONS, *WHAT_IF, *LOGGING, *ROSTER, *OTHER)
