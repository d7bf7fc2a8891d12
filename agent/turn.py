"""What a turn hands back to an interface: the reply and everything it rests on."""

from typing import Any

from pydantic import Field

from agent.reply import Action, Route, Violation
from physiology.finding import Shape
from store import ToolUse
from tools.evidence import Evidence, Receipt


class TurnResult(Shape):
    """One answered message, as `fettle ask --json` and the API print it."""

    reply: str
    action: Action
    route: Route
    language: str
    tools: tuple[ToolUse, ...]
    evidence: tuple[Evidence, ...]
    cited: tuple[str, ...] = ()
    """Ids of the evidence that the reply's own numbers come from."""
    people: dict[str, str] = Field(default_factory=dict)
    """Names behind the aliases that the evidence speaks of."""
    violations: tuple[Violation, ...]
    """What checks found in drafts that were not sent."""
    receipts: tuple[Receipt, ...]
    decision_id: str | None
    thread: str

    def printed(self, latency_ms: float) -> dict[str, Any]:
        """The stable JSON of the command line."""
        return {**self.model_dump(mode="json"), "latency_ms": round(latency_ms, 1)}
