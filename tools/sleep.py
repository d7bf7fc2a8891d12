"""How somebody sleeps, and when to go to bed tonight."""

from datetime import date
from typing import Annotated, Literal

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
LEADS = {"night": "NIGHT_", "bedtime": "BEDTIME_", "debt": "SLEEP_DEBT"}
"""What an answer begins with, by what was asked."""
OF_BEDTIME = ("WAKE_TIME_UNKNOWN", "WAKE_TIME_USUAL", "EFFICIENCY_ASSUMED", "BEDTIME_UNKNOWN")
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
    first: Literal["night", "bedtime", "debt"] = "night",
) -> ToolResult:
    """Sleep against the own need, debt, regularity, and tonight's bedtime for a wake-up.

    Use for "how did I sleep", "when should I go to bed" (`first`: what was asked). `wake_at`: "HH:MM" tomorrow.
    """
    who = context.person(person)
    known = await history(context, who, day(context, on))
    try:
        finding = _finding(known, wake_at, today=known.last_on == context.today)
    except InsufficientData as lack:
        return await lacking(context, lack, who, found)
    args = slots(finding.facts, found, who)
    leading = [reason for reason in finding.reasons if reason.code.startswith(LEADS[first])]
    others = [reason for reason in finding.reasons if reason not in leading]
    if first == "debt" or (first == "bedtime" and leading):
        others = [reason for reason in others if reason.code.startswith(LEADS["night"])]
    lines = [*about(who), *reason_lines(leading, found, who)]
    lines += [line("SLEEP_NAPS", who)] if first == "debt" else []
    lines += reason_lines(others, found, who)
    lines += [line(f"CAVEAT_{code}", who, **args) for code in _caveats(finding.caveats, first)]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _caveats(codes: tuple[str, ...], first: str) -> tuple[str, ...]:
    """The limits of what is told; those of a bedtime only beside it."""
    told = codes if first != "debt" else tuple(code for code in codes if code not in OF_BEDTIME)
    return told[:CAVEATS_SHOWN]


def _finding(known: DailyHistory, wake_at: str | None, *, today: bool) -> Finding[SleepState] | Finding[SleepFinding]:
    """A bedtime only for the night that is still to come."""
    if not today:
        return sleep_finding(known)
    return tonight_finding(known, None if wake_at is None else _minutes(wake_at))


def _minutes(written: str) -> float:
    hour, minute = written.split(":")
    return 60.0 * int(hour) + int(minute)
