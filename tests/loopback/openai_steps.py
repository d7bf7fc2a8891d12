"""What a scripted model does next: one small class a behaviour."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Request = dict[str, Any]
"""The body of one Chat Completions request."""


@dataclass(frozen=True)
class Says:
    """Answers in plain text."""

    content: str


@dataclass(frozen=True)
class Calls:
    """Calls a tool; a string is sent as the arguments as it stands, valid JSON or not."""

    name: str
    arguments: dict[str, Any] | str = field(default_factory=dict)
    more: tuple["Calls", ...] = ()
    """Further calls of the same message."""
    pause_s: float = 0.0
    """Before anything is sent."""

    @property
    def raw(self) -> str:
        return self.arguments if isinstance(self.arguments, str) else json.dumps(self.arguments)


def replies(text: str, action: str = "answer") -> Calls:
    """Closes the turn the way the prompt asks for."""
    return Calls("send_reply", {"action": action, "text": text})


@dataclass(frozen=True)
class Fails:
    """An HTTP error, as OpenAI words it."""

    status: int
    param: str | None = None
    headers: dict[str, str] = field(default_factory=lambda: {"retry-after": "0.01"})


@dataclass(frozen=True)
class Raw:
    """A body byte for byte."""

    body: bytes
    content_type: str = "text/event-stream"


@dataclass(frozen=True)
class Hangs:
    """Takes the request and says nothing."""

    seconds: float = 30.0


@dataclass(frozen=True)
class Drips:
    """Sends its text a piece at a time, forever too slowly."""

    content: str
    pause_s: float


@dataclass(frozen=True)
class Breaks:
    """Sends half an answer and drops the connection."""

    content: str


Step = Says | Calls | Fails | Raw | Hangs | Drips | Breaks
Scripted = Step | Callable[[Request], Step]
"""A step, or what makes one of the request it answers."""

EMPTY = Raw(b"data: [DONE]\n\n")


def seen(request: Request) -> list[dict[str, Any]]:
    """What the tools told the model so far, oldest first."""
    return [json.loads(message["content"]) for message in request["messages"] if message["role"] == "tool"]


def slot(request: Request, metric: str, *, label: str | None = None, of: str | None = None) -> str:
    """The newest slot of a metric in a request, as a model would pick it."""
    for result in reversed(seen(request)):
        for item in result.get("evidence", []):
            if item["metric"] == metric and item.get("label") == label and of in (None, item["of"]):
                return str(item["slot"])
    raise LookupError(f"no {metric} among the evidence")
