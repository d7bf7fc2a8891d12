"""Muscle oxygen in the day's decision: read where a session has rests to lengthen, and replayed with it."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.observation import Source
from physiology.session import PlannedSession, SessionKind
from physiology.stream import Stream
from store import Store
from tests.agent.sound_calls import said
from tools.context import Principal, Role
from tools.oxygen_findings import oxygen_findings
from tools.replaying import replayed

TODAY = date(2026, 3, 4)
SENSOR, METER = Source(vendor="moxy", device="m1"), Source(vendor="meter", device="p1")
EFFORTS = tuple((float(start), float(start + 240)) for start in range(600, 2400, 360))
RULE = "Muscle oxygen that comes back late asks for more rest between repetitions."


def recorded(on: date, half_s: float) -> tuple[Stream, Stream]:
    """Five efforts of four minutes; oxygen falls from 70 to 30 % and comes back with one half-recovery time."""
    seconds = np.arange(0.0, 2520.0, 2.0)
    oxygen, power = np.full(seconds.size, 70.0), np.full(seconds.size, 20.0)
    for start, end in EFFORTS:
        working, after = (seconds > start) & (seconds <= end), seconds > end
        oxygen[working] = 30.0
        power[working] = 250.0
        oxygen[after] = 70.0 - 40.0 * 0.5 ** ((seconds[after] - end) / half_s)
    oxygen += np.where(np.arange(seconds.size) % 2, 0.3, -0.3)
    return (
        Stream("smo2_pct", on, seconds, oxygen, SENSOR, None, "vastus", EFFORTS),
        Stream("power_w", on, seconds, power, METER, None, None, ()),
    )


def planned(kind: SessionKind) -> PlannedSession:
    return PlannedSession(on=TODAY, title="Session", kind=kind, duration_min=60, target_rpe=8)


async def somebody(store: Store, newest_ago: int = 2, newest_half_s: float = 40.0) -> str:
    """An athlete with eight sessions of a half-recovery around 24 s and one newest."""
    team = await store.people.add_team("Wearers")
    athlete = await store.people.add_athlete(team.id, "Simulated Wearer")
    usual = [one for ago in range(8) for one in recorded(TODAY - timedelta(20 + 4 * ago), 23.0 + 0.3 * ago)]
    await store.streams.record(athlete.id, (*usual, *recorded(TODAY - timedelta(newest_ago), newest_half_s)))
    return athlete.id


async def test_a_slow_return_is_found_and_the_same_again(sqlite_store):
    athlete_id = await somebody(sqlite_store)
    sessions = {athlete_id: planned(SessionKind.INTERVALS)}
    found = await oxygen_findings(sqlite_store, sessions, TODAY)
    assert found[athlete_id].value.trend == "slower"
    assert (await oxygen_findings(sqlite_store, sessions, TODAY))[athlete_id] is found[athlete_id]


@pytest.mark.parametrize("kind", [kind for kind in SessionKind if kind not in {"intervals", "strength"}])
async def test_a_session_without_rests_is_not_asked_about(sqlite_store, kind):
    athlete_id = await somebody(sqlite_store)
    assert await oxygen_findings(sqlite_store, {athlete_id: planned(kind)}, TODAY) == {}


@pytest.mark.parametrize(("ago", "read"), [(0, True), (6, True), (7, False)])
async def test_a_recording_counts_for_seven_days(sqlite_store, ago, read):
    athlete_id = await somebody(sqlite_store, newest_ago=ago)
    found = await oxygen_findings(sqlite_store, {athlete_id: planned(SessionKind.STRENGTH)}, TODAY)
    assert (athlete_id in found) is read


async def test_the_decision_lengthens_rests_says_why_and_replays_the_same(sqlite_store):
    athlete_id = await somebody(sqlite_store)
    await sqlite_store.sessions.plan(athlete_id, [planned(SessionKind.STRENGTH)])
    athlete = await sqlite_store.people.athlete_by_id(athlete_id)
    who = Principal(person_id=athlete_id, role=Role.ATHLETE, name=athlete.name, team_id=athlete.team_id)
    (answer,) = await said(sqlite_store, who, TODAY, [("show_plan", {})])
    assert (answer.violations, answer.error) == ((), None)
    assert RULE in answer.text
    decision = await sqlite_store.decisions.latest(athlete_id, TODAY)
    assert [fired.rule for fired in decision.adjustment.rules] == ["OXYGEN_SLOW_LENGTHENS_RESTS"]
    assert await replayed(sqlite_store, decision) == decision.adjustment


async def test_oxygen_as_usual_changes_nothing(sqlite_store):
    athlete_id = await somebody(sqlite_store, newest_half_s=24.0)
    await sqlite_store.sessions.plan(athlete_id, [planned(SessionKind.INTERVALS)])
    athlete = await sqlite_store.people.athlete_by_id(athlete_id)
    who = Principal(person_id=athlete_id, role=Role.ATHLETE, name=athlete.name, team_id=athlete.team_id)
    (answer,) = await said(sqlite_store, who, TODAY, [("show_plan", {})])
    assert RULE not in answer.text
