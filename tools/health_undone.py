"""Takes the newest report of illness or injury back, as if it had never been told."""

from datetime import datetime, timedelta

from physiology.illness.symptoms import Symptom
from physiology.observation import Observation
from tools.context import ToolContext
from tools.evidence import EvidenceList, Receipt, ToolResult
from tools.facts import day_args, line
from tools.health_said import Area, read_back
from tools.symptoms import METRIC

REPORTED = ("ill", "injured", "body_temp_c", METRIC)
CHAT = "chat"
LOOK_BACK_DAYS = 7
"""How far back a report may lie that was told by mistake."""


async def undone(context: ToolContext, found: EvidenceList) -> ToolResult:
    """Remove everything that was told at the instant of the newest report, and say what it was."""
    who = context.people[0]
    told = await _newest(context)
    if not told:
        return ToolResult(tool=found.tool, lines=(line("ASK_NOTHING_TO_UNDO", who),), asks=True)
    await context.store.observations.remove(who.athlete_id, told)
    day = told[0].on
    values = {one.metric: one.value for one in told if one.metric != METRIC}
    methods = [one.source.method for one in told]
    symptoms = tuple(one for one in Symptom if one.value in methods)
    area = next((one for one in Area if one.value in methods), None)
    lines = [line("REMOVED_HEALTH", who, **day_args(day, context.today))]
    lines += read_back(values, symptoms, area, who, found)
    lines.append(line("REMOVED_HEALTH_COUNTS", who))
    receipt = Receipt(action="deleted_health", on=day, values={**values, **{one.value: 1.0 for one in symptoms}})
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, receipts=(receipt,))


async def _newest(context: ToolContext) -> list[Observation]:
    """What the person told last of their health: of one message, and of one day."""
    athlete_id, first_on = context.people[0].athlete_id, context.today - timedelta(days=LOOK_BACK_DAYS)
    told: list[tuple[datetime, Observation]] = []
    for metric in REPORTED:
        known = await context.store.observations.of(athlete_id, metric, first_on, context.today)
        told += [(one.at, one) for one in known if one.source.vendor == CHAT and one.at is not None]
    if not told:
        return []
    at, last = max(told, key=lambda item: item[0])
    return [one for when, one in told if when == at and one.on == last.on]
