"""Today's decision: the planned session, the session to do, and the record of why.

Made when it is first needed and again when the day's data change; past days are read, never remade. A machine may only
lower a plan: `physiology.prescription` guarantees it, and whoever asks only triggers it.
"""

import hashlib
import uuid
from dataclasses import dataclass, replace
from datetime import date

from physiology.adjustment import Adjustment
from physiology.assessment import Assessment
from physiology.history import DailyHistory
from physiology.prescription import adjust
from physiology.session import PlannedSession, SessionKind
from store import Decision
from tools.assessing import assessed
from tools.context import Person, ToolContext
from tools.histories import histories


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
    (today,) = await days_of(context, (person,), on)
    return today


async def days_of(context: ToolContext, people: tuple[Person, ...], on: date) -> list[Day]:
    """The same for a roster, in its order: days, plans and decisions are each read once for everybody."""
    known = await histories(context, people, on)
    ids = [person.athlete_id for person in people]
    plans = await context.store.sessions.planned_of(ids, on, on)
    latest = await context.store.decisions.latest_of(ids, on)
    return [
        await _decided(
            context,
            Day(
                person,
                on,
                known[person.alias],
                assessed(known[person.alias]),
                main_session([plan.session for plan in plans[person.athlete_id]]),
                latest.get(person.athlete_id),
            ),
        )
        for person in people
    ]


async def _decided(context: ToolContext, day: Day) -> Day:
    """Today with its decision; a past day as it was left."""
    if day.planned is None or day.on != context.today:
        return day
    adjustment = adjusted(day.planned, day.assessment)
    fingerprint = _fingerprint(adjustment, day.assessment)
    if day.decision is not None and day.decision.inputs_sha256 == fingerprint:
        return day
    decision = Decision(
        id=uuid.uuid4().hex,
        athlete_id=day.person.athlete_id,
        on=day.on,
        decided_at=context.now,
        adjustment=adjustment,
        facts=day.assessment.facts,
        missing=tuple(sorted(day.assessment.missing)),
        engine=adjustment.method,
        inputs_sha256=fingerprint,
        decided_by="rule",
        approved_by=None,
    )
    await context.store.decisions.record(decision)
    return replace(day, decision=decision)


def main_session(sessions: list[PlannedSession]) -> PlannedSession | None:
    """The session a day turns on: the one with the highest planned load; None on a rest day."""
    training = [session for session in sessions if session.kind is not SessionKind.REST]
    return max(training, key=lambda session: session.load_au, default=None)


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
