"""An OpenAI Chat Completions server on loopback that plays a script and remembers every request."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from tests.loopback.openai_steps import Breaks, Calls, Drips, Fails, Hangs, Raw, Says, Scripted, Step
from tests.loopback.serving import served

PIECE = 7
"""Characters of a streamed piece: odd, so that slots, numbers and JSON are cut in the middle."""


@dataclass
class ScriptedModel:
    """The script, and what was asked."""

    steps: list[Scripted]
    repeat_last: bool = False
    requests: list[dict[str, Any]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    unscripted: int = 0
    """Requests beyond the end of the script; each got a 500."""
    base_url: str = ""

    def answer(self, request: dict[str, Any]) -> Step:
        """The step that answers this request."""
        if not self.steps:
            self.unscripted += 1
            return Fails(500)
        step = self.steps[0] if self.repeat_last and len(self.steps) == 1 else self.steps.pop(0)
        return step(request) if callable(step) else step


@contextmanager
def scripted(*steps: Scripted, repeat_last: bool = False) -> Iterator[ScriptedModel]:
    """Serve a script."""
    model = ScriptedModel(list(steps), repeat_last)
    with served(application(model)) as address:
        model.base_url = f"{address}/v1"
        yield model


def application(model: ScriptedModel) -> FastAPI:
    """The server's one route."""
    app = FastAPI(openapi_url=None)

    @app.post("/v1/chat/completions")
    async def completions(request: Request) -> Response:
        body = await request.body()
        model.bodies.append(body)
        model.requests.append(json.loads(body))
        model.headers.append(dict(request.headers))
        return await _played(model.answer(model.requests[-1]))

    return app


async def _played(step: Step) -> Response:
    match step:
        case Fails():
            error = {"message": f"scripted {step.status}", "type": "server_error", "param": step.param, "code": None}
            return JSONResponse({"error": error}, step.status, step.headers)
        case Raw():
            return Response(step.body, media_type=step.content_type)
        case Hangs():
            await asyncio.sleep(step.seconds)
            return Response(status_code=504)
        case Drips():
            return _stream(_slowly(step))
        case Breaks():
            return _stream(_broken(step))
        case Says():
            return _stream(_quickly(_text_deltas(step.content), "stop"))
        case Calls():
            await asyncio.sleep(step.pause_s)
            return _stream(_quickly(_call_deltas(step), "tool_calls"))


def _stream(pieces: AsyncIterator[bytes]) -> StreamingResponse:
    return StreamingResponse(pieces, media_type="text/event-stream")


async def _quickly(deltas: Iterator[dict[str, Any]], finish: str) -> AsyncIterator[bytes]:
    yield b": a comment keeps the line open\n\n"
    yield _event({"role": "assistant", "content": None})
    for delta in deltas:
        yield _event(delta)
    yield _event({}, finish)
    yield b'data: {"id":"c1","object":"chat.completion.chunk","choices":[],"usage":{"total_tokens":9}}\n\n'
    yield b"data: [DONE]\n\n"


async def _slowly(step: Drips) -> AsyncIterator[bytes]:
    for delta in _text_deltas(step.content):
        yield _event(delta)
        await asyncio.sleep(step.pause_s)


async def _broken(step: Breaks) -> AsyncIterator[bytes]:
    for delta in _text_deltas(step.content):
        yield _event(delta)
    raise ConnectionAbortedError


def _text_deltas(content: str) -> Iterator[dict[str, Any]]:
    for start in range(0, len(content), PIECE):
        yield {"content": content[start : start + PIECE]}


def _call_deltas(step: Calls) -> Iterator[dict[str, Any]]:
    """The name first, then the arguments in pieces, as OpenAI's servers send them."""
    for index, call in enumerate((step, *step.more)):
        opening = {"name": call.name, "arguments": ""}
        yield {"tool_calls": [{"index": index, "id": f"call_{index}", "type": "function", "function": opening}]}
        for start in range(0, len(call.raw), PIECE):
            piece = {"arguments": call.raw[start : start + PIECE]}
            yield {"tool_calls": [{"index": index, "function": piece}]}


def _event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n".encode()
