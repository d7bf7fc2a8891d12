"""The simulated plant over its socket: a port like any other, and a firmware that vents when nobody is there."""

import asyncio
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from devices.cuff.control import plant as plant_file
from devices.cuff.control import plant_link
from devices.cuff.control.clocks import Clocks
from devices.cuff.control.ledger_file import LedgerFile, LimbTaken
from devices.cuff.control.plant import Plant, PlantServer
from devices.cuff.control.plant_link import PlantLink
from devices.cuff.control.process import Order, Outside, driven
from devices.cuff.port import VENT, Command, Fault, LinkLost
from devices.cuff.state import Mode
from tests.devices.cuff.control.rig import AGREED


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="cuff_"))
    yield made
    shutil.rmtree(made)


@asynccontextmanager
async def served(folder: Path, leaves_s: float = float("inf")) -> AsyncIterator[Plant]:
    plant, end = Plant(3, 200.0, folder / "course"), asyncio.Event()
    running = asyncio.create_task(PlantServer(plant, folder / "plant", leaves_s).run(end.is_set))
    try:
        yield plant
    finally:
        end.set()
        await running


@asynccontextmanager
async def linked(folder: Path) -> AsyncIterator[tuple[Plant, PlantLink]]:
    async with served(folder) as plant:
        link = PlantLink(folder / "plant")
        await link.connect()
        yield plant, link
        await link.close()


async def test_a_command_is_confirmed_once_the_firmware_has_it(folder):
    async with linked(folder) as (plant, link):
        assert link.status().fault is Fault.NONE
        await link.send(Command(30.0))
        assert plant.cuff.firmware.target_mmhg == 30.0
        await link.send(VENT)
        assert plant.cuff.firmware.target_mmhg is None
        assert link.status().has_watchdog


async def test_sensors_grow_old_as_the_loop_s_clock_says(folder):
    async with linked(folder) as (_plant, link):
        now_s = link._report[1]
        assert link.read(now_s + 0.25).smo2_age_s == pytest.approx(0.25, abs=0.06)
        assert link.read(now_s).emg_share == pytest.approx(1.0)


async def test_a_firmware_in_fault_takes_nothing_until_it_was_vented(folder):
    async with linked(folder) as (plant, link):
        plant.cuff.firmware.fault = Fault.SENSOR
        with pytest.raises(LinkLost, match="not taken"):
            await link.send(Command(30.0))
        await link.send(VENT)
        await link.send(Command(30.0))


async def test_a_controller_that_goes_away_leaves_a_venting_cuff(folder):
    async with served(folder) as plant:
        link = PlantLink(folder / "plant")
        await link.connect()
        await link.send(Command(30.0))
        await asyncio.sleep(0.8)
        assert plant.cuff.cuff_mmhg > 20.0
        link._writer.transport.abort()
        await asyncio.sleep(0.9)
        assert plant.cuff.cuff_mmhg < 20.0
        with pytest.raises(LinkLost):
            await link.send(Command(30.0))
        await link.close()


async def test_there_is_one_controller_at_a_time(folder, monkeypatch):
    monkeypatch.setattr(plant_link, "APPEARS_S", 0.2)
    async with linked(folder):
        other = PlantLink(folder / "plant")
        with pytest.raises(LinkLost):
            await other.connect()
        await other.close()


async def test_without_a_plant_nothing_is_reached(folder, monkeypatch):
    monkeypatch.setattr(plant_link, "APPEARS_S", 0.1)
    link = PlantLink(folder / "none")
    with pytest.raises(LinkLost):
        await link.connect()
    for asked in (link.status, lambda: link.read(0.0)):
        with pytest.raises(LinkLost, match="never connected"):
            asked()
    with pytest.raises(LinkLost, match="no plant"):
        await link.send(VENT)
    await link.close()


async def test_a_plant_that_does_not_confirm_is_a_lost_link(folder, monkeypatch):
    monkeypatch.setattr(plant_link, "CONFIRM_S", 0.1)
    monkeypatch.setattr(PlantServer, "_answer", lambda _server: None)
    async with linked(folder) as (_plant, link):
        with pytest.raises(LinkLost, match="no answer"):
            await link.send(VENT)


async def test_an_answer_to_an_older_command_confirms_nothing(folder):
    async with linked(folder) as (_plant, link):
        link._sequence = 5
        link._awaited = asyncio.get_running_loop().create_future()
        reader = asyncio.StreamReader()
        reader.feed_data(b'{"sequence": 4, "taken": true}\n{"sequence": 5, "taken": true}\n')
        reader.feed_data(b'{"age_s": 9.0}\n')
        reader.feed_eof()
        link._said_something.clear()
        before = link._report
        await link._listen(reader)
        assert link._awaited.result() is True
        assert link._report[0] == {"age_s": 9.0}
        link._report = before


async def test_a_line_that_is_none_ends_the_connection(folder):
    async with served(folder) as plant:
        reader, writer = await PlantLink(folder / "plant")._opened()
        writer.write(b"nonsense\n")
        while await reader.readline():
            pass
        writer.close()
        await writer.wait_closed()
        assert plant.cuff.senses.link_down


async def test_a_plant_ends_a_while_after_its_controller_left(folder):
    plant = Plant(3, 200.0)
    running = asyncio.create_task(PlantServer(plant, folder / "plant", 0.05).run(lambda: False))
    link = PlantLink(folder / "plant")
    await link.connect()
    assert not running.done()
    await link.close()
    async with asyncio.timeout(3):
        await running
    assert not (folder / "plant").exists()


def test_its_command_line_runs_until_it_is_left(folder, monkeypatch):
    monkeypatch.setattr(plant_file, "LEFT_S", 0.05)
    course = folder / "course"
    monkeypatch.setattr(sys, "argv", ["plant", str(folder / "plant"), "--leaves", "--course", str(course)])
    thread = threading.Thread(target=plant_file.main)
    thread.start()

    async def visit() -> None:
        link = PlantLink(folder / "plant")
        await link.connect()
        await link.close()

    asyncio.run(visit())
    thread.join(5)
    assert not thread.is_alive()
    at_s, mmhg, target, fault = course.read_text().splitlines()[0].split()
    assert (float(mmhg), target, fault) == (0.0, "None", "0")
    assert float(at_s) > 0.0


def outside(link: PlantLink, opened=lambda _session: None) -> Outside:
    return Outside(link, link, Clocks(time.monotonic, time.time), lambda *_one: None, opened)


async def test_a_process_runs_for_its_seconds_and_leaves_nothing_behind(folder):
    async with served(folder):
        order = Order(AGREED, folder / "loop", folder / "ledger", seconds=0.5)
        loop = await driven(order, outside(PlantLink(folder / "plant")))
    assert loop.state.mode is Mode.READY
    assert not (folder / "loop").exists()
    assert LedgerFile(folder / "ledger").read(2e10) is not None


async def test_a_process_ends_by_a_signal(folder):
    async with served(folder):
        link = PlantLink(folder / "plant")
        order = Order(AGREED, folder / "loop", folder / "ledger")
        after = asyncio.get_running_loop()
        opened = outside(link, lambda _session: after.call_later(0.3, os.kill, os.getpid(), signal.SIGTERM) and None)
        async with asyncio.timeout(5):
            await driven(order, opened)
    assert link._writer is None


async def test_a_limb_is_driven_once(folder):
    async with served(folder):
        with LedgerFile(folder / "ledger").held(), pytest.raises(LimbTaken):
            await driven(Order(AGREED, folder / "loop", folder / "ledger"), outside(PlantLink(folder / "plant")))
