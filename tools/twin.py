"""Whether somebody's tests support a personal model of what training does to performance."""

from datetime import date

from physiology.finding import Fact, InsufficientData
from physiology.twin import Twin
from physiology.twin import assess_twin as twin_finding
from tools.context import Person, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, day, line, named, reason_lines, slots
from tools.histories import history
from tools.insufficient import lacking


@tool(Effect.READ)
async def assess_twin(
    context: ToolContext, found: EvidenceList, *, person: str = "you", on: date | None = None
) -> ToolResult:
    """Digital twin: do the athlete's maximal tests support a personal performance model? Errors against baselines."""
    who = context.person(person)
    try:
        finding = twin_finding(await history(context, who, day(context, on)))
    except InsufficientData as lack:
        return await lacking(context, lack, who, found, **_tests(lack, who, found))
    value = finding.value
    args = slots(finding.facts, found, who)
    lines = [*about(who), line("TWIN_SUPPORTED" if value.supported else "TWIN_UNSUPPORTED", who, **args)]
    lines += reason_lines(finding.reasons, found, who)
    lines += [line("TWIN_RESTS_ON", who, **args), *_days(value, who, args)]
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )


def _days(value: Twin, who: Person, args: dict[str, str]) -> list[Line]:
    return [] if value.days is None else [line("TWIN_DAYS", who, **args)]


def _tests(lack: InsufficientData, who: Person, found: EvidenceList) -> dict[str, str]:
    """How many tests it takes and how many there are, where those are what is lacking."""
    if lack.missing != "tests":
        return {}
    counts = {"needed": lack.needed, "known": lack.got}
    return {
        key: value
        for label, count in counts.items()
        for key, value in named(
            f"{label}_tests", found.add(Fact(metric="tests_count", value=count), who.alias, label=label)
        ).items()
    }
