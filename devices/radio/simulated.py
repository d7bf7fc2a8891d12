"""A sensor without hardware: samples of a script, played at their own pace or faster."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Generic, TypeVar

from devices.radio.sensor import Sample

S = TypeVar("S", bound=Sample)


class SimulatedSensor(Generic[S]):
    """Plays a script through the port of its kind; `speed` 10 is ten times as fast, infinite does not wait."""

    def __init__(self, name: str, script: Callable[[], Iterator[S]], speed: float = 1.0) -> None:
        self._name = name
        self._script = script
        self._speed = speed
        self._closed = asyncio.Event()
        self._silent_until_s = 0.0
        self._at_s = 0.0

    @property
    def name(self) -> str:
        """What it calls itself."""
        return self._name

    @property
    def connected(self) -> bool:
        """Whether it is heard now."""
        return not self._closed.is_set() and self._at_s >= self._silent_until_s

    async def connect(self) -> None:
        """Begin the script anew."""
        self._closed = asyncio.Event()
        self._at_s = self._silent_until_s = 0.0

    def silence(self, seconds: float) -> None:
        """Lose the link for a while: what is measured meanwhile is heard by nobody."""
        self._silent_until_s = self._at_s + seconds

    async def samples(self) -> AsyncIterator[S]:
        """The script, until it or the sensor ends."""
        loop = asyncio.get_running_loop()
        start_s = loop.time()
        for sample in self._script():
            if await self._ended(start_s + sample.at_s / self._speed - loop.time()):
                return
            self._at_s = sample.at_s
            if self.connected:
                yield sample

    async def battery_pct(self) -> int | None:
        """A battery that is never empty."""
        return 100

    async def close(self) -> None:
        """End the script."""
        self._closed.set()

    async def _ended(self, wait_s: float) -> bool:
        """Wait, but not for longer than the sensor is open."""
        try:
            await asyncio.wait_for(self._closed.wait(), max(wait_s, 0.0))
        except TimeoutError:
            return False
        return True
