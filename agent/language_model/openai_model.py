"""Any language model behind Chat Completions with tools and streaming: OpenAI, vLLM, Ollama, llama.cpp, LM Studio."""

import asyncio
from collections.abc import Mapping
from typing import Any

from openai import APIError, AsyncOpenAI, BadRequestError

from agent.language_model.heard import step
from agent.language_model.stream import assembled
from agent.language_model.wire import messages, schemas
from agent.model import Brief, ModelUnavailable, ToolCall
from agent.reply import Draft
from tools.declare import Tool

RETRIES = 2
OPTIONS: Mapping[str, Any] = {"temperature": 0, "max_tokens": 900}
INSTEAD: Mapping[str, dict[str, Any]] = {"max_tokens": {"max_completion_tokens": 4000}}
"""What reasoning models take where they refuse an option; their thoughts count, so they get more room."""


class OpenAIModel:
    """Plans turns with a language model. It sees aliases, slots and relative days, never names or dates."""

    def __init__(self, *, model: str, api_key: str, base_url: str | None, timeout_s: float) -> None:
        self.name = model
        self._timeout_s = timeout_s
        self._client = AsyncOpenAI(api_key=api_key, base_url=base_url, timeout=timeout_s, max_retries=RETRIES)
        self._options = dict(OPTIONS)

    async def next(self, brief: Brief, tools: tuple[Tool, ...]) -> tuple[ToolCall, ...] | Draft:
        """One completion, streamed and put together.

        Raises
        ------
        ModelUnavailable
            The server is down, too slow, over its limits, or does not speak the protocol.
        """
        request = {"messages": messages(brief), "tools": schemas(tools, brief.principal.role)}
        try:
            async with asyncio.timeout(self._timeout_s):
                content, calls = await self._completion(request)
        except TimeoutError:
            raise ModelUnavailable(f"no answer within {self._timeout_s:g} s") from None
        except (APIError, ValueError, TypeError, RecursionError) as error:
            raise ModelUnavailable(type(error).__name__) from error
        if not content.strip() and not calls:
            raise ModelUnavailable("an empty answer")
        return step(content, calls, brief.today)

    async def close(self) -> None:
        """Close the connection pool."""
        await self._client.close()

    async def _completion(self, request: dict[str, Any]) -> tuple[str, list[tuple[str, str]]]:
        """Ask once, and once more for each option that this model turns out not to take."""
        while True:
            try:
                stream = await self._client.chat.completions.create(
                    model=self.name, stream=True, **request, **self._options
                )
            except BadRequestError as refused:
                if not self._dropped(refused):
                    raise
                continue
            async with stream:
                return await assembled(stream)

    def _dropped(self, refused: BadRequestError) -> bool:
        """Give up the option that a server complains about, for good; whether there was one."""
        for option in tuple(self._options):
            if option == refused.param or f"'{option}'" in refused.message:
                del self._options[option]
                self._options |= INSTEAD.get(option, {})
                return True
        return False
