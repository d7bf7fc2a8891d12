"""Today's decision: the planned session, the session to do, and the record of why.

Made when it is first needed and again when the day's data change; past days are read, never remade. A machine may only
lower a plan: `physiology.prescription` guarantees it, and whoever asks only triggers it.
"""

import hashlib
import uuid
from dataclasses import dataclass, replace
from datetime import date

from physiology.adjustment import Adjustment, Setting
from physiology.assessment import Assessment
from physiology.finding import Finding
from physiology.history import DailyHistory
from physiology.oxygenation.assessment import MuscleOxygen
from physiology.prescription import adjust, setting_of
from physiology.prescription.day_facts import day_facts
from physiology.prescription.rules import METHOD
from physiology.session import PlannedSession, SessionKind
from store import Athlete, Decision
from tools.assessing import assessed
from tools.context import Person, ToolContext
from tools.histories import histories
from tools.oxygen_findings import oxygen_findings


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
    athletes = await context.store.people.athletes_by_id(ids)
    sessions = {one: main_session([plan.session for plan in plans[one]]) for one in ids}
    planned = {one: session for one, session in sessions.items() if session is not None and on == context.today}
    oxygen = await oxygen_findings(context.store, planned, on)
    days = []
    for person in people:
        athlete_id, history = person.athlete_id, known[person.alias]
        today = Day(person, on, history, assessed(history), sessions[athlete_id], latest.get(athlete_id))
        days.append(await _decided(context, today, athletes[athlete_id], oxygen.get(athlete_id)))
    return days


async def _decided(context: ToolContext, day: Day, athlete: Athlete, oxygen: Finding[MuscleOxygen] | None) -> Day:
    """Today with its decision; a past day as it was left."""
    if day.planned is None or day.on != context.today:
        return day
    setting = setting_for(athlete, day.planned, day.assessment)
    adjustment = adjusted(day.planned, day.history, day.assessment, setting, oxygen=oxygen)
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


def adjusted(
    session: PlannedSession,
    history: DailyHistory,
    assessment: Assessment,
    setting: Setting | None,
    revision: str = METHOD,
    *,
    oxygen: Finding[MuscleOxygen] | None = None,
) -> Adjustment:
    """The session to do, by everything the day's assessment holds, and muscle oxygen where it was recorded."""
    return adjust(
        session,
        readiness=assessment.readiness,
        load=assessment.load,
        sleep=assessment.sleep,
        wellness=assessment.wellness,
        reports=(*assessment.reports, *day_facts(history, session, assessment.illness, oxygen)),
        setting=setting,
        revision=revision,
    )


def setting_for(athlete: Athlete, session: PlannedSession, assessment: Assessment) -> Setting:
    """Whom a session is for, and in which phase: a return from a break outranks the plan."""
    returning = assessment.load is not None and "RETURNING_FROM_BREAK" in assessment.load.caveats
    return setting_of(athlete.sport, athlete.birth_year, session.on.year, session.phase, returning=returning)


def _fingerprint(adjustment: Adjustment, assessment: Assessment) -> str:
    parts = [adjustment.model_dump_json(), *(fact.model_dump_json() for fact in assessment.facts)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
