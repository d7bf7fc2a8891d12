"""What HRV and resting heart rate say, against the athlete's own usual."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.hrv.autonomic import assess_autonomic as judged
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, day, line, reason_lines
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def assess_autonomic(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Judge HRV (night, week, spread, lasting episodes) and resting heart rate against their own usual.

    Use for "how is my HRV", "is my nervous system recovered".
    """
    who = context.person(person)
    try:
        finding = judged(await history(context, who, day(context, on)))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    lines = [*about(who), *reason_lines(finding.reasons, found, who)]
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )
