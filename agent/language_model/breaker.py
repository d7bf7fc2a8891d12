"""A circuit breaker: a model's server that keeps failing is left alone for a while, and nobody waits for it."""

from collections.abc import Callable

from agent.model import Brief, ChatModel, ModelUnavailable, ToolCall
from agent.reply import Draft
from tools.declare import Tool

FAILURES = 3
PAUSE_S = 60.0

Clock = Callable[[], float]
"""A monotonic clock [s]."""


class CircuitBreaker:
    """A model that fails at once after three failures in a row; a minute later the next turn tries it again."""

    def __init__(self, model: ChatModel, clock: Clock) -> None:
        self.name = model.name
        self._model = model
        self._clock = clock
        self._failures = 0
        self._closed_until_s = float("-inf")

    async def next(self, brief: Brief, tools: tuple[Tool, ...]) -> tuple[ToolCall, ...] | Draft:
        """Ask the model, unless it is being left alone.

        Raises
        ------
        ModelUnavailable
            The model failed, or failed too often just before.
        """
        if self._clock() < self._closed_until_s:
            raise ModelUnavailable("left alone after repeated failures")
        try:
            answer = await self._model.next(brief, tools)
        except ModelUnavailable:
            self._failures += 1
            if self._failures >= FAILURES:
                self._closed_until_s = self._clock() + PAUSE_S
            raise
        self._failures = 0
        return answer
