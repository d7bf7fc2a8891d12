"""Builds an agent over an open store: for the server, the command line and the evals alike."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from agent.agent import Agent
from agent.model import ChatModel
from agent.offline_model import OfflineModel
from agent.understanding.read import Reader
from store import Store
from tools import TOOLS


@asynccontextmanager
async def assembled(store: Store, checkpoints: Path, model: ChatModel | None = None) -> AsyncIterator[Agent]:
    """An agent with its checkpointer; without a model the offline planner answers."""
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

    checkpoints.parent.mkdir(parents=True, exist_ok=True)
    async with AsyncSqliteSaver.from_conn_string(str(checkpoints)) as checkpointer:
        await checkpointer.setup()
        yield Agent(store, TOOLS, OfflineModel(reader()), model, checkpointer)


@cache
def reader() -> Reader:
    """The offline planner's reader: trained once a process."""
    return Reader()
