"""Sessions: planned, done, and the days somebody confirmed as rest."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeVar
from uuid import uuid4

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from physiology.finding import Shape
from physiology.observation import Source
from physiology.session import DoneSession, PlannedSession
from store.columns import storable, utc
from store.database import Database
from store.people import lock_athlete
from store.recording import Recorded, compared, insert_missing, upsert
from store.tables import done_sessions, planned_sessions, rest_days


class Identity(NamedTuple):
    """What makes a session that took place this one and no other."""

    on: date
    activity: str
    ended_at: datetime | None
    duration_min: float
    vendor: str
    device: str | None
    method: str | None


class Values(NamedTuple):
    """What else is known of a session that took place."""

    kind: str
    session_rpe: float | None
    distance_km: float | None
    note: str | None


class StoredPlan(Shape):
    """A planned session and whose it is."""

    id: str
    athlete_id: str
    session: PlannedSession


class StoredDone(Shape):
    """A session that took place and whose it is."""

    id: str
    athlete_id: str
    session: DoneSession


Stored = TypeVar("Stored", StoredPlan, StoredDone)
Plans = dict[str, tuple[StoredPlan, ...]]
Log = dict[str, tuple[StoredDone, ...]]
"""By athlete, everybody asked about included."""


class UnknownSession(Exception):
    """No session that took place has this id."""

    def __init__(self, session_id: str) -> None:
        super().__init__(f"no session {session_id}")
        self.session_id = session_id


class DuplicateSession(Exception):
    """The change would make this session the same as another one."""

    def __init__(self, session_id: str) -> None:
        super().__init__(f"session {session_id} would equal another one")
        self.session_id = session_id


class Sessions:
    """What was planned and what took place, by athlete."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def plan(self, athlete_id: str, planned: Iterable[PlannedSession]) -> Recorded:
        """Keep a plan. A session of the same day and title replaces the older one.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        wanted = {(one.on, storable(one.title)): one for one in planned}
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            stored = {
                (plan.session.on, storable(plan.session.title)): plan.session
                for plan in await _planned(connection, (athlete_id,), [day for day, _ in wanted])
            }
            to_write, recorded = compared(wanted, stored)
            rows = [
                {"id": uuid4().hex, "athlete_id": athlete_id, "on": on, "title": title}
                | {"body": wanted[on, title].model_dump_json()}
                for on, title in to_write
            ]
            await upsert(connection, planned_sessions, rows, ("athlete_id", "on", "title"))
        return recorded

    async def planned(self, athlete_id: str, first_on: date, last_on: date) -> tuple[StoredPlan, ...]:
        """The plan between two days, both included, in the order it is to be done."""
        return (await self.planned_of((athlete_id,), first_on, last_on))[athlete_id]

    async def planned_of(self, athlete_ids: Sequence[str], first_on: date, last_on: date) -> Plans:
        """The same for a roster, in one query."""
        async with self._database.reading() as connection:
            found = await _planned(connection, athlete_ids, (first_on, last_on))
        return _by_athlete(athlete_ids, sorted(found, key=_hour))

    async def record_done(self, athlete_id: str, done: Iterable[DoneSession]) -> Recorded:
        """Keep sessions that took place. The same day, activity, end, duration and source is the same session.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        NaiveInstant
            An end has no time zone.
        """
        wanted = dict(_split(one) for one in done)
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            known = await _done(connection, (athlete_id,), [identity[0] for identity in wanted])
            to_write, recorded = compared(wanted, dict(_split(one.session) for one in known))
            place = await _next_place(connection, athlete_id)
            rows = [
                {"id": uuid4().hex, "athlete_id": athlete_id, "place": place + n}
                | identity._asdict()
                | wanted[identity]._asdict()
                for n, identity in enumerate(to_write)
            ]
            await upsert(connection, done_sessions, rows, ("athlete_id", *Identity._fields))
        return recorded

    async def done(self, athlete_id: str, first_on: date, last_on: date) -> tuple[StoredDone, ...]:
        """The sessions between two days, both included, oldest first; without a known end, as they were recorded."""
        return (await self.done_of((athlete_id,), first_on, last_on))[athlete_id]

    async def done_of(self, athlete_ids: Sequence[str], first_on: date, last_on: date) -> Log:
        """The same for a roster, in one query."""
        async with self._database.reading() as connection:
            return _by_athlete(athlete_ids, await _done(connection, athlete_ids, (first_on, last_on)))

    async def amend_done(self, session_id: str, session: DoneSession) -> None:
        """Replace what is known of a session.

        Raises
        ------
        UnknownSession
            There is no such session.
        DuplicateSession
            Another session of this athlete is the same as the amended one.
        """
        identity, values = _split(session)
        change = (
            update(done_sessions)
            .where(done_sessions.c.id == session_id)
            .values({**identity._asdict(), **values._asdict()})
        )
        async with self._database.writing() as connection:
            try:
                if not (await connection.execute(change)).rowcount:
                    raise UnknownSession(session_id)
            except IntegrityError:
                raise DuplicateSession(session_id) from None

    async def confirm_rest(self, athlete_id: str, on: date) -> None:
        """Note that a day was a rest day: a known zero.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        await self.confirm_rests(athlete_id, (on,))

    async def confirm_rests(self, athlete_id: str, days: Iterable[date]) -> Recorded:
        """Note that days were rest days.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        wanted = dict.fromkeys(days, True)
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            mine = select(rest_days.c.on).where(rest_days.c.athlete_id == athlete_id)
            stored = dict.fromkeys((await connection.execute(mine)).scalars().all(), True)
            to_write, recorded = compared(wanted, stored)
            rows = [{"athlete_id": athlete_id, "on": on} for on in to_write]
            await insert_missing(connection, rest_days, rows, ("athlete_id", "on"))
        return recorded


def _by_athlete(athlete_ids: Sequence[str], found: Iterable[Stored]) -> dict[str, tuple[Stored, ...]]:
    """What was found in the same order, athlete by athlete; empty for who has nothing."""
    mine: dict[str, list[Stored]] = {athlete_id: [] for athlete_id in athlete_ids}
    for one in found:
        mine[one.athlete_id].append(one)
    return {athlete_id: tuple(theirs) for athlete_id, theirs in mine.items()}


def _hour(plan: StoredPlan) -> tuple[date, float, str]:
    hour = plan.session.starts_at_hour
    return plan.session.on, 24.0 if hour is None else hour, plan.session.title


async def _planned(connection: AsyncConnection, athlete_ids: Sequence[str], days: Sequence[date]) -> list[StoredPlan]:
    if not days:
        return []
    table = planned_sessions.c
    theirs = select(table.id, table.athlete_id, table.body).where(
        table.athlete_id.in_(athlete_ids), table.on.between(min(days), max(days))
    )
    return [
        StoredPlan(id=plan_id, athlete_id=athlete_id, session=PlannedSession.model_validate_json(body))
        for plan_id, athlete_id, body in (await connection.execute(theirs)).all()
    ]


async def _done(connection: AsyncConnection, athlete_ids: Sequence[str], days: Sequence[date]) -> list[StoredDone]:
    if not days:
        return []
    table = done_sessions.c
    theirs = (
        select(done_sessions)
        .where(table.athlete_id.in_(athlete_ids), table.on.between(min(days), max(days)))
        .order_by(table.on, table.ended_at, table.place, table.id)
    )
    return [_stored_done(row) for row in (await connection.execute(theirs)).mappings().all()]


async def _next_place(connection: AsyncConnection, athlete_id: str) -> int:
    """The place of the next session in the order an athlete's sessions were recorded in."""
    last = select(func.max(done_sessions.c.place)).where(done_sessions.c.athlete_id == athlete_id)
    return ((await connection.execute(last)).scalar() or 0) + 1


def _stored_done(row: RowMapping) -> StoredDone:
    session = DoneSession(
        source=Source(vendor=row["vendor"], device=row["device"], method=row["method"]),
        **{key: row[key] for key in DoneSession.model_fields if key != "source"},
    )
    return StoredDone(id=row["id"], athlete_id=row["athlete_id"], session=session)


def _split(session: DoneSession) -> tuple[Identity, Values]:
    """What makes a session this session, and the rest."""
    source = session.source
    identity = Identity(
        on=session.on,
        activity=storable(session.activity),
        ended_at=None if session.ended_at is None else utc("ended_at", session.ended_at),
        duration_min=session.duration_min,
        vendor=storable(source.vendor),
        device=storable(source.device) if source.device else None,
        method=storable(source.method) if source.method else None,
    )
    note = None if session.note is None else storable(session.note)
    return identity, Values(session.kind, session.session_rpe, session.distance_km, note)
