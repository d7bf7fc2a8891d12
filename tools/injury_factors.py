"""What may contribute to an injury, ranked; never how likely one is."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.injury_factors import Contributor, assess_injury_factors
from physiology.newest import computed, one_day
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking
from tools.longest_sessions import longest_against_month

COLUMNS = ("COLUMN_FACTOR", "COLUMN_FACTOR_STATE", "COLUMN_FACTOR_DAYS")


@tool(Effect.READ)
async def review_injury_factors(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Rank what stands out: load, a spike, asymmetry, gait drift, past injury, sleep, soreness. No probability.

    Use for "what could get me injured", "is my gait drifting", "asymmetry".
    """
    who = context.person(person)
    asked = day(context, on)
    try:
        finding = assess_injury_factors(
            await history(context, who, asked), await longest_against_month(context, who, asked)
        )
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots([fact for fact in finding.facts if fact.metric.startswith("injury_factors")], found, who)
    some = "SOME" if finding.value.present else "NONE"
    lines = [*about(who), line(f"INJURY_FACTORS_{some}", who, **args)]
    lines += reason_lines(finding.reasons, found, who)
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    rows = tuple(_row(one, asked, who, found) for one in finding.value.contributors)
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        table=Table(columns=tuple(Line(code=code) for code in COLUMNS), rows=rows),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _row(one: Contributor, on: date, who: Person, found: EvidenceList) -> tuple[Line | str, ...]:
    """A contributor, whether it is there, and on how many days or measurements that rests."""
    known = found.add(computed("days_known", one.days_known, one_day(on)), who.alias, label=one.factor)
    return (
        Line(code=f"FACTOR_NAME_{one.factor.upper()}"),
        Line(code=f"FACTOR_STATE_{one.presence.upper()}"),
        known,
    )
