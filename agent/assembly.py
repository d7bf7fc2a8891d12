"""Builds an agent over an open store: for the server, the command line and the evals alike."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache
from pathlib import Path

from agent.agent import Agent
from agent.model import ChatModel
from agent.offline_model import OfflineModel
from agent.understanding.read import Reader
from store import DatabaseUnusable, Store
from tools import TOOLS
from tools.cuff_port import CuffPort


@asynccontextmanager
async def assembled(
    store: Store, checkpoints: Path, model: ChatModel | None = None, cuff: CuffPort | None = None
) -> AsyncIterator[Agent]:
    """An agent with its checkpointer; without a model the offline planner answers.

    Raises
    ------
    store.DatabaseUnusable
        The checkpoints cannot be kept there.
    """
    from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

    async with AsyncExitStack() as stack:
        try:
            checkpoints.parent.mkdir(parents=True, exist_ok=True)
            checkpointer = await stack.enter_async_context(AsyncSqliteSaver.from_conn_string(str(checkpoints)))
            await checkpointer.setup()
        except (OSError, sqlite3.Error) as error:
            raise DatabaseUnusable(str(checkpoints), str(error)) from error
        yield Agent(store, TOOLS, OfflineModel(reader(checkpoints.parent)), model, checkpointer, cuff=cuff)


@cache
def reader(kept_in: Path) -> Reader:
    """The offline planner's reader: what it learns is kept beside the checkpoints."""
    return Reader(kept_in)
