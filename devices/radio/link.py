"""A connection that comes back: after a loss it is sought again, ever less often, and subscriptions are renewed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.exc import BleakError

from devices.radio.route import THIS_MACHINE, Route
from devices.radio.scan import NoBluetooth, NotNear, find

FIRST_WAIT_S, LONGEST_WAIT_S = 0.25, 30.0
"""Before the first attempt to come back, and between two of them at most; each wait doubles (house rule)."""
SEEK_S = 10.0
"""How long one attempt listens for the device (house rule)."""

T = TypeVar("T")
Handler = Callable[[bytes], None]


class Disconnected(Exception):
    """The link is down, or went down before an answer came: nobody knows whether a write arrived."""


def waits_s() -> Iterator[float]:
    """How long to wait before each attempt to come back [s].

    Examples
    --------
    >>> [next(one) for one in [waits_s()] for _ in range(9)]
    [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    """
    wait_s = FIRST_WAIT_S
    while True:
        yield wait_s
        wait_s = min(2 * wait_s, LONGEST_WAIT_S)


class Link:
    """One device, by name or address. With `comes_back`, a loss is mended in the background."""

    def __init__(self, wanted: str, route: Route = THIS_MACHINE, *, comes_back: bool = True) -> None:
        self.wanted = wanted
        self.name = wanted
        self.address: str | None = None
        self.comebacks = 0
        self.when_lost: Callable[[], None] | None = None
        self._route = route
        self._comes_back = comes_back
        self._client: BleakClient | None = None
        self._handlers: dict[str, Handler] = {}
        self._mending: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def connected(self) -> bool:
        """Whether the link is up now."""
        return self._client is not None and self._client.is_connected

    async def open(self) -> None:
        """Find the device and connect.

        Raises
        ------
        NoBluetooth
            There is no adapter, it is off, or the system refuses it.
        NotNear
            The device was not heard.
        Disconnected
            It was heard, but the connection failed.
        """
        self._closed = False
        if not self.connected:
            await self._connect()

    async def notify(self, characteristic: str, handler: Handler) -> None:
        """Have each notification handed over, now and after every comeback."""
        self._handlers[characteristic] = handler
        await _answered(_subscribed(self._up(), characteristic, handler))

    async def read(self, characteristic: str) -> bytes:
        """The value now.

        Raises
        ------
        Disconnected
            The link is down, or the device has no such value.
        """
        return bytes(await _answered(self._up().read_gatt_char(characteristic)))

    async def write(self, characteristic: str, data: bytes) -> None:
        """Write and wait for the device's response. A write without one never reports a refusal, so there is none here.

        Raises
        ------
        Disconnected
            Whatever went wrong: an error while writing is taken as a lost link.
        """
        await _answered(self._up().write_gatt_char(characteristic, data, response=True))

    async def close(self) -> None:
        """Let go; a comeback under way is given up."""
        self._closed = True
        client, self._client = self._client, None
        if self._mending is not None:
            self._mending.cancel()
            await asyncio.gather(self._mending, return_exceptions=True)
            self._mending = None
        if client is not None:
            await _let_go(client)

    def _up(self) -> BleakClient:
        if self._client is None:
            raise Disconnected(self.wanted)
        return self._client

    async def _connect(self) -> None:
        device = await find(self.address or self.wanted, SEEK_S, self._route)
        client = self._route.new_client(device, self._lost)
        try:
            await _answered(client.connect())
            for characteristic, handler in self._handlers.items():
                await _answered(_subscribed(client, characteristic, handler))
        except BaseException:
            await _let_go(client)
            raise
        if not client.is_connected:
            raise Disconnected(self.wanted)
        self.name, self.address = device.name or self.wanted, device.address
        self._client = client

    def _lost(self, client: BleakClient) -> None:
        if client is not self._client:
            return
        self._client = None
        if self.when_lost is not None:
            self.when_lost()
        if self._comes_back and not self._closed:
            self._mending = asyncio.get_running_loop().create_task(self._mend())

    async def _mend(self) -> None:
        for wait_s in waits_s():
            await asyncio.sleep(wait_s)
            try:
                await self._connect()
            except (Disconnected, NoBluetooth, NotNear):
                continue
            self.comebacks += 1
            return


async def _subscribed(client: BleakClient, characteristic: str, handler: Handler) -> None:
    def heard(_: BleakGATTCharacteristic, data: bytearray) -> None:
        handler(bytes(data))

    await client.start_notify(characteristic, heard)


async def _let_go(client: BleakClient) -> None:
    try:
        await client.disconnect()
    except (BleakError, OSError, EOFError):
        return


async def _answered(answer: Awaitable[T]) -> T:
    """Whatever the stack raises here means one thing: the link cannot be relied on."""
    try:
        return await answer
    except (BleakError, OSError, EOFError) as error:
        raise Disconnected(str(error)) from error
