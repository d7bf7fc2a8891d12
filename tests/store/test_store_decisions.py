"""Decisions are written once and read as they were."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from pydantic import ValidationError

from physiology.adjustment import Adjustment, Change, Counterfactual, RuleFired
from physiology.finding import Fact, Kind, Window
from physiology.session import PlannedSession, SessionKind
from store import Athlete, Decision, DecisionExists, NaiveInstant, Store, UnknownAthlete

DAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)
PLAN = PlannedSession(on=DAY, title="6 x 4 min", kind=SessionKind.INTERVALS, duration_min=60, target_rpe=7, reps=6)
READINESS = Fact(
    metric="readiness",
    value=0.1 + 0.2,
    window=Window(first_on=DAY, last_on=DAY, days_used=1, days_expected=1),
    kind=Kind.COMPUTED,
)


def decision(decision_id: str, athlete: Athlete, on: date = DAY, decided_at: datetime = MORNING) -> Decision:
    rule = RuleFired(
        rule="short_sleep",
        changes=(Change(field="reps", before=6, after=5),),
        facts=(READINESS,),
        citation="house_rule",
        would_have_kept=Counterfactual(metric="sleep_min", threshold=420, side="at_least"),
    )
    return Decision(
        id=decision_id,
        athlete_id=athlete.id,
        on=on,
        decided_at=decided_at,
        adjustment=Adjustment(
            before=PLAN, after=PLAN.model_copy(update={"reps": 5}), rules=(rule,), method="prescription@1"
        ),
        facts=(READINESS,),
        missing=("rmssd_ms",),
        engine="prescription@1",
        inputs_sha256="0" * 64,
        decided_by="rule",
        approved_by=None,
    )


async def test_a_decision_is_read_as_it_was_written(store: Store, athlete: Athlete) -> None:
    written = decision("d1", athlete)
    await store.decisions.record(written)
    assert await store.decisions.show("d1") == written
    assert await store.decisions.show("d2") is None


async def test_a_decision_that_would_not_read_back_is_not_written(store: Store, athlete: Athlete) -> None:
    unknown = READINESS.model_copy(update={"value": float("nan")})
    with pytest.raises(ValidationError):
        await store.decisions.record(decision("d1", athlete).model_copy(update={"facts": (unknown,)}))
    assert await store.decisions.show("d1") is None


async def test_writing_the_same_decision_again_changes_nothing(store: Store, athlete: Athlete) -> None:
    written = decision("d1", athlete)
    await store.decisions.record(written)
    await store.decisions.record(written)
    assert await store.decisions.between(athlete.id, DAY, DAY) == (written,)


async def test_a_decision_never_changes(
    store: Store, athlete: Athlete, behind_the_store: Callable[[str], object]
) -> None:
    written = decision("d1", athlete)
    await store.decisions.record(written)
    with pytest.raises(DecisionExists) as exists:
        await store.decisions.record(written.model_copy(update={"approved_by": "coach"}))
    assert exists.value.decision_id == "d1"
    with pytest.raises((sqlite3.IntegrityError, psycopg.DatabaseError), match="never change"):
        behind_the_store("UPDATE decisions SET body = '{}'")
    assert await store.decisions.show("d1") == written


async def test_the_latest_decision_about_a_day_is_the_newest(store: Store, athlete: Athlete) -> None:
    noon = MORNING + timedelta(hours=6)
    for name, moment in (("noon", noon), ("again", noon), ("early", MORNING)):
        await store.decisions.record(decision(name, athlete, decided_at=moment))
    await store.decisions.record(decision("tomorrow", athlete, on=DAY + timedelta(days=1)))
    latest = await store.decisions.latest(athlete.id, DAY)
    assert latest is not None
    assert latest.id == "again"
    assert await store.decisions.latest(athlete.id, DAY - timedelta(days=1)) is None
    found = await store.decisions.between(athlete.id, DAY, DAY + timedelta(days=1))
    assert [one.id for one in found] == ["early", "noon", "again", "tomorrow"]


async def test_a_decision_has_an_athlete_and_a_moment(store: Store, athlete: Athlete) -> None:
    with pytest.raises(UnknownAthlete):
        await store.decisions.record(decision("d1", athlete.model_copy(update={"id": "nobody"})))
    with pytest.raises(NaiveInstant):
        await store.decisions.record(decision("d1", athlete, decided_at=datetime(2026, 3, 2, 6)))


async def test_a_rosters_newest_decisions_are_read_together(store: Store, athlete: Athlete) -> None:
    other = await store.people.add_athlete(athlete.team_id, "Another Runner")
    idle = await store.people.add_athlete(athlete.team_id, "Idle Runner")
    await store.decisions.record(decision("late", athlete, decided_at=MORNING + timedelta(hours=2)))
    await store.decisions.record(decision("early", athlete))
    await store.decisions.record(decision("first", other))
    await store.decisions.record(decision("second", other))
    await store.decisions.record(decision("elsewhere", other, on=DAY + timedelta(days=1)))
    found = await store.decisions.latest_of([athlete.id, other.id, idle.id], DAY)
    assert {key: one.id for key, one in found.items()} == {athlete.id: "late", other.id: "second"}
    assert found[athlete.id] == await store.decisions.latest(athlete.id, DAY)
    assert found[other.id] == await store.decisions.latest(other.id, DAY)
