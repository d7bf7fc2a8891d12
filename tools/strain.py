"""Whether several signals have been drifting the same way."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.strain import assess_strain
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def screen_strain(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Screen HRV, resting heart rate, sleep and wellness for strain over days, and whether performance came back.

    Use for "check me for overtraining", "everything feels hard lately".
    """
    who = context.person(person)
    try:
        finding = assess_strain(await history(context, who, day(context, on)))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    lines = [*about(who), line(f"STRAIN_{finding.value.level.upper()}", who, **args)]
    lines += reason_lines(finding.reasons, found, who)
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )
