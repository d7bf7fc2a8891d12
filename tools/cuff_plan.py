"""A restricted session to be approved by a person: a limb and a scheme, within what the screening allows."""

from datetime import datetime
from hashlib import sha256

from physiology.bfr.choosing import SchemeProposal, propose_scheme
from physiology.bfr.worn import Limb
from physiology.finding import Finding, Reason
from store.cuff import Proposed
from tools.context import Person, Role, ToolContext
from tools.cuff_record import check_in, said, screening
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Receipt, ToolResult
from tools.facts import line, slots

SEED = 0
"""The fixed scheme draws nothing."""


@tool(Effect.WRITE, Role.ATHLETE)
async def plan_cuff_session(context: ToolContext, found: EvidenceList, *, limb: Limb) -> ToolResult:
    """Propose a blood-flow-restriction session for a limb; a person has to approve it away from this chat."""
    who = context.people[0]
    kept = await context.store.cuff.of(who.athlete_id)
    after = check_in(context, kept)
    if after is not None and after.value.locked:
        return _refused(context, found, who, "CUFF_PLAN_LOCKED", after.reasons)
    judged = await screening(context, who, kept, limb)
    if judged is None:
        return _refused(context, found, who, "CUFF_NO_SCREENING", ())
    if not judged.value.cleared:
        return _refused(context, found, who, f"BFR_VERDICT_{judged.value.verdict.upper()}", judged.reasons)
    scheme = propose_scheme(kept.done(limb), None, None, context.today, SEED)
    if scheme.value.arm is None:
        return _refused(context, found, who, "CUFF_PLAN_NOT_NOW", scheme.reasons)
    return await _proposed(context, found, who, limb, scheme)


def scheme_lines(scheme: Finding[SchemeProposal], found: EvidenceList, who: Person) -> list[Line]:
    """The proposed repetitions and share, then what speaks against reading much into them."""
    args = slots(scheme.facts, found, who)
    lines = [line(reason.code, who, **args) for reason in scheme.reasons]
    return [*lines, *(line(f"CAVEAT_{code}", who) for code in scheme.caveats)]


def _refused(
    context: ToolContext, found: EvidenceList, who: Person, code: str, reasons: tuple[Reason, ...]
) -> ToolResult:
    lines = (line(code, who), *said(reasons, found, who, context.principal.locale), line("CUFF_SCREEN_WHERE", who))
    return ToolResult(
        tool=found.tool, lines=lines, evidence=found.items, reasons=tuple(reason.code for reason in reasons)
    )


async def _proposed(
    context: ToolContext, found: EvidenceList, who: Person, limb: Limb, scheme: Finding[SchemeProposal]
) -> ToolResult:
    """Keep it as waiting for a person."""
    assert scheme.value.arm is not None
    record = Proposed(id=_id(who.athlete_id, limb, context.now), limb=limb, arm=scheme.value.arm, method=scheme.method)
    await context.store.cuff.add(who.athlete_id, record, context.now, context.principal.person_id)
    lines = [
        line("CUFF_PLAN_PROPOSED", who, limb=limb.value),
        *scheme_lines(scheme, found, who),
        line("CUFF_PLAN_APPROVAL", who),
    ]
    receipt = Receipt(action="proposed_restriction", on=context.today, values={"limb": limb.value})
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        receipts=(receipt,),
        reasons=tuple(reason.code for reason in scheme.reasons),
    )


def _id(athlete_id: str, limb: Limb, now: datetime) -> str:
    return sha256(f"{athlete_id} {limb} {now.isoformat()}".encode()).hexdigest()[:16]
