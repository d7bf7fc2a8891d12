"""What goes over the air to the cuff, and what comes back: every length, range and flag."""

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cuff.port import VENT, Command, Fault
from devices.cuff.protocol import (
    LEAST_MMHG,
    MOST_CAP_MMHG,
    MOST_WATCHDOG_S,
    Firmware,
    Report,
    UnreadableReport,
    UnsendableCommand,
    encoded,
    firmware,
    report,
    sign_of_life,
)  # fmt: skip

NOTHING = b""
VENTED = Report(False, 0.0, 0.0, 0.0, 1, Fault.NONE)


def regulating(target_mmhg):
    return Report(True, 50.0, 50.0, target_mmhg, 1, Fault.NONE)


def test_a_pressure_goes_out_in_tenths_with_its_sequence():
    assert encoded(Command(120.0), 7) == bytes([1, 0xB0, 0x04, 7])
    assert encoded(Command(1), 255) == bytes([1, 10, 0, 255])
    assert encoded(Command(300.0), 0) == bytes([1, 0xB8, 0x0B, 0])
    assert encoded(VENT, 9) == bytes([2, 0, 0, 9])
    assert sign_of_life(255) == bytes([3, 0, 0, 255])


@pytest.mark.parametrize(
    "target_mmhg",
    [0.0, 0.99, -1.0, 300.01, 1e9, math.nan, math.inf, -math.inf, "120", True, b"1", [120.0]],
)
def test_what_is_no_pressure_does_not_go_out(target_mmhg):
    with pytest.raises(UnsendableCommand):
        encoded(Command(target_mmhg), 0)


@pytest.mark.parametrize("sequence", [-1, 256])
@pytest.mark.parametrize(
    "make", [sign_of_life, lambda one: encoded(VENT, one), lambda one: encoded(Command(80.0), one)]
)
def test_a_sequence_is_one_byte(make, sequence):
    with pytest.raises(UnsendableCommand):
        make(sequence)


@given(target_mmhg=st.floats(LEAST_MMHG, 300.0), sequence=st.integers(0, 255))
def test_never_more_goes_out_than_was_asked(target_mmhg, sequence):
    operation, tenths, repeated = struct.unpack("<BHB", encoded(Command(target_mmhg), sequence))
    assert (operation, repeated) == (1, sequence)
    assert target_mmhg - 0.11 < tenths / 10 <= target_mmhg


@given(st.binary(max_size=12))
def test_any_bytes_are_a_report_or_refused(packet):
    try:
        said = report(packet)
    except UnreadableReport:
        assert len(packet) != 9 or packet[0] > 1 or packet[8] > 4
    else:
        assert len(packet) == 9
        assert said.regulates == (packet[0] == 1)


def test_a_report_is_read_as_it_stands():
    said = report(struct.pack("<BhhHBB", 1, -55, 1234, 1000, 200, 3))
    assert said == Report(True, -5.5, 123.4, 100.0, 200, Fault.OVERPRESSURE)
    assert report(struct.pack("<BhhHBB", 0, 0, 0, 0, 0, 1)).fault is Fault.WATCHDOG
    assert not report(struct.pack("<BhhHBB", 0, 0, 0, 0, 0, 0)).regulates
    assert report(struct.pack("<BhhHBB", 1, 0, 0, 65535, 255, 0)).target_mmhg == 6553.5


def test_a_sensor_without_a_value_reads_as_no_number():
    said = report(struct.pack("<BhhHBB", 1, -32768, -32768, 1000, 1, 0))
    assert math.isnan(said.cuff_mmhg)
    assert math.isnan(said.second_mmhg)
    assert report(struct.pack("<BhhHBB", 1, -32767, 32767, 1000, 1, 0)).cuff_mmhg == -3276.7


@pytest.mark.parametrize("packet", [NOTHING, bytes(8), bytes(10), bytes([2, *bytes(8)]), bytes([*bytes(8), 5])])
def test_a_report_of_another_form_is_refused(packet):
    with pytest.raises(UnreadableReport):
        report(packet)


def test_a_command_is_taken_only_as_it_was_sent():
    assert regulating(100.0).took(Command(100.0))
    assert regulating(100.0).took(Command(100.09))
    assert not regulating(100.0).took(Command(100.1))
    assert not regulating(100.0).took(Command(99.9))
    assert not regulating(100.0).took(VENT)
    assert VENTED.took(VENT)
    assert not VENTED.took(Command(100.0))
    assert not Report(False, 0.0, 0.0, 100.0, 1, Fault.NONE).took(VENT)
    assert not Report(False, 0.0, 0.0, 100.0, 1, Fault.NONE).took(Command(100.0))
    assert not Report(True, 0.0, 0.0, 0.0, 1, Fault.NONE).took(VENT)


def test_firmware_says_what_it_can():
    assert firmware(struct.pack("<BBHH", 1, 1, 2000, 3000)) == Firmware(1, 2.0, 300.0)
    assert firmware(struct.pack("<BBHH", 1, 3, 500, 3300)) == Firmware(1, 0.5, 330.0)
    assert firmware(struct.pack("<BBHH", 1, 2, 500, 3300)) == Firmware(1, None, 330.0)
    assert firmware(b"\xff" * 6) == Firmware(255, 65.535, 6553.5)


@pytest.mark.parametrize("packet", [NOTHING, bytes(5), bytes(7)])
def test_firmware_of_another_form_is_refused(packet):
    with pytest.raises(UnreadableReport):
        firmware(packet)


@pytest.mark.parametrize(
    ("said", "may"),
    [
        (Firmware(1, MOST_WATCHDOG_S, MOST_CAP_MMHG), True),
        (Firmware(1, 0.001, 0.1), True),
        (Firmware(0, 2.0, 300.0), False),
        (Firmware(2, 2.0, 300.0), False),
        (Firmware(1, None, 300.0), False),
        (Firmware(1, 0.0, 300.0), False),
        (Firmware(1, 2.001, 300.0), False),
        (Firmware(1, math.nan, 300.0), False),
        (Firmware(1, 2.0, 0.0), False),
        (Firmware(1, 2.0, 330.1), False),
        (Firmware(1, 2.0, math.nan), False),
    ],
)
def test_only_firmware_that_vents_by_itself_may_be_driven(said, may):
    assert said.may_be_driven is may


def test_the_limits_of_the_format_are_those_of_the_requirements():
    assert (LEAST_MMHG, MOST_WATCHDOG_S, MOST_CAP_MMHG) == (1.0, 2.0, 330.0)
