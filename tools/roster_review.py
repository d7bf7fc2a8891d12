"""Who on the roster needs a look today, and why."""

from datetime import date

from physiology.finding import Fact, Reason
from tools.context import Role, ToolContext
from tools.daily_decision import Day, days_of
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import day, named, slots
from tools.readiness import headline

LOW_READINESS = 60.0
"""Upper edge of the recovery band."""
FAST_INCREASE = 1.5
"""Coupled load ratio from which the load rule speaks."""
SIGNALS = 3
SHOWN = 8
COLUMNS = ("COLUMN_NAME", "COLUMN_READINESS", "COLUMN_WHY", "COLUMN_SESSION")


@tool(Effect.READ, Role.COACH)
async def review_roster(context: ToolContext, found: EvidenceList, *, on: date | None = None) -> ToolResult:
    """Who needs attention today: low readiness, a fast load increase, several strain signals or a changed session.

    Use for "who needs attention", "who is at risk today", "who looks cooked". Covers everybody who shares data.
    """
    last_on = day(context, on)
    days = await days_of(context, context.people, last_on)
    judged = [item for item in days if item.assessment.readiness is not None]
    look = sorted((item for item in judged if concerns(item)), key=_score)[:SHOWN]
    silent = len(days) - len(judged)
    counts = {"look": len(look), "judged": len(judged), "missing": silent}
    args: dict[str, str] = {}
    for label, count in counts.items():
        fact = Fact(metric="count", value=float(count))
        args |= named(label, found.add(fact, "group", aggregate="count", label=label))
    lines = [Line(code=_verdict(look, judged), args=args)]
    if silent and judged:
        lines.append(Line(code="ROSTER_MISSING", args=args))
    rows = tuple(_row(item, found) for item in look)
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        table=Table(columns=tuple(Line(code=code) for code in COLUMNS), rows=rows) if rows else None,
        evidence=found.items,
        reasons=tuple(code for item in look for code in _codes(item)),
    )


def _verdict(look: list[Day], judged: list[Day]) -> str:
    if not judged:
        return "ROSTER_UNJUDGED"
    return "ROSTER_LOOK" if look else "ROSTER_CALM"


def concerns(item: Day) -> bool:
    """Whether a day calls for a coach's eye."""
    load, strain, decision = item.assessment.load, item.assessment.strain, item.decision
    return bool(
        _score(item) < LOW_READINESS
        or (load is not None and load.value.acwr is not None and load.value.acwr > FAST_INCREASE)
        or (strain is not None and strain.value.signals >= SIGNALS)
        or (decision is not None and decision.adjustment.changed)
    )


def _score(item: Day) -> float:
    return item.assessment.readiness.value.score if item.assessment.readiness else 100.0


def _row(item: Day, found: EvidenceList) -> tuple[Line | str, ...]:
    finding = item.assessment.readiness
    assert finding is not None
    score = slots([fact for fact in finding.facts if fact.metric == "readiness"], found, item.person)
    why = _main_reason(item)
    cell = Line(code=f"SHORT_{why.code}", args=slots(why.facts, found, item.person)) if why else Line(code="SHORT_NONE")
    alias = "{{" + item.person.alias + ".name}}"
    return alias, score["readiness"], cell, Line(code=f"SHORT_{headline(item)}")


def _main_reason(item: Day) -> Reason | None:
    """The loudest concern: a fast load increase, what the athlete reports, else what pulls readiness down most."""
    load, finding = item.assessment.load, item.assessment.readiness
    if load is not None and load.value.acwr is not None and load.value.acwr > FAST_INCREASE:
        return load.reasons[0]
    capped = [reason for reason in finding.reasons if reason.code.startswith("CAP_")] if finding else []
    if capped:
        return capped[0]
    down = [r for r in finding.reasons if r.contribution is None or r.contribution < 0] if finding else []
    return down[0] if down else None


def _codes(item: Day) -> tuple[str, ...]:
    why = _main_reason(item)
    return (why.code,) if why else ()
