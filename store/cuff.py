"""What people established about somebody's cuff: answers, signatures, proposals, approvals, sessions. Only added to."""

from datetime import datetime
from typing import Annotated, Literal, TypeVar

from pydantic import Field, TypeAdapter
from sqlalchemy import insert, select

from physiology.bfr.items import Answer, Clearing
from physiology.bfr.pressure_today import RestingPressure
from physiology.bfr.schemes import Arm, Done
from physiology.bfr.screening import SignOff
from physiology.bfr.worn import Limb
from physiology.finding import Shape
from store.audit import Audit, AuditEvent
from store.columns import utc
from store.database import Database
from store.people import lock_athlete
from store.tables import cuff_records

R = TypeVar("R", bound=Shape)


class Answered(Shape):
    """Questions of one occasion, answered: the screening, the check before a session, or the check-in after one."""

    kind: Literal["answered"] = "answered"
    answers: tuple[Answer, ...]
    resting: RestingPressure | None = None
    cuff_width_cm: float | None = None


class Signed(Shape):
    """A clinician's signature."""

    kind: Literal["signed"] = "signed"
    sign_off: SignOff


class Cleared(Shape):
    """A person who let it go on after a complaint."""

    kind: Literal["cleared"] = "cleared"
    clearing: Clearing


class Proposed(Shape):
    """A session that waits for a person's approval: a limb, and a scheme at a share of the occlusion pressure."""

    kind: Literal["proposed"] = "proposed"
    id: str
    limb: Limb
    arm: Arm
    method: str


class Approved(Shape):
    """A person agreed to a proposal."""

    kind: Literal["approved"] = "approved"
    proposal_id: str
    by: str
    channel: str


class Ended(Shape):
    """A session is over, and how it went."""

    kind: Literal["ended"] = "ended"
    limb: Limb
    done: Done


Record = Answered | Signed | Cleared | Proposed | Approved | Ended
RECORD: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Field(discriminator="kind")])


class Kept(Shape):
    """A record with its time."""

    at: datetime
    record: Annotated[Record, Field(discriminator="kind")]


class CuffFile(Shape):
    """Everything on record, oldest first."""

    kept: tuple[Kept, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer ever given."""
        return tuple(answer for _, one in self._of(Answered) for answer in one.answers)

    @property
    def resting(self) -> RestingPressure | None:
        """The newest blood pressure at rest."""
        return next((one.resting for _, one in reversed(self._of(Answered)) if one.resting), None)

    @property
    def cuff_width_cm(self) -> float | None:
        """The newest cuff's width."""
        return next((one.cuff_width_cm for _, one in reversed(self._of(Answered)) if one.cuff_width_cm), None)

    @property
    def sign_off(self) -> SignOff | None:
        """The newest signature."""
        return next((one.sign_off for _, one in reversed(self._of(Signed))), None)

    @property
    def clearings(self) -> tuple[Clearing, ...]:
        """Every clearing."""
        return tuple(one.clearing for _, one in self._of(Cleared))

    @property
    def proposal(self) -> Proposed | None:
        """The newest proposal; older ones lapse with it, and a session that ended after it used it up."""
        newest = next((kept for kept in reversed(self.kept) if isinstance(kept.record, Proposed | Ended)), None)
        return newest.record if newest is not None and isinstance(newest.record, Proposed) else None

    @property
    def approval(self) -> Approved | None:
        """Whoever approved the newest proposal."""
        wanted = self.proposal.id if self.proposal else None
        return next((one for _, one in reversed(self._of(Approved)) if one.proposal_id == wanted), None)

    @property
    def last_ended_at(self) -> datetime | None:
        """When the newest session of any limb ended."""
        return next((at for at, _ in reversed(self._of(Ended))), None)

    def done(self, limb: Limb) -> tuple[Done, ...]:
        """Finished sessions of a limb, oldest first."""
        return tuple(one.done for _, one in self._of(Ended) if one.limb is limb)

    def _of(self, kind: type[R]) -> list[tuple[datetime, R]]:
        return [(kept.at, kept.record) for kept in self.kept if isinstance(kept.record, kind)]


class CuffRecords:
    """Records by athlete, never changed. Each write leaves an event in the audit trail, without its answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, athlete_id: str, record: Record, at: datetime, by: str) -> None:
        """Keep a record.

        Raises
        ------
        UnknownAthlete
            Nobody has this id.
        """
        moment = utc("at", at)
        row = {"athlete_id": athlete_id, "at": moment, "kind": record.kind, "body": record.model_dump_json()}
        event = AuditEvent(at=moment, kind=f"cuff_{record.kind}", person_id=by, subject_id=athlete_id, detail={})
        async with self._database.writing() as connection:
            await lock_athlete(connection, athlete_id)
            await connection.execute(insert(cuff_records).values(row))
            await Audit(self._database).append(event)

    async def of(self, athlete_id: str) -> CuffFile:
        """Everything on record about an athlete's cuff."""
        table = cuff_records.c
        rows = select(table.at, table.body).where(table.athlete_id == athlete_id).order_by(table.seq)
        async with self._database.reading() as connection:
            found = (await connection.execute(rows)).all()
        return CuffFile(kept=tuple(Kept(at=row.at, record=RECORD.validate_json(row.body)) for row in found))
