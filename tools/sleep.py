"""How somebody sleeps, and when to go to bed tonight."""

from datetime import date
from typing import Annotated

from pydantic import Field

from physiology.finding import Finding, InsufficientData
from physiology.history import DailyHistory
from physiology.sleep import SleepFinding, SleepState
from physiology.sleep import assess_sleep as sleep_finding
from physiology.sleep import assess_tonight as tonight_finding
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, day, line, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking

TimeOfDay = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
CAVEATS_SHOWN = 3
"""How many limits an answer names, the most important first."""


@tool(Effect.READ)
async def assess_sleep(
    context: ToolContext,
    found: EvidenceList,
    *,
    person: str = "you",
    on: date | None = None,
    wake_at: TimeOfDay | None = None,
) -> ToolResult:
    """Sleep against the own need, debt, regularity, and tonight's bedtime for a wake-up.

    Use for "how did I sleep", "when should I go to bed". `wake_at`: "HH:MM" tomorrow, default the usual one.
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = _finding(known, wake_at, today=known.last_on == context.today)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    lines = [*about(who), *reason_lines(finding.reasons, found, who)]
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats[:CAVEATS_SHOWN]]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _finding(known: DailyHistory, wake_at: str | None, *, today: bool) -> Finding[SleepState] | Finding[SleepFinding]:
    """A bedtime only for the night that is still to come."""
    if not today:
        return sleep_finding(known)
    return tonight_finding(known, None if wake_at is None else _minutes(wake_at))


def _minutes(written: str) -> float:
    hour, minute = written.split(":")
    return 60.0 * int(hour) + int(minute)
