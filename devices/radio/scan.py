"""What is near, as far as it says what it is."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Self

from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, AdvertisementDataCallback
from bleak.exc import BleakError

from devices.radio.route import THIS_MACHINE, Route
from physiology.finding import Shape


class NoBluetooth(Exception):
    """No Bluetooth here that can be used. `why` is what its system says."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotNear(Exception):
    """No device of this name or address was heard."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


class Nearby(Shape):
    """A device that was heard."""

    address: str
    name: str | None
    rssi_dbm: int | None
    kinds: tuple[str, ...]
    """What Fettle can read of it, by its services; empty where it is none of ours."""
    services: tuple[str, ...]

    @classmethod
    def heard(cls, device: BLEDevice, said: AdvertisementData, kinds: Mapping[str, str]) -> Self:
        """Read an advertisement by a table of services and the kinds they stand for."""
        services = tuple(sorted(said.service_uuids))
        known = tuple(dict.fromkeys(kinds[one] for one in services if one in kinds))
        name = said.local_name or device.name
        return cls(address=device.address, name=name, rssi_dbm=said.rssi, kinds=known, services=services)

    def is_called(self, wanted: str) -> bool:
        """Whether this is its name or address; letter case does not matter."""
        return wanted.casefold() in {said.casefold() for said in (self.name, self.address) if said}


async def nearby(seconds: float, kinds: Mapping[str, str], route: Route = THIS_MACHINE) -> tuple[Nearby, ...]:
    """Listen for a while; what Fettle can read comes first, the nearer before the farther.

    Raises
    ------
    NoBluetooth
        There is no adapter, it is off, or the system refuses it.
    """
    heard: dict[str, Nearby] = {}

    def found(device: BLEDevice, said: AdvertisementData) -> None:
        heard[device.address] = Nearby.heard(device, said, kinds)

    async with _scanning(route, found):
        await asyncio.sleep(seconds)
    return tuple(sorted(heard.values(), key=lambda one: (not one.kinds, -(one.rssi_dbm or -127), one.address)))


async def find(wanted: str, seconds: float, route: Route = THIS_MACHINE) -> BLEDevice:
    """The first device heard with this name or address; letter case does not matter.

    Raises
    ------
    NoBluetooth
        There is no adapter, it is off, or the system refuses it.
    NotNear
        It was not heard in time.
    """
    first: asyncio.Future[BLEDevice] = asyncio.get_running_loop().create_future()

    def found(device: BLEDevice, said: AdvertisementData) -> None:
        names = {name.casefold() for name in (device.address, device.name, said.local_name) if name}
        if wanted.casefold() in names and not first.done():
            first.set_result(device)

    async with _scanning(route, found):
        try:
            return await asyncio.wait_for(first, seconds)
        except TimeoutError:
            raise NotNear(wanted) from None


@asynccontextmanager
async def _scanning(route: Route, found: AdvertisementDataCallback) -> AsyncIterator[BleakScanner]:
    scanner = route.new_scanner(found)
    try:
        await scanner.start()
    except (BleakError, OSError, EOFError) as error:
        raise NoBluetooth(str(error)) from error
    try:
        yield scanner
    finally:
        await scanner.stop()
