"""A backend of bleak over bumble's virtual controllers: real ATT, real discovery, no radio and no kernel."""

import asyncio

from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakDeviceNotFoundError, BleakError, BleakGATTProtocolError, BleakGATTProtocolErrorCode
from bumble.att import ATT_Error
from bumble.core import AdvertisingData, BaseBumbleError
from bumble.device import Device, Peer
from bumble.hci import Address

PROPERTIES = {0x02: "read", 0x08: "write", 0x10: "notify"}
UUID_LISTS = (
    AdvertisingData.Type.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.Type.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
)


class Central:
    """The one device that scans and connects; a world sets it."""

    device: Device | None = None


def long_uuid(uuid):
    if len(uuid.uuid_bytes) == 16:
        return uuid.to_hex_str("-").lower()
    return f"{int.from_bytes(uuid.uuid_bytes, 'little'):08x}-0000-1000-8000-00805f9b34fb"


class BumbleScanner(BaseBleakScanner):
    def __init__(self, detection_callback, service_uuids, scanning_mode, **options):
        super().__init__(detection_callback, service_uuids)

    async def start(self):
        if Central.device is None:
            raise BleakError("no virtual adapter")
        self.seen_devices = {}
        Central.device.on("advertisement", self._heard)
        await Central.device.start_scanning(filter_duplicates=False)

    async def stop(self):
        Central.device.remove_listener("advertisement", self._heard)
        await Central.device.stop_scanning()

    def _heard(self, advertisement):
        data = advertisement.data
        name = data.get(AdvertisingData.Type.COMPLETE_LOCAL_NAME)
        services = [long_uuid(one) for kind in UUID_LISTS for one in data.get(kind) or ()]
        said = AdvertisementData(name, {}, {}, services, None, advertisement.rssi, (advertisement,))
        address = advertisement.address.to_string(False)
        device = self.create_or_update_device(address, address, name, advertisement.address, said)
        self.call_detection_callbacks(device, said)


class BumbleClient(BaseBleakClient):
    def __init__(self, address_or_ble_device, services=None, *, timeout, disconnected_callback=None, **options):
        super().__init__(address_or_ble_device, timeout=timeout, disconnected_callback=disconnected_callback)
        self._connection = self._peer = None
        self._name = getattr(address_or_ble_device, "name", None)

    @property
    def name(self):
        return self._name or self.address

    @property
    def mtu_size(self):
        return self._peer.gatt_client.mtu if self._peer else 23

    @property
    def is_connected(self):
        return self._connection is not None

    async def connect(self, pair, **options):
        try:
            connection = await Central.device.connect(Address(self.address), timeout=self._timeout)
        except TimeoutError as error:
            raise BleakDeviceNotFoundError(self.address, f"{self.address} not found") from error
        except BaseBumbleError as error:
            raise BleakError(str(error)) from error
        self._connection, self._peer = connection, Peer(connection)
        connection.on("disconnection", self._lost)
        try:
            await self._asked(self._peer.request_mtu(247))
            self.services = await self._discovered()
        except BaseException:
            await self.disconnect()
            raise

    async def disconnect(self):
        if self._connection:
            await self._connection.disconnect()

    async def pair(self, *args, **options):
        raise NotImplementedError

    async def unpair(self):
        raise NotImplementedError

    async def read_gatt_char(self, characteristic, **options):
        return bytearray(await self._asked(characteristic.obj.read_value()))

    async def read_gatt_descriptor(self, descriptor, **options):
        return bytearray(await self._asked(descriptor.obj.read_value()))

    async def write_gatt_char(self, characteristic, data, response):
        await self._asked(characteristic.obj.write_value(bytes(data), with_response=response))

    async def write_gatt_descriptor(self, descriptor, data):
        await self._asked(descriptor.obj.write_value(bytes(data), with_response=True))

    async def start_notify(self, characteristic, callback, **options):
        await self._asked(characteristic.obj.subscribe(lambda value: callback(bytearray(value))))

    async def stop_notify(self, characteristic):
        await self._asked(characteristic.obj.unsubscribe())

    def _lost(self, reason):
        self._connection = self._peer = self.services = None
        if self._disconnected_callback:
            self._disconnected_callback()

    async def _discovered(self):
        found = BleakGATTServiceCollection()
        for service in await self._asked(self._peer.discover_services()):
            ours = BleakGATTService(service, service.handle, long_uuid(service.uuid))
            found.add_service(ours)
            for one in await self._asked(service.discover_characteristics()):
                named = [name for bit, name in PROPERTIES.items() if one.properties & bit]
                char = BleakGATTCharacteristic(one, one.handle, long_uuid(one.uuid), named, lambda: 244, ours)
                found.add_characteristic(char)
                for descriptor in await self._asked(one.discover_descriptors()):
                    uuid = long_uuid(descriptor.type)
                    found.add_descriptor(BleakGATTDescriptor(descriptor, descriptor.handle, uuid, char))
        return found

    async def _asked(self, operation):
        """An answer, or an error at once where the link goes down meanwhile: bumble cancels what is pending then."""
        if self._connection is None:
            operation.close()
            raise BleakError("Not connected")
        connection = self._connection
        lost = asyncio.get_running_loop().create_future()
        task = asyncio.ensure_future(operation)

        def down(reason):
            if not lost.done():
                lost.set_result(reason)

        connection.on("disconnection", down)
        try:
            await asyncio.wait({task, lost}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done() or task.cancelled():
                task.cancel()
                raise BleakError("disconnected")
            return task.result()
        except ATT_Error as error:
            raise BleakGATTProtocolError(BleakGATTProtocolErrorCode(error.error_code)) from error
        finally:
            connection.remove_listener("disconnection", down)
