"""One contract for every sensor on every route: in this process, over bumble, and over bleak's own BlueZ backend."""

import asyncio
import contextlib
from itertools import pairwise

import pytest

from devices.emg.simulator import emg_script
from devices.heart_rate.simulator import heart_rate_script
from devices.oxygenation.simulator import nirs_script
from devices.power.simulator import power_script
from devices.sensors import KINDS
from tests.virtual_ble import peripherals
from tests.virtual_ble.bumble_world import bumble_world
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.private_bus import DAEMON, private_bus

SEED = 7
SPEEDS = {"heart_rate": 40.0, "muscle_oxygen": 100.0, "power": 40.0, "indoor_bike": 40.0, "muscle_activity": 10.0}
MODELS = {
    "heart_rate": peripherals.strap,
    "muscle_oxygen": peripherals.moxy,
    "power": peripherals.power_meter,
    "indoor_bike": peripherals.indoor_bike,
    "muscle_activity": peripherals.emg_sensor,
}
SCRIPTS = {
    "heart_rate": heart_rate_script,
    "muscle_oxygen": nirs_script,
    "power": power_script,
    "indoor_bike": power_script,
    "muscle_activity": emg_script,
}
SAME = {
    "heart_rate": lambda one: (one.heart_rate_bpm, one.rr_intervals_ms, one.contact),
    "muscle_oxygen": lambda one: (one.smo2_pct, one.thb_au),
    "power": lambda one: one.power_w,
    "indoor_bike": lambda one: (one.power_w, one.cadence_rpm),
    "muscle_activity": lambda one: (one.sampling_hz, tuple(round(value, 6) for value in one.emg_mv)),
}


class InProcess:
    """The simulator itself, held to what the radio does."""

    def __init__(self, kind):
        self._speed = SPEEDS[kind]
        self.sensor = KINDS[kind].simulate(SEED, self._speed)

    async def drop(self):
        self.sensor.silence(self._speed * 0.2)


class ByRadio:
    def __init__(self, kind, world, model):
        self._world, self._model = world, model
        self.sensor = KINDS[kind].reach(model.name, world.route)

    async def drop(self):
        await self._world.drop(self._model)


@contextlib.asynccontextmanager
async def reached(kind, route):
    """A sensor of a kind by a route, closed in the end."""
    async with contextlib.AsyncExitStack() as stack:
        if route == "in process":
            one = InProcess(kind)
        else:
            model = MODELS[kind](SEED, SPEEDS[kind])
            if route == "bumble":
                world = bumble_world(model)
            else:
                stack.enter_context(private_bus())
                world = bluez_world(model)
            one = ByRadio(kind, await stack.enter_async_context(world), model)
        stack.push_async_callback(one.sensor.close)
        async with asyncio.timeout(20):
            yield one


@pytest.fixture(params=["in process", "bumble", "BlueZ"])
def route(request):
    if request.param == "BlueZ" and DAEMON is None:
        pytest.skip("no dbus-daemon on this machine")
    return request.param


@pytest.fixture(params=MODELS)
def kind(request):
    return request.param


async def heard(sensor, n):
    found = []
    async for sample in sensor.samples():
        found.append(sample)
        if len(found) == n:
            return found
    return found


async def lost(sensor):
    for _ in range(400):
        if not sensor.connected:
            return
        await asyncio.sleep(0.005)
    pytest.fail("it was never lost")


async def test_a_sensor_tells_what_it_measured_in_order(kind, route):
    async with reached(kind, route) as one:
        await one.sensor.connect()
        assert one.sensor.connected
        samples = await heard(one.sensor, 6)
        script = SCRIPTS[kind](SEED)
        measured = [SAME[kind](next(script)) for _ in range(2000)]
        told = [SAME[kind](sample) for sample in samples]
        assert any(measured[first : first + 6] == told for first in range(len(measured)))
        assert all(before.at_s < after.at_s for before, after in pairwise(samples))
        assert 0 <= await one.sensor.battery_pct() <= 100


async def test_a_sensor_that_was_lost_comes_back_and_goes_on(kind, route):
    async with reached(kind, route) as one:
        await one.sensor.connect()
        await heard(one.sensor, 2)
        await one.drop()
        await lost(one.sensor)
        async for _ in one.sensor.samples():
            if one.sensor.connected:
                break
        assert one.sensor.connected


async def test_closing_ends_the_reading_and_may_be_done_twice(kind, route):
    async with reached(kind, route) as one:
        await one.sensor.connect()
        reading = asyncio.create_task(heard(one.sensor, 10**9))
        await asyncio.sleep(0.05)
        await one.sensor.close()
        await one.sensor.close()
        await asyncio.wait_for(reading, 2)
        assert not one.sensor.connected
