"""A loop of 10 Hz through the driver on both virtual routes: every command is confirmed; how fast is printed."""

import asyncio

import pytest

from devices.cuff.ble import Awaited, BleCuff
from devices.cuff.port import VENT, Command, Fault
from devices.cuff.protocol import Report
from tests.virtual_ble.cuff import VirtualCuff
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.private_bus import DAEMON, private_bus
from tests.virtual_ble.round_trip import cuff_near, measured


@pytest.mark.parametrize("route", ["bumble", "BlueZ"])
async def test_every_command_of_a_loop_is_confirmed(route):
    if route == "BlueZ" and DAEMON is None:
        pytest.skip("no dbus-daemon on this machine")
    figures = await measured(route, 2.0)
    print(figures)
    assert figures["round_trip_ms"]["n"] == 20
    assert figures["round_trip_ms"]["max"] < 300


@pytest.mark.skipif(DAEMON is None, reason="no dbus-daemon on this machine")
async def test_a_slow_radio_is_confirmed_too():
    cuff = VirtualCuff()
    with private_bus():
        async with bluez_world(cuff.peripheral, latency_s=0.06) as near:
            driver = BleCuff("VCUFF", near.route)
            await driver.connect()
            for _ in range(5):
                await driver.send(Command(40.0))
            await driver.close()


async def test_commands_at_one_moment_go_out_one_after_the_other():
    async with cuff_near("bumble") as (cuff, driver):
        await asyncio.gather(driver.send(Command(40.0)), driver.send(Command(41.0)), driver.send(VENT))
        assert [write[2] for write in cuff.writes] == [42, 43, 44]
        assert not cuff.regulates


async def test_a_confirmation_may_come_twice():
    vented = Report(False, 0.0, 0.0, 0.0, 7, Fault.NONE)
    waiting = Awaited(7, VENT)
    waiting.settle(vented)
    waiting.settle(vented)
    assert waiting.confirmed.done()
