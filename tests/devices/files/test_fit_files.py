"""FIT activities: what each message becomes, and what a damaged file costs."""

import struct
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.files import ImportBatch, Limits, Options, RejectedFor, read
from physiology.session import SessionKind
from tests.devices.files import fit_bytes

TODAY = date(2026, 11, 20)
START = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
FILE_ID = ("file_id", {"type": 4, "manufacturer": 1, "product": 1328})


def at(seconds):
    return START + timedelta(seconds=seconds)


def record(seconds, **values):
    return "record", {"timestamp": at(seconds), **values}


def session(first, last, sport=1, **more):
    times = {"timestamp": at(last), "start_time": at(first)}
    length = {"elapsed_ms": 1000 * (last - first), "timer_ms": 1000 * (last - first)}
    return "session", times | length | {"sport": sport} | more


def taken(tmp_path, *messages, data=None, name="a.fit", **options) -> ImportBatch:
    path = tmp_path / name
    path.write_bytes(fit_bytes.fit(FILE_ID, *messages) if data is None else data)
    return read("fit", path, Options(today=TODAY, **options))


def faults(batch):
    return [(item.reason, item.detail) for item in batch.rejected]


def test_a_session_has_its_activity_length_and_distance_and_no_rating(tmp_path):
    batch = taken(tmp_path, record(0, heart_rate=120), session(0, 1800, distance_cm=512345, timer_ms=1_700_000))
    (done,) = batch.sessions
    assert (done.on, done.activity, done.kind) == (date(2026, 3, 2), "run", SessionKind.OTHER)
    assert (done.duration_min, done.distance_km, done.session_rpe) == (1700 / 60, 5.12345, None)
    assert done.ended_at == at(1800)
    assert (done.source.vendor, done.source.device, done.source.method) == ("garmin", "fr910xt", "fit")


@pytest.mark.parametrize(
    ("sport", "narrower", "activity", "kind"),
    [
        (2, 0, "ride", SessionKind.OTHER),
        (5, 17, "swim", SessionKind.OTHER),
        (10, 20, "strength", SessionKind.STRENGTH),
        (10, 0, "training", SessionKind.OTHER),
        (10, 43, "yoga", SessionKind.MOBILITY),
        (15, 0, "rowing", SessionKind.OTHER),
        (0, 0, "workout", SessionKind.OTHER),
    ],
)
def test_a_sport_is_said_as_athletes_say_it(tmp_path, sport, narrower, activity, kind):
    (done,) = taken(tmp_path, session(0, 600, sport, sub_sport=narrower)).sessions
    assert (done.activity, done.kind) == (activity, kind)


def test_signals_keep_their_seconds_gaps_and_unknown_values(tmp_path):
    rows = [
        record(0, heart_rate=120, power=200, speed_mm_s=2500, cadence=80),
        record(1, heart_rate=0, power=0, speed_mm_s=0, cadence=0),
        record(2, heart_rate=255, power=65535),
        record(60, heart_rate=140, smo2_permille=553),
    ]
    batch = taken(tmp_path, *rows, session(0, 61))
    found = {one.metric: one for one in batch.streams}
    assert set(found) == {"heart_rate_bpm", "power_w", "speed_m_s", "cadence_rpm", "smo2_pct"}
    assert all(one.seconds.tolist() == [0, 1, 2, 60] and one.started_at == START for one in found.values())
    np.testing.assert_array_equal(found["heart_rate_bpm"].values, [120, np.nan, np.nan, 140])
    np.testing.assert_array_equal(found["power_w"].values, [200, 0, np.nan, np.nan])
    np.testing.assert_array_equal(found["speed_m_s"].values, [2.5, 0, np.nan, np.nan])
    np.testing.assert_array_equal(found["smo2_pct"].values, [np.nan, np.nan, np.nan, 55.3])
    assert batch.rejected == ()
    assert (batch.files[0].read, batch.files[0].kept) == (5, 5)


def test_of_two_records_of_a_second_the_later_word_counts_and_no_time_runs_back(tmp_path):
    rows = [record(5, heart_rate=150), record(3, heart_rate=130), record(3, power=100), record(5, heart_rate=151)]
    found = {one.metric: one for one in taken(tmp_path, *rows, session(0, 9)).streams}
    assert found["heart_rate_bpm"].seconds.tolist() == [3, 5]
    assert found["heart_rate_bpm"].values.tolist() == [130, 151]
    np.testing.assert_array_equal(found["power_w"].values, [100, np.nan])


def test_a_value_that_cannot_be_is_left_out_and_told(tmp_path):
    batch = taken(tmp_path, record(0, power=2500), record(1, power=2501), record(2, power=9000), session(0, 9))
    np.testing.assert_array_equal(batch.streams[0].values, [2500, np.nan, np.nan])
    (item,) = batch.rejected
    assert (item.reason, item.count, item.column, item.value) == (RejectedFor.IMPOSSIBLE_VALUE, 2, "power_w", "2501")


def test_every_leg_of_a_multisport_file_is_a_session_with_its_own_records(tmp_path):
    legs = [session(0, 600, 5), session(600, 660, 3), session(660, 1200, 2)]
    rows = [record(second, heart_rate=100 + second // 60) for second in (0, 300, 600, 630, 661, 1200, 1201)]
    batch = taken(tmp_path, *rows, *reversed(legs))
    assert [(one.activity, one.duration_min) for one in batch.sessions] == [("swim", 10), ("ride", 9)]
    assert [one.seconds.tolist() for one in batch.streams] == [[0, 300, 600], [1, 540, 541]]
    assert [one.started_at for one in batch.streams] == [START, at(660)]
    assert batch.files[0].skipped == 1


def test_a_start_written_before_the_clock_was_set_follows_from_end_and_length(tmp_path):
    late = taken(tmp_path, record(0, heart_rate=99), session(0, 1200, start_time=at(61)))
    assert late.streams[0].started_at == START
    trusted = taken(tmp_path, record(0, heart_rate=99), record(60, heart_rate=99), session(0, 1200, start_time=at(60)))
    assert (trusted.streams[0].started_at, trusted.streams[0].seconds.tolist()) == (at(60), [0])


def test_the_day_is_where_the_device_was_else_where_the_athlete_lives(tmp_path):
    there = ("activity", {"timestamp": at(60), "local_timestamp": at(60 + 2 * 3600)})
    assert taken(tmp_path, session(0, 60), there).sessions[0].on == date(2026, 3, 3)
    assert taken(tmp_path, session(0, 60), time_zone="Asia/Tokyo").sessions[0].on == date(2026, 3, 3)
    assert taken(tmp_path, session(0, 60)).sessions[0].on == date(2026, 3, 2)
    odd = ("activity", {"timestamp": at(60), "local_timestamp": at(60 + 16 * 3600)})
    assert taken(tmp_path, session(0, 60), odd).sessions[0].on == date(2026, 3, 2)


def test_tomorrows_session_and_one_without_a_length_are_left_out(tmp_path):
    future = datetime(2026, 11, 21, 12, tzinfo=UTC)
    ahead = int((future - START).total_seconds())
    assert faults(taken(tmp_path, session(ahead, ahead + 60))) == [(RejectedFor.FUTURE_DATE, None)]
    none = ("session", {"timestamp": at(0), "sport": 1})
    assert faults(taken(tmp_path, none)) == [(RejectedFor.MISSING_VALUE, "duration")]
    assert faults(taken(tmp_path, record(0, heart_rate=100))) == [(RejectedFor.MISSING_VALUE, "duration")]
    mixed = taken(tmp_path, none, session(0, 60), record(0, heart_rate=100))
    assert (len(mixed.sessions), len(mixed.streams), len(mixed.rejected)) == (1, 1, 1)


def test_only_the_timed_or_only_the_elapsed_time_will_do(tmp_path):
    base = {"timestamp": at(600), "sport": 1}
    assert taken(tmp_path, ("session", base | {"elapsed_ms": 600_000})).sessions[0].duration_min == 10
    batch = taken(tmp_path, record(0, power=1), ("session", base | {"timer_ms": 600_000}))
    assert (batch.sessions[0].duration_min, batch.streams[0].started_at) == (10, START)


def test_another_kind_of_file_is_no_fault(tmp_path):
    batch = taken(tmp_path, data=fit_bytes.fit(("file_id", {"type": 32, "manufacturer": 1})))
    assert faults(batch) == [(RejectedFor.NOT_AN_ACTIVITY, "monitoring_b")]
    assert not batch.rejected[0].is_fault


def test_what_is_damaged_is_not_read_in_part(tmp_path):
    whole = fit_bytes.fit(FILE_ID, record(0, heart_rate=100), session(0, 60))
    flipped = bytes([*whole[:-5], whole[-5] ^ 1, *whole[-4:]])
    nowhere = fit_bytes.sealed(b"\x05\x00\x00")
    cases = {"cut_off": whole[:-9], "checksum": flipped, "not_fit": b"x" * 60, "empty": b"", "not_decodable": nowhere}
    for why, data in cases.items():
        batch = taken(tmp_path, data=data)
        assert faults(batch) == [(RejectedFor.BROKEN_FILE, why)]
        assert batch.sessions == batch.streams == ()


def test_a_broken_file_costs_only_itself_and_other_files_are_let_be(tmp_path):
    (tmp_path / "b.fit").write_bytes(b"broken")
    (tmp_path / "notes.txt").write_text("easy today")
    taken(tmp_path, session(0, 60), record(0, heart_rate=100))
    batch = read("fit", tmp_path, Options(today=TODAY))
    assert [(item.file, item.detail) for item in batch.rejected] == [("b.fit", "not_fit")]
    assert (len(batch.sessions), [one.file for one in batch.files]) == (1, ["a.fit", "b.fit"])


def test_nothing_to_read_two_of_one_name_and_too_many_records_are_told(tmp_path):
    (tmp_path / "notes.txt").write_text("easy today")
    assert faults(read("fit", tmp_path, Options(today=TODAY))) == [(RejectedFor.NO_USABLE_FILE, None)]
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.fit").write_bytes(fit_bytes.fit(FILE_ID, session(0, 60)))
    assert faults(read("fit", tmp_path, Options(today=TODAY))) == [(RejectedFor.AMBIGUOUS_FILE, None)]
    many = [record(second, power=1) for second in range(5)]
    batch = taken(tmp_path, session(0, 60), *many, name="many.fit", limits=Limits(rows=3))
    assert RejectedFor.TOO_MANY_ROWS in {item.reason for item in batch.rejected}
    (tmp_path / "z.zip").write_bytes(b"PK\x03\x04 no zip at all")
    assert faults(read("fit", tmp_path / "z.zip", Options(today=TODAY))) == [(RejectedFor.BROKEN_FILE, "truncated")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_no_bytes_with_a_right_checksum_raise(tmp_path, flips):
    body = bytearray(fit_bytes.body_of(FILE_ID, record(0, heart_rate=100, power=90), session(0, 60, distance_cm=100)))
    for place, byte in flips:
        body[place % len(body)] = byte
    batch = taken(tmp_path, data=fit_bytes.sealed(bytes(body)))
    assert all(found.on <= TODAY for found in batch.sessions)
    assert all((np.diff(one.seconds) > 0).all() and not np.isinf(one.values).any() for one in batch.streams)


def test_a_session_at_the_end_of_the_calendar_is_left_out(tmp_path):
    last = fit_bytes.EPOCH + timedelta(seconds=2**32 - 2)
    far = ("session", {"timestamp": last, "start_time": last, "timer_ms": 60_000, "elapsed_ms": 60_000, "sport": 1})
    assert faults(taken(tmp_path, far)) == [(RejectedFor.FUTURE_DATE, None)]
    assert struct.calcsize("<BBHI4s") == 12
