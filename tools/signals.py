"""Which of an athlete's signals carry anything, and which surroundings stand out."""

from datetime import date

from physiology.features import rank_signals as ranked
from physiology.finding import InsufficientData
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def rank_signals(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Rank which signals (sleep, HRV, load, clear heat or noise) say anything about their next check-in.

    Use for "what affects me most", "does noise matter for me".
    """
    who = context.person(person)
    try:
        finding = ranked(await history(context, who, day(context, on)))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    return explained(finding, found, who)
