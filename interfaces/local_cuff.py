"""The agent's look at the cuff's process, and its stop: a local socket, and of all it understands only these two."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from devices.cuff.control.client import Answer, CuffClient
from tools.cuff_port import CuffSeen

SOCKETS = ("cuff.sock", "simulated/cuff.sock")
"""Below the folder of the cuff: where a process listens that drives one, and where one that simulates it does."""


class LocalCuff:
    """A `CuffPort` over the sockets in a folder."""

    def __init__(self, folder: Path) -> None:
        self._clients = [CuffClient(folder / name) for name in SOCKETS]

    async def status(self) -> CuffSeen | None:
        """How the first process that answers is."""
        return await self._first(lambda client: client.status())

    async def stop(self) -> CuffSeen | None:
        """Vent everything there is; the state of the first process that answers."""
        answers = [await asyncio.to_thread(client.stop) for client in self._clients]
        return next((seen for seen in map(_seen, answers) if seen is not None), None)

    async def _first(self, ask: Callable[[CuffClient], Answer | None]) -> CuffSeen | None:
        for client in self._clients:
            seen = _seen(await asyncio.to_thread(ask, client))
            if seen is not None:
                return seen
        return None


def _seen(answer: Answer | None) -> CuffSeen | None:
    """What an answer says; None where it is none of a loop."""
    try:
        known = {key: answer[key] for key in CuffSeen.model_fields if key in answer} if answer else {}
        return CuffSeen.model_validate(known) if known else None
    except ValidationError:
        return None
