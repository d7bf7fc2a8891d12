"""True replies in still looser prose, written after the grammar stood and counted before it was mended.

At first contact 15 of the first 45 and 13 of the next 31 were refused; what they had in common was then taught.
"""

from tests.agent.grounding.good_replies import FOUR, HRV, INTERVALS, LACK, LOAD, NEED, RUN, SHORT_NIGHTS
from tests.agent.grounding.grounding_cases import PLANNED, PREDICTED, case, days, fact, session, squad
from tests.agent.grounding.human_replies import R54, SOON
from tests.agent.grounding.human_replies import RHR as RHR_HIGH

R66 = fact("readiness", 66.3)
R85 = fact("readiness", 85.1)
RHR = (
    fact("resting_hr_bpm", 47),
    fact("resting_hr_vs_baseline_bpm", -3),
    fact("resting_hr_baseline_bpm", 50, window=days(60)),
)
RECOVERY = fact("recovery_h", 30, low=24, high=36, kind=PREDICTED)
EARLIER = (
    case("Short answer: yes. You're at 85/100, well rested, nothing in the way of a proper session.", R85),
    case("Yes, go ahead. Readiness 85/100 puts you in the hard band.", R85),
    case(
        "I'd say moderate today. Readiness is 66, and the reason it isn't higher is last night's 5 h 10 min.",
        R66,
        *SHORT_NIGHTS,
        reasons=("SLEEP_SHORT",),
    ),
    case("Readiness of 66/100. Keep the quality but not the full length.", R66),
    case("Your resting heart rate is 47 bpm, 3 bpm lower than usual, which is a good sign.", *RHR),
    case("RHR 47 this morning, baseline 50. HRV 48 ms, baseline 56.", *RHR, *HRV),
    case(
        "Two things stand out: HRV at 48 ms, which is 15 % under your baseline, and two nights of short sleep.",
        *HRV,
        *SHORT_NIGHTS,
    ),
    case("Sleep was 5 h 10 min. You need 8 h.", *SHORT_NIGHTS, NEED),
    case("You're about 2 h 50 min short of the sleep you need.", fact("sleep_vs_need_min", -170), NEED),
    case("Sleep has been thin: 5 h 40 min on Monday, 5 h 10 min last night.", *SHORT_NIGHTS),
    case("In the last week you slept 6 h 42 min a night.", fact("sleep_min", 402, window=days(7), aggregate="mean")),
    case("Across the last 28 days your mean HRV was 55 ms.", fact("rmssd_ms", 55, window=days(28), aggregate="mean")),
    case(
        "Your HRV peaked at 81 ms on 22 February, the highest in four weeks.",
        fact("rmssd_ms", 81, window=days(ends=9), aggregate="max"),
        fact("rmssd_ms", 55, window=days(28), aggregate="mean"),
    ),
    case("Load-wise you're fine. The ratio is 1.32, acute 412 AU/day against chronic 312 AU/day.", *LOAD),
    case("This week's load is 2,884 AU. That's a rise of 18 % compared with the week before.", *LOAD),
    case(
        "You trained 5 times in the last 7 days, for a total of 42.3 km.",
        fact("sessions_count", 5, window=days(7), aggregate="sum"),
        fact("distance_km", 42.3, window=days(7), aggregate="sum"),
    ),
    case(
        "I'm missing four of the last seven nights, so I'd rather not average them.",
        fact("sleep_min", 425, window=days(7, used=3), aggregate="mean"),
    ),
    case("Sorry, not yet: 3 of the 28 days I need are logged.", *LACK),
    case("I only have three days. It takes 28.", *LACK),
    case("The session is shorter now: five reps, not six, and 50 min in total.", *INTERVALS),
    case("What changed: the set went from 6 to 5 reps and the session from 60 to 50 min. RPE 8 stays.", *INTERVALS),
    case("Before: 75 min at RPE 7. After: 45 min at RPE 4.", *session(minutes=(75, 45), rpe=(7, 4))),
    case(
        "Your session got easier because your HRV has been low.",
        *session(minutes=(60, 60), rpe=(7, 4)),
        reasons=("AUTONOMIC_LOW_CUTS_INTENSITY", "HRV_BELOW_USUAL"),
    ),
    case(
        "It was the short night that did it. The rule takes volume off and leaves intensity alone.",
        *session(minutes=(60, 48), rpe=(6, 6)),
        reasons=("SHORT_SLEEP_CUTS_VOLUME",),
    ),
    case(
        "Saturday: 1 h 30 min at RPE 5. Sunday is off.",
        fact("session_duration_min", 90, window=days(ends=-4), **PLANNED),
        fact("session_rpe", 5, window=days(ends=-4), **PLANNED),
        fact("session_duration_min", 0, window=days(ends=-5), **PLANNED),
    ),
    case("Expect to be recovered in 24 to 36 hours, so tomorrow afternoon is realistic.", RECOVERY),
    case("Roughly a day to a day and a half.", RECOVERY),
    case("Logged your run, 45 min at RPE 6.", receipts=(RUN,), user="did 45 min run rpe 6"),
    case("Your run from today is in: 8.2 km, 45 min, RPE 6.", receipts=(RUN,), user="run 45 min 8.2 km rpe 6"),
    case("Before I log it, how many minutes was it?", user="log my swim"),
    case("On a scale from 0 to 10, how hard did it feel?", user="log my swim, 40 min"),
    case("I'm software, so I can't examine you. If the pain stays, please see a physio or doctor."),
    case("No idea about injury risk; these numbers can't tell anyone that."),
    case("It's your call. Both options are reasonable.", R66),
    case("A ratio above 1.5 would mean a fast increase. Yours is 1.32.", *LOAD, fact("acwr", 1.5, label="threshold")),
    case("Nothing is logged for yesterday. Was it a rest day?"),
    case("Your HRV is right where it usually is.", fact("rmssd_ms", 55), fact("hrv_vs_baseline_pct", 1)),
    case("Drink, eat, sleep, repeat. See you tomorrow."),
    squad("Tomas and Mia are the ones to watch, with readiness of 48/100 and 54/100.", *FOUR),
    squad("Jonas (72/100) and Priya (84/100) can train as planned.", *FOUR),
    squad(
        "Of 4 athletes with data, 2 are in the recovery band: Mia (54/100) and Tomas (48/100).",
        *FOUR,
        fact("count", 2, "group", label="look"),
        fact("count", 4, "group", label="judged"),
    ),
    squad("Priya leads with 84/100, followed by Jonas with 72/100.", *FOUR),
    squad(
        "Tomas: readiness 48/100. His session went from 60 min to 45 min.",
        *session("A4", minutes=(60, 45), rpe=(8, 8)),
        FOUR[3],
    ),
    squad("On average the team is at 64/100.", *FOUR, fact("readiness", 64.4, "group", aggregate="mean")),
    squad(
        "Mia slept 5 h 10 min, which is why her score is down.",
        FOUR[0],
        fact("sleep_min", 310, "A1"),
        fact("readiness_points", -8, "A1"),
        reasons=("SLEEP_SHORT",),
    ),
)

R77 = fact("readiness", 77.4)
LATER = (
    case(
        "Looks good. 77/100, your HRV is normal and you slept 7 h 48 min.",
        R77,
        fact("sleep_min", 468),
        fact("hrv_vs_baseline_pct", 2),
    ),
    case(
        "Fine for today's tempo, I think. Readiness 77/100, soreness 2 of 5 in the legs, so warm up well.",
        R77,
        fact("soreness_score", 2),
    ),
    case(
        "The score is 54/100. Most of that is sleep: you got 5 h 10 min and then 5 h 40 min the night before.",
        R54,
        *SHORT_NIGHTS,
    ),
    case(
        "Your HRV dropped to 48 ms, 15 % below your usual of 56 ms. One night like that isn't a problem.",
        *HRV,
        fact("rmssd_ms", 55, window=days(ends=1)),
    ),
    case(
        "Heart rate at rest is 58 bpm. That's 6 bpm over your baseline, so something is bothering your "
        "body: heat, a late meal, or the start of a cold.",
        *RHR_HIGH,
    ),
    case("You've slept less than your 8 h need on both nights: 5 h 10 min and 5 h 40 min.", *SHORT_NIGHTS, NEED),
    case("Since 24 February your sleep averages 6 h 42 min.", fact("sleep_min", 402, window=days(8), aggregate="mean")),
    case(
        "Your lowest HRV in the past 28 days was 31 ms, on 14 February.",
        fact("rmssd_ms", 31, window=days(ends=17), aggregate="min"),
        fact("rmssd_ms", 50, window=days(28), aggregate="mean"),
    ),
    case("Not risky, just quick: your training load rose by 18 % and the ratio is 1.32.", *LOAD),
    case(
        "Chronic load 312 AU/day, acute load 412 AU/day. Divide one by the other and you get 1.32, your load ratio.",
        *LOAD,
    ),
    case("You need 28 days before I can compute it. Right now there are 3.", *LACK),
    case("3 days in, 25 to go? Not quite: I need 28 days of logs, rest days included.", *LACK),
    case("I've taken one rep off the main set, so it's 5 x 4 min at RPE 8 for 50 min in all.", *INTERVALS),
    case(
        "The change comes from sleep. Instead of 6 x 4 min you do 5 x 4 min; the session is 10 min shorter.",
        *INTERVALS,
        reasons=("SLEEP_SHORT",),
    ),
    case(
        "Go easy: 45 min at RPE 4 replaces the 75 min at RPE 7 that was planned.",
        *session(minutes=(75, 45), rpe=(7, 4)),
    ),
    case("If you rest, Saturday looks better: 70 to 78 rather than 61 to 69.", *SOON),
    case(
        "By Thursday you should be fresh again. The window is 48 to 72 hours.",
        fact("recovery_h", 60, low=48, high=72, kind=PREDICTED),
    ),
    case("I have you down for 45 min at RPE 6 today. Correct?", receipts=(RUN,), user="45min run rpe6"),
    case("Thanks, logged. Sleep well.", receipts=(RUN,), user="45min run rpe6"),
    case("Could you tell me the distance too? I have 45 min and RPE 6 so far.", user="45min run rpe6"),
    case("Sorry to hear that. Stop training for now and see a doctor if it doesn't settle."),
    case("Alcohol, heat and late meals all lower HRV for a night or two."),
    case("RPE runs from 0 to 10: 0 is rest, 10 is everything you have."),
    case(
        "Session RPE times minutes gives the load. A 45 min run at RPE 6 is 270 AU.",
        fact("session_load_au", 270),
        fact("session_duration_min", 45),
        fact("session_rpe", 6),
    ),
    case(
        "You did 3 runs last week for 24.6 km.",
        fact("sessions_count", 3, window=days(7), aggregate="sum"),
        fact("distance_km", 24.6, window=days(7), aggregate="sum"),
    ),
    squad(
        "Two to watch today. Mia: 54/100, slept 5 h 10 min. Tomas: 48/100.",
        *FOUR,
        fact("sleep_min", 310, "A1"),
        fact("count", 2, "group", label="look"),
    ),
    squad("Jonas and Priya are good to go, 72/100 and 84/100. I would ease off with Mia.", *FOUR),
    squad("Mia's score is the second lowest at 54/100; only Tomas is lower with 48/100.", *FOUR),
    squad("Nobody in the hard band except Priya (84/100).", *FOUR),
    squad(
        "I'd check on Tomas first: readiness 48/100 and HRV 22 % below his usual.",
        *FOUR,
        fact("hrv_vs_baseline_pct", -22, "A4"),
    ),
    squad(
        "Average readiness across the squad is 64/100, from 48/100 (Tomas) to 84/100 (Priya).",
        *FOUR,
        fact("readiness", 64.4, "group", aggregate="mean"),
    ),
)
LOOSE = (*EARLIER, *LATER)
