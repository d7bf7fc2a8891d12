"""What every sensor is to its reader, and the one that is reached by radio."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Generic, Protocol, TypeVar

from pydantic import ConfigDict

from devices.radio.inbox import Inbox
from devices.radio.link import Disconnected, Link
from devices.radio.uuids import BATTERY_LEVEL
from physiology.finding import Shape

S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)


class Sample(Shape):
    """What all samples have; each kind adds what it measures."""

    model_config = ConfigDict(allow_inf_nan=False)

    at_s: float
    """When it arrived, since the sensor was connected [s]; what it holds may be older."""


class MalformedPacket(ValueError):
    """A packet breaks the rules of its format. It is counted and left out."""


class Sensor(Protocol[S_co]):
    """Something that measures and reports by itself."""

    @property
    def name(self) -> str:
        """What it calls itself."""

    @property
    def connected(self) -> bool:
        """Whether it is heard now. A sensor that is lost comes back by itself."""

    async def connect(self) -> None:
        """Reach it; the clock of its samples starts at zero.

        Raises
        ------
        NoBluetooth
            There is no adapter, it is off, or the system refuses it.
        NotNear
            It was not heard.
        Disconnected
            It was heard, but does not give what it should.
        """

    def samples(self) -> AsyncIterator[S_co]:
        """What it measures, as it comes, until it is closed. A loss is a silence, not an end."""

    async def battery_pct(self) -> int | None:
        """Charge of its battery; None where it does not say."""

    async def close(self) -> None:
        """Let go. Closing twice is no mistake."""


Decoder = Callable[[bytes, float], Iterable[S]]
"""Samples of a packet that arrived at a moment [s]; raises `MalformedPacket`."""


class RadioSensor(Generic[S]):
    """A sensor that notifies one characteristic.

    `prepare` reads what the decoder has to know from the device before the first packet.
    """

    def __init__(self, link: Link, characteristic: str, prepare: Callable[[Link], Awaitable[Decoder[S]]]) -> None:
        self.link = link
        self.malformed = 0
        self._characteristic = characteristic
        self._prepare = prepare
        self._inbox: Inbox[S] = Inbox()

    @property
    def name(self) -> str:
        """What it calls itself."""
        return self.link.name

    @property
    def connected(self) -> bool:
        """Whether it is heard now."""
        return self.link.connected

    @property
    def dropped(self) -> int:
        """Samples lost because nobody read them."""
        return self._inbox.dropped

    async def connect(self) -> None:
        """Reach it and subscribe."""
        inbox: Inbox[S] = Inbox()
        self._inbox = inbox
        try:
            await self.link.open()
            decode = await self._prepare(self.link)
            loop = asyncio.get_running_loop()
            start_s = loop.time()

            def heard(packet: bytes) -> None:
                try:
                    for sample in decode(packet, loop.time() - start_s):
                        inbox.put(sample)
                except MalformedPacket:
                    self.malformed += 1

            await self.link.notify(self._characteristic, heard)
        except BaseException:
            await self.close()
            raise

    def samples(self) -> AsyncIterator[S]:
        """What it measures, as it comes."""
        return self._inbox.read()

    async def battery_pct(self) -> int | None:
        """Charge of its battery; None where it does not say."""
        try:
            value = await self.link.read(BATTERY_LEVEL)
        except Disconnected:
            return None
        return value[0] if len(value) == 1 and value[0] <= 100 else None

    async def close(self) -> None:
        """Let go."""
        await self.link.close()
        self._inbox.close()
