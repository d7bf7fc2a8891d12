"""What most assessments come to: who is meant, an opening, the reasons, the caveats, and the evidence of them all."""

from typing import Any

from physiology.finding import Finding
from tools.context import Person
from tools.evidence import EvidenceList, Line, ToolResult
from tools.facts import about, line, reason_lines


def explained(finding: Finding[Any], found: EvidenceList, who: Person, *opening: Line, **args: str) -> ToolResult:
    """A finding in lines; `args` are what its caveats may say."""
    lines = [*about(who), *opening, *reason_lines(finding.reasons, found, who)]
    lines += [line(f"CAVEAT_{code}", who, **args) for code in finding.caveats]
    return ToolResult(
        tool=found.tool,
        lines=tuple(lines),
        evidence=found.items,
        reasons=tuple(reason.code for reason in finding.reasons),
    )
