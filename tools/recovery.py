"""When somebody is likely to be recovered from their last session."""

from datetime import date, timedelta

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.recovery import assess_recovery, expected_path
from physiology.session import DoneSession
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, day_args, line, named, reason_lines, slots
from tools.histories import HISTORY_DAYS, history
from tools.insufficient import lacking
from tools.sessions import activity_words

LOOK_BACK_DAYS = 10


@tool(Effect.READ)
async def predict_recovery(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Hours until the last session is likely recovered from, as a range, and the mornings after it as learned."""
    who = context.person(person)
    last_on = day(context, on)
    known = await history(context, who, last_on)
    stored = await context.store.sessions.done(who.athlete_id, last_on - timedelta(days=HISTORY_DAYS), last_on)
    done = [one.session for one in stored]
    recent = [one for one in done if one.on >= last_on - timedelta(days=LOOK_BACK_DAYS)]
    last = recent[-1] if recent else None
    try:
        finding = assess_recovery(known, last, context.now - (context.today - last_on))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    session = {"activity": activity_words(last.activity, found) if last else ""} | (
        day_args(last.on, context.today) if last else {}
    )
    lines = [*about(who), line("RECOVERY_WINDOW", who, **args, **session)]
    lines += reason_lines(finding.reasons, found, who)
    path, learned = _path(known, last, done, context, who, found)
    lines += path
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    reasons = (*(reason.code for reason in finding.reasons), *learned)
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, reasons=reasons)


def _path(
    known: DailyHistory,
    last: DoneSession | None,
    done: list[DoneSession],
    context: ToolContext,
    who: Person,
    found: EvidenceList,
) -> tuple[list[Line], tuple[str, ...]]:
    """The first and the last morning still ahead, and what they are learned from; nothing where they cannot be told."""
    try:
        finding = expected_path(known, last, done) if last else None
    except InsufficientData:
        return [], ()
    if finding is None or not finding.facts:
        return [], ()
    lines = []
    for fact in dict.fromkeys((finding.facts[0], finding.facts[-1])):
        on = day_args(fact.window.last_on, context.today) if fact.window else {}
        slot = found.add(fact, who.alias, label="path")
        lines.append(line("RECOVERY_PATH", who, metric=fact.metric, **named("path", slot), **on))
    lines += reason_lines(finding.reasons, found, who)
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    return lines, tuple(reason.code for reason in finding.reasons)
