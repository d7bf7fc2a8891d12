"""A week to propose. Nothing of it reaches the plan: that takes a person."""

from datetime import date, timedelta

from physiology.finding import Finding, InsufficientData
from physiology.prescription.levers import BFR_PROPOSAL
from physiology.session import PlannedSession, SessionKind
from physiology.week import Asked, Availability, Goal, NoWeek, Role, Week, WeekDay
from physiology.week import build_week as built
from physiology.week.goals import CAREFUL, WHILE_ILL, careful
from physiology.week.shapes import Fixed
from tools.context import Person, ToolContext
from tools.daily_decision import Day, day_of, setting_for
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, named, planned, reason_lines, slots
from tools.insufficient import lacking
from tools.week_refused import refused_lines

AHEAD_DAYS = 14
"""The plan reaches no further, and neither does what is known of the days before a week."""
WEEK_DAYS = 7
TIME_MIN = 120.0
"""Time there is on a day where nobody said otherwise [min]."""
TIME_ILL_MIN = 60.0
"""The longest day of a week that follows an illness [min] (house rule)."""
SHOWN = 2
"""Reasons an answer gives, the gravest first."""
COLUMNS = ("COLUMN_DAY", "COLUMN_WEEK_ROLE", "COLUMN_WEEK_SESSION")


@tool(Effect.READ)
async def build_week(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    first_on: date | None = None,
    goal: Goal = Goal.MAINTAIN,
) -> ToolResult:
    """Propose a week for a goal: demanding, light, mobility, assessment and rest days. Changes no plan.

    Use for "plan my week", "build me a week", "what should next week look like". `first_on`: default tomorrow.
    """
    who = context.person(person)
    begins_on = first_on or context.today + timedelta(days=1)
    if not context.today <= begins_on <= context.today + timedelta(days=AHEAD_DAYS):
        return ToolResult(tool=found.tool, lines=(*about(who), line("WEEK_WHEN", who)), asks=True)
    today = await day_of(context, who, context.today)

    async def build(first: date, wanted: Goal) -> Finding[Week]:
        return await _built(context, today, await _asked(context, who, today, first, wanted))

    try:
        finding = await build(begins_on, goal)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    except NoWeek as none:
        lines = await refused_lines(none, who, begins_on, goal, found, build)
        return ToolResult(tool=found.tool, lines=(*about(who), *lines), evidence=found.items)
    undecided = await _matches(context, who, begins_on) if _ill(finding) else frozenset()
    return ToolResult(
        tool=found.tool,
        lines=(*about(who), *_lines(finding, who, found, undecided)),
        table=Table(
            columns=tuple(Line(code=code) for code in COLUMNS),
            rows=tuple(_row(day, who, found, undecided) for day in finding.value.days),
        ),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


async def _built(context: ToolContext, today: Day, asked: Asked) -> Finding[Week]:
    athletes = await context.store.people.athletes_by_id((today.person.athlete_id,))
    athlete = athletes[today.person.athlete_id]
    first = PlannedSession(on=asked.first_on, title="", kind=SessionKind.REST, duration_min=0, target_rpe=0)
    setting = setting_for(athlete, today.planned or first, today.assessment)
    return built(today.history, asked, assessment=today.assessment, setting=setting)


async def _asked(context: ToolContext, who: Person, today: Day, begins_on: date, goal: Goal) -> Asked:
    """The wish with what the plan holds: loads until the week begins, and the matches in it.

    While somebody is ill no match is counted on: its day is kept free, and people decide about it.
    """
    last_on = begins_on + timedelta(days=WEEK_DAYS - 1)
    plans = await context.store.sessions.planned(who.athlete_id, context.today, last_on)
    before: dict[date, float] = {}
    matches: dict[date, Fixed] = {}
    for plan in plans:
        session = _to_do(plan.session, today)
        if session.on < begins_on:
            before[session.on] = before.get(session.on, 0.0) + session.load_au
        elif session.kind is SessionKind.MATCH:
            matches[session.on] = Fixed(session.duration_min, session.target_rpe)
    ill = any(reason.code == WHILE_ILL for reason in careful(goal, today.assessment)[1])
    days = (begins_on + timedelta(days=ahead) for ahead in range(WEEK_DAYS))
    minutes = tuple((0.0 if on in matches else TIME_ILL_MIN) if ill else TIME_MIN for on in days)
    return Asked(begins_on, goal, Availability(minutes=minutes), before, {} if ill else matches)


async def _matches(context: ToolContext, who: Person, begins_on: date) -> frozenset[date]:
    """Days of a week that have a match on the plan."""
    plans = await context.store.sessions.planned(who.athlete_id, begins_on, begins_on + timedelta(days=WEEK_DAYS - 1))
    return frozenset(plan.session.on for plan in plans if plan.session.kind is SessionKind.MATCH)


def _ill(finding: Finding[Week]) -> bool:
    return any(reason.code == WHILE_ILL for reason in finding.reasons)


def _to_do(session: PlannedSession, today: Day) -> PlannedSession:
    """A planned session, or what today's decision made of it."""
    if today.decision is not None and session == today.decision.adjustment.before:
        return today.decision.adjustment.after
    return session


def _lines(finding: Finding[Week], who: Person, found: EvidenceList, undecided: frozenset[date]) -> list[Line]:
    week = finding.value
    args = slots(finding.facts, found, who) | {"goal": week.goal.value, "asked": week.asked.value}
    changed = "OTHER_GOAL" if week.goal is not week.asked else "GOAL"
    lines = [
        line(f"WEEK_{changed}", who, **args),
        *reason_lines(finding.reasons[: 1 if _ill(finding) else SHOWN], found, who),
    ]
    lines += [line("WEEK_MATCH_WHILE_ILL", who)] if undecided else []
    lines.append(line("WEEK_FIGURES" if week.acwr else "WEEK_MINUTES_FIGURES", who, **args))
    if any(BFR_PROPOSAL in day.session.notes for day in week.days):
        lines.append(line("WEEK_CUFF", who))
    if week.goal in CAREFUL and any(day.role is Role.MATCH for day in week.days):
        lines.append(line("WEEK_MATCH_STANDS", who))
    return [*lines, *(line(f"CAVEAT_{code}", who, **args) for code in finding.caveats)]


def _row(day: WeekDay, who: Person, found: EvidenceList, undecided: frozenset[date]) -> tuple[Line | str, ...]:
    """A day on one line of a phone: when, what for, how long and how hard."""
    session = day.session
    on = Line(code="CELL_DAY", args={"on": session.on.isoformat()})
    if session.on in undecided:
        found.add(planned("session_duration_min", session.duration_min, session.on), who.alias, label="planned")
        return on, Line(code="WEEK_ROLE_MATCH"), Line(code="CELL_WEEK_UNDECIDED")
    role = Line(code=f"WEEK_ROLE_{day.role.upper()}", args={"kind": session.kind.value})
    minutes = found.add(planned("session_duration_min", session.duration_min, session.on), who.alias, label="planned")
    if session.duration_min == 0:
        return on, role, Line(code="CELL_WEEK_NOTHING")
    effort = found.add(planned("session_rpe", session.target_rpe, session.on), who.alias, label="planned")
    return on, role, Line(code="CELL_WEEK_SESSION", args=named("duration_min", minutes) | named("target_rpe", effort))
