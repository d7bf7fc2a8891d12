"""A journey across time zones: what it costs, and its days."""

from datetime import date
from typing import Annotated

from pydantic import Field

from physiology.finding import Fact, InsufficientData, Kind
from physiology.newest import one_day
from physiology.sleep import SleepState, assess_sleep
from physiology.travel import TravelDay, TravelPlan
from physiology.travel import plan_travel as travel_finding
from physiology.travel.plan import MOST_EAST, MOST_WEST, WORST_TO
from tools.context import Person, Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, reason_lines
from tools.histories import history

Zones = Annotated[float, Field(ge=MOST_WEST, le=MOST_EAST)]

DAYS_SHOWN = 4
"""Of the days after the worst ones, so many."""


@tool(Effect.READ)
async def plan_travel(
    context: ToolContext, found: EvidenceList, *, zones: Zones, arrive_on: date, person: str = "you"
) -> ToolResult:
    """Jet-lag plan for a journey: days to adapt, worst days, sleep times, training. `zones`: crossed, east positive."""
    who = context.person(person)
    usual = await _usual_sleep(context, who)
    finding = travel_finding(
        zones, arrive_on, usual.usual_bedtime_min if usual else None, usual.usual_wake_min if usual else None
    )
    lines = [*about(who), *reason_lines(finding.reasons, found, who)]
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    if finding.value.days and context.principal.role is Role.ATHLETE and arrive_on >= context.today:
        lines.append(line("TRAVEL_OFFER_KEEPING", who))
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        table=_table(finding.value, context.today, who, found),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


async def _usual_sleep(context: ToolContext, who: Person) -> SleepState | None:
    """The athlete's usual sleep times, where enough nights are known."""
    try:
        return assess_sleep(await history(context, who, context.today)).value
    except InsufficientData:
        return None


def _table(plan: TravelPlan, today: date, who: Person, found: EvidenceList) -> Table | None:
    """The days that are still to come, through the worst ones; later ones where those are over."""
    coming = [one for one in plan.days if one.on >= today]
    ahead = [one for one in coming if one.days_since_arrival <= WORST_TO] or coming[:DAYS_SHOWN]
    if not ahead:
        return None
    times = all(one.bedtime_min is not None and one.wake_min is not None for one in ahead)
    columns = ["COLUMN_DAY", *(("COLUMN_TRAVEL_BED", "COLUMN_TRAVEL_WAKE") if times else ())]
    columns += ["COLUMN_TRAVEL_CLOCK", "COLUMN_TRAVEL_TRAINING"]
    return Table(
        columns=tuple(Line(code=code) for code in columns),
        rows=tuple(_row(one, who, found, times=times) for one in ahead),
    )


def _row(one: TravelDay, who: Person, found: EvidenceList, *, times: bool) -> tuple[Line | str, ...]:
    numbers = {"clock_offset_h": one.clock_offset_h}
    if times:
        numbers = {"bedtime_min": one.bedtime_min or 0.0, "wake_target_min": one.wake_min or 0.0} | numbers
    window = one_day(one.on)
    slots = (
        found.add(Fact(metric=metric, value=value, window=window, kind=Kind.PREDICTED), who.alias)
        for metric, value in numbers.items()
    )
    training = "AS_PLANNED" if one.hard_allowed else "NOTHING_HARD"
    code = "WORST" if one.worst and one.hard_allowed else training
    return Line(code="CELL_DAY", args={"on": one.on.isoformat()}), *slots, Line(code=f"CELL_TRAVEL_{code}")
