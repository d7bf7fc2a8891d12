# The process that drives a cuff: what its own terminal shows, and why it does not start.

CUFF_RUNS = The loop of the cuff runs ({ $limb }). Codes appear here and nowhere else. Enter stops at any time. Socket: { $socket }
CUFF_CODE = Code for { $wish }: { $code } (once, within two minutes)
CUFF_CODE_START = Code for { $wish } at { $start_mmhg } mmHg, up to { $up_to_mmhg } mmHg: { $code } (once, within two minutes)
CUFF_REFUSED = Not done: { $codes }

CUFF_ACKNOWLEDGEMENT = I know that this software is not a medical device and has not been tested on people. I have read docs/safety.md. A cuff that stays inflated can damage nerves, muscle and vessels, and a clot can kill. A person who can cut the tube is beside the cuff all the time, and a clinician has screened whoever wears it.

CLI_CUFF_HARDWARE_OFF = Driving a real cuff is switched off in this installation; `--simulated` shows everything without one. docs/safety.md says what switching it on needs.
CLI_CUFF_NOT_ACKNOWLEDGED = No real cuff is driven without a signed acknowledgement in { $path }; docs/safety.md says what it holds.
CLI_CUFF_NO_SENSORS = This version has no muscle sensors joined to the loop of a real cuff, so it drives none; `--simulated` shows everything.
CLI_CUFF_LIMB_TAKEN = Another process drives the cuff of this limb ({ $path }).
CLI_CUFF_LEDGER_UNREADABLE = The record of time under pressure cannot be trusted ({ $path }: { $why }), so nothing starts. Wait a day, then move the file away.
CLI_CUFF_UNREACHABLE = The cuff does not answer.
