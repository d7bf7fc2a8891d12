"""The cuff's driver on both virtual routes: what is confirmed, what is lost, and that losing vents."""

import asyncio
import contextlib
import gc
import math
import time

import pytest

from devices.cuff.ble import CONFIRM_S, BleCuff
from devices.cuff.port import VENT, Command, Fault, LinkLost
from devices.cuff.protocol import Operation, UnsendableCommand
from tests.virtual_ble.bumble_world import bumble_world
from tests.virtual_ble.cuff import VirtualCuff
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.private_bus import DAEMON, private_bus


@pytest.fixture(params=["bumble", "BlueZ"])
def world(request):
    """Opens a world with one peripheral on a route."""
    if request.param == "BlueZ" and DAEMON is None:
        pytest.skip("no dbus-daemon on this machine")

    @contextlib.asynccontextmanager
    async def opened(cuff, **options):
        async with contextlib.AsyncExitStack() as stack:
            if request.param == "BlueZ":
                stack.enter_context(private_bus())
                near = bluez_world(cuff.peripheral, **options)
            else:
                near = bumble_world(cuff.peripheral)
            there = await stack.enter_async_context(near)
            driver = BleCuff("VCUFF", there.route)
            stack.push_async_callback(driver.close)
            async with asyncio.timeout(20):
                yield there, driver

    return opened


async def until(true, seconds=3.0):
    for _ in range(round(seconds / 0.005)):
        if true():
            return
        await asyncio.sleep(0.005)
    pytest.fail("it never came true")


async def test_commands_are_confirmed_and_regulated(world):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        assert driver.status().has_watchdog
        await driver.send(Command(30.0))
        await driver.send(Command(30.04))
        assert driver.status().sequence == 43
        await until(lambda: driver.status().cuff_mmhg > 29.0)
        said = driver.status()
        assert (said.target_mmhg, said.fault) == (30.0, Fault.NONE)
        assert said.second_mmhg == said.cuff_mmhg
        assert 0.0 <= said.age_s < 0.2
        await driver.sign_of_life()
        assert driver.status().target_mmhg == 30.0
        await driver.send(VENT)
        await until(lambda: driver.status().cuff_mmhg < 3.0)
        cuff.has_second = False
        await until(lambda: math.isnan(driver.status().second_mmhg))
        assert [write[0] for write in cuff.writes] == [
            Operation.REGULATE, Operation.REGULATE, Operation.SIGN_OF_LIFE, Operation.VENT,
        ]  # fmt: skip


async def test_sequences_go_round(world):
    cuff = VirtualCuff()
    cuff.sequence = 254
    async with world(cuff) as (_, driver):
        await driver.connect()
        for _ in range(3):
            await driver.sign_of_life()
        assert [write[2] for write in cuff.writes] == [255, 0, 1]


@pytest.mark.parametrize(
    "cuff",
    [VirtualCuff(watchdog_s=None), VirtualCuff(watchdog_s=2.5), VirtualCuff(cap_mmhg=400.0), VirtualCuff(version=2)],
    ids=["no watchdog", "slow watchdog", "no cap", "unknown version"],
)
async def test_firmware_that_does_not_vent_by_itself_is_not_driven(world, cuff):
    async with world(cuff) as (_, driver):
        with pytest.raises(LinkLost):
            await driver.connect()
        with pytest.raises(LinkLost):
            await driver.send(Command(50.0))
        with pytest.raises(LinkLost):
            driver.status()
        assert cuff.writes == []


async def test_a_command_that_is_not_repeated_lets_the_cuff_go(world, caplog):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        cuff.echoes = False
        start_s = time.monotonic()
        with pytest.raises(LinkLost):
            await driver.send(Command(70.0))
        assert CONFIRM_S - 0.02 < time.monotonic() - start_s < CONFIRM_S + 0.5
        with pytest.raises(LinkLost):
            await driver.send(VENT)
        await until(lambda: not cuff.regulates)
        assert cuff.fault is Fault.LINK_LOST
    gc.collect()
    assert "never retrieved" not in caplog.text


async def test_a_command_that_is_answered_with_another_pressure_lets_the_cuff_go(world):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        cuff.amiss_mmhg = 5.0
        with pytest.raises(LinkLost):
            await driver.send(Command(60.0))
        await until(lambda: not cuff.regulates)


async def test_a_pressure_beyond_the_firmware_s_own_cap_is_a_lost_link(world):
    cuff = VirtualCuff(cap_mmhg=150.0)
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(100.0))
        with pytest.raises(LinkLost):
            await driver.send(Command(150.1))
        await until(lambda: not cuff.regulates)


async def test_what_is_no_pressure_vents(world):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        with pytest.raises(UnsendableCommand):
            await driver.send(Command(math.nan))
        assert not cuff.regulates
        assert cuff.writes[-1][0] is Operation.VENT
        await driver.sign_of_life()


async def test_a_report_of_another_form_lets_the_cuff_go(world):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        cuff.mangled = bytes(3)
        await until(lambda: cuff.fault is Fault.LINK_LOST)
        with pytest.raises(LinkLost):
            await driver.send(Command(60.0))


async def test_a_dropped_link_vents_and_stays_lost_until_somebody_connects(world):
    cuff = VirtualCuff()
    async with world(cuff) as (there, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        await there.drop(cuff.peripheral)
        with pytest.raises(LinkLost):
            await driver.send(Command(60.0))
        assert not cuff.regulates
        await asyncio.sleep(0.5)
        assert driver.status().age_s > 0.4
        with pytest.raises(LinkLost):
            await driver.sign_of_life()
        await driver.connect()
        await driver.send(VENT)
        assert driver.status().age_s < 0.2


async def test_a_link_that_drops_while_a_command_is_under_way_fails_it_at_once(world, monkeypatch):
    monkeypatch.setattr("devices.cuff.ble.CONFIRM_S", 15.0)
    cuff = VirtualCuff(echoes=False)
    async with world(cuff) as (there, driver):
        await driver.connect()
        sending = asyncio.create_task(driver.send(Command(60.0)))
        await asyncio.sleep(0.05)
        await there.drop(cuff.peripheral)
        with pytest.raises(LinkLost):
            await asyncio.wait_for(sending, 5)
        assert not cuff.regulates


async def test_the_watchdog_vents_when_nothing_is_sent(world, monkeypatch):
    monkeypatch.setattr("devices.cuff.firmware.WATCHDOG_S", 0.3)
    cuff = VirtualCuff(watchdog_s=0.3)
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        await until(lambda: driver.status().fault is Fault.WATCHDOG, 1.0)
        assert driver.status().target_mmhg == 0.0
        await driver.sign_of_life()
        assert driver.status().fault is Fault.WATCHDOG
        with pytest.raises(LinkLost):
            await driver.send(Command(60.0))


async def test_a_command_that_is_cancelled_lets_the_cuff_go(world):
    cuff = VirtualCuff(echoes=False)
    async with world(cuff) as (_, driver):
        await driver.connect()
        sending = asyncio.create_task(driver.send(Command(60.0)))
        await asyncio.sleep(0.05)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        await until(lambda: not cuff.regulates)


async def test_closing_vents_first(world):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        await driver.close()
        assert cuff.writes[-1][0] is Operation.VENT
        await driver.close()
        with pytest.raises(LinkLost):
            await driver.send(VENT)


async def test_closing_a_cuff_that_does_not_answer_lets_it_go(world):
    cuff = VirtualCuff()
    async with world(cuff) as (_, driver):
        await driver.connect()
        await driver.send(Command(60.0))
        cuff.echoes = False
        await driver.close()
        assert not cuff.regulates
        with pytest.raises(LinkLost):
            await driver.send(VENT)


async def test_a_cuff_that_is_not_there_is_a_lost_link(world, monkeypatch):
    monkeypatch.setattr("devices.radio.link.SEEK_S", 0.2)
    async with world(VirtualCuff(name="ANOTHER")) as (_, driver):
        with pytest.raises(LinkLost):
            await driver.connect()
        with pytest.raises(LinkLost):
            driver.status()
