"""Whether several signals have been drifting the same way."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.strain import assess_strain
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day, line, slots
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
    return explained(finding, found, who, line(f"STRAIN_{finding.value.level.upper()}", who, **args), **args)
