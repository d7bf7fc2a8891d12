"""Any language model behind Chat Completions with tools and streaming: OpenAI, vLLM, Ollama, llama.cpp, LM Studio."""

import asyncio
from collections.abc import AsyncIterable

from openai import APIError, AsyncOpenAI
from openai.types.chat import ChatCompletionChunk

from agent.model import Brief, ModelUnavailable, ToolCall
from agent.reply import Draft
from agent.wire import messages, schemas, step
from tools.declare import Tool

RETRIES = 2
MAX_TOKENS = 900


class OpenAIModel:
    """Plans turns with a language model. It sees aliases, slots and relative days, never names or dates."""

    def __init__(self, *, model: str, api_key: str, base_url: str | None, timeout_s: float) -> None:
        self.name = model
        self._timeout_s = timeout_s
        self._client = AsyncOpenAI(api_key=api_key, base_url=base_url, timeout=timeout_s, max_retries=RETRIES)

    async def next(self, brief: Brief, tools: tuple[Tool, ...]) -> tuple[ToolCall, ...] | Draft:
        """One completion, streamed and put together.

        Raises
        ------
        ModelUnavailable
            The server is down, too slow, over its limits, or does not speak the protocol.
        """
        try:
            async with asyncio.timeout(self._timeout_s):
                chunks = await self._client.chat.completions.create(
                    model=self.name,
                    messages=messages(brief),
                    tools=schemas(tools, brief.principal.role),
                    stream=True,
                    max_tokens=MAX_TOKENS,
                    temperature=0,
                )
                content, calls = await _assembled(chunks)
        except TimeoutError:
            raise ModelUnavailable(f"no answer within {self._timeout_s:g} s") from None
        except (APIError, ValueError) as error:
            raise ModelUnavailable(type(error).__name__) from error
        return step(content, calls)

    async def close(self) -> None:
        """Close the connection pool."""
        await self._client.close()


async def _assembled(chunks: AsyncIterable[ChatCompletionChunk]) -> tuple[str, list[tuple[str, str]]]:
    """Text and tool calls out of a stream of deltas."""
    content: list[str] = []
    names: dict[int, str] = {}
    arguments: dict[int, list[str]] = {}
    async for chunk in chunks:
        for choice in chunk.choices or ():
            content.append(choice.delta.content or "")
            for call in choice.delta.tool_calls or ():
                function = call.function
                names[call.index] = names.get(call.index, "") + ((function.name if function else None) or "")
                arguments.setdefault(call.index, []).append((function.arguments if function else None) or "")
    return "".join(content), [(name, "".join(arguments[index])) for index, name in sorted(names.items())]
