"""Everything about an athlete, or nothing."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from physiology.adjustment import Adjustment
from physiology.bfr.screening import SignOff
from physiology.observation import Observation, Source
from physiology.session import DoneSession, PlannedSession, SessionKind
from physiology.stream import Stream
from store import Athlete, AuditEvent, Decision, Store, Turn, UnknownAthlete
from store.cuff import Signed

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
SAID = "my left knee hurts on stairs"
PLAN = PlannedSession(on=DAY, title="Easy run", kind=SessionKind.EASY, duration_min=40, target_rpe=3)


async def live(store: Store, athlete: Athlete) -> None:
    source = Source(vendor="chat")
    await store.import_batch(
        athlete.id,
        [Observation(metric="pain_nrs", value=3, on=DAY, at=NOW, source=source)],
        [DoneSession(on=DAY, activity="run", duration_min=40, source=source, note=SAID)],
        [DAY],
        [Stream("power_w", DAY, np.arange(2.0), np.array([180.0, 190.0]), source, NOW)],
    )
    await store.sessions.plan(athlete.id, [PLAN])
    await store.decisions.record(
        Decision(
            id=f"decision of {athlete.id}",
            athlete_id=athlete.id,
            on=DAY,
            decided_at=NOW,
            adjustment=Adjustment(before=PLAN, after=PLAN, rules=(), method="prescription@1"),
            facts=(),
            missing=(),
            engine="prescription@1",
            inputs_sha256="0" * 64,
            decided_by="rule",
            approved_by=None,
        )
    )
    sign_off = SignOff(by="Dr Ito", signed_at=NOW, expires_at=NOW, points_seen=0)
    await store.cuff.add(athlete.id, Signed(sign_off=sign_off), NOW, athlete.id)
    turn = Turn(asked_at=NOW, text=SAID, reply="Noted.", action="log", route="offline", language="en")
    await store.conversations.append(f"thread of {athlete.id}", athlete.id, turn)
    await store.links.redeem(await store.links.issue(athlete.id, "athlete", NOW), f"account of {athlete.id}", NOW)
    await store.links.issue(athlete.id, "athlete", NOW)
    await store.audit.append(
        AuditEvent(at=NOW, kind="asked", person_id=athlete.id, subject_id=athlete.id, detail={"tool": "log_wellness"})
    )


async def test_an_export_holds_every_kind_of_row_and_nobody_elses(store: Store, athlete: Athlete) -> None:
    other = await store.people.add_athlete(athlete.team_id, "Ben")
    await live(store, athlete)
    await live(store, other)
    exported = await store.export_athlete(athlete.id)
    assert {name: len(rows) for name, rows in exported.items()} == dict.fromkeys(exported, 1) | {"audit_events": 2}
    assert other.id not in (text := json.dumps(exported))
    assert SAID in text
    assert exported["observations"][0] | {"stream_id": 0} == {
        "metric": "pain_nrs",
        "vendor": "chat",
        "device": None,
        "method": None,
        "stream_id": 0,
        "on": "2026-03-02",
        "at": "2026-03-02T06:00:00+00:00",
        "value": 3.0,
        "suspect": False,
    }


async def test_erasure_leaves_nothing_but_bare_ids_in_a_valid_trail(
    store: Store, athlete: Athlete, behind_the_store: Callable[[str], list[tuple[object, ...]]]
) -> None:
    other = await store.people.add_athlete(athlete.team_id, "Ben")
    await live(store, athlete)
    await live(store, other)
    kept = await store.export_athlete(other.id)
    await store.erase_athlete(athlete.id)
    trained = ("athletes", "streams", "observations", "planned_sessions", "done_sessions", "rest_days", "decisions")
    tables = (*trained, "recorded_streams", "threads", "turns", "links", "link_codes", "cuff_records")
    counts = {name: behind_the_store(f"SELECT count(*) FROM {name}")[0][0] for name in tables}
    assert counts == dict.fromkeys(tables, 1)
    assert await store.export_athlete(other.id) == kept
    report = await store.audit.verify()
    assert (report.ok, report.events) == (True, 4)
    assert len(await store.audit.about(athlete.id)) == 2
    assert await store.people.athlete("Ada Berg") is None


async def test_what_was_erased_is_in_no_file(sqlite_store: Store, sqlite_url: str) -> None:
    team = await sqlite_store.people.add_team("Harriers")
    ada = await sqlite_store.people.add_athlete(team.id, "Ada Berg")
    await live(sqlite_store, ada)
    directory = Path(sqlite_url.removeprefix("sqlite:///")).parent

    def on_disk() -> bytes:
        return b"".join(path.read_bytes() for path in directory.iterdir())

    assert SAID.encode() in on_disk()
    await sqlite_store.erase_athlete(ada.id)
    assert SAID.encode() not in on_disk()
    assert b"Ada Berg" not in on_disk()


async def test_nobody_can_be_neither_exported_nor_erased(store: Store) -> None:
    with pytest.raises(UnknownAthlete):
        await store.export_athlete("nobody")
    with pytest.raises(UnknownAthlete):
        await store.erase_athlete("nobody")
