"""Sessions planned and done, and confirmed rest."""

from datetime import UTC, date, datetime, timedelta

import pytest

from physiology.observation import Source
from physiology.session import DoneSession, PlannedSession, SessionKind
from store import Athlete, DuplicateSession, NaiveInstant, Recorded, Store, UnknownAthlete, UnknownSession

DAY = date(2026, 3, 2)
CHAT = Source(vendor="chat")


def planned(title: str, on: date = DAY, **rest: object) -> PlannedSession:
    fields = {"on": on, "title": title, "kind": SessionKind.EASY, "duration_min": 40, "target_rpe": 3} | rest
    return PlannedSession.model_validate(fields)


def done(on: date = DAY, **rest: object) -> DoneSession:
    fields = {"on": on, "activity": "run", "duration_min": 40, "session_rpe": 5, "source": CHAT} | rest
    return DoneSession.model_validate(fields)


async def test_a_plan_kept_twice_is_one_plan(store: Store, athlete: Athlete) -> None:
    plan = [
        planned("6 x 4 min", kind="intervals", reps=6, rep_min=4.0, exercises=("run",), notes=("mobility_block",)),
        planned("Swim", starts_at_hour=7.5),
        planned("Long run", DAY + timedelta(days=1)),
    ]
    assert await store.sessions.plan(athlete.id, plan) == Recorded(new=3)
    first = await store.sessions.planned(athlete.id, DAY, DAY + timedelta(days=1))
    assert await store.sessions.plan(athlete.id, plan) == Recorded(unchanged=3)
    assert [one.session for one in first] == [plan[1], plan[0], plan[2]]
    assert await store.sessions.planned(athlete.id, DAY, DAY + timedelta(days=1)) == first


async def test_a_changed_plan_keeps_its_id(store: Store, athlete: Athlete) -> None:
    await store.sessions.plan(athlete.id, [planned("Easy run")])
    (before,) = await store.sessions.planned(athlete.id, DAY, DAY)
    assert await store.sessions.plan(athlete.id, [planned("Easy run", duration_min=30)]) == Recorded(changed=1)
    (after,) = await store.sessions.planned(athlete.id, DAY, DAY)
    assert (after.id, after.session.duration_min) == (before.id, 30)


async def test_a_session_done_is_recorded_once(store: Store, athlete: Athlete) -> None:
    ended_at = datetime(2026, 3, 2, 18, tzinfo=UTC)
    sessions = [
        done(ended_at=ended_at, distance_km=8.2, note="felt good\x00"),
        done(),
        done(activity="swim"),
        done(duration_min=41),
        done(source=Source(vendor="fitbit", device="charge")),
        done(DAY - timedelta(days=1)),
    ]
    assert await store.sessions.record_done(athlete.id, sessions) == Recorded(new=6)
    assert await store.sessions.record_done(athlete.id, sessions) == Recorded(unchanged=6)
    kept = await store.sessions.done(athlete.id, DAY - timedelta(days=1), DAY)
    assert kept[0].session == sessions[-1]
    assert kept[-1].session.ended_at == ended_at
    assert kept[-1].session.note == "felt good\ufffd"
    assert {one.athlete_id for one in kept} == {athlete.id}


async def test_a_rating_given_later_changes_the_session(store: Store, athlete: Athlete) -> None:
    await store.sessions.record_done(athlete.id, [done(session_rpe=None)])
    assert await store.sessions.record_done(athlete.id, [done(session_rpe=6)]) == Recorded(changed=1)
    (kept,) = await store.sessions.done(athlete.id, DAY, DAY)
    assert kept.session.session_rpe == 6


async def test_sessions_without_a_known_end_come_as_they_were_recorded(store: Store, athlete: Athlete) -> None:
    for activity in ("swim", "run", "ride", "gym", "row", "walk"):
        await store.sessions.record_done(athlete.id, [done(activity=activity, session_rpe=None)])
    await store.sessions.record_done(athlete.id, [done(activity="run")])
    kept = await store.sessions.done(athlete.id, DAY, DAY)
    assert [one.session.activity for one in kept] == ["swim", "run", "ride", "gym", "row", "walk"]


async def test_an_amended_session_is_the_same_one(store: Store, athlete: Athlete) -> None:
    await store.sessions.record_done(athlete.id, [done()])
    (before,) = await store.sessions.done(athlete.id, DAY, DAY)
    await store.sessions.amend_done(before.id, done(duration_min=55, session_rpe=7))
    (after,) = await store.sessions.done(athlete.id, DAY, DAY)
    assert (after.id, after.session) == (before.id, done(duration_min=55, session_rpe=7))


async def test_a_session_cannot_be_amended_into_another(store: Store, athlete: Athlete) -> None:
    await store.sessions.record_done(athlete.id, [done(), done(activity="swim")])
    run = next(one for one in await store.sessions.done(athlete.id, DAY, DAY) if one.session.activity == "run")
    with pytest.raises(DuplicateSession) as duplicate:
        await store.sessions.amend_done(run.id, done(activity="swim"))
    assert duplicate.value.session_id == run.id
    assert len(await store.sessions.done(athlete.id, DAY, DAY)) == 2
    with pytest.raises(UnknownSession):
        await store.sessions.amend_done("nothing", done())


async def test_an_end_without_a_zone_is_refused(store: Store, athlete: Athlete) -> None:
    with pytest.raises(NaiveInstant):
        await store.sessions.record_done(athlete.id, [done(ended_at=datetime(2026, 3, 2, 18))])


async def test_rest_is_confirmed_once_and_by_somebody(store: Store, athlete: Athlete) -> None:
    await store.sessions.confirm_rest(athlete.id, DAY)
    await store.sessions.confirm_rest(athlete.id, DAY)
    history = (await store.histories([athlete.id], DAY, DAY))[athlete.id]
    assert history.of("rest_confirmed").tolist() == [1.0]
    with pytest.raises(UnknownAthlete):
        await store.sessions.confirm_rest("nobody", DAY)
    with pytest.raises(UnknownAthlete):
        await store.sessions.record_done("nobody", [done()])
    with pytest.raises(UnknownAthlete):
        await store.sessions.plan("nobody", [planned("Easy run")])


async def test_a_rosters_plans_and_sessions_are_read_together_and_nobody_is_left_out(
    store: Store, athlete: Athlete
) -> None:
    other = await store.people.add_athlete(athlete.team_id, "Another Runner")
    idle = await store.people.add_athlete(athlete.team_id, "Idle Runner")
    for one, title in ((athlete, "Swim"), (other, "Row")):
        await store.sessions.plan(one.id, [planned(title, starts_at_hour=18.0), planned("Run", starts_at_hour=7.0)])
        await store.sessions.record_done(one.id, [done(DAY + timedelta(days=1)), done()])
    ids = [other.id, athlete.id, idle.id]
    plans = await store.sessions.planned_of(ids, DAY, DAY)
    assert [[plan.session.title for plan in plans[one]] for one in ids] == [["Run", "Row"], ["Run", "Swim"], []]
    assert plans[athlete.id] == await store.sessions.planned(athlete.id, DAY, DAY)
    log = await store.sessions.done_of(ids, DAY, DAY + timedelta(days=1))
    assert [len(log[one]) for one in ids] == [2, 2, 0]
    assert log[other.id] == await store.sessions.done(other.id, DAY, DAY + timedelta(days=1))
    assert log[other.id][0].session.on == DAY
    assert await store.sessions.planned_of([], DAY, DAY) == {}
