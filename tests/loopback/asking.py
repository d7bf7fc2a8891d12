"""Asking an agent that a scripted server plans."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agent.agent import Agent
from agent.language_model.openai_model import OpenAIModel
from agent.turn import TurnResult
from tests.loopback.openai_server import ScriptedModel
from tests.loopback.openai_steps import Calls, Request, replies, slot
from tests.loopback.people import NOW, TODAY
from tools.context import Principal

READY = Calls("assess_readiness")


def told(request: Request) -> Calls:
    """A good model's answer: the newest readiness as a slot."""
    return replies(f"Your readiness is {slot(request, 'readiness')}.")


@asynccontextmanager
async def planned_by(base_url: str, timeout_s: float = 10.0) -> AsyncIterator[OpenAIModel]:
    """The real client of a real server."""
    model = OpenAIModel(model="scripted", api_key="sk-test", base_url=base_url, timeout_s=timeout_s)
    try:
        yield model
    finally:
        await model.close()


async def ask(agent: Agent, who: Principal, text: str, thread: str = "t") -> TurnResult:
    """One turn on the seeded day."""
    return await agent.reply(who, text, thread=f"{thread}:{who.person_id}", today=TODAY, now=NOW)


async def asked(agent: Agent, who: Principal, text: str, server: ScriptedModel, timeout_s: float = 10.0) -> TurnResult:
    """One turn planned by a scripted server."""
    async with planned_by(server.base_url, timeout_s) as model:
        return await ask(agent.with_model(model), who, text)
