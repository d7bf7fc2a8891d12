"""The port to whatever plans a turn: a language model, or the offline planner."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from agent.reply import Draft, Violation
from agent.understanding.reading import Reading
from physiology.finding import Shape
from store import Turn
from tools.context import Person, Principal
from tools.declare import Tool
from tools.evidence import Evidence, Receipt, ToolResult


class ToolCall(Shape):
    """What a model wants done."""

    name: str
    arguments: dict[str, Any]


class ToolOutcome(Shape):
    """What came of one call: a result, or why there is none."""

    call: ToolCall
    result: ToolResult | None = None
    error: str | None = None
    """A code of `tools/errors.py`."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a planner may see of one turn."""

    text: str
    principal: Principal
    people: tuple[Person, ...]
    today: date
    reading: Reading
    past: tuple[Turn, ...] = ()
    outcomes: tuple[ToolOutcome, ...] = ()
    violations: tuple[Violation, ...] = ()
    """Not empty in a repair turn: what was wrong with the last draft."""
    other_names: frozenset[str] = frozenset()
    """Names of people out of reach: kept from a third-party model all the same."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence of this turn."""
        return tuple(item for outcome in self.outcomes if outcome.result for item in outcome.result.evidence)

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """All writes of this turn."""
        return tuple(item for outcome in self.outcomes if outcome.result for item in outcome.result.receipts)

    @property
    def reasons(self) -> frozenset[str]:
        """Every reason code a reply may give as a cause."""
        return frozenset(code for outcome in self.outcomes if outcome.result for code in outcome.result.reasons)


class ModelUnavailable(Exception):
    """The model's server is down, slow, over its limits or speaks nonsense."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ChatModel(Protocol):
    """Plans the next step of a turn.

    Raises `ModelUnavailable` where it cannot; the offline planner never does.
    """

    name: str

    async def next(self, brief: Brief, tools: tuple[Tool, ...]) -> tuple[ToolCall, ...] | Draft:
        """Ask for tools, or hand in a draft."""
        ...
