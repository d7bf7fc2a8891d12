"""Decisions: what was done to a planned session and why. Written once, read as they were, never changed."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Select, insert, select

from physiology.adjustment import Adjustment
from physiology.finding import Fact, Shape
from store.columns import utc
from store.database import Database
from store.people import lock_athlete
from store.tables import decisions


class Decision(Shape):
    """One planned session, the session to do instead, and everything the change rested on at that moment."""

    id: str
    athlete_id: str
    on: date
    decided_at: datetime
    adjustment: Adjustment
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    """What was not known: metric keys."""
    engine: str
    """`name@revision` of the rules."""
    inputs_sha256: str
    decided_by: str
    """`rule`, or the id of the person who decided."""
    approved_by: str | None


class DecisionExists(Exception):
    """Another decision has this id; decisions do not change."""

    def __init__(self, decision_id: str) -> None:
        super().__init__(f"decision {decision_id} exists and differs")
        self.decision_id = decision_id


class Decisions:
    """What was decided, by athlete."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, decision: Decision) -> None:
        """Keep a decision. Keeping the same one twice changes nothing.

        Raises
        ------
        DecisionExists
            A different decision has this id.
        UnknownAthlete
            Nobody has the athlete's id.
        pydantic.ValidationError
            One of its numbers is NaN.
        """
        values = {
            "id": decision.id,
            "athlete_id": decision.athlete_id,
            "on": decision.on,
            "decided_at": utc("decided_at", decision.decided_at),
            "body": _readable(decision),
        }
        async with self._database.writing() as connection:
            await lock_athlete(connection, decision.athlete_id)
            found = (await connection.execute(_bodies().where(decisions.c.id == decision.id))).scalar()
            if found is None:
                await connection.execute(insert(decisions).values(values))
            elif Decision.model_validate_json(found) != decision:
                raise DecisionExists(decision.id)

    async def show(self, decision_id: str) -> Decision | None:
        """The decision with this id."""
        found = await self._read(_bodies().where(decisions.c.id == decision_id))
        return found[0] if found else None

    async def latest(self, athlete_id: str, on: date) -> Decision | None:
        """The newest decision about an athlete's day."""
        table = decisions.c
        newest = _bodies().where(table.athlete_id == athlete_id, table.on == on)
        found = await self._read(newest.order_by(table.decided_at.desc(), table.seq.desc()).limit(1))
        return found[0] if found else None

    async def latest_of(self, athlete_ids: Sequence[str], on: date) -> dict[str, Decision]:
        """The newest decision about a day, by athlete, in one query; who has none is left out."""
        table = decisions.c
        newest = _bodies().where(table.athlete_id.in_(athlete_ids), table.on == on)
        found = await self._read(newest.order_by(table.decided_at, table.seq))
        return {decision.athlete_id: decision for decision in found}

    async def between(self, athlete_id: str, first_on: date, last_on: date) -> tuple[Decision, ...]:
        """Every decision about the days between two, both included, oldest first."""
        table = decisions.c
        mine = _bodies().where(table.athlete_id == athlete_id, table.on.between(first_on, last_on))
        return await self._read(mine.order_by(table.on, table.decided_at, table.seq))

    async def _read(self, bodies: Select[str]) -> tuple[Decision, ...]:
        async with self._database.reading() as connection:
            found = (await connection.execute(bodies)).scalars().all()
        return tuple(Decision.model_validate_json(body) for body in found)


def _readable(decision: Decision) -> str:
    """A decision as text that reads back: a NaN among its facts would be lost on the way, and is refused here."""
    body = decision.model_dump_json()
    Decision.model_validate_json(body)
    return body


def _bodies() -> Select[str]:
    return select(decisions.c.body)
