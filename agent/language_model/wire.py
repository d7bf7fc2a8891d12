"""A turn as Chat Completions messages."""

import json
from functools import lru_cache
from typing import Any

from openai.types.chat import (
    ChatCompletionMessageFunctionToolCallParam,
    ChatCompletionMessageParam,
    ChatCompletionToolParam,
)

from agent.language_model.heard import OFFERED, SEND_REPLY
from agent.language_model.relative_days import in_schema
from agent.language_model.shown import arguments, masked, outcome
from agent.model import Brief, ToolOutcome
from agent.reply import Action, Route
from prompts.library import prompt
from store import Turn
from tools.context import Role
from tools.declare import Tool

PAST_TURNS = 4
QUESTIONS = (Action.CLARIFY, Action.REDIRECT)
"""Replies without numbers; of all others a later turn needs to know only what was done."""


def messages(brief: Brief) -> list[ChatCompletionMessageParam]:
    """System prompt, the last turns, the message, what tools said, and what was wrong with the last draft."""
    said: list[ChatCompletionMessageParam] = [{"role": "system", "content": _system(brief)}]
    for turn in brief.past[-PAST_TURNS:]:
        said.extend(_remembered(turn, brief))
    said.append({"role": "user", "content": masked(brief.text, brief) + _days_meant(brief)})
    for number, done in enumerate(brief.outcomes):
        said.extend(_exchange(f"call_{number}", done, brief))
    if brief.violations:
        said.append({"role": "user", "content": json.dumps(_objections(brief))})
    return said


def schemas(tools: tuple[Tool, ...], role: Role) -> list[ChatCompletionToolParam]:
    """The tools of a role and the closing one, so that any server that calls functions will do."""
    return list(_declared(tools, role))


@lru_cache(maxsize=8)
def _declared(tools: tuple[Tool, ...], role: Role) -> tuple[ChatCompletionToolParam, ...]:
    """Written once: every completion of every turn sends them."""
    declared = (_function(tool.name, tool.description, _schema(tool, role)) for tool in tools)
    return (*declared, _function(SEND_REPLY, "Send the finished reply. Always the last call.", _REPLY_SCHEMA))


_REPLY_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "action": {"type": "string", "enum": [action.value for action in OFFERED]},
        "text": {"type": "string", "description": "The reply; numbers only as slots such as {{e3}}."},
    },
    "required": ["action", "text"],
    "additionalProperties": False,
}


OTHERS = ("people", "group", "having")
"""Fields of a query that choose among people: an athlete's question is about the athlete."""


def _schema(tool: Tool, role: Role) -> dict[str, Any]:
    schema = in_schema(tool.schema(role))
    if role is Role.ATHLETE:
        for definition in (schema, *schema.get("$defs", {}).values()):
            for name in OTHERS:
                definition.get("properties", {}).pop(name, None)
    return schema


def _system(brief: Brief) -> str:
    people = ", ".join(_person(person.alias, person.group, brief) for person in brief.people)
    return prompt("agent/system").render(
        role=brief.principal.role.value, people=people or "nobody", weekday=f"{brief.today:%A}"
    )


def _person(alias: str, group: str, brief: Brief) -> str:
    return f"{alias} ({masked(group, brief)})" if group and brief.principal.role is Role.COACH else alias


def _remembered(turn: Turn, brief: Brief) -> list[ChatCompletionMessageParam]:
    """An earlier turn: its question, and what was done about it. Old numbers must not come back as new ones."""
    if turn.route == Route.TRIAGE:
        return []
    did: dict[str, Any] = {"action": turn.action, "tools": [use.name for use in turn.tools]}
    reply = masked(turn.reply, brief) if turn.action in QUESTIONS else json.dumps(did)
    return [{"role": "user", "content": masked(turn.text, brief)}, {"role": "assistant", "content": reply}]


def _days_meant(brief: Brief) -> str:
    """The days the grammar found in the message, as offsets: a model that sees no date cannot count them itself."""
    periods = [request.period for request in brief.reading.requests if request.period]
    spans = [[(day - brief.today).days for day in (period.first_on, period.last_on)] for period in periods]
    return f"\n{json.dumps({'days_meant': spans})}" if spans else ""


def _objections(brief: Brief) -> dict[str, Any]:
    found = [
        {"code": violation.code, "span": masked(violation.span, brief), "detail": masked(violation.detail, brief)}
        for violation in brief.violations
    ]
    return {"your_draft_was_not_sent_because": found, "allowed_slots": [item.id for item in brief.evidence]}


def _function(name: str, description: str, parameters: dict[str, Any]) -> ChatCompletionToolParam:
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


def _exchange(call_id: str, done: ToolOutcome, brief: Brief) -> list[ChatCompletionMessageParam]:
    call: ChatCompletionMessageFunctionToolCallParam = {
        "id": call_id,
        "type": "function",
        "function": {"name": done.call.name, "arguments": json.dumps(arguments(done, brief))},
    }
    return [
        {"role": "assistant", "content": "", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": call_id, "content": json.dumps(outcome(done, brief))},
    ]
