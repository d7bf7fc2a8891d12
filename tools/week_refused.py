"""What to propose where no week of the wanted kind keeps the rules: another kind, or a later first day."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from physiology.finding import Fact, Finding, InsufficientData, Kind
from physiology.newest import one_day
from physiology.week import Goal, NoWeek, Week
from tools.context import Person
from tools.evidence import EvidenceList, Line
from tools.facts import line, named, slots

Builder = Callable[[date, Goal], Awaitable[Finding[Week]]]
OTHER_GOALS = (Goal.MAINTAIN, Goal.RETURN, Goal.RECOVER)
"""Tried in this order."""
LATER_DAYS = 7


async def refused_lines(
    none: NoWeek, who: Person, begins_on: date, goal: Goal, found: EvidenceList, build: Builder
) -> list[Line]:
    """Which rule leaves no week, and the nearest one that keeps it."""
    lines = [line(f"NO_WEEK_{none.constraint.upper()}", who)]
    if none.rest_days:
        fact = Fact(metric="days_known", value=none.rest_days, window=one_day(begins_on), kind=Kind.PREDICTED)
        slot = found.add(fact, who.alias, label="rest")
        lines.append(line("NO_WEEK_AFTER_REST", who, **named("rest_days", slot)))
    return [*lines, await _instead(who, begins_on, goal, found, build)]


async def _instead(who: Person, begins_on: date, goal: Goal, found: EvidenceList, build: Builder) -> Line:
    for other in OTHER_GOALS:
        if other is not goal and await _kept(build, begins_on, other):
            return line("WEEK_INSTEAD_GOAL", who, goal=other.value)
    for ahead in range(1, LATER_DAYS + 1):
        later = begins_on + timedelta(days=ahead)
        if week := await _kept(build, later, goal):
            slots(week.facts, found, who)
            return line("WEEK_INSTEAD_DAY", who, on=later.isoformat())
    return line("WEEK_INSTEAD_PERSON", who)


async def _kept(build: Builder, begins_on: date, goal: Goal) -> Finding[Week] | None:
    try:
        finding = await build(begins_on, goal)
    except (NoWeek, InsufficientData):
        return None
    return finding if finding.value.goal is goal else None
