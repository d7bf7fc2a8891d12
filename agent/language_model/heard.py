"""What a language model answered, read with distrust: whatever arrives becomes tool calls or a draft."""

import json
import re
from datetime import date
from typing import Any

from agent.language_model.relative_days import absolute
from agent.model import ToolCall
from agent.reply import Action, Draft

SEND_REPLY = "send_reply"
OFFERED = tuple(action for action in Action if not action.value.startswith("triage_"))
"""What a model may do with a reply. Red flags are answered by fixed texts, not by a model's."""
LONGEST_NAME = 64
LARGEST_INTEGER = 2**53
DEEPEST = 12
THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
"""Some servers leave a reasoning model's thoughts in its answer."""


def step(content: str, calls: list[tuple[str, str]], today: date) -> tuple[ToolCall, ...] | Draft:
    """What the model wants next. Plain content counts as an answer and is checked like any other.

    A reply handed in together with tool calls was written before their results were known: only the calls count.
    """
    wanted = tuple(_call(name, raw, today) for name, raw in calls if name.strip() != SEND_REPLY)
    if wanted:
        return wanted
    closing = [raw for name, raw in calls if name.strip() == SEND_REPLY]
    if closing:
        return _draft(_arguments(closing[-1]))
    return Draft(action=Action.ANSWER, text=_text(content))


def _call(name: str, raw: str, today: date) -> ToolCall:
    return ToolCall(name=_readable(name)[:LONGEST_NAME], arguments=absolute(_arguments(raw), today))


def _draft(arguments: dict[str, Any]) -> Draft:
    action, text = arguments.get("action"), arguments.get("text")
    known = Action(action) if action in OFFERED else Action.ANSWER
    return Draft(action=known, text=_text(text) if isinstance(text, str) else "")


def _text(said: str) -> str:
    return THOUGHT.sub("", _readable(said)).strip()


def _arguments(raw: str) -> dict[str, Any]:
    """The call's arguments; what is no plain JSON object becomes an argument that no tool takes."""
    try:
        found = json.loads(raw or "{}", parse_constant=_refuse)
    except (ValueError, RecursionError):
        return {"unreadable": _readable(raw)[:200]}
    if not isinstance(found, dict) or not _plain(found, DEEPEST):
        return {"unreadable": _readable(raw)[:200]}
    return {_readable(key): _cleaned(item) for key, item in found.items()}


def _refuse(constant: str) -> None:
    """NaN and the infinities are no JSON and no measurement."""
    raise ValueError(constant)


def _plain(value: object, deeper: int) -> bool:
    """Whether a value nests little and holds only numbers that a checkpoint and a database can keep."""
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return deeper > 0 and all(_plain(item, deeper - 1) for item in items)
    return not isinstance(value, int | float) or abs(value) <= LARGEST_INTEGER


def _cleaned(value: object) -> object:
    if isinstance(value, dict):
        return {_readable(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return _readable(value) if isinstance(value, str) else value


def _readable(text: str) -> str:
    """Text that UTF-8 can hold: halves of a character that were streamed apart are joined, lone ones replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
