"""The cuff that runs on this machine: how it is, and stopping it. Nothing here starts it or raises its pressure."""

from physiology.finding import Fact, Kind
from physiology.newest import one_day
from prompts.messages import has
from tools.context import ToolContext
from tools.cuff_port import CuffSeen
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Receipt, ToolResult
from tools.facts import named

SUBJECT = "group"
"""The process knows a limb and no person, so what it measures is nobody's in particular."""


@tool(Effect.READ)
async def cuff_status(context: ToolContext, found: EvidenceList) -> ToolResult:
    """How the blood-flow-restriction cuff on this machine is: what it does, its reading, time spent, faults."""
    seen = await context.cuff.status() if context.cuff else None
    if seen is None:
        return ToolResult(tool=found.tool, lines=(Line(code="CUFF_NONE_RUNNING"),))
    lines = (mode_line(seen), *_measured(seen, context, found), *why_lines(seen))
    return ToolResult(tool=found.tool, lines=lines, evidence=found.items)


@tool(Effect.ACTUATE)
async def stop_cuff(context: ToolContext, found: EvidenceList) -> ToolResult:
    """Stop the cuff and let its air out, at once. Always allowed; call it for every wish to stop or about pain."""
    seen = await context.cuff.stop() if context.cuff else None
    if seen is None:
        return ToolResult(tool=found.tool, lines=(Line(code="CUFF_NONE_RUNNING"), Line(code="CUFF_TAKE_OFF")))
    receipt = Receipt(action="stopped_cuff", on=context.today, values={})
    lines = (Line(code="CUFF_STOPPED"), *why_lines(seen), Line(code="CUFF_TAKE_OFF"))
    return ToolResult(tool=found.tool, lines=lines, receipts=(receipt,))


def mode_line(seen: CuffSeen) -> Line:
    """What it does, in words."""
    code = f"CUFF_MODE_{seen.mode.upper()}"
    limb = seen.limb.value if seen.limb else "unknown"
    return Line(code=code if has(code) else "CUFF_MODE_UNKNOWN", args={"limb": limb})


def why_lines(seen: CuffSeen) -> tuple[Line, ...]:
    """Its faults, then what it refused, each once and in words."""
    codes = (f"CUFF_WHY_{code}" for code in dict.fromkeys((*seen.faults, *seen.refused)))
    return tuple(Line(code=code if has(code) else "CUFF_WHY_UNKNOWN") for code in codes)


def _measured(seen: CuffSeen, context: ToolContext, found: EvidenceList) -> tuple[Line, ...]:
    values = {
        "cuff_pressure_now_mmhg": seen.cuff_mmhg,
        "cuff_bout_now_s": seen.bout_s or None,
        "cuff_session_now_s": seen.session_s or None,
    }
    lines = []
    for key, value in values.items():
        if value is not None:
            fact = Fact(metric=key, value=value, window=one_day(context.today), kind=Kind.MEASURED)
            lines.append(Line(code=key.upper(), args=named(key, found.add(fact, SUBJECT))))
    return tuple(lines)
