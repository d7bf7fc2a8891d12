import zipfile
from datetime import UTC, date, datetime

import pytest

from devices.files import Options, RejectedFor, read
from physiology.session import SessionKind

TODAY = date(2026, 11, 20)
CYCLES = (
    "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Resting heart rate (bpm),"
    "Heart rate variability (ms),Skin temp (celsius),Blood oxygen %,Day Strain,Energy burned (cal),Wake onset,"
    "Asleep duration (min),Deep (SWS) duration (min),Sleep efficiency %\n"
)
NIGHT = "2026-01-02 22:10:00,2026-01-03 22:45:00,UTC+01:00,66,52,61,33.4,96.1,11.2,2310,2026-01-03 06:10:00,441,96,93\n"
SLEEPS = "Cycle start time,Cycle timezone,Wake onset,Asleep duration (min),Nap\n"
WORKOUTS = (
    "Workout start time,Workout end time,Cycle timezone,Duration (min),Activity name,Activity Strain,"
    "Distance (meters)\n"
)


def values(batch, metric):
    return {(o.on.isoformat(), o.value) for o in batch.observations if o.metric == metric}


def test_a_cycle_belongs_to_the_day_of_waking_up(reading):
    batch = reading("whoop", {"physiological_cycles.csv": CYCLES + NIGHT})
    assert {o.on for o in batch.observations} == {date(2026, 1, 3)}
    assert values(batch, "rmssd_ms") == {("2026-01-03", 61.0)}
    assert values(batch, "deep_sleep_min") == {("2026-01-03", 96.0)}
    assert {o.at for o in batch.observations if o.metric == "rmssd_ms"} == {datetime(2026, 1, 3, 5, 10, tzinfo=UTC)}
    assert len(batch.observations) == 11
    assert (batch.rejected, batch.files[0].missing) == ((), 0)


def test_the_times_of_a_night_count_from_the_midnight_before_waking_up(reading):
    header = CYCLES.replace("Wake onset", "Sleep onset,Wake onset")
    row = NIGHT.replace("2026-01-03 06:10:00", "2026-01-02 22:38:30,2026-01-03 06:10:00")
    batch = reading("whoop", {"physiological_cycles.csv": header + row})
    assert values(batch, "asleep_at_min") == {("2026-01-03", -81.5)}
    assert values(batch, "awake_at_min") == {("2026-01-03", 370.0)}
    odd = reading(
        "whoop", {"physiological_cycles.csv": header + row.replace("2026-01-02 22:38:30", "2026-01-03 12:01:00")}
    )
    assert values(odd, "asleep_at_min") == set()


def test_hrv_is_of_the_whole_night_and_strain_of_the_day(reading):
    batch = reading("whoop", {"physiological_cycles.csv": CYCLES + NIGHT})
    methods = {o.metric: (o.source.vendor, o.source.method) for o in batch.observations}
    assert methods["rmssd_ms"] == ("whoop", "whole_night")
    assert methods["vendor_strain"] == methods["energy_kcal"] == ("whoop", "day")


def test_a_day_that_is_not_over_has_no_strain_yet(reading):
    open_cycle = NIGHT.replace("2026-01-03 22:45:00", "")
    batch = reading("whoop", {"physiological_cycles.csv": CYCLES + open_cycle})
    assert values(batch, "vendor_strain") == set()
    assert values(batch, "sleep_min") == {("2026-01-03", 441.0)}
    assert batch.files[0].missing == 2


def test_headers_are_matched_loosely_and_their_units_obeyed(reading):
    header = CYCLES.upper().replace("SKIN TEMP (CELSIUS)", "Skin_Temp [Fahrenheit]").replace("RATE (BPM)", " rate")
    batch = reading("whoop", {"physiological_cycles.csv": header + NIGHT.replace("33.4", "92.12")})
    ((on, celsius),) = values(batch, "skin_temp_c")
    assert (on, celsius) == ("2026-01-03", pytest.approx(33.4))
    assert values(batch, "resting_hr_bpm") == {("2026-01-03", 52.0)}


def test_a_unit_nobody_knows_costs_its_column(reading):
    batch = reading("whoop", {"physiological_cycles.csv": CYCLES.replace("(celsius)", "(rankine)") + NIGHT})
    assert [(i.reason, i.value, i.metric) for i in batch.rejected] == [
        (RejectedFor.WRONG_UNIT, "rankine", "skin_temp_c")
    ]
    assert len(batch.observations) == 10


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("UTC+01:00", 5),
        ("UTC-05:00", 11),
        ("UTC+5:30", 0),
        ("UTCZ", 6),
        ("utc", 6),
        ("GMT+0200", 4),
        ("Mars", None),
        ("UTC+99", None),
    ],
)
def test_the_offset_makes_an_instant_and_never_moves_the_day(reading, zone, at):
    batch = reading("whoop", {"physiological_cycles.csv": CYCLES + NIGHT.replace("UTC+01:00", zone)})
    found = next(o for o in batch.observations if o.metric == "sleep_min")
    assert found.on == date(2026, 1, 3)
    assert (found.at and found.at.hour) == at


def test_a_cycle_without_sleep_belongs_to_the_day_it_mostly_covers(reading):
    def row(start):
        return f"{start},2026-01-04 22:00:00,UTC+01:00,,,,,,9.5,2000,,,,\n"

    for start, on in (("2026-01-02 22:30:00", "2026-01-03"), ("2026-01-03 01:30:00", "2026-01-03")):
        batch = reading("whoop", {"physiological_cycles.csv": CYCLES + row(start)})
        assert values(batch, "vendor_strain") == {(on, 9.5)}


def test_naps_are_no_nights_and_a_night_is_not_told_twice(reading):
    sleeps = (
        "2026-01-02 22:10:00,UTC+01:00,2026-01-03 06:10:00,441,false\n"
        "2026-01-02 22:10:00,UTC+01:00,2026-01-03 15:00:00,40,true\n"
        "2026-01-03 22:45:00,UTC+01:00,2026-01-04 06:10:00,400,FALSE\n"
    )
    batch = reading("whoop", {"physiological_cycles.csv": CYCLES + NIGHT, "sleeps.csv": SLEEPS + sleeps})
    assert values(batch, "sleep_min") == {("2026-01-03", 441.0), ("2026-01-04", 400.0)}
    assert batch.files[1].skipped == 2


def test_a_workout_has_no_rating_so_its_load_is_unknown(reading):
    rows = (
        "2026-01-03 18:00:00,2026-01-03 18:45:00,UTC+01:00,45,Weightlifting,8.4,0\n"
        "2026-01-03 23:40:00,2026-01-04 00:20:00,UTC+01:00,40,Running,10.1,8000\n"
    )
    batch = reading("whoop", {"workouts.csv": WORKOUTS + rows})
    told = [(s.on.isoformat(), s.activity, s.kind, s.duration_min, s.load_au, s.distance_km) for s in batch.sessions]
    assert told == [
        ("2026-01-03", "weightlifting", SessionKind.STRENGTH, 45.0, None, None),
        ("2026-01-03", "running", SessionKind.OTHER, 40.0, None, 8.0),
    ]
    assert values(batch, "vendor_strain") == {("2026-01-03", 8.4), ("2026-01-03", 10.1)}
    assert {o.source.method for o in batch.observations} == {"workout"}


def test_a_workout_that_never_ended_is_reported(reading):
    start = "2026-01-03 18:00:00"
    rows = f"{start},,UTC+01:00,,Running,8.4,\n{start},2026-01-03 17:00:00,UTC+01:00,,Running,8.4,\n"
    batch = reading("whoop", {"workouts.csv": WORKOUTS + rows})
    assert batch.sessions == ()
    assert [i.reason for i in batch.rejected] == [RejectedFor.MISSING_VALUE, RejectedFor.IMPOSSIBLE_VALUE]


def test_the_zip_reads_as_the_folder_does_and_the_journal_is_not_used(reading, tmp_path):
    files = {
        "physiological_cycles.csv": CYCLES + NIGHT,
        "workouts.csv": WORKOUTS,
        "journal_entries.csv": "Question text\n",
    }
    packed = tmp_path / "my_whoop_data.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"my_whoop_data/{name}", text)
    batch = read("whoop", packed, Options(today=TODAY))
    assert batch == reading("whoop", files)
    assert [(f.file, f.note and f.note.value) for f in batch.files] == [
        ("physiological_cycles.csv", None), ("workouts.csv", "no_rows"), ("journal_entries.csv", "not_used")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "metric"), [(CYCLES + NIGHT, "rmssd_ms"), (SLEEPS + "a,UTC,2026-01-04 06:10:00,400,no\n", "sleep_min")]
)
def test_one_table_under_another_name_is_known_by_its_header(reading, content, metric):
    batch = reading("whoop", {"export (1).csv": content}, path="export (1).csv")
    assert metric in {o.metric for o in batch.observations}
    assert batch.files[0].file == "export (1).csv"


def test_another_table_is_not_mistaken_for_one_of_these(reading):
    batch = reading("whoop", {"diary.csv": "date,mood\n2026-01-01,3\n"}, path="diary.csv")
    assert [i.reason for i in batch.rejected] == [RejectedFor.NO_USABLE_FILE]
