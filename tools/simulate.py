"""What would happen if: the same days projected with and without a change of plan."""

from datetime import date, timedelta
from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from physiology.finding import Fact, Finding, InsufficientData
from physiology.outlook import Outlook, project
from physiology.session import SessionKind
from tools.context import Person, ToolContext
from tools.daily_decision import Day, day_of
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day_args, line, named
from tools.insufficient import lacking
from tools.scenario import Change, Loads, applied

MOST_DAYS = 14
"""A change is looked at for a fortnight: the plan goes no further."""


@tool(Effect.READ)
async def simulate_change(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    action: Literal["rest", "add", "scale", "sleep", "swap"],
    on: date,
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = None,
    percent: Annotated[float, Field(ge=-100, le=100)] | None = None,
    duration_min: Annotated[float, Field(gt=0, le=600)] | None = None,
    session_rpe: Annotated[float, Field(ge=0, le=10)] | None = None,
    distance_km: Annotated[float, Field(gt=0, le=300)] | None = None,
    kind: SessionKind | None = None,
    sleep_min: Annotated[float, Field(ge=0, le=960)] | None = None,
    sleep_extra_min: Annotated[float, Field(ge=-480, le=480)] | None = None,
    look_on: date | None = None,
) -> ToolResult:
    """Project readiness and load ratio with and without a change: rest, an added session, scaled load, more sleep.

    `on`: first day changed. `days`: how many. `percent`: signed, for scale. Answers "what if I rest tomorrow".
    """
    who = context.person(person)
    change = Change(action, on, days, percent, duration_min, session_rpe, distance_km, kind, sleep_min, sleep_extra_min)
    if not context.today <= on <= context.today + timedelta(days=MOST_DAYS - 1):
        return ToolResult(tool=found.tool, lines=(line("ASK_WHICH_DAY_AHEAD", who),), asks=True)
    today = await day_of(context, who, context.today)
    loads = await _loads(context, today)
    changed = await applied(context, today, loads, change)
    look = look_on or changed.last_on + timedelta(days=1)
    horizon = min(max((look - context.today).days, 1), MOST_DAYS)
    try:
        plan, other = (_projected(today, option, horizon) for option in (loads, changed.loads))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    lines = _lines(plan, other, horizon, context, who, found)
    return ToolResult(tool=found.tool, lines=(*about(who), *changed.lines(who, found), *lines), evidence=found.items)


async def _loads(context: ToolContext, today: Day) -> Loads:
    """The plan's load from today on; today's session as adjusted."""
    last_on = context.today + timedelta(days=MOST_DAYS)
    planned = await context.store.sessions.planned(today.person.athlete_id, context.today, last_on)
    au = np.zeros(MOST_DAYS + 1)
    for plan in planned:
        au[(plan.session.on - context.today).days] += plan.session.load_au
    if today.decision is not None:
        adjustment = today.decision.adjustment
        au[0] += adjustment.after.load_au - adjustment.before.load_au
    done = today.history.tail("session_load_au", 1)[0]
    return Loads(context.today, np.append(done, au[1:]) if np.isfinite(done) else au, np.full(MOST_DAYS + 1, np.nan))


def _projected(today: Day, loads: Loads, horizon: int) -> Finding[Outlook]:
    return project(
        today.history, loads.au[1 : horizon + 1], loads.sleep_min[1 : horizon + 1], today_load_au=float(loads.au[0])
    )


def _lines(
    plan: Finding[Outlook],
    other: Finding[Outlook],
    horizon: int,
    context: ToolContext,
    who: Person,
    found: EvidenceList,
) -> list[Line]:
    on = context.today + timedelta(days=horizon)
    args = day_args(on, context.today)
    for label, outlook in (("planned", plan), ("changed", other)):
        for metric in ("readiness", "acwr"):
            fact = _at(outlook, metric, on)
            if fact is not None:
                args |= named(f"{label}_{metric}", found.add(fact, who.alias, label=label))
    same = plan.value.days[-1] == other.value.days[-1]
    lines = [line("WHATIF_SAME" if same else "WHATIF_READINESS", who, **args)]
    if not same and _loads_differ(plan, other, on):
        lines.append(line("WHATIF_LOAD", who, **args))
    return [*lines, *(line(f"CAVEAT_{code}", who) for code in plan.caveats)]


def _loads_differ(plan: Finding[Outlook], other: Finding[Outlook], on: date) -> bool:
    """Whether the ratios differ in what is printed."""
    before, after = _at(plan, "acwr", on), _at(other, "acwr", on)
    return before is not None and after is not None and round(before.value, 2) != round(after.value, 2)


def _at(outlook: Finding[Outlook], metric: str, on: date) -> Fact | None:
    facts = (fact for fact in outlook.facts if fact.metric == metric and fact.window and fact.window.last_on == on)
    return next(facts, None)
