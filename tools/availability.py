"""On how many days somebody could train."""

from datetime import date, timedelta

import numpy as np

from physiology.availability import assess_availability as judged
from physiology.finding import InsufficientData
from physiology.history import DailyHistory, FloatArray
from physiology.session import SessionKind
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def assess_availability(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Share of scheduled days fully available, modified, missed or unknown, over 28 and 90 days.

    Use for "how available was I", "days lost to injury or illness".
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = judged(known, await _planned_min(context, who, known))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    return explained(finding, found, who)


async def _planned_min(context: ToolContext, who: Person, known: DailyHistory) -> FloatArray:
    """Planned training of each day; before the first day of a plan nothing is known of it."""
    minutes = np.full(known.n_days, np.nan)
    plans = await context.store.sessions.planned(who.athlete_id, known.first_on, known.last_on)
    if not plans:
        return minutes
    began = (min(plan.session.on for plan in plans) - known.first_on) // timedelta(days=1)
    minutes[began:] = 0.0
    for plan in plans:
        if plan.session.kind is not SessionKind.REST:
            minutes[(plan.session.on - known.first_on).days] += plan.session.duration_min
    return minutes
