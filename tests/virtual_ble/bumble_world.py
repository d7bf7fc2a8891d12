"""Virtual peripherals served by bumble, one controller each, all on one link within this process."""

import asyncio
import contextlib
from functools import partial

from bumble import gatt
from bumble.att import ATT_Error, Attribute
from bumble.controller import Controller
from bumble.core import UUID, AdvertisingData
from bumble.device import Device
from bumble.hci import Address
from bumble.host import Host
from bumble.link import LocalLink
from bumble.transport.common import AsyncPipeSink

from devices.radio.route import Route
from tests.virtual_ble.bumble_backend import BumbleClient, BumbleScanner, Central
from tests.virtual_ble.gatt import AttRefused

FLAGS = {
    "read": gatt.Characteristic.Properties.READ,
    "write": gatt.Characteristic.Properties.WRITE,
    "notify": gatt.Characteristic.Properties.NOTIFY,
}
INTERVAL_MS = 20
BASE = "-0000-1000-8000-00805f9b34fb"


def device(name, address, link):
    controller = Controller(name, link=link)
    return Device(name=name, address=Address(address), host=Host(controller, AsyncPipeSink(controller)))


class Served:
    """One peripheral on the air."""

    def __init__(self, model, link):
        self.model = model
        self.device = device(model.name, model.address, link)
        self.connection = None
        self._tasks = set()
        self.device.add_services([gatt.Service(one.uuid, self._characteristics(one)) for one in model.services])
        self.device.on("connection", self._connected)

    async def start(self):
        self.device.advertising_data, self.device.scan_response_data = self._advertising()
        await self.device.power_on()
        await self._advertise()
        self._run = asyncio.create_task(self.model.run())

    async def _advertise(self):
        interval = {"advertising_interval_min": INTERVAL_MS, "advertising_interval_max": INTERVAL_MS}
        await self.device.start_advertising(auto_restart=True, **interval)

    async def drop(self):
        if self.connection:
            await self.connection.disconnect()

    async def stop(self):
        self._run.cancel()
        await asyncio.gather(self._run, return_exceptions=True)
        await self.drop()
        await self.device.power_off()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _advertising(self):
        short = [(AdvertisingData.FLAGS, bytes([6])), (AdvertisingData.COMPLETE_LOCAL_NAME, self.model.name.encode())]
        answer = []
        for said in self.model.advertised:
            adopted = said.startswith("0000") and said.endswith(BASE)
            uuid = UUID(said[4:8] if adopted else said)
            bits = "16" if adopted else "128"
            kind = getattr(AdvertisingData, f"COMPLETE_LIST_OF_{bits}_BIT_SERVICE_CLASS_UUIDS")
            (short if adopted else answer).append((kind, bytes(uuid)))
        return bytes(AdvertisingData(short)), bytes(AdvertisingData(answer))

    def _characteristics(self, service):
        return [self._characteristic(one) for one in service.characteristics]

    def _characteristic(self, model):
        flags = gatt.Characteristic.Properties(0)
        for name in model.properties:
            flags |= FLAGS[name]
        allowed = (Attribute.READABLE if model.read else 0) | (Attribute.WRITEABLE if model.write else 0)
        value = gatt.CharacteristicValue(
            read=(lambda _: model.read()) if model.read else None,
            write=partial(_written, model) if model.write else None,
        )
        served = gatt.Characteristic(model.uuid, flags, Attribute.Permissions(allowed), value)
        if model.notifies:
            served.on("subscription", lambda _, notify, indicate: setattr(model, "subscribed", notify or indicate))
            model.sink = partial(self._push, served)
        return served

    def _push(self, served, value):
        task = asyncio.ensure_future(self.device.notify_subscribers(served, value))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _connected(self, connection):
        self.connection = connection
        connection.on("disconnection", self._disconnected)

    def _disconnected(self, reason):
        self.connection = None
        self.model.link_lost()


def _written(model, connection, value):
    try:
        model.write(bytes(value))
    except AttRefused as refused:
        raise ATT_Error(refused.code) from refused


class BumbleWorld:
    """Peripherals near a virtual adapter."""

    route = Route(BumbleScanner, BumbleClient)

    def __init__(self, served):
        self._served = {one.model.name: one for one in served}

    async def drop(self, model):
        await self._served[model.name].drop()


@contextlib.asynccontextmanager
async def bumble_world(*models):
    link = LocalLink()
    central = device("central", "F0:F0:F0:F0:F0:F0", link)
    await central.power_on()
    Central.device = central
    served = [Served(model, link) for model in models]
    for one in served:
        await one.start()
    try:
        yield BumbleWorld(served)
    finally:
        for one in served:
            await one.stop()
        await central.power_off()
        Central.device = None
