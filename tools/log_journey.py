"""Writes that somebody will cross time zones, so that the rules know of it on the first days."""

from datetime import date

from physiology.finding import Fact, Kind
from physiology.observation import Observation, Source
from physiology.prescription.triggers import FAR_ZONES
from tools.context import Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Receipt, ToolResult
from tools.facts import day_args, line
from tools.travel import Zones

METRIC = "journey_zones"
LONGEST_AGO_DAYS = 60
"""A journey of longer ago changes nothing any more."""


@tool(Effect.WRITE, Role.ATHLETE)
async def log_journey(context: ToolContext, found: EvidenceList, *, zones: Zones, arrive_on: date) -> ToolResult:
    """Keep a journey, so that the first days after it hold nothing hard. `zones`: east positive; 0 calls it off."""
    who = context.people[0]
    if (context.today - arrive_on).days > LONGEST_AGO_DAYS:
        return ToolResult(tool=found.tool, lines=(line("ASK_ARRIVAL", who),), asks=True)
    source = Source(vendor="chat", method="self_report")
    told = Observation(metric=METRIC, value=zones, on=arrive_on, source=source, at=context.now)
    await context.store.observations.record(who.athlete_id, [told])
    day = day_args(arrive_on, context.today)
    receipt = Receipt(action="logged_journey", on=arrive_on, values={"time_zones_crossed": abs(zones)})
    lines = [line("JOURNEY_CALLED_OFF", who, **day)]
    if zones:
        size = Fact(metric="time_zones_crossed", value=abs(zones), kind=Kind.PLANNED)
        effect = "JOURNEY_EASES" if abs(zones) >= FAR_ZONES else "JOURNEY_CHANGES_NOTHING"
        said = {"zones": found.add(size, who.alias, label="logged"), "direction": "east" if zones > 0 else "west"}
        lines = [line("LOGGED_JOURNEY", who, **said, **day), line(effect, who)]
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, receipts=(receipt,))
