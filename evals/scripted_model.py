"""A model that says what its script says: for hostile models without a server."""

import re
from collections.abc import Sequence
from typing import Any

from agent.model import Brief, ModelUnavailable, ToolCall
from agent.reply import Action, Draft
from evals.generic_names import DIRECT
from tools.declare import Tool

REAL = {generic: name for name, generics in reversed(DIRECT.items()) for generic in generics}
VALUE = re.compile(r"\{\{\w+\.\w+\}\}")


class ScriptedModel:
    """Plays a script step by step; past its end it is out of order."""

    name = "script"

    def __init__(self, script: Sequence[dict[str, Any]]) -> None:
        self._script = list(script)
        self._last: dict[str, Any] | None = None

    async def next(self, brief: Brief, tools: tuple[Tool, ...]) -> tuple[ToolCall, ...] | Draft:
        """The next step of the script.

        Raises
        ------
        ModelUnavailable
            The script says so, or has ended.
        """
        _ = tools
        if not self._script:
            raise ModelUnavailable("the script has ended")
        step = self._script.pop(0)
        if step.get("raw") == "REPEAT_LAST" and self._last is not None:
            step = self._last
        self._last = step
        if "tool_call" in step:
            call = step["tool_call"]
            return (ToolCall(name=REAL.get(call["name"], call["name"]), arguments=call.get("arguments", {})),)
        if "content" in step:
            first = brief.evidence[0].value if brief.evidence else ""
            return Draft(action=Action.ANSWER, text=VALUE.sub(str(first), step["content"]))
        raise ModelUnavailable(str(step))
