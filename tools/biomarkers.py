"""What the newest blood, saliva and glucose samples say."""

from datetime import date
from zoneinfo import ZoneInfo

from physiology.biomarkers import TimedSample
from physiology.biomarkers import assess_biomarkers as judged
from physiology.finding import Fact, InsufficientData
from physiology.newest import one_day
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.explained import explained
from tools.facts import about, day, line
from tools.histories import history
from tools.insufficient import lacking
from tools.samples import hourless, judged_at, samples_of
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
    samples = await samples_of(context, who, asked, zone)
    without_hour = (line("SAMPLE_WITHOUT_HOUR", who),) if await hourless(context, who, asked) else ()
    try:
        finding = judged(
            samples,
            await history(context, who, asked),
            judged_at(context, asked, zone),
            athlete.sex if athlete else None,
            await reported_symptoms(context, who, asked),
        )
    except InsufficientData as lack:
        return _with(without_hour, await _unread(context, lack, who, found, samples, timeless=bool(without_hour)))
    return _with(without_hour, explained(finding, found, who, line(f"BIOMARKERS_{finding.value.action.upper()}", who)))


def _with(more: tuple[Line, ...], result: ToolResult) -> ToolResult:
    return result.model_copy(update={"lines": (*result.lines, *more)})


async def _unread(
    context: ToolContext,
    lack: InsufficientData,
    who: Person,
    found: EvidenceList,
    samples: tuple[TimedSample, ...],
    *,
    timeless: bool,
) -> ToolResult:
    """That there never was a sample is another thing than one that is too old."""
    if not samples and timeless:
        return ToolResult(tool=found.tool, lines=tuple(about(who)), evidence=found.items, abstained=True)
    if not samples:
        return await lacking(context, InsufficientData("biomarkers_never", 1, 0, missing="samples"), who, found)
    newest_on = max(one.at for one in samples).date()
    found.add(Fact(metric="days_known", value=1, window=one_day(newest_on)), who.alias, label="last_day")
    return await lacking(context, lack, who, found, sampled_on=newest_on.isoformat())
