"""What is on the schedule, as planned and as adjusted."""

from datetime import date, timedelta

from physiology.finding import Fact, Kind, Window
from tools.context import ToolContext
from tools.daily_decision import day_of
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, line
from tools.sessions import change_lines, session_line

DEFAULT_DAYS = 1
LONGEST_DAYS = 28


@tool(Effect.READ)
async def show_plan(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    first_on: date | None = None,
    last_on: date | None = None,
) -> ToolResult:
    """The stored sessions of a day or a span (default today), with today's adjustment where there is one."""
    who = context.person(person)
    first = first_on or context.today
    last = min(
        max(first, last_on or first + timedelta(days=DEFAULT_DAYS - 1)), first + timedelta(days=LONGEST_DAYS - 1)
    )
    stored = await context.store.sessions.planned(who.athlete_id, first, last)
    if not stored:
        window = Window(first_on=first, last_on=last, days_used=0, days_expected=(last - first).days + 1)
        found.add(Fact(metric="sessions_count", value=0.0, window=window, kind=Kind.PLANNED), who.alias)
        return ToolResult(tool=found.tool, lines=(*about(who), line("PLAN_EMPTY", who)), evidence=found.items)
    lines: list[Line] = about(who)
    decision_id = None
    reasons: tuple[str, ...] = ()
    for plan in stored:
        on = plan.session.on
        lines.append(session_line(plan.session, context.today, found, who))
        if on == context.today:
            today = await day_of(context, who, on)
            if today.decision and today.decision.adjustment.changed and today.planned == plan.session:
                lines += change_lines(today.decision, found, who, plan_said=True)
                decision_id = today.decision.id
                reasons = tuple(fired.rule for fired in today.decision.adjustment.rules)
    return ToolResult(
        tool=found.tool, lines=tuple(lines), evidence=found.items, decision_id=decision_id, reasons=reasons
    )
