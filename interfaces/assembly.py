"""A running Fettle, from the settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic

from agent.agent import Agent
from agent.assembly import assembled
from agent.language_model.breaker import CircuitBreaker
from agent.model import ChatModel
from interfaces.database import opened_store
from interfaces.local_cuff import LocalCuff
from settings import Settings
from store import Store


@dataclass(frozen=True, slots=True)
class Fettle:
    """Store and agent, open."""

    settings: Settings
    store: Store
    agent: Agent


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Fettle]:
    """Open the database, build the agent with the configured model, and close everything again."""
    async with (
        language_model(settings) as model,
        opened_store(settings) as store,
        assembled(store, settings.home / "checkpoints.db", model, LocalCuff(settings.home / "cuff")) as agent,
    ):
        yield Fettle(settings, store, agent)


@asynccontextmanager
async def language_model(settings: Settings) -> AsyncIterator[ChatModel | None]:
    """The configured language model behind a circuit breaker, over any server that speaks Chat Completions."""
    if not settings.has_model:
        yield None
        return
    from agent.language_model.openai_model import OpenAIModel

    key = settings.openai_api_key
    model = OpenAIModel(
        model=settings.model or "",
        api_key=key.get_secret_value() if key else "none",
        base_url=settings.openai_base_url,
        timeout_s=settings.model_timeout_s,
    )
    try:
        yield CircuitBreaker(model, monotonic)
    finally:
        await model.close()
