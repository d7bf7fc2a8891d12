"""Which recording belongs to which session, how long and how far it was, and what body it is held against."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.finding import Kind
from physiology.history import DailyHistory
from physiology.session import SessionKind
from physiology.session_load import (
    SessionRecord,
    body_of,
    currencies,
    longest_by_day,
    session_records,
)
from physiology.stream import Stream
from tests.physiology.recorded_sessions import DAY, END, NAN, STRAP, done, known_body, signal


def values(found):
    return {key: one.value for key, one in found.items()}


def test_the_body_is_read_from_own_days():
    days = {
        "resting_hr_bpm": np.array([90.0, *[50.0] * 4, *[NAN] * 20, 52.0, 53.0, 54.0, NAN]),
        "max_hr_bpm": np.array([*[NAN] * 10, 196.0, 190.0, *[NAN] * 17]),
        "ftp_w": np.array([240.0, 260.0, *[NAN] * 27]),
    }
    body = body_of(DailyHistory(date(2026, 1, 1), 29, days), "female", 1996)
    assert (body.resting_hr.value, body.resting_hr.window.days_used) == (50.0, 7)
    assert (body.max_hr.value, body.max_hr.kind, body.max_hr.window.first_on) == (196, Kind.MEASURED, date(2026, 1, 11))
    assert (body.ftp.value, body.ftp.window.last_on, body.sexes) == (260.0, date(2026, 1, 2), ("female",))
    assert (body.vt1_hr, body.vt2_hr, body.threshold_hr, body.mass) == (None, None, None, None)
    assert body.maxima_bpm == (196.0,)


def test_six_mornings_are_no_resting_heart_rate_and_nobody_is_read_as_anybody():
    days = {"resting_hr_bpm": np.array([*[NAN] * 22, *[50.0] * 6])}
    body = body_of(DailyHistory(date(2026, 1, 1), 28, days), None, None)
    assert (body.resting_hr, body.max_hr, body.maxima_bpm, body.sexes) == (None, None, (), ("male", "female"))


@pytest.mark.parametrize(
    ("sex", "observed", "expected"),
    [
        ("male", NAN, (187.0, 177.0, 197.0)),
        ("female", NAN, (179.6, 169.6, 189.6)),
        ("other", NAN, (187.0, 177.0, 197.0)),
        ("male", 177.0, (177.0,)),
        ("male", 176.0, (187.0, 177.0, 197.0)),
        ("male", 205.0, (205.0,)),
    ],
)
def test_a_maximum_is_measured_or_predicted_with_its_error(sex, observed, expected):
    body = body_of(DailyHistory(date(2026, 1, 1), 1, {"max_hr_bpm": np.array([observed])}), sex, 1996)
    assert body.maxima_bpm == pytest.approx(expected)
    assert (body.max_hr.kind is Kind.DEFAULT) == (len(expected) == 3)


def test_a_measured_maximum_counts_where_the_age_is_unknown():
    body = body_of(DailyHistory(date(2026, 1, 1), 1, {"max_hr_bpm": np.array([150.0])}), None, None)
    assert body.maxima_bpm == (150.0,)


def test_a_recording_goes_to_the_session_that_ended_with_it():
    morning, evening = done(minutes=20, ended_at=END - timedelta(hours=8)), done(minutes=60)
    beats = signal("heart_rate_bpm", np.full(3600, 120.0), evening)
    late = signal(
        "heart_rate_bpm", np.full(1200, 120.0), done(minutes=20, ended_at=END - timedelta(hours=8, minutes=-15))
    )
    assert [len(one.streams) for one in session_records([morning, evening], [beats, late])] == [1, 1]
    later = signal("power_w", np.full(1200, 1.0), done(minutes=20, ended_at=END - timedelta(hours=8, minutes=-16)))
    *paired, alone = session_records([morning, evening], [later])
    assert [len(one.streams) for one in paired] == [0, 0]
    assert (alone.session, alone.activity, alone.kind) == (None, "workout", SessionKind.OTHER)
    assert alone.duration_min == pytest.approx(1199 / 60)


def test_without_an_end_the_length_decides():
    short, long = done(minutes=20, ended_at=None), done(minutes=60, ended_at=None, activity="ride")
    beats = signal("heart_rate_bpm", np.full(2701, 120.0), done(minutes=45))
    assert [len(one.streams) for one in session_records([short, long], [beats])] == [0, 1]
    shorter = signal("heart_rate_bpm", np.full(2700, 120.0), done(minutes=45))
    assert [len(one.streams) for one in session_records([short, long], [shorter])] == [0, 0, 1]
    both = [signal(key, np.full(3600, 120.0), done(minutes=60)) for key in ("heart_rate_bpm", "power_w")]
    assert [len(one.streams) for one in session_records([short, long], both)] == [0, 2]


def test_one_session_takes_one_recording_of_its_own_day():
    session = done(minutes=20, ended_at=None)
    first = signal("heart_rate_bpm", np.full(1200, 120.0), done(minutes=20))
    second = signal("heart_rate_bpm", np.full(1200, 130.0), done(minutes=20, ended_at=END - timedelta(hours=3)))
    tomorrow = signal("heart_rate_bpm", np.full(1200, 130.0), done(-1, 20))
    found = session_records([session], [first, second, tomorrow])
    assert [(one.session is None, len(one.streams)) for one in found] == [(False, 1), (True, 1), (True, 1)]
    assert found[2].on == DAY + timedelta(days=1)


def test_an_end_that_agrees_is_better_than_a_length():
    by_length = done(minutes=20, ended_at=None)
    by_end = done(minutes=30)
    beats = signal("heart_rate_bpm", np.full(1200, 120.0), done(minutes=20))
    assert [len(one.streams) for one in session_records([by_length, by_end], [beats])] == [0, 1]


def test_of_two_recordings_the_one_that_knows_more_counts():
    poor, good = np.full(100, NAN), np.full(100, 120.0)
    poor[:50] = 99.0
    rec = SessionRecord(DAY, done(), (signal("heart_rate_bpm", poor), signal("heart_rate_bpm", good)))
    assert rec.signal("heart_rate_bpm").values[0] == 120
    assert rec.signal("power_w") is None
    assert len(rec.sites("heart_rate_bpm")) == 2


def test_distance_is_the_devices_else_the_speeds_else_unknown():
    speed = signal("speed_m_s", np.full(600, 3.0))
    assert SessionRecord(DAY, done(km=2.0), (speed,)).distance_km == 2.0
    assert SessionRecord(DAY, done(), (speed,)).distance_km == pytest.approx(1.8)
    assert SessionRecord(DAY, None, (speed,)).distance_km == pytest.approx(1.8)
    assert SessionRecord(DAY, done(), (signal("speed_m_s", np.zeros(9)),)).distance_km is None
    assert SessionRecord(DAY, None).distance_km is None
    assert SessionRecord(DAY, None).duration_min == 0


def test_a_recording_without_a_length_covers_nothing():
    one = SessionRecord(DAY, None, (signal("heart_rate_bpm", [150.0]),))
    assert values(currencies(one, known_body())) == {"session_duration_min": 0, "hr_recorded_pct": 0}


def test_the_longest_of_a_day_is_its_longest_and_other_days_are_left_out():
    found = longest_by_day(
        [SessionRecord(DAY, done(km=4.0)), SessionRecord(DAY, done(km=9.0)), SessionRecord(DAY, done()),
         SessionRecord(DAY - timedelta(days=3), done(3, km=50.0)),
         SessionRecord(DAY + timedelta(days=1), done(-1, km=60.0))],
        DAY - timedelta(days=1), 2, "distance_km",
    )  # fmt: skip
    np.testing.assert_array_equal(found, [NAN, 9.0])


@pytest.mark.parametrize(("minutes_off", "fits"), [(15, True), (-15, True), (15.01, False)])
def test_an_end_a_quarter_of_an_hour_off_is_just_the_same_end(minutes_off, fits):
    session = done(minutes=60)
    began_at = session.ended_at - timedelta(minutes=20 + minutes_off)
    beats = Stream("heart_rate_bpm", DAY, np.arange(1201.0), np.full(1201, 120.0), STRAP, began_at)
    assert len(session_records([session], [beats])[0].streams) == fits


def test_each_threshold_is_read_from_its_own_newest_day():
    keys = ("threshold_hr_bpm", "vt1_hr_bpm", "vt2_hr_bpm", "ftp_w", "body_mass_kg")
    days = {key: np.array([10.0 + n, 20.0 + n, NAN]) for n, key in enumerate(keys)}
    body = body_of(DailyHistory(date(2026, 1, 1), 3, days), "male", None)
    found = (body.threshold_hr, body.vt1_hr, body.vt2_hr, body.ftp, body.mass)
    assert [(one.metric, one.value) for one in found] == [(key, 20.0 + n) for n, key in enumerate(keys)]
    assert {one.window.last_on for one in found} == {date(2026, 1, 2)}


def test_two_recordings_that_know_as_much_are_no_contest():
    session = done()
    pair = tuple(signal("heart_rate_bpm", np.full(60, bpm), session) for bpm in (150.0, 140.0))
    assert SessionRecord(DAY, session, pair).signal("heart_rate_bpm") is pair[0]


@pytest.mark.parametrize("speeds", [np.full(600, np.nan), np.zeros(600)])
def test_a_speed_nobody_recorded_is_no_distance(speeds):
    assert SessionRecord(DAY, None, (signal("speed_m_s", speeds),)).distance_km is None
