"""An org.bluez that serves virtual peripherals, so that bleak's own BlueZ backend runs without kernel Bluetooth.

It behaves as BlueZ documents it: an adapter, devices, GATT objects, notifications, ATT errors as D-Bus errors, and a
link that stays up when the program that asked for it dies.
"""

import asyncio
import contextlib
import os
import socket

from dbus_fast import BusType, ErrorType, Message, MessageType, NameFlag, Variant
from dbus_fast.aio import MessageBus

from devices.radio.route import Route
from tests.virtual_ble.bluez_tree import (
    ADAPTER,
    CHARACTERISTIC,
    DEVICE,
    HCI,
    MANAGER,
    PROPERTIES,
    SERVICE,
    Tree,
)  # fmt: skip
from tests.virtual_ble.gatt import ATT_INVALID_LENGTH, AttRefused
from tests.virtual_ble.private_bus import VARIABLE

MTU = 247
ADVERTISES_EVERY_S = 0.05
FAILED = "org.bluez.Error.Failed"


class FakeBluez:
    """Answers method calls; `latency_s` is what each GATT operation takes, as one connection interval would."""

    route = Route()

    def __init__(self, models, latency_s=0.0):
        self.latency_s = latency_s
        self._models = {self._path(model): model for model in models}
        self._characteristics, self._sockets, self._tasks = {}, {}, set()
        self._gone = set()
        self.unreachable = False

    async def start(self):
        self._bus = await MessageBus(
            bus_address=os.environ[VARIABLE], bus_type=BusType.SYSTEM, negotiate_unix_fd=True
        ).connect()
        self.tree = Tree(self._bus)
        self._bus.add_message_handler(self._called)
        await self._bus.request_name("org.bluez", NameFlag.REPLACE_EXISTING)
        for model in self._models.values():
            self._spawn(model.run())

    async def stop(self):
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for path in self._models:
            self._disconnected(path)
        self._bus.disconnect()
        await self._bus.wait_for_disconnect()

    async def drop(self, model):
        self._disconnected(self._path(model))

    def vanish(self, model):
        """Switched off, and forgotten."""
        path = self._path(model)
        self._gone.add(path)
        self._disconnected(path)
        self.tree.remove(path)

    def appear(self, model):
        self._gone.discard(self._path(model))

    def is_connected(self, model):
        return self.tree.value(self._path(model), DEVICE, "Connected")

    @staticmethod
    def _path(model):
        return f"{HCI}/dev_{model.address.replace(':', '_')}"

    def _spawn(self, work):
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _advertise(self):
        while True:
            for path, model in self._models.items():
                if path in self._gone:
                    continue
                if path in self.tree.objects:
                    self.tree.change(path, DEVICE, RSSI=("n", -50))
                else:
                    self.tree.add(
                        path, DEVICE, Address=model.address, AddressType="random", Name=model.name, Alias=model.name,
                        Paired=False, Bonded=False, Trusted=False, Blocked=False, Connected=False,
                        ServicesResolved=False, UUIDs=("as", model.advertised), Adapter=("o", HCI), RSSI=("n", -50),
                    )  # fmt: skip
            await asyncio.sleep(ADVERTISES_EVERY_S)

    def _resolve(self, path):
        handle = 0x10
        for service in self._models[path].services:
            over = f"{path}/service{handle:04x}"
            handle += 1
            self.tree.add(over, SERVICE, UUID=service.uuid, Device=("o", path), Primary=True, Includes=("ao", []))
            for one in service.characteristics:
                self._show(f"{over}/char{handle:04x}", over, one)
                handle += 3
        self.tree.change(path, DEVICE, ServicesResolved=True)

    def _show(self, path, over, model):
        notifying = {"Notifying": False, "NotifyAcquired": False} if model.notifies else {}
        known = {"Value": b"", "Flags": ("as", list(model.properties)), "MTU": ("q", MTU)}
        self._characteristics[path] = model
        model.sink = lambda value: self._push(path, value)
        self.tree.add(path, CHARACTERISTIC, UUID=model.uuid, Service=("o", over), **known, **notifying)

    def _push(self, path, value):
        if path in self._sockets:
            with contextlib.suppress(OSError):
                self._sockets[path].send(value)
        else:
            self.tree.change(path, CHARACTERISTIC, Value=bytes(value))

    def _disconnected(self, path):
        if path not in self.tree.objects or not self.tree.value(path, DEVICE, "Connected"):
            return
        for below in self.tree.below(path):
            self._characteristics.pop(below, None)
            if below in self._sockets:
                self._sockets.pop(below).close()
            self.tree.remove(below)
        self.tree.change(path, DEVICE, ServicesResolved=False)
        self.tree.change(path, DEVICE, Connected=False)
        self._models[path].link_lost()

    def _called(self, message):
        if message.message_type is not MessageType.METHOD_CALL or message.path is None:
            return None
        if message.interface == "org.freedesktop.DBus.Peer":
            return None
        self._spawn(self._answer(message))
        return True

    async def _answer(self, message):
        try:
            answer = await self._handled(message) or Message.new_method_return(message)
        except AttRefused as refused:
            if refused.code == ATT_INVALID_LENGTH:
                answer = Message.new_error(message, "org.bluez.Error.InvalidArguments", "Invalid Length")
            else:
                said = f"Operation failed with ATT error: 0x{refused.code:02x} (Application)"
                answer = Message.new_error(message, FAILED, said)
        except KeyError:
            answer = Message.new_error(message, ErrorType.UNKNOWN_OBJECT, f"no {message.path} {message.member}")
        except ConnectionError as error:
            answer = Message.new_error(message, FAILED, str(error))
        self._bus.send(answer)

    async def _handled(self, message):
        handlers = {
            MANAGER: self._manager, PROPERTIES: self._properties, ADAPTER: self._adapter, DEVICE: self._device,
            CHARACTERISTIC: self._characteristic,
        }  # fmt: skip
        return await handlers[message.interface](message, message.path, message.member)

    async def _manager(self, message, path, member):
        return Message.new_method_return(message, "a{oa{sa{sv}}}", [self.tree.objects])

    async def _properties(self, message, path, member):
        shown = self.tree.objects[path][message.body[0]]
        if member == "GetAll":
            return Message.new_method_return(message, "a{sv}", [shown])
        return Message.new_method_return(message, "v", [shown[message.body[1]]])

    async def _adapter(self, message, path, member):
        if member == "StartDiscovery":
            self._discovery = self._spawn(self._advertise())
            self.tree.change(HCI, ADAPTER, Discovering=True)
        elif member == "StopDiscovery":
            self._discovery.cancel()
            self.tree.change(HCI, ADAPTER, Discovering=False)

    async def _device(self, message, path, member):
        known = self.tree.objects[path]
        if member == "Connect":
            if path in self._gone or self.unreachable:
                raise ConnectionError("Page timeout")
            self.tree.change(path, DEVICE, Connected=True)
            asyncio.get_running_loop().call_soon(self._resolve, path)
        elif member == "Disconnect" and known:
            self._disconnected(path)

    async def _characteristic(self, message, path, member):
        model = self._characteristics[path]
        await asyncio.sleep(self.latency_s)
        if member == "ReadValue":
            return Message.new_method_return(message, "ay", [bytes(model.read())])
        if member == "WriteValue":
            self._write(model, message)
        elif member == "AcquireNotify":
            return self._acquired(message, path, model)
        elif member in ("StartNotify", "StopNotify"):
            model.subscribed = member == "StartNotify"
            self.tree.change(path, CHARACTERISTIC, Notifying=model.subscribed)
        return None

    def _write(self, model, message):
        wants_response = message.body[1].get("type", Variant("s", "request")).value == "request"
        try:
            model.write(bytes(message.body[0]))
        except AttRefused:
            if wants_response:  # a write without response never reports an error
                raise

    def _acquired(self, message, path, model):
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        self._sockets[path] = ours
        model.subscribed = True
        return Message.new_method_return(message, "hq", [0, MTU], unix_fds=[theirs.detach()])


@contextlib.asynccontextmanager
async def bluez_world(*models, latency_s=0.0):
    fake = FakeBluez(models, latency_s)
    await fake.start()
    try:
        yield fake
    finally:
        await fake.stop()
