"""How a tool is declared: a typed function, its effect, and a schema made from its signature."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from tools.context import Role, ToolContext
from tools.evidence import EvidenceList, ToolResult


class Effect(StrEnum):
    """What a tool does to the world."""

    READ = "read"
    WRITE = "write"
    ACTUATE = "actuate"


class Arguments(BaseModel):
    """What a model may pass: nothing that the function does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Body = Callable[..., Awaitable[ToolResult]]


@dataclass(frozen=True, slots=True)
class Tool:
    """One thing the agent may do."""

    name: str
    effect: Effect
    roles: frozenset[Role]
    description: str
    """Written for the model: the function's docstring."""
    arguments: type[Arguments]
    """What a coach may pass."""
    own_arguments: type[Arguments]
    """What an athlete may pass: the same without `person`, since identity comes from the channel."""
    body: Body

    def arguments_for(self, role: Role) -> type[Arguments]:
        """The argument model of a role."""
        return self.arguments if role is Role.COACH else self.own_arguments

    def schema(self, role: Role) -> dict[str, Any]:
        """JSON schema of a role's arguments; an athlete's never names a person."""
        return self.arguments_for(role).model_json_schema()

    async def call(self, context: ToolContext, arguments: dict[str, Any], first_evidence: int) -> ToolResult:
        """Check the arguments and run.

        Raises
        ------
        pydantic.ValidationError
            An argument is missing, unknown or out of range.
        """
        checked = self.arguments_for(context.principal.role).model_validate(arguments)
        found = EvidenceList(self.name, first_evidence)
        values = {name: getattr(checked, name) for name in type(checked).model_fields}
        result = await self.body(context, found, **values)
        return result.model_copy(update={"quoted": found.quoted})


def tool(effect: Effect, *roles: Role) -> Callable[[Body], Tool]:
    """Turn `async def name(context, found, **arguments) -> ToolResult` into a `Tool`; no role means every role."""

    def declare(body: Body) -> Tool:
        return Tool(
            name=body.__name__,
            effect=effect,
            roles=frozenset(roles or Role),
            description=inspect.cleandoc(body.__doc__ or ""),
            arguments=_arguments(body),
            own_arguments=_arguments(body, without="person"),
            body=body,
        )

    return declare


def _arguments(body: Body, without: str | None = None) -> type[Arguments]:
    hints = get_type_hints(body, include_extras=True)
    parameters = [p for p in list(inspect.signature(body).parameters.values())[2:] if p.name != without]
    fields: dict[str, Any] = {
        p.name: (hints[p.name], ... if p.default is inspect.Parameter.empty else p.default) for p in parameters
    }
    return create_model(f"{body.__name__}_arguments", __base__=Arguments, **fields)
