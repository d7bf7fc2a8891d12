"""When somebody is likely to be recovered from their last session."""

from datetime import date, timedelta

from physiology.finding import InsufficientData
from physiology.recovery import assess_recovery
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, day, day_args, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking
from tools.sessions import activity_words

LOOK_BACK_DAYS = 10


@tool(Effect.READ)
async def predict_recovery(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Hours until the last session is likely recovered from, as a range: a planning rule, not a countdown."""
    who = context.person(person)
    last_on = day(context, on)
    known = await history(context, who, last_on)
    done = await context.store.sessions.done(who.athlete_id, last_on - timedelta(days=LOOK_BACK_DAYS), last_on)
    last = done[-1].session if done else None
    try:
        finding = assess_recovery(known, last, context.now)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    session = {"activity": activity_words(last.activity, found) if last else ""} | (
        day_args(last.on, context.today) if last else {}
    )
    lines = [*about(who), line("RECOVERY_WINDOW", who, **args, **session)]
    lines += reason_lines(finding.reasons, found, who)
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )
