"""What a word means, quoted from the knowledge base with its sources."""

from knowledge.search import look_up
from tools.context import ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Line, ToolResult


@tool(Effect.READ)
async def explain_term(context: ToolContext, found: EvidenceList, *, term: str) -> ToolResult:
    """What a term such as RPE, HRV, ACWR or sleep debt means, with its sources."""
    _ = context
    passage = look_up(term)
    if passage is None:
        return ToolResult(tool=found.tool, lines=(Line(code="TERM_UNKNOWN", args={"term": term}),), abstained=True)
    sources = ", ".join(passage.sources)
    cited = f"[{sources}]"
    args = {"text": passage.text, "sources": cited, "strength": passage.strength}
    return ToolResult(tool=found.tool, lines=(Line(code="TERM", args=args),), passages=(passage.text, cited))
