"""Which Bluetooth stack is spoken to: this machine's own, or a virtual one."""

from collections.abc import Callable
from dataclasses import dataclass

from bleak import BleakClient, BleakScanner
from bleak.backends.client import BaseBleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementDataCallback, BaseBleakScanner

CONNECT_S = 10.0
"""How long one attempt to connect may take (house rule)."""


@dataclass(frozen=True, slots=True)
class Route:
    """Makes scanners and clients of one stack."""

    scanner: type[BaseBleakScanner] | None = None
    client: type[BaseBleakClient] | None = None

    def new_scanner(self, found: AdvertisementDataCallback) -> BleakScanner:
        """A scanner that calls `found` for each advertisement."""
        return BleakScanner(found, backend=self.scanner)

    def new_client(self, device: BLEDevice, lost: Callable[[BleakClient], None]) -> BleakClient:
        """A client that calls `lost` when its connection ends."""
        return BleakClient(device, lost, timeout=CONNECT_S, backend=self.client)


THIS_MACHINE = Route()
