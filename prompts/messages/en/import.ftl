# Importing files: what can be read, what was read, and what was left out.
# Every IMPORT_REJECTED_* message gets the same arguments; IMPORT_WHERE says where in the file it happened.

IMPORT_FORMAT_pmdata = PMData: one person's PMSys diary and Fitbit export.
IMPORT_PATH_pmdata = The person's folder (or a zip of it) with wellness.csv, srpe.csv, injury.csv, sleep.json, resting_heart_rate.json, sleep_score.csv, exercise.json; any of them may be absent.
IMPORT_FORMAT_whoop = WHOOP: the data export from the app, with recovery, HRV, sleep and workouts.
IMPORT_PATH_whoop = The zip from WHOOP, a folder of its tables, or one of physiological_cycles.csv, sleeps.csv, workouts.csv.
IMPORT_FORMAT_fit = FIT activities of watches and bike computers: sessions, and the heart rate, power, speed and cadence recorded in them.
IMPORT_PATH_fit = One .fit file, or a folder or zip of them.
IMPORT_FORMAT_nirs = Muscle oxygen: recordings exported by Moxy, Train.Red or OxySoft (Oxymon, PortaMon).
IMPORT_PATH_nirs = One .csv or .xlsx as the device's software writes it, or a folder of them.
IMPORT_FORMAT_csv = Any table of your own, comma or tab separated, with one row a day or a session.
IMPORT_PATH_csv = The table, or a folder of tables. A mapping of the same name (diary.yaml for diary.csv) says what the columns mean; without one, columns named like Fettle's metrics are recognised.

IMPORT_WHERE = { $place ->
    [cell] { $file }, row { $row }, { $column }:
    [row] { $file }, row { $row }:
    [column] { $file }, { $column }:
   *[file] { $file }:
 }

IMPORT_REJECTED_no_usable_file = { IMPORT_WHERE } { $detail ->
    [no_known_column] I recognise no date column with anything beside it. Write a mapping that says what the columns mean.
   *[none] there is nothing in it that I can read. I look for { $suggestion }.
 }
IMPORT_REJECTED_broken_file = { IMPORT_WHERE } { $detail ->
    [empty] the file is empty.
    [truncated] the zip is damaged or cut off.
    [encrypted] the zip is encrypted. Unpack it first.
    [too_large] the file is larger than I read.
    [not_json] this is not a complete JSON list; the file is perhaps cut off.
    [not_fit] this is no FIT file.
    [cut_off] the file ends before it should.
    [checksum] the file is damaged: its checksum does not fit. Copy it from the device again.
    [not_decodable] the file breaks the rules of its format.
    [not_text] this is not a table of text.
   *[none] the file cannot be read.
 }
IMPORT_REJECTED_ambiguous_file = { IMPORT_WHERE } there are several files of this name, perhaps of several people. Import one person's folder at a time.
IMPORT_REJECTED_bad_mapping = { IMPORT_WHERE } { $detail ->
    [unknown_metric] the mapping names a metric I do not know, "{ $value }".{ IMPORT_PERHAPS }
    [unknown_unit] the mapping names a unit, "{ $value }", that I cannot convert for this metric.
    [unknown_date_format] the mapping's date format "{ $value }" does not describe a day.
    [unknown_time_zone] the mapping names a time zone I do not know, "{ $value }".
    [scale_of_no_question] only fatigue, mood, soreness, stress and sleep quality have a scale.
    [missing] the mapping needs this key.
    [extra_forbidden] the mapping has a key I do not know.
    [not_yaml] the mapping cannot be read as YAML.
    [too_large] the mapping is larger than I read.
   *[none] the mapping cannot be used as it is written here: "{ $value }".
 }
IMPORT_PERHAPS = { $suggestion ->
    [none] {""}
   *[other] {" "}Perhaps { $suggestion }?
 }
IMPORT_REJECTED_missing_column = { IMPORT_WHERE } there is no column { $suggestion }.
IMPORT_REJECTED_unknown_column = { IMPORT_WHERE } I do not know this column.{ IMPORT_PERHAPS } A mapping can say what it means.
IMPORT_REJECTED_too_many_rows = { IMPORT_WHERE } I read the first { $detail } rows and left the rest.
IMPORT_REJECTED_unreadable_row = { IMPORT_WHERE } { $place ->
    [cell] I cannot read "{ $value }" as a date.
   *[row] the row is damaged or has too few or too many cells.
 }
IMPORT_REJECTED_unreadable_value = { IMPORT_WHERE } I cannot read "{ $value }".
IMPORT_REJECTED_impossible_value = { IMPORT_WHERE } { $low ->
    [none] { $value } cannot be.
   *[other] { $value } cannot be; I take { $low } to { $high } { $unit }.
 }
IMPORT_REJECTED_wrong_unit = { IMPORT_WHERE } { $value } is not in { $unit }.{ $suggestion ->
    [none] {""}
   *[other] {" "}It looks like { IMPORT_UNIT }; say so in a mapping.
 }
IMPORT_UNIT = { $suggestion ->
    [h] hours
    [s] seconds
    [ms] milliseconds
    [min] minutes
    [ln_ms] the logarithm of milliseconds
    [lb] pounds
    [g] grams
    [F] degrees Fahrenheit
    [mi] miles
    [m] metres
    [fraction] a fraction of 1
   *[other] { $suggestion }
 }
IMPORT_REJECTED_wrong_scale = { IMPORT_WHERE } { $suggestion ->
    [cr10] values up to { $value } are no rating from 0 to 10. The sessions are kept without a rating, so their load is unknown.
   *[other] answers up to { $value } are not on the scale 1 to 5. Name their scale in a mapping, perhaps { $suggestion }.
 }
IMPORT_REJECTED_missing_value = { IMPORT_WHERE } there is no duration, so it is no session I could count.
IMPORT_REJECTED_duplicate_day = { IMPORT_WHERE } { $on } is there more than once; I took the other entry.
IMPORT_REJECTED_duplicate_row = { IMPORT_WHERE } the same entry is there twice ({ $on }); I took it once.
IMPORT_REJECTED_no_date = { IMPORT_WHERE } nothing in it says on which day it was recorded.
IMPORT_REJECTED_not_an_activity = { IMPORT_WHERE } this FIT file holds no activity ("{ $detail }"), so there is no session in it.
IMPORT_REJECTED_future_date = { IMPORT_WHERE } { $on } has not come yet.

IMPORT_FILE = { $file }: { $read } rows read, { $kept } kept, { $rejected } rejected, { $missing } empty, { $skipped } skipped.
IMPORT_MORE = { $more } more entries were left out; --json lists them.
IMPORT_UNLISTED = { $file }: { $unlisted } more of the same are not listed.
IMPORT_NOTE_no_rows = { $file }: there are no rows in it.
IMPORT_NOTE_not_used = { $file }: not used.
IMPORT_NOTE_guessed = { $file }: no mapping; I went by the names of the columns.

IMPORT_DONE = { $new } new, { $unchanged } as they were, { $changed } changed, from { $first_on } to { $last_on }.
IMPORT_NOTHING = Nothing was imported.
IMPORT_RATED_BEFORE = { $count ->
    [one] One session without a rating was left out: its day has a rated one already.
   *[other] { $count } sessions without a rating were left out: their days have rated ones already.
 }
