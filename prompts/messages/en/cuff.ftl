# The cuff: how it is, what it may, who may wear it, and what nobody can make it do.

METRIC_cuff_pressure_now_mmhg = cuff pressure
METRIC_cuff_bout_now_s = time under pressure without a break
METRIC_cuff_session_now_s = time under pressure in this session
METRIC_cuff_most_fraction_pct = limit of the share of the occlusion pressure
METRIC_cuff_most_arm_mmhg = cuff limit of an arm
METRIC_cuff_most_leg_mmhg = cuff limit of a leg
METRIC_cuff_most_bout_min = time limit of an inflation
METRIC_cuff_most_session_arm_min = session limit of an arm
METRIC_cuff_most_session_leg_min = session limit of a leg
METRIC_cuff_screening_valid_days = days a signed screening counts

CUFF_LIMB = { $limb ->
    [left_arm] left arm
    [right_arm] right arm
    [left_leg] left leg
    [right_leg] right leg
   *[unknown] limb
 }

# How it is

CUFF_NONE_RUNNING = I see no running cuff on this machine.
CUFF_TAKE_OFF = If it is on and tight, press the stop button or open the quick release, and take it off: that never needs me.
CUFF_MODE_IDLE = The cuff is empty; no screening was handed to it.
CUFF_MODE_SCREENED = The cuff is empty and waits for a calibration.
CUFF_MODE_CALIBRATING = The cuff is looking for the occlusion pressure in steps.
CUFF_MODE_READY = The cuff is empty and waits for a person at it.
CUFF_MODE_INFLATING = The cuff is filling, as a person at it asked.
CUFF_MODE_HOLDING = The cuff holds what a person at it agreed to.
CUFF_MODE_DEFLATING = The cuff is letting its air out.
CUFF_MODE_RESTING = The cuff is empty, between sets.
CUFF_MODE_DONE = The cuff is empty; the session has ended.
CUFF_MODE_FAULT = The cuff has emptied itself on a fault. It stays like this until a person at it has looked.
CUFF_MODE_UNKNOWN = I do not know what the cuff is doing.
CUFF_PRESSURE_NOW_MMHG = The cuff pressure is { $cuff_pressure_now_mmhg }.
CUFF_BOUT_NOW_S = The time under pressure without a break is { $cuff_bout_now_s }.
CUFF_SESSION_NOW_S = The time under pressure in this session is { $cuff_session_now_s }.
CUFF_STOPPED = The cuff is stopped: it is letting its air out.
CUFF_NO_FAULT = The cuff reports no fault and no refusal.
CUFF_ANY_DOUBT_VENTS = Any doubt ends in an empty cuff; going on takes a person at it.

# Why it vented, or did not follow

CUFF_WHY_STOP_PRESSED = Somebody pressed stop.
CUFF_WHY_TIMING = The controller was held up.
CUFF_WHY_LINK_LOST = The link to the cuff was lost.
CUFF_WHY_FIRMWARE_FAULT = The cuff's own firmware reports a fault.
CUFF_WHY_PRESSURE_STALE = No fresh pressure came from the cuff.
CUFF_WHY_PRESSURE_RANGE = A pressure sensor read what cannot be.
CUFF_WHY_SENSORS_DISAGREE = The pressure sensors disagree.
CUFF_WHY_WILL_NOT_DEFLATE = The pressure did not fall when the cuff let go: open the quick release and take it off now.
CUFF_WHY_SUPERVISOR_SILENT = The part that watches the set gave no sign of life.
CUFF_WHY_TWO_LIMBS = Another limb was under pressure, too.
CUFF_WHY_RISES_WILDLY = The pressure jumped.
CUFF_WHY_OVERPRESSURE = The pressure was above what was agreed to.
CUFF_WHY_PRESSURE_LOST = The pressure did not hold: the cuff leaks or came off.
CUFF_WHY_PRESSURE_FLAT = The pressure stood still while the cuff was filling.
CUFF_WHY_NIRS_STALE = No fresh muscle oxygen came from its sensor.
CUFF_WHY_NIRS_RANGE = The muscle oxygen sensor read what cannot be.
CUFF_WHY_NIRS_FLAT = The muscle oxygen sensor is stuck.
CUFF_WHY_DESATURATED = Muscle oxygen reached its floor.
CUFF_WHY_EMG_STALE = No fresh muscle activity came from its sensor.
CUFF_WHY_EMG_DROPPED = The muscle went quiet, as when somebody lets go of a weight or faints.
CUFF_WHY_BOUT_OVER = The time without a break ran out.
CUFF_WHY_SESSION_OVER = The time of the session ran out.
CUFF_WHY_CALIBRATION_OVER = The time for calibrating ran out.
CUFF_WHY_WILL_NOT_INFLATE = The cuff did not fill in time.
CUFF_WHY_REFUSED = The limits refused the next command.
CUFF_WHY_GATE = The last gate before the wire refused the next command.
CUFF_WHY_LEDGER_UNWRITABLE = The time under pressure could not be written down.
CUFF_WHY_ABOVE_ABSOLUTE = It would have been above the limit of the limb.
CUFF_WHY_ABOVE_FRACTION = It would have been above the allowed share of the occlusion pressure.
CUFF_WHY_BELOW_FRACTION = It would have been less than any share that was studied.
CUFF_WHY_RISES_TOO_FAST = It would have risen too fast.
CUFF_WHY_AHEAD_OF_MEASURED = The pressure did not follow.
CUFF_WHY_ABOVE_APPROVED = It would have been above what a person agreed to.
CUFF_WHY_PRESSURE_UNKNOWN = The pressure was not known.
CUFF_WHY_COMMAND_OLD = The command was too old.
CUFF_WHY_NOT_RESTED = The limb has not rested long enough.
CUFF_WHY_TOO_SOON = The last session of this limb was too short a time ago.
CUFF_WHY_CUFF_WIDTH = The cuff has the wrong width for this limb.
CUFF_WHY_NOT_SCREENED = There is no signed screening that still counts.
CUFF_WHY_NOT_CALIBRATED = There is no occlusion pressure that still counts.
CUFF_WHY_UNKNOWN_KIND = The command was of no known kind.
CUFF_WHY_NOT_NOW = The cuff is not at the point where that is possible.
CUFF_WHY_NOT_YOURS = Only a person at the cuff can ask for that.
CUFF_WHY_WRONG_LIMB = It is set up for another limb.
CUFF_WHY_NOT_DEFLATED = The limb is not free of pressure yet.
CUFF_WHY_NOTHING_ESTABLISHED = It was not established who wears it.
CUFF_WHY_WRONG_CODE = The code shown at the cuff was not given.
CUFF_WHY_CODE_NOT_YET = A code was shown only a moment ago.
CUFF_WHY_BUSY = The controller was busy.
CUFF_WHY_NO_ANSWER = The controller did not answer in time.
CUFF_WHY_UNREADABLE = The controller could not read what it was told.
CUFF_WHY_UNKNOWN = It gives a cause that I have no words for.

# What it may

CUFF_LIMIT_ABSOLUTE = The cuff limit of a leg is { $cuff_most_leg_mmhg }, the cuff limit of an arm is { $cuff_most_arm_mmhg }, whatever the occlusion pressure is: house rules.
CUFF_LIMIT_SHARE = The limit of the share of the occlusion pressure is { $cuff_most_fraction_pct }: the upper end of what a review of studies describes.
CUFF_LIMIT_TIME = The time limit of an inflation is { $cuff_most_bout_min }, a house rule; the session limit of a leg is { $cuff_most_session_leg_min }, the session limit of an arm is { $cuff_most_session_arm_min }, as a maker of cuffs advises.
CUFF_LIMITS_FIXED = They are built into the controller: no message, setting or model moves them, and whatever lies outside vents the cuff.
CUFF_CALIBRATION_HOW = The occlusion pressure is looked for in steps that are held, by watching oxygen in the muscle, and again after a rest; where the results disagree, the session is off.
CUFF_SCHEME_SOURCES = The scheme is the custom of the studies; the low share to begin with and how it goes on are house rules.

# Who may, and what waits for a person

CUFF_SAID_YES = The answer was yes to { $question }
CUFF_SCREENING_VALID = A signed screening counts for { $cuff_screening_valid_days }, a house rule.
CUFF_SCREEN_WHERE = The questions are answered and signed away from this chat: `fettle cuff screen` and `fettle cuff sign`.
CUFF_NO_SCREENING = Not cleared: there is no screening for a cuff on record, and what is not known counts as no.
CUFF_PLAN_SAY_LIMB = For a session say the limb: left or right, arm or leg.
CUFF_PLAN_LOCKED = No cuff yet: the days after the last session come first.
CUFF_PLAN_NOT_NOW = I propose no session.
CUFF_PLAN_PROPOSED = A proposal for the { CUFF_LIMB }:
CUFF_PLAN_APPROVAL = It waits for a person's approval with `fettle cuff approve`; the occlusion pressure is measured at the cuff, and only a person there can begin.

# What nobody can make it do from here

REFUSE_INSTRUCTION_CUFF = No. No message changes my rules, and the limits of the cuff are built into its controller: nothing here can start it, set it or raise it.
CUFF_NO_START = No. Only a person at the cuff can begin, with a code that is shown there and that I never see.
CUFF_NO_CALIBRATION = No. A calibration is begun by a person at the cuff.
CUFF_NO_RAISE = No. I do not set or raise any cuff pressure, and no message can change that.
CUFF_NO_LOWER = I do not set pressures, not even lower ones: at the cuff a button lowers it, and I can stop it whenever you say so.
CUFF_NO_OVERRIDE = No. I cannot lift these limits, and no message can.

# At the terminal

CLI_CUFF_YES = Yes: { $question }
CLI_CUFF_ASK_WIDTH = How wide is the cuff, in cm?
CLI_CUFF_ASK_SYSTOLIC = Upper blood pressure at rest, in mmHg?
CLI_CUFF_ASK_DIASTOLIC = Lower blood pressure at rest, in mmHg?
CLI_CUFF_ANSWERS_UNREADABLE = { $path } holds no answers I can read: { $why }
CLI_CUFF_NOTHING_TO_SIGN = There is no complete screening of { $athlete } to sign: `fettle cuff screen`.
CLI_CUFF_SIGN_SURE = Sign the screening of { $athlete } as { $clinician }?
CLI_CUFF_NOTHING_TO_APPROVE = No session of { $athlete } waits for approval.
CLI_CUFF_NOT_CLEARED = Not approved: { $athlete } is not cleared.
CLI_CUFF_PROPOSAL = { CUFF_LIMB }: { $reps } at { $share } % of the occlusion pressure.
CLI_CUFF_APPROVE_SURE = Approve it for { $athlete } as { $by }?
CLI_CUFF_APPROVED = Approved for { $athlete }. Beginning it takes a person at the cuff.
