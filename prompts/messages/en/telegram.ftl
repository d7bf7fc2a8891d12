# Telegram.

TELEGRAM_NOT_LINKED = I do not know you yet. On the machine that runs me, `fettle link --as athlete:NAME` (or coach:NAME) prints a one-time code. Send it here within ten minutes as: /start CODE
TELEGRAM_LINKED = You are linked as { $name } ({ $role }). I am an AI system, and Telegram can read bot chats: they are not end-to-end encrypted. /help shows what I can do, /unlink ends this.
TELEGRAM_WRONG_CODE = That code is wrong, used, or older than ten minutes. Ask for a new one.
TELEGRAM_LOCKED = { $minutes ->
    [one] Too many wrong codes. Try again in { $minutes } minute.
   *[other] Too many wrong codes. Try again in { $minutes } minutes.
 }
TELEGRAM_UNLINKED = Done: this chat no longer belongs to you here. A new code links it again.
TELEGRAM_HELP = { $role ->
    [coach] /today who needs a look, /why NAME why a session changed, /unlink end this. Or just ask: "who slept under six hours?"
   *[other] /today how ready you are and what to do, /why why your session changed, /unlink end this. Or just write: "log a 45 min run, RPE 6"
 }
TELEGRAM_EDITED = I go by what you sent first. Please send it again as a new message.
TELEGRAM_FORWARDED = I do not take a forwarded message as your own words. Please write it yourself.
TELEGRAM_WORDLESS = I can only read text here.
TELEGRAM_TOO_FAST = That is more than I can answer in a minute. Give me a moment.
TELEGRAM_FAILED = Something went wrong on our side. Please try again in a moment.
TELEGRAM_WHY_WHOM = Whose session? Write: /why NAME

# What the commands ask, word for word as if it had been typed.

TELEGRAM_ASK_today_athlete = Am I good to go today?
TELEGRAM_ASK_today_coach = Who needs attention today?
TELEGRAM_ASK_why_athlete = Why did my session change?
TELEGRAM_ASK_why_coach = Why did { $name }'s session change?

# The menu.

TELEGRAM_MENU_today = How ready, and what to do
TELEGRAM_MENU_why = Why a session changed
TELEGRAM_MENU_help = What I can do
TELEGRAM_MENU_unlink = End the link to this chat

# The command line, about Telegram.

CLI_TELEGRAM_TOKEN_REFUSED = Telegram does not know the token in FETTLE_TELEGRAM_TOKEN. BotFather shows the right one.
CLI_TELEGRAM_UNREACHABLE = Telegram cannot be reached. Check the network, or FETTLE_TELEGRAM_BASE_URL if you run a Bot API server of your own.
