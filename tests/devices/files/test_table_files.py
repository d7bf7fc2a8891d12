import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from devices.files import Limits, Options, RejectedFor, read

MAPPED = """
date: {column: Datum, format: "%d.%m.%Y"}
decimal: ","
columns:
  Ruhepuls: resting_hr_bpm
  Schlaf: {metric: sleep_min, unit: h}
  Müdigkeit: {metric: fatigue_score, scale: hooper_1to7}
session: {duration: Dauer, rpe: Anstrengung, activity: Sport, distance: {column: Strecke, unit: km}}
rest: {column: Ruhetag, means_rest: [ja]}
missing: ["k. A."]
vendor: notebook
"""
GERMAN = (
    "Datum;Ruhepuls;Schlaf;Müdigkeit;Dauer;Anstrengung;Sport;Strecke;Ruhetag\n"
    "05.01.2026;48,5;7,5;3;60;7;Laufen;10,5;\n"
    "06.01.2026;k. A.;7:40;7;;;;;ja\n"
)


def values(batch, metric):
    return {o.on.isoformat(): o.value for o in batch.observations if o.metric == metric}


def told(batch, *fields):
    return [tuple(getattr(item, field) for field in ("reason", *fields)) for item in batch.rejected]


def test_a_mapping_says_what_the_columns_mean(reading):
    batch = reading("csv", {"tagebuch.csv": GERMAN, "tagebuch.yaml": MAPPED}, path="tagebuch.csv")
    assert values(batch, "resting_hr_bpm") == {"2026-01-05": 48.5}
    assert values(batch, "sleep_min") == {"2026-01-05": 450.0, "2026-01-06": 460.0}
    assert values(batch, "fatigue_score") == {"2026-01-05": pytest.approx(3.6667, abs=1e-4), "2026-01-06": 1.0}
    session = batch.sessions[0]
    assert (session.activity, session.load_au, session.distance_km) == ("laufen", 420.0, 10.5)
    assert batch.rest_days == (date(2026, 1, 6),)
    assert {o.source.vendor for o in batch.observations} == {"notebook"}
    assert (batch.rejected, batch.files[0].kept) == ((), 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(reading, encoding):
    files = {"tagebuch.csv": GERMAN.encode(encoding), "mapping.yaml": MAPPED.encode()}
    batch = reading("csv", files, path="tagebuch.csv")
    assert len(values(batch, "fatigue_score")) == 2


def test_a_mapping_given_counts_before_one_beside_the_table(reading, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text("date: Datum\ncolumns: {Ruhepuls: steps}\ndecimal: ','\n")
    batch = reading(
        "csv", {"t.csv": GERMAN.replace(".01.2026", "-01-01"), "t.yaml": MAPPED}, path="t.csv", mapping=other
    )
    assert {item.reason for item in batch.rejected} == {RejectedFor.UNREADABLE_ROW}
    assert batch.observations == ()


def test_columns_named_as_in_the_catalogue_need_no_mapping(reading):
    text = "Day,Resting HR (bpm),sleep_h,mood_score,Body mass [lb],duration_min,RPE,Sport,rest_day\n"
    rows = "2026-01-05,48,7.5,4,150,60,5,Run,\n2026-01-06,49,8,3,151,,,,yes\n"
    batch = reading("csv", {"t.tsv": (text + rows).replace(",", "\t")})
    assert values(batch, "sleep_min") == {"2026-01-05": 450.0, "2026-01-06": 480.0}
    assert values(batch, "body_mass_kg")["2026-01-05"] == pytest.approx(68.04, abs=0.01)
    assert [s.load_au for s in batch.sessions] == [300.0]
    assert batch.rest_days == (date(2026, 1, 6),)
    assert (batch.rejected, batch.files[0].note) == ((), "guessed")


def test_an_unknown_column_is_named_with_the_nearest_metric(reading):
    batch = reading("csv", {"t.csv": "date,resting_heart_bpm,xyzzy,mood_score\n2026-01-05,48,1,4\n"})
    assert told(batch, "column", "suggestion") == [
        (RejectedFor.UNKNOWN_COLUMN, "resting_heart_bpm", "resting_hr_bpm"), (RejectedFor.UNKNOWN_COLUMN, "xyzzy", None)
    ]  # fmt: skip
    assert values(batch, "mood_score") == {"2026-01-05": 4.0}


@pytest.mark.parametrize(
    ("metric", "value", "unit"),
    [
        ("sleep_min", "7.5", "h"), ("sleep_min", "27000", "s"), ("sleep_min", "27000000", "ms"),
        ("time_in_bed_min", "8", "h"), ("body_mass_kg", "300", "lb"), ("body_temp_c", "98.6", "F"),
        ("spo2_pct", "0.96", "fraction"), ("rmssd_ms", "0.061", "s"), ("energy_kcal", "20000", "kJ"),
    ],
)  # fmt: skip
def test_a_value_in_another_unit_is_rejected_and_the_unit_named(reading, metric, value, unit):
    batch = reading("csv", {"t.csv": f"date,{metric}\n2026-01-05,{value}\n"})
    assert batch.observations == ()
    assert told(batch, "value", "suggestion") == [(RejectedFor.WRONG_UNIT, value, unit)]


@pytest.mark.parametrize(
    ("metric", "value"), [("resting_hr_bpm", "480"), ("sleep_min", "1500"), ("mood_score", "55"), ("steps", "1e9")]
)
def test_a_value_that_no_unit_explains_is_impossible(reading, metric, value):
    batch = reading("csv", {"t.csv": f"date,{metric}\n2026-01-05,{value}\n"})
    assert told(batch, "value") == [(RejectedFor.IMPOSSIBLE_VALUE, value)]


def test_a_stated_unit_that_is_wrong_is_rejected_too(reading):
    files = {
        "t.csv": "date,Sleep\n2026-01-05,450\n2026-01-06,27000\n",
        "t.yaml": "date: date\ncolumns: {Sleep: {metric: sleep_min, unit: h}}",
    }
    assert told(reading("csv", files, path="t.csv"), "unit", "suggestion") == [
        (RejectedFor.WRONG_UNIT, "h", "min"), (RejectedFor.WRONG_UNIT, "h", "s")
    ]  # fmt: skip


def days(*cells):
    return "".join(f"2026-01-{n:02d},{cell}\n" for n, cell in enumerate(cells, start=1))


@pytest.mark.parametrize(
    ("metric", "cells", "unit"),
    [
        ("deep_sleep_min", (1.2, 1.5, 0.9, 1.1, 1.4), "h"),
        ("rmssd_ms", (4.1, 4.2, 3.9, 4.0, 4.3), "ln_ms"),
        ("duration_min", (1, 1.5, 0.75, 1, 2), "h"),
    ],
)
def test_a_column_in_another_unit_is_rejected_whole(reading, metric, cells, unit):
    batch = reading("csv", {"t.csv": f"date,{metric}\n" + days(*cells)})
    assert (batch.observations, batch.sessions) == ((), ())
    assert told(batch, "row", "suggestion", "count") == [(RejectedFor.WRONG_UNIT, None, unit, 5)]


def test_a_log_of_milliseconds_can_be_mapped(reading):
    files = {
        "t.csv": "date,lnRMSSD\n2026-01-05,4.1\n",
        "t.yaml": "date: date\ncolumns: {lnRMSSD: {metric: rmssd_ms, unit: ln_ms}}",
    }
    assert values(reading("csv", files, path="t.csv"), "rmssd_ms") == {"2026-01-05": pytest.approx(60.34, abs=0.01)}


@pytest.mark.parametrize(("cells", "scale"), [((3, 6, 7, 2), "hooper_1to7"), ((3, 6, 9, 2), "nrs_0to10")])
def test_answers_on_another_scale_are_not_taken_for_one_to_five(reading, cells, scale):
    batch = reading("csv", {"t.csv": "date,soreness_score\n" + days(*cells)})
    assert batch.observations == ()
    assert told(batch, "suggestion", "count") == [(RejectedFor.WRONG_SCALE, scale, 4)]


def test_ratings_on_another_scale_leave_the_sessions_unrated(reading):
    batch = reading(
        "csv", {"t.csv": "date,duration_min,session_rpe\n2026-01-05,60,13\n2026-01-06,60,15\n2026-01-07,60,7\n"}
    )
    assert [s.session_rpe for s in batch.sessions] == [None, None, None]
    assert told(batch, "suggestion", "count") == [(RejectedFor.WRONG_SCALE, "cr10", 3)]


def test_a_session_without_a_duration_is_reported_and_an_empty_row_is_not(reading):
    batch = reading(
        "csv", {"t.csv": "date,duration_min,session_rpe,activity\n2026-01-05,,7,run\n2026-01-06,,,\n2026-01-07,0,0,\n"}
    )
    assert batch.sessions == ()
    assert told(batch, "row") == [(RejectedFor.MISSING_VALUE, 2)]


def test_two_sessions_a_day_are_two_and_the_same_one_twice_is_one(reading):
    rows = "2026-01-05,60,7,run\n2026-01-05,30,5,run\n2026-01-05,30,5,run\n"
    batch = reading("csv", {"t.csv": "date,duration_min,session_rpe,activity\n" + rows})
    assert [s.load_au for s in batch.sessions] == [420.0, 150.0]
    assert told(batch, "row") == [(RejectedFor.DUPLICATE_ROW, 4)]


def test_of_two_values_on_a_day_the_last_counts(reading):
    batch = reading("csv", {"t.csv": "date,resting_hr_bpm\n2026-01-05,50\n2026-01-05,48\n"})
    assert values(batch, "resting_hr_bpm") == {"2026-01-05": 48.0}
    assert told(batch, "row", "on") == [(RejectedFor.DUPLICATE_DAY, 2, date(2026, 1, 5))]
    assert batch.files[0].kept == 1


def test_zero_is_missing_where_nothing_can_be_zero(reading):
    batch = reading("csv", {"t.csv": "date,resting_hr_bpm,sleep_min,mood_score,pain_nrs,ill\n2026-01-05,0,0,0,0,0\n"})
    assert {(o.metric, o.value) for o in batch.observations} == {("pain_nrs", 0.0), ("ill", 0.0)}
    assert (batch.rejected, batch.files[0].missing) == ((), 3)


@pytest.mark.parametrize("cell", ["", "-", "n/a", "NaN", "null", "--"])
def test_a_sign_of_nothing_is_missing(reading, cell):
    batch = reading("csv", {"t.csv": f"date,resting_hr_bpm\n2026-01-05,{cell}\n"})
    assert (batch.observations, batch.rejected, batch.files[0].missing) == ((), (), 1)


@pytest.mark.parametrize("cell", ["inf", "1e999", "0x1F", "7,5", "1_000", "=1+1", "٣", "seven"])
def test_what_is_no_number_is_not_read_as_one(reading, cell):
    batch = reading("csv", {"t.csv": f'date,steps\n2026-01-05,"{cell}"\n'})
    assert batch.observations == ()
    assert told(batch) == [(RejectedFor.UNREADABLE_VALUE,)]


@pytest.mark.parametrize(
    ("decimal", "cell", "steps"), [(".", "12,345", 12345.0), (",", "12.345", 12345.0), (",", "123,5", 123.5)]
)
def test_marks_between_thousands_are_dropped(reading, decimal, cell, steps):
    files = {
        "t.csv": f'date;steps\n2026-01-05;"{cell}"\n',
        "t.yaml": f"date: date\ndecimal: '{decimal}'\ncolumns: {{steps: steps}}",
    }
    assert values(reading("csv", files, path="t.csv"), "steps") == {"2026-01-05": steps}


@pytest.mark.parametrize(
    ("zone", "stamp", "on", "at"),
    [
        ("Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29", "2026-03-28T23:30"),
        ("Europe/Berlin", "2026-03-29 02:30:00", "2026-03-29", "2026-03-29T01:30"),  # a time that clocks skip
        ("Europe/Berlin", "2026-10-25 02:30:00", "2026-10-25", "2026-10-25T00:30"),  # a time that comes twice
        ("America/New_York", "2026-01-06T02:00:00+00:00", "2026-01-05", "2026-01-06T02:00"),
        ("Asia/Kathmandu", "2026-01-05 00:10", "2026-01-05", "2026-01-04T18:25"),
    ],
)
def test_a_time_falls_on_the_athletes_own_day(reading, zone, stamp, on, at):
    batch = reading("csv", {"t.csv": f"timestamp,rmssd_ms\n{stamp},60\n"}, time_zone=zone)
    found = batch.observations[0]
    assert (found.on.isoformat(), found.at) == (on, datetime.fromisoformat(at).replace(tzinfo=UTC))


def test_a_mapping_names_the_zone_and_the_form_of_its_times(reading):
    mapping = """
date: {column: when, format: '%m/%d/%Y %I:%M %p'}
time_zone: America/New_York
columns: {hrv: rmssd_ms}
session: {duration: min, stamp: start}
"""
    batch = reading("csv", {"t.csv": "when,hrv,min\n01/05/2026 11:30 PM,60,45\n", "t.yaml": mapping}, path="t.csv")
    assert (batch.observations[0].on, batch.observations[0].at) == (
        date(2026, 1, 5),
        datetime(2026, 1, 6, 4, 30, tzinfo=UTC),
    )
    assert batch.sessions[0].ended_at == datetime(2026, 1, 6, 5, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mapping", "codes"),
    [
        ("date: date\ncolumns: {mood: mood_scor}", [("columns.mood", "unknown_metric", "mood_score")]),
        ("date: date\ncolumns: {mood: acwr}", [("columns.mood", "unknown_metric", None)]),
        ("date: date\ncolumns: {s: {metric: sleep_min, unit: parsec}}", [("columns.s", "unknown_unit", None)]),
        (
            "date: date\ncolumns: {s: {metric: sleep_min, scale: hooper_1to7}}",
            [("columns.s", "scale_of_no_question", None)],
        ),
        ("date: {column: date, format: '%Q'}", [("date.format", "unknown_date_format", None)]),
        ("date: {column: date, format: '%H'}", [("date.format", "unknown_date_format", None)]),
        ("date: date\ntime_zone: Mars/Olympus", [("time_zone", "unknown_time_zone", None)]),
        ("date: date\ncolums: {}", [("colums", "extra_forbidden", None)]),
        ("columns: {}", [("date", "missing", None)]),
        ("date: date\nsession: {duration: {column: d, unit: kg}}", [("session.duration", "unknown_unit", None)]),
        ("date: date\ndecimal: ';'", [("decimal", "literal_error", None)]),
        ("date: [", [("t.yaml", "not_yaml", None)]),
        ("[" * 5000, [("t.yaml", "not_yaml", None)]),
        ("a: &a [x]\n" + "b: *a\n" * 20_000, [("t.yaml", "too_large", None)]),
    ],
)
def test_a_bad_mapping_is_explained_and_nothing_is_read_by_it(reading, mapping, codes):
    batch = reading("csv", {"t.csv": "date,mood,s\n2026-01-05,3,400\n", "t.yaml": mapping}, path="t.csv")
    assert (batch.observations, batch.sessions) == ((), ())
    assert told(batch, "column", "detail", "suggestion") == [(RejectedFor.BAD_MAPPING, *code) for code in codes]


def test_a_column_the_table_does_not_have_is_named_and_the_others_are_read(reading):
    mapping = (
        "date: date\ncolumns: {mood: mood_score, gone: ill}\nsession: {duration: also gone}\nrest: {column: gone too}"
    )
    batch = reading("csv", {"t.csv": "date,MOOD\n2026-01-05,3\n", "t.yaml": mapping}, path="t.csv")
    assert values(batch, "mood_score") == {"2026-01-05": 3.0}
    assert told(batch, "suggestion") == [
        (RejectedFor.MISSING_COLUMN, name) for name in ("also gone", "gone", "gone too")
    ]


@pytest.mark.parametrize(
    ("header", "reason"),
    [("when,what", "no_usable_file"), ("date,what", "no_usable_file"), ("mood_score", "no_usable_file")],
)
def test_a_table_nobody_can_read_says_so(reading, header, reason):
    batch = reading("csv", {"t.csv": f"{header}\n1,2\n"}, path="t.csv")
    assert batch.observations == ()
    assert batch.rejected[-1].reason == reason


def test_every_table_of_a_folder_is_read_with_its_own_mapping(reading):
    files = {
        "a.csv": "d,x\n2026-01-05,4\n",
        "a.yaml": "date: d\ncolumns: {x: mood_score}",
        "b.csv": "date,steps\n2026-01-05,900\n",
    }
    batch = reading("csv", files)
    assert {(o.metric, o.value) for o in batch.observations} == {("mood_score", 4.0), ("steps", 900.0)}


def test_columns_may_come_twice_and_the_first_counts(reading):
    batch = reading("csv", {"t.csv": "date,steps,steps\n2026-01-05,900,1\n"})
    assert values(batch, "steps") == {"2026-01-05": 900.0}


def test_the_limit_on_rows_is_told_and_the_rows_before_it_are_kept(reading):
    batch = reading("csv", {"t.csv": "date,mood_score\n" + days(1, 2, 3, 4)}, limits=Limits(rows=3))
    assert len(batch.observations) == 3
    assert told(batch, "detail") == [(RejectedFor.TOO_MANY_ROWS, "3")]
    assert batch.files[0].read == 3


def test_progress_is_told_by_rows(reading):
    heard = []
    rows = "".join(f"{2000 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d},3\n" for n in range(2500))
    reading("csv", {"t.csv": "date,mood_score\n" + rows}, progress=lambda *said: heard.append(said))
    assert heard == [("t.csv", 0, 2501), ("t.csv", 1000, 2501), ("t.csv", 2000, 2501)]


def test_a_mapping_file_that_is_not_there_is_reported(reading, tmp_path):
    batch = reading("csv", {"t.csv": "date,mood_score\n2026-01-05,3\n"}, mapping=tmp_path / "none.yaml")
    assert told(batch, "detail") == [(RejectedFor.BAD_MAPPING, "not_yaml")]


def test_real_diaries_of_pmdata_can_be_mapped_by_hand(pmdata_people, tmp_path):
    mapping = tmp_path / "pmsys.yaml"
    mapping.write_text(
        "date: effective_time_frame\ntime_zone: Europe/Oslo\nvendor: pmsys\n"
        "columns: {mood: {metric: mood_score, scale: pmsys_1to5}, sleep_duration_h: {metric: sleep_min, unit: h}}\n"
    )
    today = date(2026, 11, 20)
    by_hand = read("csv", pmdata_people / "p07" / "wellness.csv", Options(today=today, mapping=mapping))
    read_in = read("pmdata", pmdata_people / "p07", Options(today=today))
    mood = {(o.on, o.at, o.value) for o in read_in.observations if o.metric == "mood_score"}
    assert mood < {(o.on, o.at, o.value) for o in by_hand.observations if o.metric == "mood_score"}
    assert len(values(by_hand, "sleep_min")) == 132


def test_the_example_in_the_documentation_works(reading):
    text = (Path(__file__).resolve().parents[3] / "docs" / "import.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(csv|yaml)\n(.*?)```", text, re.DOTALL))
    batch = reading("csv", {"diary.csv": blocks["csv"], "diary.yaml": blocks["yaml"]}, path="diary.csv")
    assert batch.rejected == ()
    assert (len(batch.observations), len(batch.sessions), len(batch.rest_days)) == (9, 1, 1)
    assert values(batch, "sleep_min") == {"2026-01-05": 450.0, "2026-01-06": 460.0}
    assert values(batch, "soreness_score")["2026-01-06"] == 3.0
    assert (batch.sessions[0].load_au, batch.sessions[0].distance_km) == (420.0, 10.5)


@pytest.mark.parametrize(
    ("cell", "reason", "suggestion"),
    [
        ("3600", RejectedFor.WRONG_UNIT, "s"),
        ("-5", RejectedFor.IMPOSSIBLE_VALUE, None),
        ("x", RejectedFor.UNREADABLE_VALUE, None),
    ],
)
def test_a_session_of_no_possible_length_is_rejected(reading, cell, reason, suggestion):
    batch = reading("csv", {"t.csv": f"date,duration_min\n2026-01-05,{cell}\n"})
    assert batch.sessions == ()
    assert told(batch, "value", "suggestion") == [(reason, cell, suggestion)]


@pytest.mark.parametrize(
    ("distance", "rpe", "faults", "missing"),
    [
        ("10000", "7", [(RejectedFor.WRONG_UNIT, "m")], 0),
        ("", "0", [], 2),
        ("5", "11", [(RejectedFor.IMPOSSIBLE_VALUE, None)], 0),
    ],
)
def test_a_faulty_number_beside_the_duration_costs_only_itself(reading, distance, rpe, faults, missing):
    batch = reading("csv", {"t.csv": f"date,duration_min,distance_km,session_rpe\n2026-01-05,60,{distance},{rpe}\n"})
    assert len(batch.sessions) == 1
    assert (told(batch, "suggestion"), batch.files[0].missing) == (faults, missing)


def test_an_answer_off_its_own_scale_is_impossible_and_a_zero_unanswered(reading):
    mapping = "date: date\ncolumns: {sore: {metric: soreness_score, scale: hooper_1to7}}"
    batch = reading("csv", {"t.csv": "date,sore\n" + days(8, 0, 7), "t.yaml": mapping}, path="t.csv")
    assert values(batch, "soreness_score") == {"2026-01-03": 1.0}
    assert told(batch, "row", "low", "high") == [(RejectedFor.IMPOSSIBLE_VALUE, 2, 1.0, 7.0)]
    assert batch.files[0].missing == 1


def test_a_date_in_another_form_than_the_mappings_is_unreadable(reading):
    mapping = "date: {column: when, format: '%d/%m/%Y %H:%M%z'}\ncolumns: {hrv: rmssd_ms}\ntime_zone: Asia/Tokyo"
    rows = "when,hrv\n05/01/2026 23:30+0000,60\n2026-01-05,61\n01/01/0001 00:00+0000,62\n05/01/1980 12:00+0000,63\n"
    batch = reading("csv", {"t.csv": rows, "t.yaml": mapping}, path="t.csv")
    assert values(batch, "rmssd_ms") == {"2026-01-06": 60.0}
    assert told(batch, "row") == [
        (RejectedFor.UNREADABLE_ROW, 3), (RejectedFor.UNREADABLE_ROW, 4), (RejectedFor.IMPOSSIBLE_VALUE, 5)
    ]  # fmt: skip


SAMPLES = """
date: {column: Taken, format: "%Y-%m-%d %H:%M"}
columns:
  Cortisol: {metric: cortisol_nmol_l, unit: "µg/dL"}
  Testosterone: {metric: testosterone_nmol_l, unit: ng/dL}
  CK: {metric: ck_u_l, unit: "µkat/L"}
  CRP: {metric: crp_mg_l, unit: mg/dL}
  Glucose: {metric: glucose_mmol_l, unit: mg/dL}
  Lactate: lactate_mmol_l
vendor: laboratory
time_zone: Europe/Berlin
"""


def test_samples_keep_their_time_and_come_in_the_laboratorys_units(reading):
    table = (
        "Taken,Cortisol,Testosterone,CK,CRP,Glucose,Lactate\n"
        "2026-01-05 07:40,15.0,600,4.0,0.5,90,1.2\n2026-01-12 07:35,14.5,,,,,\n"
    )
    batch = reading("csv", {"blood.csv": table, "blood.yaml": SAMPLES}, path="blood.csv")
    assert batch.rejected == ()
    assert values(batch, "cortisol_nmol_l")["2026-01-05"] == pytest.approx(413.84, abs=0.01)
    assert values(batch, "testosterone_nmol_l") == {"2026-01-05": pytest.approx(20.803, abs=0.001)}
    assert values(batch, "ck_u_l") == {"2026-01-05": 240.0}
    assert values(batch, "crp_mg_l") == {"2026-01-05": 5.0}
    assert values(batch, "glucose_mmol_l") == {"2026-01-05": pytest.approx(4.9957, abs=0.001)}
    assert {o.at for o in batch.observations if o.metric == "lactate_mmol_l"} == {
        datetime(2026, 1, 5, 6, 40, tzinfo=UTC)
    }


def test_a_sample_in_a_unit_nobody_named_is_refused_with_the_likely_one(reading):
    mapping = "date: Day\ncolumns: {T: testosterone_nmol_l}\n"
    batch = reading("csv", {"t.csv": "Day,T\n2026-01-05,620\n", "t.yaml": mapping}, path="t.csv")
    assert batch.observations == ()
    assert batch.rejected[0].suggestion == "ng/dL"


def test_a_table_of_very_many_unknown_columns_is_read_and_the_first_ones_get_a_suggestion(reading):
    header = ",".join(["date", "mood_score", *(f"resting_heart_bpm_{n}" for n in range(2000))])
    batch = reading("csv", {"t.csv": f"{header}\n2026-01-05,4{',1' * 2000}\n"})
    assert values(batch, "mood_score") == {"2026-01-05": 4.0}
    assert (len(batch.rejected), batch.files[0].rejected) == (500, 2000)
    assert {item.suggestion for item in batch.rejected} == {"resting_hr_bpm"}
