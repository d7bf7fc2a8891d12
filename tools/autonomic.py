"""What HRV and resting heart rate say, against the athlete's own usual."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.hrv.autonomic import assess_autonomic as judged
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day
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
    return explained(finding, found, who)
