"""The simulated cuff behind its port: it regulates, confirms, and vents by itself whenever nobody is there."""

import math

import pytest

from devices.cuff.firmware import HARD_CAP_MMHG, WATCHDOG_S, Firmware, Reading
from devices.cuff.port import VENT, Command, CuffPort, Fault, LinkLost
from devices.cuff.simulator import LINK_NOTICED_S, MOST_BIAS_MMHG, MOST_DELAY_S, REPORT_EVERY_S, SimulatedCuff

SEED = 4
ACCURACY_MMHG = MOST_BIAS_MMHG + 1.5


def held(mmhg: float = 100.0, seconds: float = 5.0) -> SimulatedCuff:
    """A cuff that was told a pressure ten times a second."""
    cuff = SimulatedCuff(SEED)
    tell(cuff, mmhg, seconds)
    return cuff


def tell(cuff: SimulatedCuff, mmhg: float, seconds: float) -> None:
    for _ in range(round(seconds / 0.1)):
        cuff.take(Command(mmhg))
        cuff.advance(0.1)


async def test_it_is_a_cuff_port():
    port: CuffPort = SimulatedCuff(SEED)
    await port.connect()
    await port.send(Command(60.0))
    assert port.status().has_watchdog
    await port.close()


def test_it_regulates_to_the_target_and_reports_it():
    cuff = held(120.0)
    status = cuff.status()
    assert cuff.cuff_mmhg == pytest.approx(120.0, abs=ACCURACY_MMHG)
    assert status.cuff_mmhg == pytest.approx(120.0, abs=ACCURACY_MMHG)
    assert status.second_mmhg == pytest.approx(cuff.cuff_mmhg, abs=ACCURACY_MMHG)
    assert (status.target_mmhg, status.fault) == (120.0, Fault.NONE)
    assert 0.0 < status.age_s <= REPORT_EVERY_S + MOST_DELAY_S + 0.01
    assert status.sequence == 50 - 1 * (status.sequence == 49)


def test_it_follows_a_lower_target_within_a_second():
    cuff = held(160.0)
    tell(cuff, 90.0, 1.0)
    assert cuff.cuff_mmhg == pytest.approx(90.0, abs=ACCURACY_MMHG + 1.0)


async def test_closing_vents():
    cuff = held(200.0, 8.0)
    await cuff.close()
    assert cuff.venting_unfinished
    cuff.advance(0.5)
    assert not cuff.venting_unfinished
    assert 0.2 < cuff.vents_s[0] < 0.3
    assert cuff.status().target_mmhg == 0.0


def test_a_silent_host_is_given_up_after_two_seconds():
    cuff = held()
    told_s = cuff.now_s
    cuff.advance(3.0)
    assert cuff.status().fault is Fault.WATCHDOG
    assert cuff.firmware.vented_at_s is not None
    assert WATCHDOG_S - 0.1 <= cuff.firmware.vented_at_s - told_s <= WATCHDOG_S + MOST_DELAY_S
    assert cuff.cuff_mmhg < 1.0


def test_while_a_fault_stands_no_pressure_is_taken_until_somebody_vented():
    cuff = held()
    cuff.advance(3.0)
    with pytest.raises(LinkLost):
        cuff.take(Command(50.0))
    cuff.take(VENT)
    cuff.advance(0.1)
    cuff.take(Command(50.0))
    cuff.advance(0.1)
    assert cuff.firmware.target_mmhg == 50.0


@pytest.mark.parametrize("way", ["link_down", "link_hangs"])
def test_a_dead_radio_confirms_nothing_reports_nothing_and_ends_vented(way):
    cuff = held()
    setattr(cuff.senses, way, True)
    with pytest.raises(LinkLost):
        cuff.take(VENT)
    cuff.advance(0.2)
    assert cuff.status().age_s > 0.2
    cuff.advance(2.5)
    assert cuff.cuff_mmhg < 1.0
    assert cuff.firmware.fault is (Fault.LINK_LOST if way == "link_down" else Fault.WATCHDOG)


def test_a_lost_link_is_noticed_sooner_than_the_watchdog():
    cuff = held()
    cuff.senses.link_down = True
    cuff.advance(LINK_NOTICED_S - 0.05)
    assert cuff.firmware.fault is Fault.NONE
    cuff.advance(0.1)
    assert cuff.firmware.fault is Fault.LINK_LOST


def test_a_command_under_way_when_the_radio_dies_does_not_arrive():
    cuff = held()
    cuff.take(VENT)
    cuff.senses.link_hangs = True
    cuff.advance(0.5)
    assert cuff.firmware.target_mmhg == 100.0


def test_a_firmware_that_vents_before_the_command_arrives_is_timed_from_the_command():
    cuff = held()
    cuff.advance(WATCHDOG_S - 0.08)
    cuff.take(VENT)
    told_s = cuff.now_s
    cuff.advance(0.5)
    assert cuff.firmware.vented_at_s is not None
    assert cuff.told_to_vent_s == told_s
    assert cuff.vents_s[0] == pytest.approx(0.1 * math.log(100.0 / 20.0), abs=0.05)


def reading(mmhg: float) -> Reading:
    return Reading(mmhg, mmhg)


@pytest.mark.parametrize("mmhg", [HARD_CAP_MMHG + 0.1, 0.0, -1.0, math.nan, math.inf])
def test_the_firmware_takes_no_target_beyond_its_cap_or_that_is_no_pressure(mmhg):
    firmware = Firmware()
    assert firmware.take(Command(mmhg), 0.0, reading(0.0)) is False
    assert (firmware.target_mmhg, firmware.sequence) == (None, 0)


def test_the_firmware_takes_its_cap_and_counts_what_it_took():
    firmware = Firmware()
    assert firmware.take(Command(HARD_CAP_MMHG), 0.0, reading(0.0)) is True
    assert (firmware.target_mmhg, firmware.sequence) == (HARD_CAP_MMHG, 1)


@pytest.mark.parametrize(
    ("seen", "fault"),
    [
        (Reading(HARD_CAP_MMHG, HARD_CAP_MMHG), Fault.NONE),
        (Reading(100.0, HARD_CAP_MMHG + 0.1), Fault.OVERPRESSURE),
        (Reading(HARD_CAP_MMHG + 0.1, 100.0), Fault.OVERPRESSURE),
        (Reading(math.nan, 100.0), Fault.SENSOR),
        (Reading(100.0, math.nan), Fault.SENSOR),
    ],
)
def test_the_firmware_vents_above_its_cap_and_without_a_reading(seen, fault):
    firmware = Firmware()
    firmware.take(Command(100.0), 0.0, reading(100.0))
    drive = firmware.drive(0.1, seen)
    assert (firmware.fault, drive.open_share == 1.0) == (fault, fault is not Fault.NONE)


def test_without_power_and_at_first_both_valves_are_open():
    assert Firmware().drive(0.0, reading(0.0)).second_open


@pytest.mark.parametrize(("at_s", "mmhg", "second"), [(0.05, 99.0, False), (0.11, 45.0, False), (0.11, 50.0, True)])
def test_the_second_valve_opens_where_the_pressure_does_not_halve_in_a_tenth_of_a_second(at_s, mmhg, second):
    firmware = Firmware()
    firmware.take(Command(100.0), 0.0, reading(100.0))
    firmware.take(VENT, 0.0, reading(100.0))
    assert firmware.drive(at_s, reading(mmhg)).second_open is second
    assert firmware.drive(at_s, reading(5.0)).second_open is second


def test_a_pressure_nobody_knows_counts_as_not_falling():
    firmware = Firmware()
    firmware.take(Command(100.0), 0.0, reading(100.0))
    firmware.take(VENT, 0.0, reading(100.0))
    assert firmware.drive(0.2, reading(math.nan)).second_open


def test_the_same_seed_gives_the_same_reports():
    assert held(90.0).status() == held(90.0).status()
