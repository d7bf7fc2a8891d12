"""A FIT file in the store: its session, its signals, once."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from physiology.observation import Source
from physiology.session import DoneSession
from store import Athlete, Recorded, Store
from tests.devices.files import fit_bytes
from workflows.imports import import_files

TODAY = date(2026, 11, 20)
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
DAY = START.date()


def ride(path: Path) -> Path:
    records = [
        ("record", {"timestamp": START + timedelta(seconds=n), "heart_rate": 120 + n % 7, "power": 200 + n})
        for n in range(60)
    ]
    ended_at = START + timedelta(seconds=60)
    times = {"timestamp": ended_at, "start_time": START, "elapsed_ms": 60_000, "timer_ms": 60_000}
    head = ("file_id", {"type": 4, "manufacturer": 1, "product": 1328})
    path.write_bytes(fit_bytes.fit(head, *records, ("session", times | {"sport": 2})))
    return path


async def an_athlete(store: Store) -> Athlete:
    team = await store.people.add_team("Harriers")
    return await store.people.add_athlete(team.id, "Ada Berg")


async def test_a_file_imported_twice_is_there_once(store: Store, tmp_path: Path) -> None:
    athlete = await an_athlete(store)
    path = ride(tmp_path / "ride.fit")
    first = await import_files(store, athlete.id, "fit", path, today=TODAY)
    assert (first.recorded, first.sessions, first.streams) == (Recorded(new=3), 1, 2)
    again = await import_files(store, athlete.id, "fit", path, today=TODAY)
    assert again.recorded == Recorded(unchanged=3)
    (done,) = await store.sessions.done(athlete.id, DAY, DAY)
    assert (done.session.activity, done.session.session_rpe) == ("ride", None)
    (power,) = await store.streams.of(athlete.id, "power_w", DAY, DAY)
    assert power.values.tolist() == [200.0 + n for n in range(60)]
    assert power.started_at == START


async def test_signals_of_a_session_somebody_rated_elsewhere_are_kept(store: Store, tmp_path: Path) -> None:
    athlete = await an_athlete(store)
    rated = DoneSession(on=DAY, activity="ride", duration_min=1, session_rpe=4, source=Source(vendor="chat"))
    await store.sessions.record_done(athlete.id, [rated])
    report = await import_files(store, athlete.id, "fit", ride(tmp_path / "ride.fit"), today=TODAY)
    assert (report.sessions, report.rated_before, report.streams) == (0, 1, 2)
    assert len(await store.sessions.done(athlete.id, DAY, DAY)) == 1
    assert len(await store.streams.of(athlete.id, "heart_rate_bpm", DAY, DAY)) == 1
