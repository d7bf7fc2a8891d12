"""The honest answer where the data do not carry one: what is missing, and what is there."""

from physiology.finding import Fact, InsufficientData
from tools.context import Person
from tools.evidence import EvidenceList, ToolResult
from tools.facts import about, line, named, slots


def lacking(lack: InsufficientData, person: Person, found: EvidenceList) -> ToolResult:
    """Abstain: name the quantity, what it needs, what is known, and what can be shown until then."""
    args = needs(lack, person, found)
    code = f"LACKING_{lack.quantity}"
    lines = [*about(person), line(code, person, **args)]
    if lack.known:
        lines.append(line(f"KNOWN_{lack.quantity}", person, **slots(lack.known, found, person)))
    return ToolResult(tool=found.tool, lines=tuple(lines), evidence=found.items, abstained=True)


def needs(lack: InsufficientData, person: Person, found: EvidenceList) -> dict[str, str]:
    """`needed` and `got` as evidence."""
    counts = {"needed": lack.needed, "known": lack.got}
    return {
        key: value
        for label, count in counts.items()
        for key, value in named(label, found.add(_count(count), person.alias, label=label)).items()
    }


def _count(value: int) -> Fact:
    return Fact(metric="days_known", value=value)
