# The command line.

CLI_SPEAKER_FORM = --as wants athlete:NAME or coach:NAME, not "{ $said }".
CLI_SPEAKER_UNKNOWN = Nobody here is called "{ $said }". Close: { $close }. `fettle team list` shows everybody.
CLI_SPEAKER_UNKNOWN_NO_NAMES = Nobody here is called "{ $said }". `fettle team list` shows everybody; `fettle team seed` makes a simulated team; `fettle import` brings your own data.
CLI_NAME_BLANK = "{ $said }" is not a name anybody could be called by.
CLI_DATABASE_UNUSABLE = The database at { $url } cannot be used: { $why }. Nothing was changed. Point FETTLE_HOME or FETTLE_DATABASE_URL elsewhere, or move the file away to start a new one.
CLI_THREAD_FOREIGN = That thread belongs to somebody else. Choose another name for yours.
CLI_DAY_FORM = A day is written as YYYY-MM-DD, not "{ $said }"; --as-of also takes the word latest.
CLI_DAY_REACH = { $said } is out of reach. I take days from { $first } to { $last }.
CLI_FORMAT_UNKNOWN = "{ $said }" is not a format I read. I read: { $known }. `fettle formats` describes them.
CLI_NO_SUCH_PATH = There is nothing at { $path }.
CLI_NO_DECISION = There is no decision { $said }. A reply names its own as decision_id with --json.
CLI_BENCH_UNKNOWN = No bench is called { $said }. There are:
CLI_SUITE_UNKNOWN = No suite is called { $said }. There are: { $known }.
CLI_NO_TELEGRAM_TOKEN = Set FETTLE_TELEGRAM_TOKEN to the token that Telegram's BotFather gave you.
CLI_AUDIT_BROKEN = The audit chain is broken at event { $first_bad }: somebody changed, removed or reordered events.
CLI_CANNOT_WRITE = { $path } cannot be written: { $why }.
CLI_ERASE_SURE = Erase everything about { $athlete }? There is no way back.
CLI_ERASED = Everything about { $athlete } is erased. The audit log keeps that it happened, without any values.
CLI_DEMO_CHAT = Your turn: you speak as Maya Torres. An empty line ends the chat.
CLI_CASES_UNREADABLE = { $path }, line { $line }, cannot be read as a case: { $why }
CLI_RUN_UNREADABLE = { $path } is no run that `fettle eval run --json` wrote: { $why }
CLI_MODEL_UNKNOWN = --model takes offline, openai or script:FILE, not "{ $said }".
CLI_NO_MODEL = No language model is configured: set FETTLE_MODEL and OPENAI_API_KEY or OPENAI_BASE_URL.
CLI_SEEDED_BEFORE = { $team } is already in this database, with days up to { $last_on }. Two pasts of one person cannot be mixed: choose another FETTLE_HOME, or ask with --as-of { $last_on }.
