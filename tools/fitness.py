"""What heart rate lets Fettle estimate of fitness: ranges and zones."""

from datetime import date
from typing import Literal

from physiology.finding import Fact, Finding, InsufficientData, Reason
from physiology.fitness.assessment import Fitness, Zone, assess_fitness
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about as naming
from tools.facts import day, line, named, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking

About = Literal["vo2max", "zones", "power_zones", "fat_oxidation"]
FAT = "FITNESS_FAT_OXIDATION"
UPTAKE_ONLY = ("FITNESS_FACTOR_UNTESTED", "FITNESS_FACTOR_OLDER", "FITNESS_RESTING_ASLEEP")
"""Limits of the oxygen-uptake estimate that say nothing of zones."""


@tool(Effect.READ)
async def estimate_fitness(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    about: About = "vo2max",
    on: date | None = None,
) -> ToolResult:
    """VO2max range, heart-rate and power zones, or fat-oxidation range: estimates, not measurements."""
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
    zones = _shown(finding.value.zones, about)
    reasons = _reasons(finding, about, zones)
    lines = [*naming(who), *_opening(about, zones, finding, found, who), *reason_lines(reasons, found, who)]
    if about == "zones" and all(zone.anchor != "ftp" for zone in zones):
        lines.append(line("FITNESS_NO_FTP", who))
    caveats = [code for code in finding.caveats if about == "vo2max" or code not in UPTAKE_ONLY]
    lines += [line(f"CAVEAT_{code}", who) for code in caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        table=_table(zones, found, who) if zones else None,
        evidence=found.items,
        reasons=tuple(reason.code for reason in reasons),
    )


def _shown(zones: tuple[Zone, ...], about: About) -> tuple[Zone, ...]:
    """Heart-rate zones by the best anchor there is, and power zones where FTP is known; none unasked."""
    if about not in ("zones", "power_zones"):
        return ()
    anchors = {zone.anchor for zone in zones}
    heart = "threshold_hr" if "threshold_hr" in anchors else "hr_reserve"
    wanted = ("ftp",) if about == "power_zones" and "ftp" in anchors else (heart, "ftp")
    return tuple(zone for zone in zones if zone.anchor in wanted)


def _opening(
    about: About, zones: tuple[Zone, ...], finding: Finding[Fitness], found: EvidenceList, who: Person
) -> list[Line]:
    """What was asked for, first."""
    if about == "vo2max":
        return [line("FITNESS_RANGE", who, **slots(finding.facts, found, who))]
    if about == "fat_oxidation":
        return []
    known = dict.fromkeys(zone.anchor for zone in zones)
    said = [line(f"FITNESS_ZONES_{anchor}", who) for anchor in known]
    return [line("FITNESS_NO_FTP", who), *said] if about == "power_zones" and "ftp" not in known else said


def _reasons(finding: Finding[Fitness], about: About, zones: tuple[Zone, ...]) -> tuple[Reason, ...]:
    """What the part that was asked for rests on."""
    by_code = {reason.code: reason for reason in finding.reasons}
    rests_on = tuple(reason for code, reason in by_code.items() if code.startswith("FITNESS_MAX_"))
    if about == "vo2max":
        return tuple(reason for code, reason in by_code.items() if code != FAT)
    if about == "fat_oxidation":
        return (by_code[FAT], *rests_on)
    return rests_on if any(zone.anchor == "hr_reserve" for zone in zones) else ()


def _table(zones: tuple[Zone, ...], found: EvidenceList, who: Person) -> Table:
    rows = tuple(_row(zone, found, who) for zone in zones)
    return Table(columns=(line("FITNESS_ZONE_HEAD", who), line("FITNESS_ZONE_RANGE", who)), rows=rows)


def _row(zone: Zone, found: EvidenceList, who: Person) -> tuple[Line, Line]:
    metric = "zone_power_w" if zone.anchor == "ftp" else "zone_hr_bpm"
    slot = found.add(
        Fact(metric=metric, value=zone.low, low=zone.low, high=zone.high), who.alias, label=f"zone_{zone.number}"
    )
    code = "FITNESS_ZONE_OPEN" if zone.high is None else "FITNESS_ZONE_CLOSED"
    return line(f"FITNESS_ZONE_{zone.anchor}", who, zone=str(zone.number)), line(code, who, **named("edges", slot))
