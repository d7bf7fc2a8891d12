"""How long a command takes from the write to the report that repeats it, and how late a 10 Hz loop runs meanwhile.

    python -m tests.virtual_ble.round_trip [SECONDS]

prints one JSON line a route. These are figures of software on this machine: there is no radio in them.
"""

import asyncio
import contextlib
import json
import sys
import time

import numpy as np

from devices.cuff.ble import BleCuff
from devices.cuff.port import VENT, Command, LinkLost
from tests.virtual_ble.bumble_world import bumble_world
from tests.virtual_ble.cuff import VirtualCuff
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.private_bus import DAEMON, private_bus

TICK_S = 0.1


def percentiles(values_ms):
    p50, p99 = np.percentile(values_ms, [50, 99])
    return {"n": len(values_ms), "p50": round(p50, 2), "p99": round(p99, 2), "max": round(max(values_ms), 2)}


async def held(driver, seconds):
    """A command every 100 ms, as the control loop sends them."""
    loop = asyncio.get_running_loop()
    late_ms, round_trip_ms, lost = [], [], 0
    start_s = loop.time()
    for tick in range(round(seconds / TICK_S)):
        due_s = start_s + tick * TICK_S
        await asyncio.sleep(max(0.0, due_s - loop.time()))
        late_ms.append((loop.time() - due_s) * 1000)
        sent_s = time.perf_counter()
        try:
            await driver.send(Command(40.0 + tick % 5) if tick % 50 else VENT)
        except LinkLost:
            lost += 1
            await driver.connect()
            await driver.send(VENT)
            start_s = loop.time() - (tick + 1) * TICK_S
        else:
            round_trip_ms.append((time.perf_counter() - sent_s) * 1000)
    return {"lost": lost, "late_ms": percentiles(late_ms), "round_trip_ms": percentiles(round_trip_ms)}


@contextlib.asynccontextmanager
async def cuff_near(route):
    """A virtual cuff on a route, and the driver connected to it."""
    async with contextlib.AsyncExitStack() as stack:
        cuff = VirtualCuff()
        if route == "BlueZ":
            stack.enter_context(private_bus())
        near = bumble_world(cuff.peripheral) if route == "bumble" else bluez_world(cuff.peripheral)
        there = await stack.enter_async_context(near)
        driver = BleCuff("VCUFF", there.route)
        stack.push_async_callback(driver.close)
        await driver.connect()
        yield cuff, driver


async def measured(route, seconds):
    async with cuff_near(route) as (_, driver):
        return {"route": route, **await held(driver, seconds)}


def main(seconds):
    for route in ("bumble", *(("BlueZ",) if DAEMON else ())):
        sys.stdout.write(f"{json.dumps(asyncio.run(measured(route, seconds)))}\n")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
