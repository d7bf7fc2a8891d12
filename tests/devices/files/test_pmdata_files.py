import csv
import json
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from devices.files import Limits, Options, RejectedFor, read
from physiology.metrics import METRICS
from physiology.session import SessionKind

TODAY = date(2026, 11, 20)
OSLO = ZoneInfo("Europe/Oslo")
PEOPLE = [f"p{number:02d}" for number in range(1, 17)]
WELLNESS = "effective_time_frame,fatigue,mood,readiness,sleep_duration_h,sleep_quality,soreness,soreness_area,stress\n"
SRPE = "end_date_time,activity_names,perceived_exertion,duration_min\n"
# rated sessions, unrated sessions from the watch, nights, days with resting heart rate
EXPECTED = {
    "p01": (34, 0, 150, 152), "p02": (97, 6, 142, 89), "p03": (2, 1, 78, 101), "p04": (85, 2, 144, 35),
    "p05": (9, 2, 118, 86), "p06": (46, 2, 150, 150), "p07": (110, 12, 142, 144), "p08": (113, 10, 133, 139),
    "p09": (3, 0, 136, 147), "p10": (27, 4, 99, 110), "p11": (30, 4, 119, 80), "p12": (40, 1, 8, 0),
    "p13": (10, 1, 51, 0), "p14": (62, 1, 121, 129), "p15": (104, 18, 143, 144), "p16": (0, 0, 147, 152),
}  # fmt: skip


def values(batch, metric, method=None):
    wanted = [o for o in batch.observations if o.metric == metric and method in (None, o.source.method)]
    return {o.on.isoformat(): o.value for o in wanted}


def oslo_day(stamp):
    return datetime.fromisoformat(stamp).astimezone(OSLO).date()


@pytest.mark.parametrize("person", PEOPLE)
def test_a_real_person_is_read_whole(person, pmdata_people):
    batch = read("pmdata", pmdata_people / person, Options(today=TODAY))
    rated = sum(one.session_rpe is not None for one in batch.sessions)
    nights, hearts = values(batch, "sleep_min", "main_sleep"), values(batch, "resting_hr_bpm", "daily")
    assert (rated, len(batch.sessions) - rated, len(nights), len(hearts)) == EXPECTED[person]
    assert all(METRICS[one.metric].plausible(one.value) for one in batch.observations)
    odd = {item.reason for item in batch.rejected} - {RejectedFor.DUPLICATE_DAY}
    assert odd == ({RejectedFor.MISSING_VALUE} if person == "p16" else set())


@pytest.mark.parametrize("person", PEOPLE)
def test_a_real_diary_gives_the_last_entry_of_each_day_and_no_zero(person, pmdata_people):
    batch = read("pmdata", pmdata_people / person, Options(today=TODAY))
    with (pmdata_people / person / "wellness.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    for column, metric in (("mood", "mood_score"), ("readiness", "self_readiness_score")):
        last = {oslo_day(row["effective_time_frame"]).isoformat(): float(row[column]) for row in rows}
        assert values(batch, metric) == {on: value for on, value in last.items() if value != 0}
    wellness = next(file for file in batch.files if file.file == "wellness.csv")
    days = {oslo_day(row["effective_time_frame"]) for row in rows}
    kept_zeros = Counter(
        cell
        for row in {oslo_day(row["effective_time_frame"]): row for row in rows}.values()
        for name, cell in row.items()
        if name != "soreness_area"
    )["0"]
    assert (wellness.read, wellness.rejected, wellness.missing) == (len(rows), len(rows) - len(days), kept_zeros)


@pytest.mark.parametrize("person", PEOPLE)
def test_real_sessions_keep_their_load(person, pmdata_people):
    batch = read("pmdata", pmdata_people / person, Options(today=TODAY))
    with (pmdata_people / person / "srpe.csv").open(newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["duration_min"]]
    load_au = sum(float(row["perceived_exertion"]) * float(row["duration_min"]) for row in rows)
    assert sum(one.load_au for one in batch.sessions if one.source.vendor == "pmsys") == pytest.approx(load_au)


@pytest.mark.parametrize("person", PEOPLE)
def test_real_nights_are_each_days_main_sleep(person, pmdata_people):
    batch = read("pmdata", pmdata_people / person, Options(today=TODAY))
    records = json.loads((pmdata_people / person / "sleep.json").read_text())
    longest = {}
    for record in records:
        if record["mainSleep"]:
            longest[record["dateOfSleep"]] = max(record["minutesAsleep"], longest.get(record["dateOfSleep"], 0))
    assert values(batch, "sleep_min", "main_sleep") == longest


def test_a_zip_of_a_real_person_reads_as_the_folder_does(pmdata_people, tmp_path):
    packed = tmp_path / "p04.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (pmdata_people / "p04").iterdir():
            archive.write(file, f"p04/{'pmsys' if file.suffix == '.csv' else 'fitbit'}/{file.name}")
    options = Options(today=TODAY)
    assert read("pmdata", packed, options) == read("pmdata", pmdata_people / "p04", options)


def test_a_folder_of_several_people_is_not_mixed_into_one(pmdata_people):
    batch = read("pmdata", pmdata_people, Options(today=TODAY))
    assert not batch.observations
    assert not batch.sessions
    assert {item.reason for item in batch.rejected} == {RejectedFor.AMBIGUOUS_FILE}


def test_a_zero_in_the_diary_is_missing_and_not_rejected(reading):
    batch = reading("pmdata", {"wellness.csv": WELLNESS + "2020-01-10T07:00:00.000Z,3,0,0,0,4,,[],5\n"})
    assert {(o.metric, o.value) for o in batch.observations} == {
        ("fatigue_score", 3.0), ("sleep_quality_score", 4.0), ("stress_score", 5.0)
    }  # fmt: skip
    assert (batch.files[0].missing, batch.files[0].kept, batch.rejected) == (4, 1, ())


def test_a_value_off_the_scale_costs_only_itself(reading):
    batch = reading("pmdata", {"wellness.csv": WELLNESS + "2020-01-10T07:00:00.000Z,3,6,abc,25,4,2,[],5\n"})
    told = [(item.reason, item.column, item.value) for item in batch.rejected]
    assert told == [
        (RejectedFor.IMPOSSIBLE_VALUE, "mood", "6"),
        (RejectedFor.UNREADABLE_VALUE, "readiness", "abc"),
        (RejectedFor.IMPOSSIBLE_VALUE, "sleep_duration_h", "25"),
    ]
    assert len(batch.observations) == 4


@pytest.mark.parametrize(
    ("stamp", "on"),
    [
        ("2020-01-10T22:59:59.999Z", "2020-01-10"),  # winter: one hour ahead
        ("2020-01-10T23:00:00.000Z", "2020-01-11"),
        ("2020-03-29T00:59:59.000Z", "2020-03-29"),  # the hour that clocks skip
        ("2020-03-28T23:00:00.000Z", "2020-03-29"),
        ("2020-03-29T22:00:00.000Z", "2020-03-30"),  # summer: two hours ahead
        ("2020-10-24T22:00:00.000Z", "2020-10-25"),
        ("2020-10-25T22:59:00.000Z", "2020-10-25"),
    ],
)
def test_a_day_is_a_day_in_oslo(reading, stamp, on):
    batch = reading("pmdata", {"wellness.csv": f"{WELLNESS}{stamp},3,3,3,7,3,3,[],3\n"})
    assert {o.on.isoformat() for o in batch.observations} == {on}
    assert {o.at for o in batch.observations} == {datetime.fromisoformat(stamp)}


def test_the_later_of_two_entries_on_a_day_counts_whatever_their_order(reading):
    late, early = "2020-01-10T20:00:00Z,5,5,5,5,5,5,[],5\n", "2020-01-10T07:00:00Z,1,1,1,1,1,1,[],1\n"
    for rows, row in ((early + late, 2), (late + early, 3)):
        batch = reading("pmdata", {"wellness.csv": WELLNESS + rows})
        assert values(batch, "mood_score") == {"2020-01-10": 5.0}
        assert [(item.reason, item.row) for item in batch.rejected] == [(RejectedFor.DUPLICATE_DAY, row)]


def test_a_session_belongs_to_the_day_on_which_it_began(reading):
    batch = reading("pmdata", {"srpe.csv": SRPE + "2020-01-10T23:30:00.000Z,\"['team', 'soccer']\",7,60\n"})
    assert [(s.on.isoformat(), s.activity, s.load_au) for s in batch.sessions] == [("2020-01-10", "soccer", 420.0)]


@pytest.mark.parametrize(
    ("names", "activity", "kind"),
    [
        ("\"['individual', 'strength']\"", "strength", SessionKind.STRENGTH),
        ("\"['individual', 'strength', 'running']\"", "strength, running", SessionKind.OTHER),
        ("['individual']", "training", SessionKind.OTHER),
        ("{}", "training", SessionKind.OTHER),
    ],
)
def test_an_activity_keeps_its_words_and_claims_no_intensity(reading, names, activity, kind):
    batch = reading("pmdata", {"srpe.csv": f"{SRPE}2020-01-10T18:00:00.000Z,{names},5,30\n"})
    assert [(s.activity, s.kind) for s in batch.sessions] == [(activity, kind)]


def test_a_session_without_a_usable_rating_counts_and_its_load_is_unknown(reading):
    rows = "".join(
        f"2020-01-1{n}T18:00:00.000Z,['individual'],{rpe},40\n" for n, rpe in enumerate(("0", "", "11", "x"))
    )
    batch = reading("pmdata", {"srpe.csv": SRPE + rows})
    assert [s.session_rpe for s in batch.sessions] == [None] * 4
    assert [item.reason for item in batch.rejected] == [RejectedFor.IMPOSSIBLE_VALUE, RejectedFor.UNREADABLE_VALUE]
    assert batch.files[0].missing == 2


def test_a_session_without_a_possible_length_is_none(reading):
    rows = "".join(
        f"2020-01-1{n}T18:00:00.000Z,['individual'],5,{minutes}\n" for n, minutes in enumerate(("", "0", "2000"))
    )
    batch = reading("pmdata", {"srpe.csv": SRPE + rows})
    assert batch.sessions == ()
    told = [(item.reason, item.value) for item in batch.rejected]
    assert told == [
        (RejectedFor.MISSING_VALUE, ""), (RejectedFor.IMPOSSIBLE_VALUE, "0"), (RejectedFor.IMPOSSIBLE_VALUE, "2000")
    ]  # fmt: skip


def test_an_injury_report_is_one_or_zero_and_nothing_is_said_between_reports(reading):
    rows = "2020-01-06T08:00:00Z,{}\n2020-01-13T08:00:00Z,\"{'left_foot': 'minor', 'chest': 'major'}\"\n"
    batch = reading("pmdata", {"injury.csv": f"effective_time_frame,injuries\n{rows}2020-01-20T08:00:00Z,__import__\n"})
    assert values(batch, "injured") == {"2020-01-06": 0.0, "2020-01-13": 1.0}
    assert [item.reason for item in batch.rejected] == [RejectedFor.UNREADABLE_VALUE]


def sleep(**fields):
    night = {
        "logId": 1, "dateOfSleep": "2020-01-10", "endTime": "2020-01-10T07:00:00.000", "minutesAsleep": 420,
        "timeInBed": 470, "minutesAwake": 50, "efficiency": 90, "type": "stages", "mainSleep": True,
        "levels": {"summary": {"deep": {"minutes": 60}, "light": {"minutes": 260}, "rem": {"minutes": 100}}},
    }  # fmt: skip
    return night | fields


def test_the_times_of_a_night_survive_midnight(reading):
    evening, after = "2020-01-09T23:15:30.000", "2020-01-10 00:20:00"
    for started, minutes in ((evening, -44.5), (after, 20.0)):
        batch = reading("pmdata", {"sleep.json": json.dumps([sleep(startTime=started)])})
        assert [one.value for one in batch.observations if one.metric == "asleep_at_min"] == [minutes]
        assert [one.value for one in batch.observations if one.metric == "awake_at_min"] == [420.0]
    afternoon = sleep(startTime="2020-01-10T14:00:00.000", endTime="2020-01-10T18:00:30.000")
    batch = reading("pmdata", {"sleep.json": json.dumps([afternoon])})
    assert not {one.metric for one in batch.observations} & {"asleep_at_min", "awake_at_min"}


def test_a_nap_is_no_night(reading):
    nap = sleep(logId=2, mainSleep=False, minutesAsleep=60)
    batch = reading("pmdata", {"sleep.json": json.dumps([sleep(), nap])})
    assert values(batch, "sleep_min") == {"2020-01-10": 420.0}
    assert (batch.files[0].skipped, batch.rejected) == (1, ())


def test_the_same_night_twice_counts_once_and_of_two_nights_the_longer(reading):
    short = sleep(logId=3, minutesAsleep=100)
    batch = reading("pmdata", {"sleep.json": json.dumps([sleep(), sleep(), short])})
    assert values(batch, "sleep_min") == {"2020-01-10": 420.0}
    assert [(i.reason, i.row) for i in batch.rejected] == [(RejectedFor.DUPLICATE_DAY, 3)]
    assert batch.files[0].skipped == 1


def test_a_night_without_stages_is_suspect_and_an_efficiency_of_zero_is_missing(reading):
    night = sleep(type="classic", efficiency=0, minutesAsleep=68, levels={"summary": {"asleep": {"minutes": 68}}})
    batch = reading("pmdata", {"sleep.json": json.dumps([night])})
    assert {o.quality for o in batch.observations} == {"suspect"}
    assert values(batch, "sleep_efficiency_pct") == values(batch, "deep_sleep_min") == {}
    assert batch.files[0].missing == 1


def test_a_night_ends_at_an_instant_in_oslo(reading):
    batch = reading(
        "pmdata",
        {
            "sleep.json": json.dumps(
                [sleep(), sleep(logId=4, dateOfSleep="2020-06-10", endTime="2020-06-10T07:00:00.000")]
            )
        },
    )
    assert sorted({o.at.isoformat() for o in batch.observations}) == [
        "2020-01-10T06:00:00+00:00", "2020-06-10T05:00:00+00:00"
    ]  # fmt: skip


def test_a_resting_heart_rate_of_zero_is_missing(reading):
    records = [{"dateTime": f"2020-01-1{n} 00:00:00", "value": {"value": bpm}} for n, bpm in enumerate((52.5, 0, 300))]
    batch = reading("pmdata", {"resting_heart_rate.json": json.dumps(records)})
    assert values(batch, "resting_hr_bpm") == {"2020-01-10": 52.5}
    assert (batch.files[0].missing, [i.reason for i in batch.rejected]) == (1, [RejectedFor.IMPOSSIBLE_VALUE])


def test_two_kinds_of_resting_heart_rate_are_two_sources(reading):
    header = "timestamp,overall_score,duration_score,resting_heart_rate\n"
    score = header + "2020-01-10T07:00:00Z,80,40,55\n2020-01-10T15:00:00Z,40,10,70\n"
    records = [{"dateTime": "2020-01-10 00:00:00", "value": {"value": 52.5}}]
    batch = reading("pmdata", {"sleep_score.csv": score, "resting_heart_rate.json": json.dumps(records)})
    assert values(batch, "resting_hr_bpm", "daily") == {"2020-01-10": 52.5}
    assert values(batch, "resting_hr_bpm", "sleep_score") == {"2020-01-10": 55.0}
    assert values(batch, "vendor_sleep_score") == {"2020-01-10": 80.0}


def exercise(**fields):
    begun = {"activityName": "Run", "logType": "tracker", "duration": 1_800_000, "startTime": "2020-01-10 16:00:00"}
    return begun | fields


def test_a_workout_nobody_rated_is_a_session_of_unknown_load(reading):
    found = reading(
        "pmdata", {"exercise.json": json.dumps([exercise(distance=5.2, distanceUnit="Kilometer")])}
    ).sessions
    assert [(s.activity, s.duration_min, s.session_rpe, s.load_au, s.distance_km) for s in found] == [
        ("run", 30.0, None, None, 5.2)
    ]
    assert found[0].ended_at.isoformat() == "2020-01-10T16:30:00+00:00"


def test_a_workout_on_a_day_with_a_reported_session_is_not_counted_twice(reading):
    files = {
        "srpe.csv": SRPE + "2020-01-10T18:00:00.000Z,['individual'],5,30\n",
        "exercise.json": json.dumps([exercise()]),
    }
    batch = reading("pmdata", files)
    assert [s.source.vendor for s in batch.sessions] == ["pmsys"]
    assert batch.files[1].skipped == 1


@pytest.mark.parametrize("other", [{"logType": "auto_detected"}, {"activityName": "Walk"}, {"duration": 300_000}])
def test_what_is_no_workout_is_skipped(reading, other):
    batch = reading("pmdata", {"exercise.json": json.dumps([exercise(**other)])})
    assert (batch.sessions, batch.rejected, batch.files[0].skipped) == ((), (), 1)


def test_files_without_a_reader_are_mentioned(reading):
    batch = reading("pmdata", {"srpe.csv": SRPE, "reporting.csv": "date\n"})
    assert [(file.file, file.note and file.note.value) for file in batch.files] == [
        ("srpe.csv", "no_rows"), ("reporting.csv", "not_used")
    ]  # fmt: skip


def test_tomorrow_has_not_come_yet(reading):
    rows = "2026-11-20T08:00:00Z,3,3,3,7,3,3,[],3\n2026-11-21T08:00:00Z,3,3,3,7,3,3,[],3\n"
    batch = reading("pmdata", {"wellness.csv": WELLNESS + rows})
    assert {o.on for o in batch.observations} == {TODAY}
    assert [(i.reason, i.on) for i in batch.rejected] == [(RejectedFor.FUTURE_DATE, date(2026, 11, 21))]


def test_a_missing_column_is_named(reading):
    batch = reading("pmdata", {"srpe.csv": "end_date_time,duration_min\n2020-01-10T18:00:00.000Z,30\n"})
    assert [(i.reason, i.suggestion) for i in batch.rejected] == [
        (RejectedFor.MISSING_COLUMN, "activity_names"), (RejectedFor.MISSING_COLUMN, "perceived_exertion")
    ]  # fmt: skip


def test_an_empty_folder_holds_nothing_to_read(tmp_path):
    batch = read("pmdata", tmp_path, Options(today=TODAY))
    assert [item.reason for item in batch.rejected] == [RejectedFor.NO_USABLE_FILE]
    assert isinstance(batch.rejected[0].file, str)
    assert Path(batch.rejected[0].file).name == tmp_path.name


def test_records_without_a_day_or_of_no_shape_are_reported(reading):
    files = {
        "sleep.json": json.dumps([sleep(dateOfSleep="soon"), sleep(endTime="late", levels=[]), 7]),
        "exercise.json": json.dumps([exercise(startTime="soon"), exercise(distance=9000, distanceUnit="Kilometer")]),
    }
    batch = reading("pmdata", files)
    assert [(i.file, i.reason, i.row) for i in batch.rejected] == [
        ("sleep.json", RejectedFor.UNREADABLE_ROW, 1),
        ("sleep.json", RejectedFor.UNREADABLE_ROW, 3),
        ("exercise.json", RejectedFor.UNREADABLE_ROW, 1),
        ("exercise.json", RejectedFor.IMPOSSIBLE_VALUE, 2),
    ]
    assert {o.at for o in batch.observations} == {None}
    assert [s.distance_km for s in batch.sessions] == [None]


@pytest.mark.parametrize(("name", "kind"), [("Weights", SessionKind.STRENGTH), ("Yoga", SessionKind.MOBILITY)])
def test_a_watchs_word_may_say_what_kind_of_session_it_was(reading, name, kind):
    batch = reading("pmdata", {"exercise.json": json.dumps([exercise(activityName=name)])})
    assert [s.kind for s in batch.sessions] == [kind]


def test_the_limit_on_rows_holds_for_every_kind_of_file(reading):
    nights = [sleep(logId=n, dateOfSleep=f"2020-01-{n:02d}") for n in range(1, 6)]
    rows = "".join(f"2020-01-1{n}T18:00:00.000Z,['individual'],5,30\n" for n in range(5))
    batch = reading("pmdata", {"sleep.json": json.dumps(nights), "srpe.csv": SRPE + rows}, limits=Limits(rows=3))
    assert (len(values(batch, "sleep_min")), len(batch.sessions)) == (3, 3)
    assert [i.reason for i in batch.rejected] == [RejectedFor.TOO_MANY_ROWS] * 2
