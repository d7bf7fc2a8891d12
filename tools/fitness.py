"""What heart rate lets Fettle estimate of fitness: ranges and zones."""

from datetime import date
from itertools import groupby

from physiology.finding import Fact, Finding, InsufficientData
from physiology.fitness.assessment import Fitness, Zone, assess_fitness
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
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
    lines += _zones(finding, found, who)
    lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _zones(finding: Finding[Fitness], found: EvidenceList, who: Person) -> list[Line]:
    """Heart-rate zones by the best anchor there is, and power zones where FTP is known."""
    by_anchor = {anchor: tuple(zones) for anchor, zones in groupby(finding.value.zones, key=lambda zone: zone.anchor)}
    heart = "threshold_hr" if "threshold_hr" in by_anchor else "hr_reserve"
    lines: list[Line] = []
    for anchor in (heart, "ftp"):
        zones = by_anchor.get(anchor, ())
        lines += [line(f"FITNESS_ZONES_{anchor}", who)] if zones else []
        lines += [_zone(zone, found, who) for zone in zones]
    return lines


def _zone(zone: Zone, found: EvidenceList, who: Person) -> Line:
    metric = "zone_power_w" if zone.anchor == "ftp" else "zone_hr_bpm"
    slot = found.add(
        Fact(metric=metric, value=zone.low, low=zone.low, high=zone.high), who.alias, label=f"zone_{zone.number}"
    )
    code = "FITNESS_ZONE_OPEN" if zone.high is None else "FITNESS_ZONE"
    return line(code, who, zone=str(zone.number), **named("edges", slot))
