"""What heart rate lets Fettle estimate of fitness: ranges and zones."""

from datetime import date

from physiology.finding import Fact, InsufficientData
from physiology.fitness.assessment import Zone, assess_fitness
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, day, line, named, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def estimate_fitness(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """VO2max range, heart-rate and power zones, and fat-oxidation range: estimates, not measurements."""
    who, last_on = context.person(person), day(context, on)
    athlete = await context.store.people.athlete_by_id(who.athlete_id)
    born = None if athlete is None else athlete.birth_year
    try:
        finding = assess_fitness(
            await history(context, who, last_on),
            None if born is None else float(last_on.year - born),
            None if athlete is None else athlete.sex,
        )
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    lines = [*about(who), line("FITNESS_RANGE", who, **args), *reason_lines(finding.reasons, found, who)]
    zones = _shown(finding.value.zones)
    lines += [line(f"FITNESS_ZONES_{anchor}", who) for anchor in dict.fromkeys(zone.anchor for zone in zones)]
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        table=Table(
            columns=(line("FITNESS_ZONE_HEAD", who), line("FITNESS_ZONE_RANGE", who)),
            rows=tuple(_row(zone, found, who) for zone in zones),
        ),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _shown(zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Heart-rate zones by the best anchor there is, and power zones where FTP is known."""
    anchors = {zone.anchor for zone in zones}
    heart = "threshold_hr" if "threshold_hr" in anchors else "hr_reserve"
    return tuple(zone for zone in zones if zone.anchor in (heart, "ftp"))


def _row(zone: Zone, found: EvidenceList, who: Person) -> tuple[Line, Line]:
    metric = "zone_power_w" if zone.anchor == "ftp" else "zone_hr_bpm"
    slot = found.add(
        Fact(metric=metric, value=zone.low, low=zone.low, high=zone.high), who.alias, label=f"zone_{zone.number}"
    )
    code = "FITNESS_ZONE_OPEN" if zone.high is None else "FITNESS_ZONE_CLOSED"
    return line(f"FITNESS_ZONE_{zone.anchor}", who, zone=str(zone.number)), line(code, who, **named("edges", slot))
