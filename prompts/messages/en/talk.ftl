# Questions back, refusals, and what Fettle says about itself.

CAPABILITIES = Ask me about readiness, today's session and why it changed, load, recovery, HRV, sleep and bedtime, illness, travel, muscle oxygen, blood values, fitness zones, a personal model, a week to propose, and what-ifs. You can also log a session, a check-in or an illness. What would you like to know?
GREETING = I am here. Ask me how ready you are, what to do today, or log a session.
IDENTITY = I am software: an AI system that explains numbers which tested tools compute. I am no doctor and no person. A coach decides about raising a load.
OUT_OF_SCOPE = That is outside what I do. I can help with readiness, sessions, load, sleep and recovery.
EMPTY_MESSAGE = I got an empty message. Ask me how ready you are, or tell me what you did.
MESSAGE_CUT = Your message was very long; I read only the beginning.
LAST_RESORT = I could not put together an answer that I can stand behind. Please ask again in other words.
LAST_RESORT_LOGGED = That is logged. I could not put the details into words that I can stand behind.
DATA_RIGHTS = Your data are yours. On the machine that runs me, `fettle rights export` writes them to a file and `fettle rights erase` removes them; doing it here in the chat comes later.
CUFF_NOT_HERE = No. I do not set, raise or unlock any cuff pressure, and no message can change that.
ONLY_IN_PRIVATE = That is between us: please ask me in a private chat.

ASK_DURATION_AND_EFFORT = How long was it, and how hard from 0 to 10?
ASK_DURATION = How long was it?
ASK_EFFORT = How hard was it, from 0 to 10?
ASK_WHAT_CHANGE = What should I try: a rest day, a new session, another load, or another night's sleep? And on which day?
ASK_PLAUSIBLE = That does not look right for { $metric }. What was it?
ASK_PLAUSIBLE_VALUE = That value does not look right. What was it?
ASK_WHICH_PERSON = Whom do you mean: { $names }?
ASK_WHICH_GROUP = I see no group of that name. The groups are { $groups }: which of them do you mean?
ASK_WHO = Whom do you mean?
ASK_METRIC = Which number do you mean, for example sleep, HRV or load?
ASK_TERM = Which word should I explain?
ASK_WELLNESS = What should I log: sleep, soreness, fatigue, mood or stress?
ASK_WHICH_DAY_AHEAD = I can look at today and up to a fortnight ahead. Which day do you mean?
ASK_ZONES = How many time zones is it, to the east or to the west?
ASK_CUFF = Do you mean a blood-flow-restriction cuff? I do not set pressures.
ASK_AGAIN = I did not take that as something to log. What would you like to know about that day?
COACH_CANNOT_LOG = Athletes log their own sessions and check-ins; I do not write for somebody else.
ASK_UNDO = Is it your last report of illness or injury? That I can take back. A session or a check-in is put right by telling me the right values.
ASK_FUTURE = That day has not come yet. When was it?
ASK_NOTHING_TO_AMEND = I find no session of yours from the last week to correct. How long was it, and how hard from 0 to 10?

REFUSE_INSTRUCTION = No. I keep to what I am here for, and a message cannot change my rules or who you are to me.
REFUSE_PURPOSE = No. Training and wellness data are for training and support, not for contracts, selection or discipline. I note such requests, and the athletes can see that.
REFUSE_MEDICATION = I do not advise on medicines, doses or supplements. Please ask a pharmacist or doctor; in tested sports also check with the anti-doping body.
REFUSE_OTHER_PERSON = I can only show you your own data.
REFUSE_NOT_SHARED = I have no access to that athlete's data.

ERROR_bad_arguments = I could not read that request well enough to look it up. Please say it in other words.
ERROR_unknown_metric = I do not keep that number.
ERROR_unknown_person = I do not find that person on your roster.
ERROR_unknown_tool = I cannot do that here.
ERROR_insufficient_data = The data do not carry an answer.
ERROR_duplicate_session = You told me of that session before; I count it once.
ERROR_impossible_schedule = I cannot look that far: today and up to a fortnight ahead.
ERROR_not_allowed = That is not open to you.
ERROR_no_result = I have no answer to that part.

LOGGED_SESSION = Logged { $day ->
    [today] for today
    [yesterday] for yesterday
   *[other] for { $on }
 }: { $activity }, { $session_duration_min }, RPE { $session_rpe_value }. That is a load of { $session_load_au }.
UPDATED_SESSION = Corrected { $day ->
    [today] for today
    [yesterday] for yesterday
   *[other] for { $on }
 }: { $activity }, { $session_duration_min }, RPE { $session_rpe_value }. That is a load of { $session_load_au }.
RATED_RECORDED = Your device had recorded it; your rating now belongs to it.
LOGGED_REST = Logged { $day ->
    [today] today as a rest day.
    [yesterday] yesterday as a rest day.
   *[other] { $on } as a rest day.
 }
LOGGED_WELLNESS = Logged { $day ->
    [today] for today:
    [yesterday] for yesterday:
   *[other] for { $on }:
 }
