"""Today's decision: the planned session, the session to do, and the record of why.

Made when it is first needed and again when the day's data change; past days are read, never remade. A machine may only
lower a plan: `physiology.prescription` guarantees it, and whoever asks only triggers it.
"""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date

from physiology.adjustment import Adjustment
from physiology.assessment import Assessment
from physiology.history import DailyHistory
from physiology.prescription import adjust
from physiology.session import PlannedSession, SessionKind
from store import Decision
from tools.assessing import assessed
from tools.context import Person, ToolContext
from tools.histories import history


@dataclass(frozen=True, slots=True)
class Day:
    """Everything known about one person's day."""

    person: Person
    on: date
    history: DailyHistory
    assessment: Assessment
    planned: PlannedSession | None
    decision: Decision | None


async def day_of(context: ToolContext, person: Person, on: date) -> Day:
    """Assess a day and make sure that today's decision is on record."""
    known = await history(context, person, on)
    return await decided(context, person, on, known)


async def decided(context: ToolContext, person: Person, on: date, known: DailyHistory) -> Day:
    """The same for a history that has been read already."""
    assessment = assessed(known)
    session = main_session([plan.session for plan in await context.store.sessions.planned(person.athlete_id, on, on)])
    decision = await context.store.decisions.latest(person.athlete_id, on)
    if session is not None and on == context.today:
        decision = await _today(context, person, session, assessment, decision)
    return Day(person, on, known, assessment, session, decision)


def main_session(sessions: list[PlannedSession]) -> PlannedSession | None:
    """The session a day turns on: the one with the highest planned load; None on a rest day."""
    training = [session for session in sessions if session.kind is not SessionKind.REST]
    return max(training, key=lambda session: session.load_au, default=None)


async def _today(
    context: ToolContext,
    person: Person,
    session: PlannedSession,
    assessment: Assessment,
    latest: Decision | None,
) -> Decision:
    adjustment = adjusted(session, assessment)
    fingerprint = _fingerprint(adjustment, assessment)
    if latest is not None and latest.inputs_sha256 == fingerprint:
        return latest
    decision = Decision(
        id=uuid.uuid4().hex,
        athlete_id=person.athlete_id,
        on=session.on,
        decided_at=context.now,
        adjustment=adjustment,
        facts=assessment.facts,
        missing=tuple(sorted(assessment.missing)),
        engine=adjustment.method,
        inputs_sha256=fingerprint,
        decided_by="rule",
        approved_by=None,
    )
    await context.store.decisions.record(decision)
    return decision


def adjusted(session: PlannedSession, assessment: Assessment) -> Adjustment:
    """The session to do, by everything the day's assessment holds."""
    return adjust(
        session,
        readiness=assessment.readiness,
        load=assessment.load,
        sleep=assessment.sleep,
        wellness=assessment.wellness,
        reports=assessment.reports,
    )


def _fingerprint(adjustment: Adjustment, assessment: Assessment) -> str:
    parts = [adjustment.model_dump_json(), *(fact.model_dump_json() for fact in assessment.facts)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
