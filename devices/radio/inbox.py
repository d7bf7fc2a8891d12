"""Samples on their way from the radio to a reader that may be slower."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

S = TypeVar("S")
MOST = 4096
"""Samples that wait for a reader; of more the oldest are dropped and counted (house rule)."""


class Inbox(Generic[S]):
    """A bounded queue that never blocks its writer; it ends when closed."""

    def __init__(self, most: int = MOST) -> None:
        self._waiting: deque[S] = deque(maxlen=most)
        self._stirred = asyncio.Event()
        self._closed = False
        self.dropped = 0

    def put(self, sample: S) -> None:
        """Add one; where nobody reads, the oldest makes room."""
        self.dropped += len(self._waiting) == self._waiting.maxlen
        self._waiting.append(sample)
        self._stirred.set()

    def close(self) -> None:
        """What waits is still read, then the reading ends."""
        self._closed = True
        self._stirred.set()

    async def read(self) -> AsyncIterator[S]:
        """Samples as they come, until it is closed."""
        while True:
            while self._waiting:
                yield self._waiting.popleft()
            if self._closed:
                return
            self._stirred.clear()
            await self._stirred.wait()
