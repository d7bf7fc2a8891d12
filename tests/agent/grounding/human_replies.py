"""True replies in the loose prose of people and language models, to count how many good ones are refused."""

from tests.agent.grounding.good_replies import FOUR, HRV, INTERVALS, LACK, LOAD, NEED, RUN, SHORT_NIGHTS
from tests.agent.grounding.grounding_cases import PLANNED, PREDICTED, TODAY, case, days, fact, session, squad
from tools.evidence import Receipt

R54 = fact("readiness", 54.2)
R72 = fact("readiness", 71.6)
RHR = (
    fact("resting_hr_bpm", 58),
    fact("resting_hr_vs_baseline_bpm", 6),
    fact("resting_hr_baseline_bpm", 52, window=days(60)),
)
WEEK = fact("sleep_min", 402, window=days(7), aggregate="mean")
RECOVERY = fact("recovery_h", 60, low=48, high=72, kind=PREDICTED)
SOON = (
    fact("readiness", 74, low=70, high=78, label="adjusted", window=days(ends=-4), kind=PREDICTED),
    fact("readiness", 65, low=61, high=69, label="planned", window=days(ends=-4), kind=PREDICTED),
)
WELLNESS = Receipt(action="logged_wellness", on=TODAY, values={"sleep_min": 430.0, "soreness_score": 2.0})

HUMAN = (
    case(
        "You're at 54 today, so I'd keep it easy. The main thing is sleep: 5 h 10 min last night and 5 h "
        "40 min the night before.",
        R54,
        *SHORT_NIGHTS,
    ),
    case(
        "Honestly, not today. Your readiness sits at 54/100 and your resting heart rate is up 6 bpm on its usual 52.",
        R54,
        *RHR,
    ),
    case(
        "Good to go. Readiness 72, and HRV at 48 ms is a touch low (15 % below your usual) but nothing to worry about.",
        R72,
        *HRV,
    ),
    case("I'd go for it, with one caveat: you've had two short nights, 5 h 10 min and 5 h 40 min.", R72, *SHORT_NIGHTS),
    case(
        "Your body looks fine but you are short on sleep. Last night was 5 h 10 min against a need of 8 h.",
        *SHORT_NIGHTS,
        NEED,
    ),
    case("HRV came in at 48 ms this morning. That's about 15 % lower than what is normal for you, 56 ms.", *HRV),
    case("Resting heart rate was 58 this morning, 6 beats above your baseline of 52 bpm.", *RHR),
    case("Nothing dramatic. Your pulse at rest is slightly elevated, 58 bpm vs a usual 52 bpm.", *RHR),
    case(
        "Take the easy option today. With a readiness of 54/100, a hard session would cost you more than it gives.", R54
    ),
    case("Your readiness is moderate today (72/100). Do the session, but stop if your legs feel heavy.", R72),
    case("You averaged 6 h 42 min of sleep over the past week, which is under your 8 h need.", WEEK, NEED),
    case("Over the last 7 nights you slept 6 h 42 min on average.", WEEK),
    case("On average you got 6.7 hours of sleep in the last seven days.", WEEK),
    case(
        "Sleep debt has built up to 6 h 20 min over two weeks. Two or three earlier evenings will help a lot.",
        fact("sleep_debt_min", 380, window=days(14)),
    ),
    case(
        "Your longest night in the last 28 days was 9 h 4 min.",
        fact("sleep_min", 544, window=days(28), aggregate="max"),
    ),
    case(
        "The shortest one was 4 h 58 min of sleep, on Friday 20 February.",
        fact("sleep_min", 298, window=days(ends=11), aggregate="min"),
    ),
    case(
        "I only have three of the last seven nights, so treat this average with care: 7 h 5 min.",
        fact("sleep_min", 425, window=days(7, used=3), aggregate="mean"),
    ),
    case("Your acute load is 412 AU/day and your chronic load 312 AU/day, which makes a ratio of 1.32.", *LOAD),
    case("You're ramping up a bit: training load is up 18 % on last week and your ratio is 1.32.", *LOAD),
    case(
        "Not overdoing it, no. A load ratio of 1.32 is below the 1.5 limit the rule uses.",
        *LOAD,
        fact("acwr", 1.5, label="threshold"),
    ),
    case("Last week came to 2,884 AU in total, 18 % more than the week before.", *LOAD),
    case(
        "Your ratio is 1.61. That's over the 1.5 line, so I took some volume out of today: 50 minutes instead of 60.",
        fact("acwr", 1.61, window=days(28)),
        fact("acwr", 1.5, label="threshold"),
        *session(minutes=(60, 50), rpe=(6, 6)),
        reasons=("LOAD_RISING_FAST",),
    ),
    case("I can't work that out yet. I'd need 28 days of training logged and there are only 3 days so far.", *LACK),
    case("Too early to say: I have 3 days and need 28.", *LACK),
    case("Give it time. The ratio needs four weeks of data; I have three days.", *LACK),
    case(
        "You have 12 days of HRV so far and I need 14 days before I can call anything usual.",
        fact("days_known", 14, label="needed"),
        fact("days_known", 12, label="known"),
    ),
    case(
        "I changed your session because you slept badly. It was planned as 6 x 4 min; it's now 5 x 4 min "
        "at the same RPE 8.",
        *INTERVALS,
        reasons=("NIGHT_SHORT",),
    ),
    case(
        "It's the sleep, not your fitness. I dropped one repeat, from 6 to 5 reps, and the whole thing "
        "is 50 min rather than 60 min.",
        *INTERVALS,
        reasons=("SHORT_SLEEP",),
    ),
    case(
        "Today becomes 45 min at RPE 4. The original plan was 75 min at RPE 7.", *session(minutes=(75, 45), rpe=(7, 4))
    ),
    case(
        "Your coach planned 60 min. I trimmed it to 48 min, so a fifth off, because of your readiness.",
        *session(minutes=(60, 48), rpe=(6, 6)),
        reasons=("READINESS_MODERATE",),
    ),
    case(
        "If you'd slept 7 h or more the original session would have stayed.",
        *SHORT_NIGHTS,
        fact("sleep_min", 420, label="threshold"),
    ),
    case(
        "The plan for Saturday is 90 min at RPE 5.",
        fact("session_duration_min", 90, window=days(ends=-4), **PLANNED),
        fact("session_rpe", 5, window=days(ends=-4), **PLANNED),
    ),
    case(
        "Tomorrow you've got 60 min easy, RPE 3.",
        fact("session_duration_min", 60, window=days(ends=-1), **PLANNED),
        fact("session_rpe", 3, window=days(ends=-1), **PLANNED),
    ),
    case(
        "Resting tomorrow would put you at roughly 70 to 78 on Saturday, compared with 61 to 69 if you "
        "stick to the plan.",
        *SOON,
    ),
    case("You'd gain a little: Saturday's readiness would be 70 to 78 instead of 61 to 69.", *SOON),
    case(
        "Most likely you'll be recovered somewhere between 48 and 72 hours from now. Everybody is "
        "different, so listen to your legs.",
        RECOVERY,
    ),
    case("Give it two to three days.", RECOVERY),
    case(
        "It usually takes 48 to 72 h to recover from a session like that. I'd plan the next hard one for Friday.",
        RECOVERY,
        user="can I go hard on friday?",
    ),
    case("Done, I've logged your run: 45 min at RPE 6, 8.2 km.", receipts=(RUN,), user="ran 8.2k in 45 min, 6/10"),
    case("Got it. Your 45 min run is saved with an effort of 6 of 10.", receipts=(RUN,), user="45 min run, effort 6"),
    case(
        "Logged. That's 270 AU of load for today.",
        fact("session_load_au", 270, label="logged"),
        receipts=(RUN,),
        user="45 min run rpe 6",
    ),
    case(
        "I've written that down: 7 h 10 min of sleep, soreness 2 of 5.",
        receipts=(WELLNESS,),
        user="slept 7h10, legs sore",
    ),
    case("Which day was that, yesterday or today?", user="log my ride 50 min rpe 5"),
    case("You mentioned 50 min. Was that the whole ride, warm-up included?", user="log my ride 50 min rpe 5"),
    case(
        "I can't give you a chance of injury, nobody can from these numbers. What I can say is that your "
        "load ratio is 1.32.",
        *LOAD,
    ),
    case("That is not something I can diagnose. If it keeps feeling wrong, talk to a doctor."),
    case("No. The limits are built in, and neither of us can raise them."),
    case(
        "A single low night happens to everyone. I'd keep the session and look again tomorrow. Did you "
        "drink, eat late or travel?",
        user="hrv tanked but i feel amazing",
    ),
    case(
        "HRV is how much the time between heartbeats varies. More is usually a sign of a rested body, "
        "but only compared with yourself."
    ),
    case(
        "Your watch says one thing and your body another. I'd trust the more careful of the two: take it easy today.",
        reasons=(),
    ),
    case(
        "Two of your four signals have drifted: HRV is down 15 % and resting HR is up 6 bpm. A pattern, "
        "not a diagnosis.",
        fact("strain_signals", 2, window=days(14)),
        *HRV,
        *RHR,
    ),
    case(
        "Soreness 2.5 of 5, mood 4 of 5 and stress 3.5 of 5: you said you feel flat and the scores agree.",
        fact("soreness_score", 2.5),
        fact("mood_score", 4.0),
        fact("stress_score", 3.5),
        user="feeling flat today",
    ),
    case(
        "You ran 42.3 km in 5 sessions over the last 7 days.",
        fact("distance_km", 42.3, window=days(7), aggregate="sum"),
        fact("sessions_count", 5, window=days(7), aggregate="sum"),
    ),
    case("I'd move the long run to the weekend. Your weekly load is already 2,884 AU.", *LOAD),
    squad(
        "Mia and Tomas need a look today. Mia is at 54/100 after a short night (5 h 10 min), Tomas at 48/100.",
        *FOUR,
        fact("sleep_min", 310, "A1"),
    ),
    squad("Lowest readiness this morning: Tomas with 48. Then Mia with 54.", *FOUR),
    squad("Priya looks freshest at 84/100; Jonas is fine at 72/100.", *FOUR),
    squad(
        "Of the four with data, Tomas has the lowest readiness at 48/100 and Priya the highest at 84/100.",
        *FOUR,
        fact("count", 4, "group", label="judged"),
    ),
    squad(
        "Mia's HRV is 48 ms, down 15 % on her usual. She slept 5 h 10 min.",
        fact("rmssd_ms", 48, "A1"),
        fact("hrv_vs_baseline_pct", -15, "A1"),
        fact("sleep_min", 310, "A1"),
    ),
    squad(
        "Jonas has ramped fastest, his load ratio is 1.62. Everyone else's is below 1.5.",
        fact("acwr", 1.62, "A2", window=days(28)),
        fact("acwr", 1.04, "A1", window=days(28)),
        fact("acwr", 1.2, "A3", window=days(28)),
        fact("acwr", 1.5, "A2", label="threshold"),
    ),
    squad("Nobody is below 40. The lowest is Tomas at 48/100.", *FOUR, user="is anybody below 40?"),
    squad("I have no data for Lena, so I can't tell you how she is.", *FOUR, user="how is Lena?"),
    squad(
        "Three athletes haven't checked in. I'd ask them before training.", fact("count", 3, "group", label="missing")
    ),
    squad(
        "Tomas's session was cut from 60 min to 45 min because his readiness is 48/100.",
        *session("A4", minutes=(60, 45), rpe=(8, 8)),
        FOUR[3],
        reasons=("READINESS_LOW",),
    ),
    squad(
        "The squad averages 64/100 today, with Mia (54/100) and Tomas (48/100) under 60.",
        *FOUR,
        fact("readiness", 64.4, "group", aggregate="mean"),
    ),
    squad("Mia: 60 min planned, 45 min now. Jonas: no change.", *session("A1", minutes=(60, 45), rpe=(8, 8)), FOUR[1]),
)
