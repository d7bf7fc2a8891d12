"""How training load is moving."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.load import assess_load as load_finding
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def assess_load(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Acute and chronic load, their ratio (ACWR), monotony and week-on-week change.

    Use for "am I overdoing it", "am I ramping too quickly", "load ratio". A ratio is no risk and no probability.
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = load_finding(known)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    lines = [*about(who), *reason_lines(finding.reasons[:1], found, who), line("LOAD_FIGURES", who, **args)]
    if "monotony" in args:
        lines.append(line("LOAD_MONOTONY", who, **args))
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )
