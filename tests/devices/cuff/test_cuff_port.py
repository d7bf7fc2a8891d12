"""One contract for every way to a cuff: the simulated one, and the driver over both virtual routes."""

import asyncio
import contextlib

import pytest

from devices.cuff.ble import BleCuff
from devices.cuff.port import VENT, Command, Fault, LinkLost
from devices.cuff.simulator import SimulatedCuff
from tests.virtual_ble.bumble_world import bumble_world
from tests.virtual_ble.cuff import VirtualCuff
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.private_bus import DAEMON, private_bus

REPORTED_S = 0.25
"""In which a report has surely come."""


class Simulated:
    """Time passes when it is told to."""

    def __init__(self):
        self.port = SimulatedCuff(7)

    @property
    def cuff_mmhg(self):
        return self.port.cuff_mmhg

    async def wait(self, seconds):
        self.port.advance(seconds)

    async def lose(self):
        self.port.senses.link_down = True


class ByRadio:
    def __init__(self, world, cuff):
        self._world, self._cuff = world, cuff
        self.port = BleCuff("VCUFF", world.route)

    @property
    def cuff_mmhg(self):
        return self._cuff.air.cuff_mmhg

    async def wait(self, seconds):
        await asyncio.sleep(seconds)

    async def lose(self):
        await self._world.drop(self._cuff.peripheral)


@pytest.fixture(params=["simulated", "bumble", "BlueZ"])
async def cuff(request):
    """A cuff by each way, connected."""
    if request.param == "BlueZ" and DAEMON is None:
        pytest.skip("no dbus-daemon on this machine")
    async with contextlib.AsyncExitStack() as stack:
        one = Simulated()
        if request.param != "simulated":
            virtual = VirtualCuff()
            if request.param == "BlueZ":
                stack.enter_context(private_bus())
            near = bumble_world if request.param == "bumble" else bluez_world
            one = ByRadio(await stack.enter_async_context(near(virtual.peripheral)), virtual)
            stack.push_async_callback(one.port.close)
        await one.port.connect()
        await one.wait(REPORTED_S)
        yield one


async def test_a_cuff_begins_vented(cuff):
    said = cuff.port.status()
    assert (said.target_mmhg, said.fault, said.has_watchdog) == (0.0, Fault.NONE, True)
    assert said.cuff_mmhg < 5
    assert said.age_s < 0.2


async def test_a_pressure_is_reached_and_told_by_two_sensors(cuff):
    await cuff.port.send(Command(30.0))
    await cuff.wait(1.5)
    said = cuff.port.status()
    assert said.target_mmhg == 30.0
    assert said.cuff_mmhg == pytest.approx(30.0, abs=3)
    assert said.second_mmhg == pytest.approx(30.0, abs=3)
    assert cuff.cuff_mmhg == pytest.approx(30.0, abs=3)


async def test_venting_empties_it(cuff):
    await cuff.port.send(Command(40.0))
    await cuff.wait(1.3)
    await cuff.port.send(VENT)
    await cuff.wait(0.5 + REPORTED_S)
    said = cuff.port.status()
    assert said.target_mmhg == 0.0
    assert said.cuff_mmhg < 20
    assert cuff.cuff_mmhg < 20


async def test_each_command_has_the_next_sequence(cuff):
    first = cuff.port.status().sequence
    for command in (Command(30.0), Command(31.0), VENT):
        await cuff.port.send(command)
    await cuff.wait(REPORTED_S)
    assert cuff.port.status().sequence == (first + 3) % 256


async def test_a_lost_link_takes_no_command_grows_old_and_vents(cuff):
    await cuff.port.send(Command(40.0))
    await cuff.wait(1.3)
    await cuff.lose()
    with pytest.raises(LinkLost):
        await cuff.port.send(Command(41.0))
    with pytest.raises(LinkLost):
        await cuff.port.send(VENT)
    await cuff.wait(1.2)
    assert cuff.port.status().age_s > 0.9
    assert cuff.cuff_mmhg < 20
