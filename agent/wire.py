"""A turn as Chat Completions messages, and the answers read back."""

import json
from typing import Any

from openai.types.chat import ChatCompletionMessageParam, ChatCompletionToolParam

from agent.model import Brief, ToolCall, ToolOutcome
from agent.pseudonyms import hidden
from agent.reply import Action, Draft
from physiology.metrics import metric
from prompts.library import prompt
from tools.context import Role
from tools.declare import Tool
from tools.evidence import Evidence

SEND_REPLY = "send_reply"
PAST_TURNS = 4
ROLES = {Role.ATHLETE: "one athlete about their own data", Role.COACH: "a coach about the athletes who share data"}


def messages(brief: Brief) -> list[ChatCompletionMessageParam]:
    """System prompt, the last turns, the message, what tools said, and what was wrong with the last draft."""
    people = ", ".join(person.alias for person in brief.people) or "nobody"
    system = prompt("agent/system").render(role=ROLES[brief.principal.role], people=people)
    said: list[ChatCompletionMessageParam] = [{"role": "system", "content": system}]
    for turn in brief.past[-PAST_TURNS:]:
        said.append({"role": "user", "content": hidden(turn.text, brief.people)})
        said.append({"role": "assistant", "content": hidden(turn.reply, brief.people)})
    said.append({"role": "user", "content": hidden(brief.text, brief.people)})
    for number, outcome in enumerate(brief.outcomes):
        said.extend(_exchange(f"call_{number}", outcome, brief))
    if brief.violations:
        problems = [violation.model_dump(mode="json") for violation in brief.violations]
        note = {"your_draft_was_not_sent_because": problems, "allowed_slots": [item.id for item in brief.evidence]}
        said.append({"role": "user", "content": json.dumps(note)})
    return said


def schemas(tools: tuple[Tool, ...], role: Role) -> list[ChatCompletionToolParam]:
    """The tools of a role and the closing one, so that any server that calls functions will do."""
    return [_function(tool.name, tool.description, tool.schema(role)) for tool in tools] + [
        _function(SEND_REPLY, "Send the finished reply. Always the last call.", _REPLY_SCHEMA)
    ]


def step(content: str, calls: list[tuple[str, str]]) -> tuple[ToolCall, ...] | Draft:
    """What the model wants next: tools, or a draft. Plain content counts as an answer and is checked like any other."""
    for name, raw in calls:
        if name == SEND_REPLY:
            return _draft(_arguments(raw))
    if calls:
        return tuple(ToolCall(name=name, arguments=_arguments(raw)) for name, raw in calls)
    return Draft(action=Action.ANSWER, text=content.strip())


_REPLY_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "action": {"type": "string", "enum": [action.value for action in Action]},
        "text": {"type": "string", "description": "The reply; numbers only as slots such as {{e3}}."},
    },
    "required": ["action", "text"],
    "additionalProperties": False,
}


def _function(name: str, description: str, parameters: dict[str, Any]) -> ChatCompletionToolParam:
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


def _exchange(call_id: str, outcome: ToolOutcome, brief: Brief) -> list[ChatCompletionMessageParam]:
    function = {"name": outcome.call.name, "arguments": json.dumps(outcome.call.arguments)}
    return [
        {"role": "assistant", "tool_calls": [{"id": call_id, "type": "function", "function": function}]},  # type: ignore
        {"role": "tool", "tool_call_id": call_id, "content": json.dumps(_seen(outcome, brief))},
    ]


def _seen(outcome: ToolOutcome, brief: Brief) -> dict[str, Any]:
    result = outcome.result
    if result is None:
        return {"error": outcome.error, "detail": outcome.detail}
    return {
        "evidence": [_evidence(item, brief) for item in result.evidence],
        "reason_codes": list(result.reasons),
        "lines": [line.code for line in result.lines],
        "quotes": list(result.passages),
        "receipts": [receipt.action for receipt in result.receipts],
        "abstained": result.abstained,
        "asks": result.asks,
    }


def _evidence(item: Evidence, brief: Brief) -> dict[str, Any]:
    decimals = metric(item.metric).decimals
    seen: dict[str, Any] = {
        "slot": "{{" + item.id + "}}",
        "of": item.subject,
        "metric": item.metric,
        "value": round(item.value, decimals),
        "unit": item.unit,
        "kind": item.kind,
    }
    if item.window is not None:
        ago = (brief.today - item.window.last_on).days
        seen["days"] = f"{item.window.days_used} of {item.window.days_expected} known, ending {ago} days ago"
    optional = {"label": item.label, "low": item.low, "high": item.high, "aggregate": item.aggregate}
    return seen | {key: value for key, value in optional.items() if value is not None}


def _arguments(raw: str) -> dict[str, Any]:
    """The call's arguments; what is no JSON object becomes an argument that no tool takes."""
    try:
        found = json.loads(raw or "{}")
    except json.JSONDecodeError:
        return {"unreadable": raw[:200]}
    return found if isinstance(found, dict) else {"unreadable": str(found)[:200]}


def _draft(arguments: dict[str, Any]) -> Draft:
    action, text = arguments.get("action"), arguments.get("text")
    known = Action(action) if action in set(Action) else Action.ANSWER
    return Draft(action=known, text=text if isinstance(text, str) else "")
