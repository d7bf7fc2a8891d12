"""What is on the schedule, as planned and as adjusted."""

from datetime import date, timedelta

from physiology.finding import Fact, Kind, Window
from physiology.session import PlannedSession
from tools.context import Person, ToolContext
from tools.daily_decision import day_of
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, named, planned
from tools.sessions import NUMBERS, change_lines, session_line

DEFAULT_DAYS = 1
LONGEST_DAYS = 28
SAID_ONE_BY_ONE = 2
"""More sessions than that are a table."""
COLUMNS = ("COLUMN_DAY", "COLUMN_SESSION", "COLUMN_PLAN_SIZE")


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
    sessions = [plan.session for plan in stored]
    if not sessions:
        found.add(_count(0, first, last), who.alias)
        return ToolResult(tool=found.tool, lines=(*about(who), line("PLAN_EMPTY", who)), evidence=found.items)
    long = len(sessions) > SAID_ONE_BY_ONE
    lines: list[Line] = about(who)
    table = _table(sessions, found, who) if long else None
    lines += [_heaviest(sessions, first, last, found, who)] if long else []
    decision_id = None
    reasons: tuple[str, ...] = ()
    for session in sessions:
        lines += [] if long else [session_line(session, context.today, found, who)]
        if session.on != context.today:
            continue
        today = await day_of(context, who, session.on)
        if today.decision and today.decision.adjustment.changed and today.planned == session:
            lines += [line("PLAN_TODAY_CHANGED", who)] if long else []
            lines += change_lines(today.decision, found, who, plan_said=not long)
            decision_id = today.decision.id
            reasons = tuple(fired.rule for fired in today.decision.adjustment.rules)
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        table=table,
        evidence=found.items,
        decision_id=decision_id,
        reasons=reasons,
    )


def _count(count: int, first: date, last: date) -> Fact:
    window = Window(first_on=first, last_on=last, days_used=count, days_expected=(last - first).days + 1)
    return Fact(metric="sessions_count", value=float(count), window=window, kind=Kind.PLANNED)


def _heaviest(sessions: list[PlannedSession], first: date, last: date, found: EvidenceList, who: Person) -> Line:
    """How many sessions, and the one to be ready for."""
    top = max(sessions, key=lambda session: session.load_au)
    done = [session for session in sessions if session.duration_min > 0]
    count = found.add(_count(len(done), first, last), who.alias, label="planned")
    title = found.quote(top.title)
    code = "PLAN_SEVERAL" if done else "PLAN_ALL_REST"
    return line(code, who, title=title, on=top.on.isoformat(), **named("sessions_count", count))


def _table(sessions: list[PlannedSession], found: EvidenceList, who: Person) -> Table:
    """One row a session: when, what, how long and how hard."""
    return Table(
        columns=tuple(Line(code=code) for code in COLUMNS),
        rows=tuple(_row(session, found, who) for session in sessions),
    )


def _row(session: PlannedSession, found: EvidenceList, who: Person) -> tuple[Line | str, ...]:
    args: dict[str, str] = {}
    for field, metric in NUMBERS.items():
        value = getattr(session, field)
        if value is not None:
            args |= named(field, found.add(planned(metric, float(value), session.on), who.alias))
    size = "NOTHING" if session.duration_min == 0 else "REPS" if session.reps else "SIZE"
    on = Line(code="CELL_DAY", args={"on": session.on.isoformat()})
    return on, found.quote(session.title), Line(code=f"CELL_PLAN_{size}", args=args)
