"""Before a language model's write: it may log what the person said, as they said it, and nothing else."""

import re
from collections.abc import Iterator, Sequence

from agent.model import Brief, ToolCall
from agent.planning import SHARED, WRITES
from agent.understanding.folding import fold
from agent.understanding.lexicon import lexicon_of
from agent.understanding.numbers import FIGURE, figures, value_of
from agent.understanding.reading import Intent, Reading
from tools.declare import Effect, Tool

Heard = tuple[str, float]
"""What a number is of, and the number."""


def unsaid(call: ToolCall, tools: Sequence[Tool], brief: Brief) -> bool:
    """Whether a call would write something that the person did not say. Stopping needs no wish of anybody."""
    effect = next((tool.effect for tool in tools if tool.name == call.name), Effect.READ)
    if effect is Effect.READ:
        return False
    if call.name == "stop_cuff":
        return False
    if call.name == "plan_cuff_session":
        wanted = {one.limb for one in brief.reading.requests if one.intent is Intent.CUFF and one.term == "plan"}
        return call.arguments.get("limb") not in wanted - {None}
    if call.name == "set_sharing":
        return call.arguments.get("share") not in {SHARED.get(str(one.term)) for one in brief.reading.requests} - {None}
    if not any(request.intent in WRITES for request in brief.reading.requests):
        return True
    heard = tuple(_heard(brief))
    digits = frozenset(_figures(brief))
    return not all(_said(name, value, heard, digits) for name, value in _written(call))


def _said(name: str, value: float, heard: Sequence[Heard], digits: frozenset[float]) -> bool:
    """A number must be what the grammar heard of that thing; what it did not hear must stand in the message."""
    known = {number for of, number in heard if of == name}
    return value in (known or digits)


def _written(call: ToolCall) -> Iterator[Heard]:
    for name, value in call.arguments.items():
        if _is_number(value):
            yield name, value
    items = call.arguments.get("items")
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict) and _is_number(item.get("value")):
            yield str(item.get("metric")), item["value"]


def _heard(brief: Brief) -> Iterator[Heard]:
    """What the grammar made of the message; it fills a follow-up from the message before."""
    reading: Reading = brief.reading
    for request in reading.requests:
        session = request.session.model_dump() if request.session else {}
        yield from ((name, value) for name, value in session.items() if _is_number(value))
        yield from ((item.metric, item.value) for item in request.wellness)


def _figures(brief: Brief) -> Iterator[float]:
    written = figures(fold(brief.text), lexicon_of(brief.reading.language))
    return (value_of(figure) for figure in re.findall(FIGURE, written))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
