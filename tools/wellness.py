"""How somebody says they are, against their own weeks."""

from datetime import date

from physiology.finding import Finding, InsufficientData
from physiology.wellness import WellnessState
from physiology.wellness import assess_wellness as wellness_finding
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def assess_wellness(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """The check-in (fatigue, mood, soreness, stress, sleep quality) against the own four weeks, reports of the body.

    Use for "how am I feeling lately", "is my soreness normal". A watch's stress is told beside it, never mixed in.
    """
    who = context.person(person)
    try:
        finding = wellness_finding(await history(context, who, day(context, on)))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    lines = [*about(who), *reason_lines(finding.reasons, found, who), *_unjudged(finding, who, args)]
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _unjudged(finding: Finding[WellnessState], who: Person, args: dict[str, str]) -> list[Line]:
    """What is said of a check-in that has nothing to be compared with."""
    state = finding.value
    if state.score is None:
        return [line("WELLNESS_ANSWERS_ALONE", who)] if state.items else []
    return [line("WELLNESS_SCORE_ALONE", who, **args)] if state.usual is None else []
