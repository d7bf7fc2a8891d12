import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.files import FORMATS, Limits, NoSuchPath, Options, RejectedFor, UnknownFormat, read
from physiology.metrics import METRICS

TODAY = date(2026, 11, 20)
OPTIONS = Options(today=TODAY)
SRPE = b"end_date_time,activity_names,perceived_exertion,duration_min\n"
GOOD = b"2020-01-10T18:00:00.000Z,['individual'],5,30\n"
WELLNESS = b"effective_time_frame,fatigue,mood,readiness,sleep_duration_h,sleep_quality,soreness,stress\n"
FILES = (
    ("pmdata", "wellness.csv", WELLNESS),
    ("pmdata", "srpe.csv", SRPE),
    ("pmdata", "injury.csv", b"effective_time_frame,injuries\n"),
    ("pmdata", "sleep_score.csv", b"timestamp,overall_score,duration_score,resting_heart_rate\n"),
    ("pmdata", "sleep.json", b"["),
    ("pmdata", "resting_heart_rate.json", b'[{"dateTime":"2020-01-01","value":'),
    ("pmdata", "exercise.json", b'[{"startTime":"2020-01-01","logType":"x","duration":'),
    ("whoop", "physiological_cycles.csv", b"Cycle start time,Cycle end time,Cycle timezone,Wake onset,Day Strain\n"),
    ("whoop", "sleeps.csv", b"Cycle timezone,Wake onset,Asleep duration (min),Nap\n"),
    ("whoop", "workouts.csv", b"Workout start time,Workout end time,Cycle timezone,Duration (min),Distance\n"),
    ("fit", "a.fit", b"\x0e\x10\x43\x08\x40\x00\x00\x00.FIT\x00\x00"),
    ("csv", "t.csv", b"date,sleep_min,mood_score,duration_min,session_rpe,rest_day\n"),
    ("csv", "t.yaml", b"date: "),
)  # fmt: skip
CELLS = st.sampled_from(
    ["2020-01-10", "2020-01-10T18:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "UTC+01:00", "0", "-0",
     "1e308", "-5", "7.5", "7:30", "nan", "inf", '"', '"open', "a,b", "\0", "{}", "['x']", "null", "true", "9" * 400,
     "[", "]"]
)  # fmt: skip


def one(folder: Path, name: str, content: bytes) -> None:
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_bytes(content)


def reasons(batch):
    return [item.reason for item in batch.rejected]


def check(batch):
    """What holds whatever was read."""
    assert all(METRICS[found.metric].plausible(found.value) for found in batch.observations)
    assert all(found.on <= TODAY for found in (*batch.observations, *batch.sessions))
    assert all(found.at is None or found.at.tzinfo is not None for found in batch.observations)
    assert sum(item.count for item in batch.rejected) + sum(f.unlisted for f in batch.files) == sum(
        f.rejected for f in batch.files
    )
    assert all(f.kept <= f.read for f in batch.files)
    assert all((item.value or "").isprintable() for item in batch.rejected)
    assert type(batch).model_validate_json(batch.model_dump_json()) == batch


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
@pytest.mark.parametrize(("format_name", "name", "header"), FILES)
def test_no_bytes_raise(tmp_path, format_name, name, header, content):
    for start in (b"", header):
        one(tmp_path, name, start + content)
        check(read(format_name, tmp_path, OPTIONS))
        check(read(format_name, tmp_path / name, OPTIONS))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.parametrize(("format_name", "name", "header"), FILES)
def test_no_cells_raise(tmp_path, format_name, name, header, data):
    width = header.count(b",") + 1
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width + 1), max_size=6))
    one(tmp_path, name, header + "\n".join(",".join(row) for row in rows).encode())
    check(read(format_name, tmp_path, OPTIONS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 400), flips=st.lists(st.tuples(st.integers(0, 399), st.integers(0, 255)), max_size=4))
def test_no_damaged_zip_raises(tmp_path, cut, flips):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("srpe.csv", SRPE + GOOD * 5)
        archive.writestr("x/wellness.csv", "effective_time_frame\n")
    content = bytearray(packed.getvalue()[: max(cut, 30)])
    for place, byte in flips:
        content[place % len(content)] = byte
    (tmp_path / "p.zip").write_bytes(content)
    for format_name in FORMATS:
        check(read(format_name, tmp_path / "p.zip", OPTIONS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_no_mapping_raises(tmp_path, text):
    (tmp_path / "t.csv").write_text("date,mood\n2026-01-01,3\n")
    for start in ("", "date: date\n", "date: date\ncolumns:\n  mood: "):
        (tmp_path / "t.yaml").write_bytes((start + text).encode("utf-8", "surrogatepass"))
        check(read("csv", tmp_path / "t.csv", OPTIONS))


@pytest.mark.parametrize(
    "bad",
    [
        b"2020-01-11T18:00:00.000Z,x\n",
        b'2020-01-11T18:00:00.000Z,"open,5,30\n',
        b"2020\0-01-11T18:00:00.000Z,x,5,30\n",
        b"yesterday,x,5,30\n",
        b"2020-01-11,x,5,30,9,9\n",
        b"\xff\xfe\xfa\n",
    ],
)
def test_a_damaged_row_costs_only_itself(tmp_path, bad):
    (tmp_path / "srpe.csv").write_bytes(SRPE + GOOD + bad + GOOD.replace(b"01-10", b"01-12"))
    batch = read("pmdata", tmp_path, OPTIONS)
    assert [s.on.day for s in batch.sessions] == [10, 12]
    assert [(item.reason, item.row) for item in batch.rejected] == [(RejectedFor.UNREADABLE_ROW, 3)]


def test_a_cell_may_hold_lines_and_row_numbers_stay_true(tmp_path):
    rows = b'2026-01-05,"a\n""quoted""\nnote",3\n2026-01-06,b,9\n'
    (tmp_path / "t.csv").write_bytes(b"date,note,mood_score\n" + rows)
    batch = read("csv", tmp_path / "t.csv", OPTIONS)
    assert [o.value for o in batch.observations] == [3.0]
    assert [(i.reason, i.row) for i in batch.rejected if i.row] == [(RejectedFor.IMPOSSIBLE_VALUE, 5)]


@pytest.mark.parametrize(
    ("content", "why"), [(b"", "empty"), (b" \r\n\n", "empty"), (b"\xef\xbb\xbf\n", "empty"), (b"\0\0\0", "not_text")]
)
def test_a_file_without_a_header_is_broken(tmp_path, content, why):
    (tmp_path / "srpe.csv").write_bytes(content)
    batch = read("pmdata", tmp_path, OPTIONS)
    assert [(item.reason, item.detail) for item in batch.rejected] == [(RejectedFor.BROKEN_FILE, why)]


@pytest.mark.parametrize("content", [b"{}", b'[{"a": 1}', b"null", b"[" * 100_000, b"\xff\xff"])
def test_json_that_is_no_list_is_broken(tmp_path, content):
    (tmp_path / "sleep.json").write_bytes(content)
    (tmp_path / "srpe.csv").write_bytes(SRPE + GOOD)
    batch = read("pmdata", tmp_path, OPTIONS)
    assert [(item.file, item.detail) for item in batch.rejected] == [("sleep.json", "not_json")]
    assert len(batch.sessions) == 1


def test_a_header_alone_is_no_fault(tmp_path):
    (tmp_path / "srpe.csv").write_bytes(SRPE)
    batch = read("pmdata", tmp_path, OPTIONS)
    assert (batch.rejected, batch.files[0].note) == ((), "no_rows")
    assert (batch.first_on, batch.last_on) == (None, None)


def test_line_ends_of_every_machine_are_read_alike(tmp_path):
    batches = []
    for end in (b"\n", b"\r\n", b"\r"):
        (tmp_path / "srpe.csv").write_bytes((SRPE + GOOD).replace(b"\n", end))
        batches.append(read("pmdata", tmp_path, OPTIONS))
    assert batches[0] == batches[1] == batches[2]
    assert len(batches[0].sessions) == 1


def packed(tmp_path, entries):
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return tmp_path / "p.zip"


def test_a_zip_that_unpacks_to_too_much_is_refused_unread(tmp_path):
    bomb = packed(tmp_path, [("srpe.csv", SRPE + b"0" * 2_000_000), ("wellness.csv", b"")])
    assert bomb.stat().st_size < 10_000
    batch = read("pmdata", bomb, Options(today=TODAY, limits=Limits(bytes=1_000_000)))
    assert [(item.file, item.detail) for item in batch.rejected] == [
        ("wellness.csv", "empty"),
        ("srpe.csv", "too_large"),
    ]


def test_names_that_climb_out_of_a_zip_are_ignored(tmp_path):
    names = (
        "../srpe.csv",
        "/etc/srpe.csv",
        "..\\srpe.csv",
        "__MACOSX/srpe.csv",
        "a/b/c/d/srpe.csv",
        ".hidden/srpe.csv",
    )
    batch = read("pmdata", packed(tmp_path, [(name, SRPE + GOOD) for name in names]), OPTIONS)
    assert reasons(batch) == [RejectedFor.NO_USABLE_FILE]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.zip"]


def test_an_encrypted_zip_says_so(tmp_path):
    path = packed(tmp_path, [("srpe.csv", SRPE + GOOD)])
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    assert [item.detail for item in read("pmdata", path, OPTIONS).rejected] == ["encrypted"]


def test_two_files_of_one_name_are_not_mixed(tmp_path):
    batch = read("pmdata", packed(tmp_path, [("a/srpe.csv", SRPE + GOOD), ("b/srpe.csv", SRPE + GOOD)]), OPTIONS)
    assert reasons(batch) == [RejectedFor.AMBIGUOUS_FILE]
    assert batch.sessions == ()


def test_a_great_many_faults_are_counted_and_not_all_listed(tmp_path):
    (tmp_path / "srpe.csv").write_bytes(SRPE + b"never,x,5,30\n" * 700)
    batch = read("pmdata", tmp_path, OPTIONS)
    assert (len(batch.rejected), batch.files[0].rejected, batch.files[0].unlisted) == (500, 700, 200)


def test_text_of_a_file_is_shown_short_and_without_control_characters(tmp_path):
    (tmp_path / "srpe.csv").write_bytes(SRPE + b"\x1b[31m" + b"x" * 500 + b",x,5,30\n")
    shown = read("pmdata", tmp_path, OPTIONS).rejected[0].value
    assert shown == "�[31m" + "x" * 54 + "…"


def test_an_unknown_format_names_the_known_ones(tmp_path):
    with pytest.raises(UnknownFormat) as unknown:
        read("garmin", tmp_path, OPTIONS)
    assert (unknown.value.name, unknown.value.known) == ("garmin", ("pmdata", "whoop", "fit", "nirs", "csv"))


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_path_where_nothing_lies_is_an_error(tmp_path, format_name):
    with pytest.raises(NoSuchPath) as nothing:
        read(format_name, tmp_path / "gone", OPTIONS)
    assert nothing.value.path == tmp_path / "gone"
