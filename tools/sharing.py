"""What the coach may see of an athlete, and changing that."""

from datetime import timedelta

from physiology.newest import FRESH_DAYS
from tools.context import Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Receipt, ToolResult
from tools.facts import line


@tool(Effect.READ, Role.ATHLETE)
async def show_sharing(context: ToolContext, found: EvidenceList) -> ToolResult:
    """Whether the coach can see the athlete's data, reports of illness among them, and how to change it."""
    who = context.people[0]
    athlete = await context.store.people.athlete_by_id(who.athlete_id)
    if athlete is None or not athlete.shares_with_coach:
        return ToolResult(tool=found.tool, lines=(line("SHARING_OFF", who), line("SHARING_MAY_START", who)))
    first_on = context.today - timedelta(days=FRESH_DAYS)
    told = await context.store.observations.of(who.athlete_id, "ill", first_on, context.today)
    ill = bool(told) and told[-1].value >= 1
    lines = (line("SHARING_ON", who), *((line("SHARING_ON_ILL", who),) if ill else ()), line("SHARING_MAY_STOP", who))
    return ToolResult(tool=found.tool, lines=lines)


@tool(Effect.WRITE, Role.ATHLETE)
async def set_sharing(context: ToolContext, found: EvidenceList, *, share: bool) -> ToolResult:
    """Let the coach see the athlete's data, or no longer. Only where the athlete asks for exactly that."""
    who = context.people[0]
    await context.store.people.set_sharing(who.athlete_id, share)
    receipt = Receipt(action="shared" if share else "unshared", on=context.today, values={})
    code = "SHARING_STARTED" if share else "SHARING_STOPPED"
    return ToolResult(tool=found.tool, lines=(line(code, who),), receipts=(receipt,))
