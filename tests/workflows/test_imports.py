from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from devices.files import NoSuchPath, RejectedFor, UnknownFormat
from physiology.observation import Source
from physiology.session import DoneSession
from store import Recorded, UnknownAthlete
from workflows.imports import athlete_named, import_files

TODAY = date(2026, 11, 20)
PMDATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "physio" / "pmdata"
NIRS = PMDATA.parent / "nirs"
DIARY = (
    "date,resting_hr_bpm,mood_score,duration_min,session_rpe,activity,rest_day\n"
    "2026-01-05,48,4,60,7,run,\n"
    "2026-01-06,480,4,45,,swim,\n"
    "2026-01-07,49,0,,,,yes\n"
)


@pytest.fixture
def diary(tmp_path):
    path = tmp_path / "diary.csv"
    path.write_text(DIARY)
    return path


async def imported(store, path, name="Ada Berg", format_name="csv", **options):
    athlete_id = await athlete_named(store, name, "Harriers")
    return athlete_id, await import_files(store, athlete_id, format_name, path, today=TODAY, **options)


async def test_an_import_keeps_what_is_good_and_says_what_is_not(store, diary):
    athlete_id, report = await imported(store, diary)
    assert report.recorded == Recorded(new=7)
    assert (report.observations, report.sessions, report.rest_days, report.rated_before) == (4, 2, 1, 0)
    assert (report.first_on, report.last_on) == (date(2026, 1, 5), date(2026, 1, 7))
    assert [(item.reason, item.row) for item in report.rejected] == [(RejectedFor.IMPOSSIBLE_VALUE, 3)]
    assert report.has_faults
    assert (report.files[0].read, report.files[0].kept, report.files[0].missing) == (3, 3, 2)
    history = (await store.histories([athlete_id], report.first_on, report.last_on))[athlete_id]
    np.testing.assert_equal(history.of("resting_hr_bpm"), [48, np.nan, 49])
    np.testing.assert_equal(history.of("session_load_au"), [420, np.nan, np.nan])
    np.testing.assert_equal(history.of("rest_confirmed"), [0, 0, 1])


async def test_importing_twice_changes_nothing(store, diary):
    _, first = await imported(store, diary)
    athlete_id, second = await imported(store, diary)
    assert second.recorded == Recorded(unchanged=first.recorded.new)
    assert second.model_copy(update={"recorded": first.recorded}) == first
    assert await store.observations.span(athlete_id) == (first.first_on, first.last_on)


async def test_a_corrected_file_changes_only_what_was_corrected(store, diary):
    _, first = await imported(store, diary)
    diary.write_text(DIARY.replace(",480,", ",50,").replace("-05,48,", "-05,47,"))
    _, second = await imported(store, diary)
    assert second.recorded == Recorded(new=1, changed=1, unchanged=first.recorded.new - 1)


async def test_a_rating_given_since_is_not_taken_back(store, diary):
    athlete_id, _ = await imported(store, diary)
    swim = (await store.sessions.done(athlete_id, date(2026, 1, 6), date(2026, 1, 6)))[0]
    await store.sessions.amend_done(swim.id, swim.session.model_copy(update={"session_rpe": 5.0, "note": "easy"}))
    _, again = await imported(store, diary)
    found = (await store.sessions.done(athlete_id, date(2026, 1, 6), date(2026, 1, 6)))[0]
    assert (found.session.session_rpe, again.rated_before, again.recorded.changed) == (5.0, 1, 0)


async def test_a_watch_does_not_unrate_a_day_that_was_rated_by_hand(store, diary):
    athlete_id = await athlete_named(store, "Ada Berg", "Harriers")
    by_hand = DoneSession(
        on=date(2026, 1, 6), activity="swimming", duration_min=50, session_rpe=4, source=Source(vendor="chat"),
        ended_at=datetime(2026, 1, 6, 18, tzinfo=UTC),
    )  # fmt: skip
    await store.sessions.record_done(athlete_id, [by_hand])
    _, report = await imported(store, diary)
    found = await store.sessions.done(athlete_id, date(2026, 1, 6), date(2026, 1, 6))
    assert ([one.session for one in found], report.rated_before, report.sessions) == ([by_hand], 1, 1)


async def test_unrated_and_rated_sessions_of_one_file_are_both_kept_each_time(store, diary):
    diary.write_text("date,duration_min,session_rpe,activity\n2026-01-05,60,7,run\n2026-01-05,45,,swim\n")
    assert (await imported(store, diary))[1].recorded == Recorded(new=2)
    assert (await imported(store, diary))[1].recorded == Recorded(unchanged=2)


async def test_a_failed_import_leaves_nothing_behind(sqlite_store, diary):
    athlete_id = await athlete_named(sqlite_store, "Ada Berg", "Harriers")
    with pytest.raises(UnknownAthlete):
        await import_files(sqlite_store, "nobody", "csv", diary, today=TODAY)
    with pytest.raises(UnknownFormat):
        await import_files(sqlite_store, athlete_id, "fax", diary, today=TODAY)
    with pytest.raises(NoSuchPath):
        await import_files(sqlite_store, athlete_id, "csv", diary.with_name("gone.csv"), today=TODAY)
    assert await sqlite_store.observations.span(athlete_id) is None


async def test_a_broken_file_is_a_report_and_not_an_error(sqlite_store, diary):
    diary.write_bytes(b"")
    _, report = await imported(sqlite_store, diary)
    assert (report.recorded, report.first_on) == (Recorded(), None)
    assert [item.reason for item in report.rejected] == [RejectedFor.BROKEN_FILE]


async def test_a_mapping_can_be_given(sqlite_store, diary, tmp_path):
    mapping = tmp_path / "other.yml"
    mapping.write_text("date: date\ncolumns: {mood_score: {metric: mood_score, scale: amount_1to5}}\n")
    athlete_id, report = await imported(sqlite_store, diary, mapping=mapping)
    assert report.recorded == Recorded(new=2)
    found = await sqlite_store.observations.of(athlete_id, "mood_score", report.first_on, report.last_on)
    assert {one.source.method for one in found} == {"amount_1to5"}


async def test_times_fall_on_the_athletes_own_days(sqlite_store, tmp_path):
    path = tmp_path / "hrv.csv"
    path.write_text("timestamp,rmssd_ms\n2026-01-05T23:30:00Z,60\n")
    team = await sqlite_store.people.add_team("Harriers")
    athlete = await sqlite_store.people.add_athlete(team.id, "Mei", time_zone="Asia/Tokyo")
    report = await import_files(sqlite_store, athlete.id, "csv", path, today=TODAY)
    assert report.first_on == date(2026, 1, 6)


async def test_progress_is_heard(sqlite_store, diary):
    heard = []
    await imported(sqlite_store, diary, progress=lambda *said: heard.append(said))
    assert heard == [("diary.csv", 0, 4)]


async def test_a_new_name_makes_a_new_athlete_and_a_known_one_does_not(sqlite_store):
    first = await athlete_named(sqlite_store, "Ada Berg", "Harriers")
    assert await athlete_named(sqlite_store, "ADA  berg", "Another team") == first
    second = await athlete_named(sqlite_store, "Bo Lind", "Harriers")
    assert first != second
    teams = await sqlite_store.people.teams()
    assert [team.name for team in teams] == ["Harriers"]


@pytest.mark.skipif(not PMDATA.is_dir(), reason="PMData is not beside the repository")
async def test_sixteen_real_people_import_twice_without_a_change(sqlite_store):
    for folder in sorted(PMDATA.iterdir()):
        _, first = await imported(sqlite_store, folder, folder.name, "pmdata")
        _, second = await imported(sqlite_store, folder, folder.name, "pmdata")
        assert first.recorded.new == first.observations + first.sessions > 600
        assert second.recorded == Recorded(unchanged=first.recorded.new)
        assert not first.has_faults


@pytest.mark.skipif(not PMDATA.is_dir(), reason="PMData is not beside the repository")
async def test_a_real_persons_days_keep_their_load(sqlite_store):
    athlete_id, report = await imported(sqlite_store, PMDATA / "p07", "p07", "pmdata")
    history = (await sqlite_store.histories([athlete_id], report.first_on, report.last_on))[athlete_id]
    assert history.streams["sleep_min"].method == "main_sleep"
    assert history.streams["resting_hr_bpm"].method == "daily"
    assert history.known("session_load_au", history.n_days) == 103
    assert history.known("mood_score", history.n_days) == 132


@pytest.mark.skipif(not NIRS.is_dir(), reason="the real recordings are not beside the repository")
@pytest.mark.parametrize(
    "name", ["moxy_intervals.csv", "moxy_ramp.xlsx", "train.red_intervals.csv", "moxy-occlusion.xlsx"]
)
async def test_a_recording_of_muscle_oxygen_imports_once(sqlite_store, name):
    athlete_id, first = await imported(sqlite_store, NIRS / name, format_name="nirs")
    assert first.recorded.new == first.streams > 0
    assert first.first_on is not None
    _, second = await imported(sqlite_store, NIRS / name, format_name="nirs")
    assert (second.recorded.new, second.recorded.changed, second.recorded.unchanged) == (0, 0, first.streams)
    kept = await sqlite_store.streams.of(athlete_id, "smo2_pct", first.first_on, first.last_on)
    assert kept
