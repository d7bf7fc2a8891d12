"""Why a cuff may do what it may: its limits, the screening, the calibration, the scheme, and why it stopped."""

from typing import Literal

from devices.cuff.limits import (
    BOUT_S,
    MOST_ARM_MMHG,
    MOST_FRACTION,
    MOST_LEG_MMHG,
    SCREEN_VALID_S,
    SESSION_ARM_S,
    SESSION_LEG_S,
)
from physiology.bfr.choosing import propose_scheme
from physiology.bfr.worn import Limb
from physiology.finding import Fact, Kind
from tools.context import Role, ToolContext
from tools.cuff import SUBJECT, why_lines
from tools.cuff_plan import SEED, scheme_lines
from tools.cuff_record import said, screening
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, line, named

Topic = Literal["limits", "screening", "calibration", "rep_scheme", "stopped"]
MINUTE_S, DAY_S, PERCENT = 60.0, 86400.0, 100.0
LIMITS = {
    "cuff_most_fraction_pct": PERCENT * MOST_FRACTION,
    "cuff_most_leg_mmhg": MOST_LEG_MMHG,
    "cuff_most_arm_mmhg": MOST_ARM_MMHG,
    "cuff_most_bout_min": BOUT_S / MINUTE_S,
    "cuff_most_session_leg_min": SESSION_LEG_S / MINUTE_S,
    "cuff_most_session_arm_min": SESSION_ARM_S / MINUTE_S,
}
"""What the controller holds itself to, as it is told."""


@tool(Effect.READ)
async def explain_cuff(
    context: ToolContext, found: EvidenceList, *, topic: Topic, limb: Limb | None = None, person: str = "you"
) -> ToolResult:
    """Explain the cuff: its fixed limits, whether somebody is screened, how it is calibrated, the reps, why it stopped.

    Use `limits` for any wish to set, raise or unlock something: nothing here can.
    """
    if topic == "limits":
        return _limits(found)
    if topic == "stopped":
        return await _stopped(context, found)
    if topic == "calibration":
        codes = ("CUFF_CALIBRATION_HOW", "CAVEAT_BFR_BREAKPOINT_NOT_VALIDATED", "CAVEAT_BFR_OCCLUSION_THIS_SETUP_TODAY")
        return ToolResult(tool=found.tool, lines=tuple(Line(code=code) for code in codes))
    if topic == "rep_scheme":
        return await _scheme(context, found, limb, person)
    return await _screening(context, found, limb, person)


def _limits(found: EvidenceList) -> ToolResult:
    args: dict[str, str] = {}
    for key, value in LIMITS.items():
        args |= named(key, found.add(Fact(metric=key, value=value, kind=Kind.PLANNED), SUBJECT))
    codes = ("CUFF_LIMIT_ABSOLUTE", "CUFF_LIMIT_SHARE", "CUFF_LIMIT_TIME", "CUFF_LIMITS_FIXED")
    lines = tuple(Line(code=code, args=args) for code in codes)
    return ToolResult(tool=found.tool, lines=lines, evidence=found.items)


async def _stopped(context: ToolContext, found: EvidenceList) -> ToolResult:
    seen = await context.cuff.status() if context.cuff else None
    if seen is None:
        return ToolResult(tool=found.tool, lines=(Line(code="CUFF_NONE_RUNNING"),))
    why = why_lines(seen) or (Line(code="CUFF_NO_FAULT"),)
    return ToolResult(tool=found.tool, lines=(*why, Line(code="CUFF_ANY_DOUBT_VENTS")))


async def _scheme(context: ToolContext, found: EvidenceList, limb: Limb | None, person: str) -> ToolResult:
    who = context.person(person)
    kept = await context.store.cuff.of(who.athlete_id)
    finding = propose_scheme(kept.done(limb) if limb else (), None, None, context.today, SEED)
    lines = [*about(who), *scheme_lines(finding, found, who), line("CUFF_SCHEME_SOURCES", who)]
    reasons = tuple(reason.code for reason in finding.reasons)
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, reasons=reasons)


async def _screening(context: ToolContext, found: EvidenceList, limb: Limb | None, person: str) -> ToolResult:
    """A coach learns the verdict; what somebody answered stays between them and the clinician."""
    who = context.person(person)
    kept = await context.store.cuff.of(who.athlete_id)
    finding = await screening(context, who, kept, limb or Limb.LEFT_LEG)
    if finding is None:
        none = (*about(who), line("CUFF_NO_SCREENING", who), line("CUFF_SCREEN_WHERE", who))
        return ToolResult(tool=found.tool, lines=none)
    lines = [*about(who), line(f"BFR_VERDICT_{finding.value.verdict.upper()}", who)]
    if context.principal.role is Role.ATHLETE:
        lines += said(finding.reasons, found, who, context.principal.locale)
        valid = Fact(metric="cuff_screening_valid_days", value=SCREEN_VALID_S / DAY_S, kind=Kind.PLANNED)
        lines.append(line("CUFF_SCREENING_VALID", who, **named(valid.metric, found.add(valid, who.alias))))
        lines.append(line("CUFF_PLAN_SAY_LIMB" if finding.value.cleared else "CUFF_SCREEN_WHERE", who))
        lines += [line(f"CAVEAT_{code}", who) for code in finding.caveats]
    reasons = tuple(reason.code for reason in finding.reasons)
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, reasons=reasons)
