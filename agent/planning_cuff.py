"""From what is wanted of the cuff to a look at it, a proposal, a stop, or a refusal that states the limits."""

from agent.model import Brief, ToolCall
from agent.understanding.reading import Intent, Reading, Request
from tools.context import Role

STOP = ToolCall(name="stop_cuff", arguments={})
STATUS = ToolCall(name="cuff_status", arguments={})
REFUSED = {
    "limits": "CUFF_NO_OVERRIDE",
    "raise": "CUFF_NO_RAISE",
    "lower": "CUFF_NO_LOWER",
    "start": "CUFF_NO_START",
    "calibrate": "CUFF_NO_CALIBRATION",
}
"""Parts that nobody does from here, with what is said; the limits are told after it."""
EXPLAINED = {"most": "limits", "calibration": "calibration", "scheme": "rep_scheme", "stopped": "stopped"}
ABOUT_IT = (Intent.CUFF, Intent.INSTRUCTION_OVERRIDE)
"""Intents whose term says what is wanted of the cuff; one who orders rules away may still want it stopped."""
Refusal = tuple[str, str, tuple[ToolCall, ...]]


def cuff_wanted(request: Request, brief: Brief) -> list[ToolCall] | Refusal:
    """The calls, or an action with its message and what is told beside it."""
    part = request.term or "unknown"
    if part == "stop":
        return [STOP]
    if part == "status":
        return [STATUS]
    if part in EXPLAINED:
        return _explained(EXPLAINED[part], request, brief)
    if part == "screening":
        return _screening(request, brief)
    if part == "plan":
        return _plan(request, brief)
    if part == "pressure":
        return "clarify", "ASK_CUFF", ()
    return "refuse", REFUSED.get(part, "CUFF_NOT_HERE"), (ToolCall(name="explain_cuff", arguments={"topic": "limits"}),)


def stops(reading: Reading) -> bool:
    """Whether a message wants the cuff stopped, whatever else it says."""
    return any(request.intent in ABOUT_IT and request.term == "stop" for request in reading.requests)


def names_cuff(reading: Reading) -> bool:
    """Whether a message is about a cuff at all."""
    return any(request.intent in ABOUT_IT and request.term != "pressure" for request in reading.requests)


def _screening(request: Request, brief: Brief) -> list[ToolCall] | Refusal:
    if brief.principal.role is Role.COACH and not request.people:
        return "clarify", "ASK_WHO", ()
    return _explained("screening", request, brief)


def _explained(topic: str, request: Request, brief: Brief) -> list[ToolCall]:
    coach = brief.principal.role is Role.COACH
    if topic == "rep_scheme" and coach and not request.people:
        topic = "limits"
    person = {"person": request.people[0]} if coach and topic in ("screening", "rep_scheme") else {}
    limb = {"limb": request.limb} if request.limb and topic in ("screening", "rep_scheme") else {}
    return [ToolCall(name="explain_cuff", arguments={"topic": topic} | limb | person)]


def _plan(request: Request, brief: Brief) -> list[ToolCall] | Refusal:
    """A coach proposes none; without a limb the athlete hears how they stand, and is asked."""
    if brief.principal.role is Role.COACH:
        return "refuse", "COACH_CANNOT_LOG", ()
    if request.limb is None:
        return _explained("screening", request, brief)
    return [ToolCall(name="plan_cuff_session", arguments={"limb": request.limb})]
