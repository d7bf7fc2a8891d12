"""A stream of deltas put together: text, and tool calls whose arguments come in pieces."""

from collections.abc import AsyncIterable

from openai.types.chat import ChatCompletionChunk
from pydantic import BaseModel

LONGEST_ANSWER = 100_000
"""Characters of one completion; a server that sends more is broken."""


class Function(BaseModel):
    """A piece of a call."""

    name: str | None = None
    arguments: str | None = None


class CallDelta(BaseModel):
    """A piece of the call with this number; some servers send whole calls without one."""

    index: int | None = None
    id: str | None = None
    function: Function | None = None


class Delta(BaseModel):
    """What one event adds."""

    content: str | None = None
    tool_calls: list[CallDelta] | None = None


class Choice(BaseModel):
    """The only choice of an event."""

    delta: Delta | None = None


class Event(BaseModel):
    """What is read of a chunk. The client library does not check what arrives, so it is checked here."""

    choices: list[Choice] | None = None


class TooLong(ValueError):
    """The answer has no end."""


async def assembled(chunks: AsyncIterable[ChatCompletionChunk]) -> tuple[str, list[tuple[str, str]]]:
    """The whole text, and the calls as (name, raw arguments).

    Raises
    ------
    TooLong
        More arrives than any answer needs.
    pydantic.ValidationError
        An event is not of the protocol.
    """
    content: list[str] = []
    calls: dict[int, list[str]] = {}
    length = 0
    async for chunk in chunks:
        for delta in _deltas(chunk):
            content.append(delta.content or "")
            length += len(content[-1])
            for call in delta.tool_calls or ():
                length += _add(call, calls)
        if length > LONGEST_ANSWER:
            raise TooLong(f"more than {LONGEST_ANSWER} characters")
    return "".join(content), [(name, raw) for _, (name, raw) in sorted(calls.items())]


def _deltas(chunk: ChatCompletionChunk) -> list[Delta]:
    whole = chunk.model_dump(warnings=False) if isinstance(chunk, BaseModel) else chunk
    event = Event.model_validate(whole)
    return [choice.delta for choice in event.choices or () if choice.delta]


def _add(call: CallDelta, calls: dict[int, list[str]]) -> int:
    """Add a piece to its call; a whole call without a number is a call of its own."""
    function = call.function or Function()
    last = max(calls, default=-1)
    index = call.index if call.index is not None else last + 1 if function.name or last < 0 else last
    known = calls.setdefault(index, ["", ""])
    known[0] += function.name or ""
    known[1] += function.arguments or ""
    return len(function.name or "") + len(function.arguments or "")
