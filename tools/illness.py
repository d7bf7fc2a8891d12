"""Whether symptoms, a recent illness or an unusual night speak against training."""

from datetime import date

from physiology.finding import InsufficientData
from physiology.illness import assess_illness
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking
from tools.symptoms import reported_symptoms


@tool(Effect.READ)
async def screen_illness(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Screen symptoms and night signals (temperature, heart rate, breathing, HRV) for illness. Never a diagnosis.

    Use for "am I getting sick", "can I train with a cold", "return after illness".
    """
    who = context.person(person)
    asked = day(context, on)
    symptoms = await reported_symptoms(context, who, asked)
    try:
        finding = assess_illness(await history(context, who, asked), symptoms)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    counts = [fact for fact in finding.facts if fact.metric.startswith("illness_signals")]
    args = slots(counts, found, who)
    lines = [*about(who), line(f"ILLNESS_{finding.value.advice.upper()}", who)]
    lines += reason_lines(finding.reasons, found, who)
    if counts:
        code = "ILLNESS_NIGHT" if finding.value.signs else "ILLNESS_NIGHT_CALM"
        lines.append(line(code, who, **args))
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )
