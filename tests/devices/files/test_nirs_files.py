"""Exports of muscle oxygen sensors: what is read, and how a damaged one is refused."""

import io
import zipfile
from datetime import UTC, date, datetime, time

import numpy as np
import openpyxl
import pytest

from devices.files import Limits
from tests.devices.files.conftest import reasons

MOXY = " FW Part Number: 1\n \nmm-dd,hh:mm:ss,SmO2 Live,SmO2 Averaged,THb,Lap,Session Ct\n"


def moxy(rows, head=MOXY):
    return head + "\n".join(rows) + "\n"


def samples(n, first="13:00:00", day="06-Feb", smo2=lambda at: 60 - at % 3, lap=lambda at: 1):
    start = sum(int(part) * unit for part, unit in zip(first.split(":"), (3600, 60, 1), strict=True))
    clock = [(start + 2 * at) % 86400 for at in range(n)]
    return [
        f"{day},{t // 3600:02}:{t // 60 % 60:02}:{t % 60:02},{smo2(at)},{smo2(at)},12.5,{lap(at)},7"
        for at, t in enumerate(clock)
    ]


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def one(batch, metric="smo2_pct"):
    (found,) = [stream for stream in batch.streams if stream.metric == metric]
    return found


def test_a_moxy_file_gives_oxygen_and_haemoglobin_on_one_clock(reading):
    batch = reading("nirs", {"m.csv": moxy(samples(5))}, time_zone="Europe/London")
    stream = one(batch)
    assert stream.seconds.tolist() == [0.0, 2.0, 4.0, 6.0, 8.0]
    assert stream.values.tolist() == [60.0, 59.0, 58.0, 60.0, 59.0]
    assert (stream.on, stream.started_at) == (date(2026, 2, 6), datetime(2026, 2, 6, 13, tzinfo=UTC))
    assert (stream.source.vendor, stream.source.device, stream.source.method) == ("moxy", None, "live")
    assert (stream.site, stream.efforts_s) == (None, ())
    assert one(batch, "thb_au").values.tolist() == [12.5] * 5
    assert (batch.files[0].read, batch.files[0].kept, batch.rejected) == (5, 5, ())


def test_the_clock_is_the_athletes_own(reading):
    batch = reading("nirs", {"m.csv": moxy(samples(3, day="06-Jul"))}, time_zone="Europe/London")
    assert one(batch).started_at == datetime(2026, 7, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "on"),
    [("06-Feb", date(2026, 2, 6)), ("20-Nov", date(2026, 11, 20)), ("21-Nov", date(2025, 11, 21)),
     ("02-06", date(2026, 2, 6)), ("29-Feb", date(2024, 2, 29)), ("6 February", date(2026, 2, 6))],
)  # fmt: skip
def test_a_day_without_a_year_is_the_newest_not_in_the_future(reading, written, on):
    assert one(reading("nirs", {"m.csv": moxy(samples(3, day=written))})).on == on


@pytest.mark.parametrize("written", ["someday", "45-Feb", "06-Foo", "13-40", ""])
def test_a_day_that_is_none_refuses_the_file(reading, written):
    batch = reading("nirs", {"m.csv": moxy(samples(3, day=written))})
    assert batch.streams == ()
    assert reasons(batch) == ["unreadable_row"]


def test_midnight_is_crossed(reading):
    stream = one(reading("nirs", {"m.csv": moxy(samples(6, first="23:59:56"))}))
    assert stream.seconds.tolist() == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]


def test_of_two_samples_at_one_time_the_first_counts(reading):
    rows = samples(4)
    batch = reading("nirs", {"m.csv": moxy([rows[0], rows[1], rows[1].replace("59", "11"), rows[0], *rows[2:]])})
    assert one(batch).values.tolist() == [60.0, 59.0, 58.0, 60.0]
    assert batch.files[0].skipped == 2


def test_cells_that_say_nothing_are_gaps_and_nonsense_is_listed(reading):
    rows = samples(6)
    rows[1] = rows[1].replace("59,59", ",59")
    rows[2] = rows[2].replace("58,58", "high,58")
    rows[3] = rows[3].replace("60,60", "160,60")
    rows[4] = rows[4].replace("13:00:08", "25:00:08")
    batch = reading("nirs", {"m.csv": moxy([*rows, "06-Feb", "", ",,,"])})
    assert np.isnan(one(batch).values).tolist() == [False, True, True, True, False]
    assert reasons(batch) == ["unreadable_value", "unreadable_row", "unreadable_value", "impossible_value"]
    assert [item.row for item in batch.rejected] == [8, 10, 6, 7]
    assert batch.files[0].missing == 1


def test_the_averaged_column_counts_only_without_a_live_one(reading):
    head = "mm-dd,hh:mm:ss,SmO2 Averaged\n"
    stream = one(reading("nirs", {"m.csv": head + "06-Feb,13:00:00,55\n06-Feb,13:00:02,54\n"}))
    assert (stream.source.method, stream.values.tolist()) == ("averaged", [55.0, 54.0])


def test_two_sensors_are_two_sites_and_a_sensor_has_its_number(reading):
    head = '"SensorID: 3612,"\nmm-dd,hh:mm:ss,SmO2 Live,SmO2 Live(2),Lap\n'
    batch = reading("nirs", {"m.csv": head + "06-Feb,13:00:00,55,66,1\n06-Feb,13:00:02,54,65,1\n"})
    assert [(one.site, one.source.device) for one in batch.streams] == [("sensor_1", "3612"), ("sensor_2", "3612")]


def test_laps_over_which_oxygen_falls_and_returns_are_efforts(reading):
    def lap(at):
        return at // 30

    def smo2(at):
        return 40 if lap(at) in (1, 3, 5) else 44.5 if lap(at) == 4 else 70

    stream = one(reading("nirs", {"m.csv": moxy(samples(180, smo2=smo2, lap=lap))}))
    assert stream.efforts_s == ((60.0, 118.0),)


def test_a_lap_that_ends_the_recording_is_no_effort(reading):
    stream = one(
        reading("nirs", {"m.csv": moxy(samples(60, smo2=lambda at: 70 if at < 30 else 40, lap=lambda at: at // 30))})
    )
    assert stream.efforts_s == ()


@pytest.mark.parametrize(("column", "named"), [("hh:mm:ss", "hh:mm:ss"), ("SmO2 Live,SmO2 Averaged", "SmO2 Live")])
def test_a_missing_column_is_named(reading, column, named):
    batch = reading("nirs", {"m.csv": moxy(samples(3), MOXY.replace(column, "x"))})
    assert reasons(batch) == ["missing_column"]
    assert batch.rejected[0].suggestion == named


def test_a_recording_of_tomorrow_and_one_without_samples_are_left_out(reading):
    rows = [
        ["mm-dd", "hh:mm:ss", "SmO2 Live"],
        [datetime(2026, 11, 21), time(13), 55],
        [datetime(2026, 11, 21), time(13, 1), 54],
    ]
    assert reasons(reading("nirs", {"m.xlsx": workbook(rows)})) == ["future_date"]
    assert reasons(reading("nirs", {"m.csv": MOXY}, "m.csv")) == ["no_date"]


def test_a_workbook_types_its_cells(reading):
    day = datetime(2025, 7, 28)
    rows = [["mm-dd", "hh:mm:ss", "SmO2 Live", "Lap"]]
    rows += [[day, time(13, 0, 2 * at), 80 + at, 1] for at in range(3)] + [[day, "13:00:06.50", True, 1]]
    batch = reading("nirs", {"m.xlsx": workbook(rows)})
    stream = one(batch)
    assert (stream.on, stream.seconds.tolist()) == (date(2025, 7, 28), [0.0, 2.0, 4.0, 6.5])
    assert stream.values[:3].tolist() == [80.0, 81.0, 82.0]
    assert reasons(batch) == ["unreadable_value"]


# Train.Red

TRAIN_RED = """Train.Red Export for,Session at {at},,
Sensor ID,FYER 0673,,
Sensor Position,legRightUpperFront,,
Timestamp (seconds passed),Lap/Event,,SmO2,SmO2 unfiltered,O2HB unfiltered,HHb unfiltered,,SmO2,HHb unfiltered
"""


def test_train_red_names_site_and_sensor_and_keeps_changes_apart(reading):
    rows = "100.5,1,,60,61,-1.5,2.5,,70,1\n100.7,1,,59,61,-1.6,2.4,,69,2\n"
    batch = reading("nirs", {"t.csv": TRAIN_RED.format(at="2025-05-06 2:15 p.m.") + rows}, time_zone="UTC")
    found = {(one.metric, one.site): one for one in batch.streams}
    assert set(found) == {
        ("smo2_pct", "leg_right_upper_front"), ("o2hb_um", "leg_right_upper_front"),
        ("hhb_um", "leg_right_upper_front"), ("smo2_pct", "sensor_2"), ("hhb_um", "sensor_2"),
    }  # fmt: skip
    oxygen = found["smo2_pct", "leg_right_upper_front"]
    assert oxygen.values.tolist() == [60.0, 59.0]
    assert oxygen.started_at == datetime(2025, 5, 6, 14, 16, 40, 500000, tzinfo=UTC)
    assert (oxygen.source.device, oxygen.source.method) == ("FYER 0673", "filtered")
    assert found["o2hb_um", "leg_right_upper_front"].values.tolist() == [-1.5, -1.6]


@pytest.mark.parametrize(("at", "hour"), [("12:05 a.m.", 0), ("12:05 p.m.", 12), ("11:05 AM", 11)])
def test_train_red_tells_noon_from_midnight(reading, at, hour):
    rows = "0,1,,60,61,-1.5,2.5,,70,1\n1,1,,59,61,-1.6,2.4,,69,2\n"
    batch = reading("nirs", {"t.csv": TRAIN_RED.format(at=f"2025-05-06 {at}") + rows})
    assert batch.streams[0].started_at.hour == hour


def test_train_red_without_a_session_day_is_refused(reading):
    assert reasons(reading("nirs", {"t.csv": TRAIN_RED.format(at="some day") + "0,1,,60,61,1,2,,70,1\n"})) == [
        "no_date"
    ]


def test_train_red_without_oxygen_is_refused(reading):
    batch = reading("nirs", {"t.csv": "Train.Red Export for\nTimestamp (seconds passed),Lap/Event\n1,2\n"})
    assert (reasons(batch), batch.rejected[0].suggestion) == (["missing_column"], "SmO2")


# OxySoft


def oxysoft(started=datetime(2025, 5, 6, 14, 0), traces=("VL O2Hb", "VL HHb", "(Event)"), rate=10, rows=(), span=None):
    head = [["OxySoft export of"], ["Start of measurement", started], ["Device id", 184]]
    head += [["Export sample rate", rate, "Hz"]] + ([["Export time span", *span]] if span else [])
    head += [["Legend"], ["Column", "Trace (Measurement)"], [1, "(Sample number)"]]
    head += [[at, name] for at, name in enumerate(traces, start=2)]
    return workbook([*head, [], [1, 2, 3, 4], *rows])


def test_oxysoft_gives_changes_and_pairs_of_events_as_efforts(reading):
    events = {2: "S1", 5: " e1 ", 7: "E2", 8: "S3", 9: "O1"}
    rows = [[at, 1.0 * at, -2.0 * at, events.get(at)] for at in range(10)]
    batch = reading("nirs", {"o.xlsx": oxysoft(rows=rows, span=(60, 90))})
    stream = one(batch, "o2hb_um")
    assert stream.seconds.tolist() == pytest.approx([at / 10 for at in range(10)])
    assert stream.values.tolist() == [1.0 * at for at in range(10)]
    assert (stream.site, stream.source.device, stream.source.vendor) == ("vl", "184", "artinis")
    assert stream.started_at == datetime(2025, 5, 6, 14, 1, tzinfo=UTC)
    assert stream.efforts_s == ((0.2, 0.5),)
    assert one(batch, "hhb_um").values[1] == -2.0


def test_oxysoft_takes_a_tissue_saturation_index_and_not_its_fit_factor(reading):
    rows = [[at, 65.0 + at, 99.0] for at in range(3)]
    batch = reading("nirs", {"o.xlsx": oxysoft(traces=("Rx1 TSI", "TSI Fit Factor"), rows=rows)})
    assert [(stream.metric, stream.site) for stream in batch.streams] == [("smo2_pct", "rx1")]


@pytest.mark.parametrize(
    ("changed", "reason", "named"),
    [({"started": None}, "no_date", None), ({"rate": None}, "missing_column", "Export sample rate"),
     ({"rate": 0}, "missing_column", "Export sample rate"), ({"traces": ("tHb",)}, "missing_column", "O2Hb")],
)  # fmt: skip
def test_oxysoft_without_what_it_needs_is_refused(reading, changed, reason, named):
    batch = reading("nirs", {"o.xlsx": oxysoft(rows=[[0, 1.0, 2.0, None]], **changed)})
    assert (reasons(batch), batch.rejected[0].suggestion) == ([reason], named)
    assert batch.streams == ()


def test_a_sample_without_a_number_is_left_out(reading):
    batch = reading("nirs", {"o.xlsx": oxysoft(rows=[[0, 1.0, 2.0], ["x", 1.0, 2.0], [2, 1.0, 2.0]])})
    assert reasons(batch) == ["unreadable_row"]
    assert one(batch, "o2hb_um").seconds.size == 2


# damaged, hostile, enormous


def bomb(size):
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return found.getvalue()


def plain_zip():
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        archive.writestr("a.csv", "x")
    return found.getvalue()


@pytest.mark.parametrize(
    ("content", "detail"),
    [(b"", "empty"), (b"  \n ", "empty"), (b"PK\x03\x04broken", "truncated"), (plain_zip(), "not_text"),
     (bomb(5_000_000), "too_large"), (bomb(10), "truncated"), (workbook([["a"]])[:-900], "truncated")],
    ids=["empty", "blank", "cut off", "a plain zip", "unpacks to too much", "no workbook inside", "half a workbook"],
)  # fmt: skip
def test_a_broken_file_is_refused_with_a_code(reading, content, detail):
    batch = reading("nirs", {"m.xlsx": content}, limits=Limits(bytes=1_000_000))
    assert reasons(batch) == ["broken_file"]
    assert batch.rejected[0].detail == detail
    assert batch.streams == ()


def test_a_file_larger_than_allowed_is_not_read(reading):
    batch = reading("nirs", {"m.csv": moxy(samples(50))}, limits=Limits(bytes=500))
    assert batch.rejected[0].detail == "too_large"


def test_too_many_rows_are_left_and_told(reading):
    batch = reading("nirs", {"m.csv": moxy(samples(50))}, limits=Limits(rows=20))
    assert "too_many_rows" in reasons(batch) or one(batch).seconds.size <= 20


@pytest.mark.parametrize("content", ["date;sleep\n2026-01-01;7\n", '"open quote\n', "\0\0\0", "mm\n"])
def test_a_table_of_another_kind_is_refused(reading, content):
    batch = reading("nirs", {"m.csv": content})
    assert reasons(batch) == ["no_usable_file"]


def test_a_folder_without_recordings_is_refused(reading):
    assert reasons(reading("nirs", {"readme.txt": "hello"})) == ["no_usable_file"]


def test_a_broken_file_costs_only_itself(reading):
    batch = reading("nirs", {"m.csv": moxy(samples(3)), "n.csv": "x"})
    assert [item.file for item in batch.rejected] == ["n.csv"]
    assert len(batch.streams) == 2


def test_semicolons_separate_too(reading):
    batch = reading("nirs", {"m.csv": moxy(samples(3)).replace(",", ";")})
    assert one(batch).seconds.size == 3
