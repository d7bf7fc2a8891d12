"""How muscle oxygen fell in the efforts of the newest recording, and how fast it came back."""

from datetime import date, timedelta

from physiology.finding import Finding, InsufficientData
from physiology.oxygenation.assessment import FRESH_DAYS, NORM_DAYS, MuscleOxygen, measured_recordings
from physiology.oxygenation.assessment import assess_muscle_oxygen as assess
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, day_args, line, reason_lines, slots
from tools.insufficient import lacking

LOOK_BACK_DAYS = FRESH_DAYS + NORM_DAYS


@tool(Effect.READ)
async def assess_muscle_oxygen(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Muscle oxygen (SmO2) of the newest recording: fall, half-recovery time, and the athlete's own norm.

    Describes one muscle; no readiness verdict.
    """
    who, last_on = context.person(person), day(context, on)
    first_on = last_on - timedelta(days=LOOK_BACK_DAYS)
    streams = context.store.streams
    oxygen = await streams.of(who.athlete_id, "smo2_pct", first_on, last_on)
    power = await streams.of(who.athlete_id, "power_w", first_on, last_on) if oxygen else ()
    changes = await streams.of(who.athlete_id, "o2hb_um", last_on - timedelta(days=FRESH_DAYS), last_on)
    only_changes = [line("OXYGENATION_CHANGES_ONLY", who)] if changes and not oxygen else []
    try:
        finding = assess(measured_recordings(oxygen, power), last_on)
    except InsufficientData as lack:
        lacks = await lacking(context, lack, who, found)
        return lacks.model_copy(update={"lines": (*lacks.lines, *only_changes)})
    return ToolResult(
        tool=found.tool,
        lines=(*about(who), *_lines(finding, found, who, context.today)),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _lines(finding: Finding[MuscleOxygen], found: EvidenceList, who: Person, today: date) -> list[Line]:
    """The trend, the day and the fall, what was left out, and what limits it."""
    first, *rest = reason_lines(finding.reasons, found, who)
    args = slots(finding.facts, found, who)
    fallen = finding.value.session.desaturation_points is not None
    recorded = [line("OXYGENATION_RECORDED", who, **args, **day_args(finding.value.on, today))] if fallen else []
    return [first, *recorded, *rest, *(line(f"CAVEAT_{code}", who) for code in finding.caveats)]
