"""The loop decides by the machine, sends by the gate, writes down, and vents however it ends."""

import asyncio
import errno
import math
from dataclasses import replace

import pytest

from devices.cuff.control import loop as loop_file
from devices.cuff.control.lateness import KEPT, Lateness
from devices.cuff.control.ledger_file import LedgerFile
from devices.cuff.port import VENT, Command, Fault
from devices.cuff.state import Event, Mode, Origin, Wish
from tests.devices.cuff.control.rig import CALM, Rig


@pytest.fixture
def rig(tmp_path):
    return Rig(tmp_path)


async def test_what_was_signed_makes_it_ready_and_a_start_holds(rig):
    await rig.holding()
    assert rig.port.sent[-1] == Command(80.0)
    assert rig.loop.state.given.approved_mmhg == 100.0
    assert rig.alive == rig.beside.looked > 20


async def test_a_stop_goes_before_everything_that_waits_and_always_has_room(rig):
    await rig.holding()
    steps = []
    for _ in range(loop_file.LONGEST_QUEUE):
        assert rig.loop.ask(Event(Wish.ADJUST, Origin.AGENT, 70.0), steps.append)
    assert not rig.loop.ask(Event(Wish.ADJUST, Origin.AGENT, 70.0), steps.append)
    assert rig.loop.ask(Event(Wish.STOP, Origin.AGENT), steps.append)
    await rig.tick()
    assert (rig.mode, len(steps), rig.port.sent[-1]) == (Mode.DEFLATING, 1, VENT)


async def test_the_supervisor_looks_at_every_tick_even_where_people_ask(rig):
    await rig.ready()
    before = rig.beside.looked
    rig.beside.wished = Event(Wish.ADJUST, Origin.SUPERVISOR, 50.0)
    rig.loop.ask(Event(Wish.STOP, Origin.PERSON), lambda _step: None)
    await rig.tick()
    assert rig.beside.looked == before + 1
    assert rig.loop.last.refused == ()


async def test_a_lost_link_trips_in_the_tick_after_and_nothing_goes_on(rig):
    await rig.holding()
    rig.port.lost = True
    await rig.tick(2)
    assert rig.loop.state.faults == ("LINK_LOST",)
    rig.port.lost = False
    await rig.tick()
    assert rig.port.sent[-1] == VENT


async def test_a_send_that_hangs_counts_as_a_lost_link(rig, monkeypatch):
    async def hangs(_command):
        await asyncio.sleep(10)

    monkeypatch.setattr(loop_file, "SEND_S", 0.01)
    monkeypatch.setattr(rig.port, "send", hangs)
    await rig.tick()
    assert rig.loop.link_up is False


@pytest.mark.parametrize("fault", [Fault.WATCHDOG, Fault.SENSOR])
async def test_a_firmware_that_complains_trips(rig, fault):
    await rig.holding()
    rig.port.cuff.senses.fault = fault
    await rig.tick(2)
    assert "FIRMWARE_FAULT" in rig.loop.state.faults


async def test_a_firmware_without_a_watchdog_is_not_driven(rig, monkeypatch):
    await rig.ready()
    status = rig.port.status
    monkeypatch.setattr(rig.port, "status", lambda: replace(status(), has_watchdog=False))
    await rig.tick()
    assert rig.loop.state.faults == ("FIRMWARE_FAULT",)


@pytest.mark.parametrize(("dt_s", "trips"), [(0.5, False), (0.51, True), (-0.1, True), (math.nan, True)])
async def test_a_gap_of_the_clock_trips(rig, dt_s, trips):
    await rig.holding()
    rig.port.cuff.advance(0.1)
    await rig.loop.tick(rig.now_s + dt_s)
    assert ("TIMING" in rig.loop.state.faults) is trips


async def test_a_command_that_took_too_long_to_decide_does_not_go_out(rig):
    await rig.holding()
    decided_s = rig.now_s + 0.1
    rig.port.cuff.advance(0.1)
    rig.now_s += 0.1 + 0.21
    await rig.loop.tick(decided_s)
    assert rig.loop.state.faults == ("GATE",)
    assert rig.loop.last.refused == ("COMMAND_OLD",)
    assert rig.port.sent[-1] == VENT


async def test_an_acknowledged_fault_opens_the_gate_again_with_its_time(rig):
    await rig.holding()
    rig.beside.sensed = replace(CALM, stop_pressed=True)
    await rig.tick(8)
    assert rig.loop.state.faults == ("STOP_PRESSED",)
    spent_s = rig.loop.gate.spent.session_s
    rig.beside.sensed = CALM
    rig.loop.ask(Event(Wish.ACKNOWLEDGE, Origin.PERSON), lambda _step: None)
    await rig.tick()
    assert rig.mode is Mode.IDLE
    assert (rig.loop.gate.refused, rig.loop.gate.spent.session_s) == ((), spent_s)


async def test_time_under_pressure_is_on_disk_every_second_and_after_a_crash(rig):
    await rig.holding()
    await rig.tick(11)
    kept = LedgerFile(rig.path).read(rig.wall_s)
    assert 0.0 <= rig.loop.state.spent.session_s - kept.spent.session_s <= 1.0
    assert not kept.ended
    again = rig.made()
    assert again.state.spent.session_s >= kept.spent.session_s > 0.0
    assert again.state.spent.deflated_s == 0.0


async def test_a_clock_that_is_put_back_dates_no_line_back(rig):
    await rig.holding()
    wall_s = rig.wall_s
    rig.wall_s -= 30 * 3600.0
    await rig.tick(11)
    assert LedgerFile(rig.path).read(wall_s + 5.0).at_s == pytest.approx(wall_s + 1.0, abs=0.5)


async def test_a_clock_that_is_put_forward_dates_forward_which_only_waits_longer(rig):
    await rig.holding()
    rig.wall_s += 3600.0
    await rig.tick(11)
    assert LedgerFile(rig.path).read(rig.wall_s).at_s == pytest.approx(rig.wall_s, abs=1.0)


async def test_a_disk_that_takes_nothing_vents_in_the_same_tick(rig, monkeypatch):
    def full(_kept):
        raise OSError(errno.ENOSPC, "full")

    await rig.holding()
    monkeypatch.setattr(rig.loop.ledger, "write", full)
    await rig.tick(11)
    assert rig.loop.state.faults[0] == "LEDGER_UNWRITABLE"
    assert rig.port.sent[-1] == VENT


async def running(rig, monkeypatch):
    async def passes(seconds):
        assert 0.0 <= seconds <= loop_file.TICK_S
        rig.now_s += seconds
        rig.port.cuff.advance(seconds)

    monkeypatch.setattr(loop_file.asyncio, "sleep", passes)
    await rig.holding()


async def test_it_vents_and_writes_when_its_time_is_up(rig, monkeypatch):
    await running(rig, monkeypatch)
    ticks = rig.loop.lateness.ticks
    until_s = rig.now_s + 1.05
    await rig.loop.run(lambda: rig.now_s >= until_s)
    assert rig.loop.lateness.ticks - ticks == pytest.approx(11, abs=1)
    assert rig.port.sent[-1] == VENT
    assert LedgerFile(rig.path).read(rig.wall_s + 5).ended is False


async def test_it_vents_and_writes_when_a_sensor_raises(rig, monkeypatch):
    await running(rig, monkeypatch)
    monkeypatch.setattr(rig.beside, "read", lambda _now_s: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        await rig.loop.run(lambda: False)
    assert rig.port.sent[-1] == VENT


async def test_it_writes_even_where_venting_fails_in_an_unknown_way(rig, monkeypatch):
    await running(rig, monkeypatch)

    async def breaks(_command):
        raise RuntimeError

    rig.path.unlink()
    monkeypatch.setattr(rig.port, "send", breaks)
    with pytest.raises(RuntimeError):
        await rig.loop.run(lambda: True)
    assert rig.path.exists()


async def test_a_session_that_a_person_ended_is_over_on_disk(rig, monkeypatch):
    await running(rig, monkeypatch)
    for wish in (Wish.SET_DONE, Wish.END):
        rig.loop.ask(Event(wish, Origin.PERSON), lambda _step: None)
        await rig.tick(6)
    assert rig.mode is Mode.DONE
    await rig.loop.run(lambda: False)
    assert LedgerFile(rig.path).read(rig.wall_s).ended is True


def test_lateness_keeps_the_newest_hour():
    seen = Lateness()
    assert seen.quantile_s(0.99) == 0.0
    for _ in range(KEPT):
        seen.add(1.0)
    seen.add(2.0)
    assert (seen.ticks, len(seen.late_s)) == (KEPT + 1, KEPT // 2 + 1)
    assert (seen.quantile_s(0.5), seen.quantile_s(1.0), seen.quantile_s(0.0, newest=1)) == (1.0, 2.0, 2.0)
