"""How ready somebody is, what drives it, and what it means for today's session."""

from datetime import date

from physiology.finding import Fact, Finding, Kind
from physiology.newest import one_day
from physiology.readiness import Readiness
from tools.context import ToolContext
from tools.daily_decision import Day, day_of
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.insufficient import lacking
from tools.sessions import change_lines, kept_lines

DOWN_SHOWN, UP_SHOWN = 2, 1
"""How many reasons an answer gives: what pulled the score down first, then what held it up."""
TOLD_DIFFERS_MIN = 15.0
"""A night told within so many minutes of the device's is the same night."""
CAP = "CAP_"
"""A reason that sets a ceiling, the gravest of which comes before all others."""


@tool(Effect.READ)
async def assess_readiness(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Readiness 0-100 with its drivers, its interval and what it means for today's planned session.

    Use for "am I good to go", "should I push or rest", "how am I". `on`: a past day, default today.
    """
    who = context.person(person)
    today = await day_of(context, who, day(context, on))
    finding = today.assessment.readiness
    if finding is None:
        return await lacking(context, today.assessment.missing["readiness"], who, found)
    return ToolResult(
        tool="assess_readiness",
        lines=(*about(who), *_lines(finding, today, found)),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons) + _rules(today),
        decision_id=today.decision.id if today.decision else None,
    )


def _lines(finding: Finding[Readiness], today: Day, found: EvidenceList) -> list[Line]:
    who = today.person
    score = slots((fact for fact in finding.facts if fact.metric == "readiness"), found, who)
    band = line(f"BAND_{finding.value.band.upper()}", who, **score)
    first = line(headline(today), who, **score)
    lines = [band, first] if first.code == "READY_NO_SESSION" else [first, band]
    down = [reason for reason in finding.reasons if (reason.contribution or 0) < 0 or reason.contribution is None]
    up = [reason for reason in finding.reasons if (reason.contribution or 0) > 0]
    caps = [reason for reason in down if reason.code.startswith(CAP)][:1]
    down = [*caps, *(reason for reason in down if reason not in caps)]
    lines += reason_lines((*down[:DOWN_SHOWN], *up[:UP_SHOWN]), found, who)
    lines += _night_told(today, found)
    if today.decision is not None and today.decision.adjustment.changed:
        lines += change_lines(today.decision, found, who)
        lines += kept_lines(today.decision.adjustment, found, who)
    caveats = [line(f"CAVEAT_{code}", who) for code in finding.caveats if code != "NO_VALIDATED_FORMULA"]
    return lines + caveats[:1]


def _night_told(today: Day, found: EvidenceList) -> list[Line]:
    """A night that was told otherwise than the device has it: both are said, and which one counts."""
    told = today.history.told.get("sleep_min")
    used = today.history.of("sleep_min")
    if told is None or not abs(told[-1] - used[-1]) >= TOLD_DIFFERS_MIN:
        return []
    night = one_day(today.on)
    facts = (
        Fact(metric="sleep_told_min", value=float(told[-1]), window=night, kind=Kind.MEASURED, source="chat"),
        Fact(metric="sleep_min", value=float(used[-1]), window=night, kind=Kind.MEASURED),
    )
    return [line("READY_NIGHT_TOLD", today.person, **slots(facts, found, today.person))]


def headline(today: Day) -> str:
    """The first sentence: the answer to "am I good to go"."""
    finding, decision = today.assessment.readiness, today.decision
    if decision is None or finding is None:
        return "READY_NO_SESSION"
    if not decision.adjustment.changed:
        return "READY_AS_PLANNED"
    before, after = decision.adjustment.before, decision.adjustment.after
    if after.kind != before.kind:
        return "READY_SOMETHING_ELSE"
    if after.target_rpe < before.target_rpe:
        return "READY_EASIER"
    return "READY_SHORTER" if after.duration_min < before.duration_min else "READY_WITH_CARE"


def _rules(today: Day) -> tuple[str, ...]:
    return tuple(fired.rule for fired in today.decision.adjustment.rules) if today.decision else ()
