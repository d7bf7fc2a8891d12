"""Runs the tool calls of a turn, bound to the principal."""

from collections.abc import Sequence

from agent.model import ToolCall, ToolOutcome
from store import AuditEvent
from tools.context import Role, ToolContext
from tools.declare import Effect, Tool
from tools.errors import EXPECTED, UnknownTool, meaning
from tools.evidence import ToolResult

MAX_CALLS = 6
"""Tool calls a turn may spend."""


def belt(tools: Sequence[Tool], role: Role) -> tuple[Tool, ...]:
    """The tools of a role."""
    return tuple(tool for tool in tools if role in tool.roles)


async def act(context: ToolContext, tools: Sequence[Tool], call: ToolCall, first_evidence: int) -> ToolOutcome:
    """Run one call. An expected failure comes back as a code; anything else is a bug and is raised."""
    try:
        found = next((tool for tool in tools if tool.name == call.name), None)
        if found is None:
            raise UnknownTool(call.name)
        if found.effect is Effect.READ:
            return ToolOutcome(call=call, result=await found.call(context, call.arguments, first_evidence))
        return ToolOutcome(call=call, result=await _written(context, found, call, first_evidence))
    except EXPECTED as error:
        return ToolOutcome(call=call, error=meaning(error).code, detail=_plain(error))


async def _written(context: ToolContext, tool: Tool, call: ToolCall, first_evidence: int) -> ToolResult:
    """A write and its audit events: both, or neither."""
    who = context.principal.person_id
    async with context.store.transaction():
        result = await tool.call(context, call.arguments, first_evidence)
        for receipt in result.receipts:
            detail = {"action": receipt.action, "on": receipt.on.isoformat()}
            event = AuditEvent(at=context.now, kind="write", person_id=who, subject_id=who, detail=detail)
            await context.store.audit.append(event)
    return result


def _plain(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
