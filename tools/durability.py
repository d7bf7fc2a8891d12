"""How well output holds late in somebody's long sessions."""

from datetime import date, timedelta

from physiology.durability.assessment import LOOK_BACK_DAYS, long_sessions
from physiology.durability.assessment import assess_durability as assess
from physiology.finding import InsufficientData
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.explained import explained
from tools.facts import day
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def assess_durability(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Durability in long sessions: decoupling of output from heart rate, its onset, power late against fresh."""
    who, last_on = context.person(person), day(context, on)
    first_on = last_on - timedelta(days=LOOK_BACK_DAYS - 1)
    streams = context.store.streams
    hearts = await streams.of(who.athlete_id, "heart_rate_bpm", first_on, last_on)
    power = await streams.of(who.athlete_id, "power_w", first_on, last_on) if hearts else ()
    speed = await streams.of(who.athlete_id, "speed_m_s", first_on, last_on) if hearts else ()
    weighed = (await history(context, who, last_on)).latest("body_mass_kg")
    sessions = long_sessions(hearts, (*power, *speed), None if weighed is None else weighed[1])
    try:
        finding = assess(sessions, last_on)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    return explained(finding, found, who)
