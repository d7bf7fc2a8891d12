"""What a word means, quoted from the knowledge base with its sources."""

from knowledge.bibliography import bibliography
from knowledge.search import Passage, look_up
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
    cited = {code: f"[{', '.join(keys)}]" for code, keys in _by_reading(passage).items() if keys}
    lines = [Line(code="TERM", args={"text": passage.text, "strength": passage.strength})]
    lines += [Line(code=code, args={"sources": keys}) for code, keys in cited.items()]
    return ToolResult(tool=found.tool, lines=tuple(lines), passages=(passage.text, *cited.values()))


def _by_reading(passage: Passage) -> dict[str, list[str]]:
    """The sources of a passage: those that were read, and those that are quoted from knowledge."""
    known = bibliography()
    read = [key for key in passage.sources if known[key].seen]
    return {"TERM_SOURCES": read, "TERM_UNREAD": [key for key in passage.sources if key not in read]}
