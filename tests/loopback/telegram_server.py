"""A Telegram Bot API server on loopback: long polling in, messages out, everything remembered."""

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from tests.loopback.serving import PATIENCE_S, served

TOKEN = "123456:loopback-token"
BOT = {"id": 123456, "is_bot": True, "first_name": "Fettle", "username": "fettle_test_bot"}
LONGEST = 4096


@dataclass
class Telegram:
    """What people sent, what the bot did, and ways to be a person."""

    base_url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    failures: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)
    """(method, status, parameters) of calls to refuse, first come first served."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def says(self, user: int, text: str, **message: Any) -> None:
        """Somebody writes to the bot in private, unless `message` says otherwise."""
        self.delivers(message=self.message(user, text, **message))

    def message(self, user: int, text: str, **more: Any) -> dict[str, Any]:
        """A message as Telegram shows it."""
        sender = {"id": user, "is_bot": False, "first_name": "Somebody", "language_code": "en"}
        base = {"message_id": next(self._numbers), "date": int(time.time()), "from": sender, "text": text}
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text[:1] == "/" else []
        return {**base, "chat": {"id": user, "type": "private"}, "entities": entities, **more}

    def delivers(self, **update: Any) -> None:
        """Queue an update."""
        with self._changed:
            self.updates.append({"update_id": next(self._numbers), **update})

    def replies_to(self, chat: int) -> list[str]:
        """Everything the bot said in a chat."""
        return [call["text"] for call in self.sent if str(call["chat_id"]) == str(chat)]

    def awaits(self, met: Callable[[], bool]) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE_S
        with self._changed:
            while not met():
                left = deadline - time.monotonic()
                assert left > 0, f"waited in vain; sent so far: {self.sent[-3:]}"
                self._changed.wait(min(left, 0.2))

    def answers(self, chat: int, known: int) -> str:
        """The next thing the bot says in a chat where it has said `known` things."""
        self.awaits(lambda: len(self.replies_to(chat)) > known)
        return self.replies_to(chat)[known]

    def noted(self, method: str, values: dict[str, Any]) -> None:
        """Remember a call."""
        with self._changed:
            self.calls.append((method, values))
            if method == "sendMessage":
                self.sent.append(values)
            self._changed.notify_all()

    def refused(self, method: str) -> tuple[str, int, dict[str, Any]] | None:
        """The failure that was ordered for this call, if any."""
        found = next((item for item in self.failures if item[0] == method), None)
        if found:
            self.failures.remove(found)
        return found

    async def poll(self, offset: int, timeout_s: float) -> list[dict[str, Any]]:
        """Long polling: what is newer than the offset, as soon as there is any."""
        deadline = time.monotonic() + min(timeout_s, 2.0)
        while True:
            with self._changed:
                found = [update for update in self.updates if update["update_id"] >= offset]
            if found or time.monotonic() > deadline:
                return found
            await asyncio.sleep(0.02)


@contextmanager
def telegram() -> Iterator[Telegram]:
    """Serve a Bot API."""
    server = Telegram()
    with served(application(server)) as address:
        server.base_url = address
        yield server


def application(server: Telegram) -> FastAPI:
    """One route for every method; parameters may come as a form, as multipart or as JSON."""
    app = FastAPI(openapi_url=None)

    @app.post("/bot{token}/{method}")
    async def call(token: str, method: str, request: Request) -> JSONResponse:
        if token != TOKEN:
            return _error(401, "Unauthorized")
        values = await _values(request)
        failure = server.refused(method)
        if failure:
            return _error(failure[1], "scripted", **failure[2])
        server.noted(method, values)
        return await _answered(server, method, values)

    return app


async def _values(request: Request) -> dict[str, Any]:
    """The parameters of a call; of files, only their names."""
    kind, body = request.headers.get("content-type", ""), await request.body()
    if kind.startswith("application/json"):
        found: dict[str, Any] = json.loads(body)
        return found
    if not kind.startswith("multipart/"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    whole = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    return {_name(part): part.get_filename() or part.get_content().rstrip("\n") for part in whole.iter_parts()}


def _name(part: EmailMessage) -> str:
    return str(part["content-disposition"].params["name"])


async def _answered(server: Telegram, method: str, values: dict[str, Any]) -> JSONResponse:
    match method:
        case "getMe":
            return _ok(BOT | {"can_join_groups": True, "can_read_all_group_messages": False})
        case "getUpdates":
            return _ok(await server.poll(int(values.get("offset", 0)), float(values.get("timeout", 0))))
        case "sendMessage" if not values.get("text") or len(str(values["text"])) > LONGEST:
            return _error(400, "Bad Request: message is too long or empty")
        case "sendMessage":
            chat = {"id": int(values["chat_id"]), "type": "private"}
            return _ok({"message_id": len(server.sent), "date": int(time.time()), "chat": chat, "text": values["text"]})
        case "sendChatAction" | "setMyCommands" | "deleteWebhook":
            return _ok(result=True)
    return _error(404, "Not Found: method not found")


def _ok(result: object) -> JSONResponse:
    return JSONResponse({"ok": True, "result": result})


def _error(status: int, description: str, **parameters: Any) -> JSONResponse:
    body = {"ok": False, "error_code": status, "description": description}
    return JSONResponse(body | ({"parameters": parameters} if parameters else {}), status)
