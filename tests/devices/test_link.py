"""The link to a device that goes, comes, refuses, or talks nonsense."""

import asyncio
import contextlib

import pytest

from devices.emg.ble import emg_sensor
from devices.heart_rate.ble import MEASUREMENT, heart_rate_sensor
from devices.radio.link import Disconnected, Link
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.scan import NoBluetooth, NotNear, find, nearby
from devices.radio.uuids import BATTERY_LEVEL
from devices.sensors import BY_SERVICE
from tests.virtual_ble import peripherals
from tests.virtual_ble.bumble_backend import BumbleClient, BumbleScanner
from tests.virtual_ble.bumble_world import bumble_world
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.gatt import ATT_OUT_OF_RANGE, AttRefused, Characteristic, Peripheral, Service
from tests.virtual_ble.private_bus import DAEMON, private_bus

needs_daemon = pytest.mark.skipif(DAEMON is None, reason="no dbus-daemon on this machine")


async def until(true, seconds=5.0):
    for _ in range(round(seconds / 0.01)):
        if true():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came true")


@contextlib.asynccontextmanager
async def link_to(world, *models):
    async with world(*models) as there:
        link = Link(models[0].name, there.route)
        try:
            yield link, there
        finally:
            await link.close()


@contextlib.asynccontextmanager
async def bluez(*models):
    with private_bus():
        async with bluez_world(*models) as there:
            yield there


WORLDS = [pytest.param(bumble_world, id="bumble"), pytest.param(bluez, id="BlueZ", marks=needs_daemon)]


@needs_daemon
async def test_a_device_that_was_away_for_a_while_comes_back_with_what_was_subscribed(monkeypatch):
    monkeypatch.setattr("devices.radio.link.SEEK_S", 0.2)
    strap = peripherals.strap(speed=20.0)
    packets = []
    async with link_to(bluez, strap) as (link, there):
        await link.open()
        await link.open()
        await link.notify(MEASUREMENT, packets.append)
        await until(lambda: packets)
        there.vanish(strap)
        await until(lambda: not link.connected)
        await asyncio.sleep(0.5)
        assert link.comebacks == 0
        there.appear(strap)
        await until(lambda: link.connected)
        heard = len(packets)
        await until(lambda: len(packets) > heard)
        assert link.comebacks == 1
        assert link.name == "VSTRAP"


@needs_daemon
async def test_a_device_that_is_heard_but_cannot_be_reached_is_tried_again():
    strap = peripherals.strap()
    async with link_to(bluez, strap) as (link, there):
        there.unreachable = True
        with pytest.raises(Disconnected):
            await link.open()
        there.unreachable = False
        await link.open()
        there.unreachable = True
        await there.drop(strap)
        await asyncio.sleep(0.6)
        assert not link.connected
        there.unreachable = False
        await until(lambda: link.connected)


@needs_daemon
async def test_closing_gives_up_a_comeback_under_way():
    strap = peripherals.strap()
    async with link_to(bluez, strap) as (link, there):
        await link.open()
        there.vanish(strap)
        await until(lambda: not link.connected)
        await link.close()
        there.appear(strap)
        await asyncio.sleep(0.4)
        assert not link.connected


@pytest.mark.parametrize("world", WORLDS)
async def test_what_a_device_does_not_have_is_no_answer(world):
    refusing = Characteristic("7b1e9999-5a3c-4c2e-9d5f-0c0ff0000001", write=refused, read=lambda: b"\x01\x02")
    device = Peripheral("ODD", "F1:00:00:00:00:07", [Service("7b1e9998-5a3c-4c2e-9d5f-0c0ff0000001", [refusing])])
    async with link_to(world, device) as (link, there):
        await link.open()
        assert await link.read(refusing.uuid) == b"\x01\x02"
        for asked in (link.read(BATTERY_LEVEL), link.write(refusing.uuid, b"\x01"), link.notify(MEASUREMENT, print)):
            with pytest.raises(Disconnected):
                await asked
        await link.close()
        sensor = heart_rate_sensor("ODD", there.route)
        with pytest.raises(Disconnected):
            await sensor.connect()
        assert [one async for one in sensor.samples()] == []
        assert await sensor.battery_pct() is None


def refused(value):
    raise AttRefused(ATT_OUT_OF_RANGE)


@pytest.mark.parametrize("said", [b"", bytes(3), b"\x00\x00\x01\x00", b"\x01\x00\x00\x00"])
async def test_muscle_activity_of_unknown_format_is_not_read(said):
    async with bumble_world(peripherals.emg_sensor(said=said)) as there:
        sensor = emg_sensor("VEMG", there.route)
        with pytest.raises(Disconnected):
            await sensor.connect()
        assert not sensor.connected


async def test_malformed_packets_are_counted_and_left_out():
    strap = peripherals.strap(speed=20.0)
    async with bumble_world(strap) as there:
        sensor = heart_rate_sensor("VSTRAP", there.route)
        await sensor.connect()
        strap.services[0].characteristics[0].notify(b"\x10\x3c\x01")
        await until(lambda: sensor.malformed == 1)
        assert (await anext(sensor.samples())).heart_rate_bpm is not None
        await sensor.close()


@pytest.mark.parametrize("world", WORLDS)
async def test_a_scan_says_what_can_be_read(world):
    odd = Peripheral("ODD", "F1:00:00:00:00:07", [Service("7b1e9998-5a3c-4c2e-9d5f-0c0ff0000001", [])])
    async with world(peripherals.strap(), odd) as there:
        first, second = await nearby(0.3, BY_SERVICE, there.route)
        assert (first.name, first.address, first.kinds) == ("VSTRAP", "F1:00:00:00:00:01", ("heart_rate",))
        assert (second.name, second.kinds) == ("ODD", ())
        assert first.is_called("vstrap")
        assert first.is_called("f1:00:00:00:00:01")
        assert not first.is_called("V")
        assert (await find("odd", 2.0, there.route)).name == "ODD"
        with pytest.raises(NotNear):
            await find("nobody", 0.1, there.route)


async def test_without_an_adapter_there_is_no_bluetooth(monkeypatch):
    with pytest.raises(NoBluetooth):
        await nearby(0.1, BY_SERVICE, Route(BumbleScanner, BumbleClient))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    with pytest.raises(NoBluetooth):
        await find("anything", 0.1, THIS_MACHINE)
