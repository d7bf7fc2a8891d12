"""What the newest blood, saliva and glucose samples say."""

from datetime import date
from zoneinfo import ZoneInfo

from physiology.biomarkers import assess_biomarkers as judged
from physiology.finding import InsufficientData
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day, line
from tools.histories import history
from tools.insufficient import lacking
from tools.samples import judged_at, samples_of
from tools.symptoms import reported_symptoms


@tool(Effect.READ)
async def assess_biomarkers(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Read cortisol, testosterone, CK, resting lactate, CRP and glucose against own earlier samples. No diagnosis.

    Use for "my blood test", "is my CK high", "cortisol".
    """
    who = context.person(person)
    asked = day(context, on)
    athlete = await context.store.people.athlete_by_id(who.athlete_id)
    zone = ZoneInfo(athlete.time_zone if athlete else "UTC")
    try:
        finding = judged(
            await samples_of(context, who, asked, zone),
            await history(context, who, asked),
            judged_at(context, asked, zone),
            athlete.sex if athlete else None,
            await reported_symptoms(context, who, asked),
        )
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    return explained(finding, found, who, line(f"BIOMARKERS_{finding.value.action.upper()}", who))
