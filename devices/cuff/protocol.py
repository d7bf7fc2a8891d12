"""The cuff's wire format, encoded and decoded; ours, since no open Bluetooth profile of such a cuff was found.

Service `7b1e0001-...`, all numbers little endian, pressures in tenths of a millimetre of mercury:

- target (write with response): u8 operation (1 regulate, 2 vent, 3 sign of life), u16 pressure, u8 sequence
- status (read, notify at 10 Hz or more): u8 state (0 vented, 1 regulating), i16 pressure, i16 pressure at the second
  sensor (-32768 where a sensor has none), u16 target (0 vented), u8 sequence of the last write taken, u8 fault
- firmware (read): u8 version, u8 abilities (bit 0 watchdog), u16 watchdog [ms], u16 pressure it refuses to exceed

Regulation is the firmware's. It vents by itself when the link ends, and when its watchdog hears no write in time.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

from devices.cuff.limits import MOST_CALIBRATION_MMHG
from devices.cuff.port import Command, Fault

SERVICE = "7b1e0001-5a3c-4c2e-9d5f-0c0ff0000001"
TARGET = "7b1e0002-5a3c-4c2e-9d5f-0c0ff0000001"
STATUS = "7b1e0003-5a3c-4c2e-9d5f-0c0ff0000001"
FIRMWARE = "7b1e0004-5a3c-4c2e-9d5f-0c0ff0000001"

TARGET_LAYOUT = struct.Struct("<BHB")
STATUS_LAYOUT = struct.Struct("<BhhHBB")
FIRMWARE_LAYOUT = struct.Struct("<BBHH")
TENTHS = 10
NO_PRESSURE = -32768
LEAST_MMHG = 1.0
"""A smaller pressure is no pressure to regulate to: who wants none, vents (house rule)."""
VERSION, WATCHDOG = 1, 0b1
MOST_WATCHDOG_S = 2.0
"""A watchdog that waits longer is none (house rule)."""
MOST_CAP_MMHG = 330.0
"""A firmware has to refuse more than the relief valve's pressure by itself (house rule, as in limits of the cuff)."""
SEQUENCES = 256


class Operation(IntEnum):
    """What a write asks for."""

    REGULATE = 1
    VENT = 2
    SIGN_OF_LIFE = 3


class UnsendableCommand(ValueError):
    """A pressure that is no number or out of range, or a sequence number that is none. Nothing of it goes out."""


class UnreadableReport(ValueError):
    """Bytes that the format does not allow: the firmware is not the one this driver knows."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a status packet says."""

    regulates: bool
    cuff_mmhg: float
    second_mmhg: float
    """NaN where the sensor has no value."""
    target_mmhg: float
    """0 while it vents."""
    sequence: int
    fault: Fault

    def took(self, command: Command) -> bool:
        """Whether the firmware does what was sent: as much as one tenth less, and nothing else.

        Examples
        --------
        >>> Report(True, 60.0, 61.0, 100.0, 7, Fault.NONE).took(Command(100.04))
        True
        """
        if command.target_mmhg is None:
            return not self.regulates and self.target_mmhg == 0.0
        return self.regulates and self.target_mmhg == _tenths(command.target_mmhg) / TENTHS


@dataclass(frozen=True, slots=True)
class Firmware:
    """What the firmware says of itself."""

    version: int
    watchdog_s: float | None
    """After this long without a write it vents; None where it has no watchdog."""
    cap_mmhg: float

    @property
    def may_be_driven(self) -> bool:
        """Whether it vents by itself soon enough and refuses too much by itself.

        Examples
        --------
        >>> Firmware(1, 2.0, 300.0).may_be_driven, Firmware(1, None, 300.0).may_be_driven
        (True, False)
        """
        watched = self.watchdog_s is not None and 0.0 < self.watchdog_s <= MOST_WATCHDOG_S
        return self.version == VERSION and watched and 0.0 < self.cap_mmhg <= MOST_CAP_MMHG


def encoded(command: Command, sequence: int) -> bytes:
    """A command as bytes of the target characteristic.

    Parameters
    ----------
    command : Command
        Venting, or a pressure of 1 to 300 [mmHg]. It is cut to tenths, so that never more goes out than was asked.
    sequence : int
        0 to 255; the firmware repeats it.

    Returns
    -------
    bytes
        Four of them.

    Raises
    ------
    UnsendableCommand
        The pressure is NaN, infinite, no number or out of range, or the sequence number is none.

    Notes
    -----
    The range is the widest that any limit of `devices.cuff.limits` allows: what a limb may bear is judged there.

    Examples
    --------
    >>> encoded(Command(120.0), 7).hex()
    '01b00407'
    >>> encoded(Command(None), 8).hex()
    '02000008'
    """
    if command.target_mmhg is None:
        return _packed(Operation.VENT, 0, sequence)
    return _packed(Operation.REGULATE, _tenths(command.target_mmhg), sequence)


def sign_of_life(sequence: int) -> bytes:
    """A write that changes nothing, but tells the firmware's watchdog that somebody is there.

    Parameters
    ----------
    sequence : int
        0 to 255; the firmware repeats it.

    Returns
    -------
    bytes
        Four of them.

    Raises
    ------
    UnsendableCommand
        The sequence number is none.

    Examples
    --------
    >>> sign_of_life(9).hex()
    '03000009'
    """
    return _packed(Operation.SIGN_OF_LIFE, 0, sequence)


def report(packet: bytes) -> Report:
    """Read a status packet.

    Parameters
    ----------
    packet : bytes
        A value of the status characteristic.

    Returns
    -------
    Report
        Pressures as the sensors have them [mmHg], however odd: judging them is for the limits.

    Raises
    ------
    UnreadableReport
        It has another length, or a state or a fault that the format does not have.

    Examples
    --------
    >>> report(bytes.fromhex("0158026202e8030700"))
    Report(regulates=True, cuff_mmhg=60.0, second_mmhg=61.0, target_mmhg=100.0, sequence=7, fault=<Fault.NONE: 0>)
    """
    if len(packet) != STATUS_LAYOUT.size:
        raise UnreadableReport(packet.hex())
    state, first, second, target, sequence, fault = STATUS_LAYOUT.unpack(packet)
    if state not in (0, 1) or fault not in {one.value for one in Fault}:
        raise UnreadableReport(packet.hex())
    return Report(state == 1, _pressure(first), _pressure(second), target / TENTHS, sequence, Fault(fault))


def firmware(packet: bytes) -> Firmware:
    """Read what the firmware says of itself.

    Parameters
    ----------
    packet : bytes
        The value of the firmware characteristic.

    Returns
    -------
    Firmware
        With `watchdog_s` None where the ability is not claimed, whatever time stands beside it.

    Raises
    ------
    UnreadableReport
        It has another length.

    Examples
    --------
    >>> firmware(bytes.fromhex("0101d007b80b"))
    Firmware(version=1, watchdog_s=2.0, cap_mmhg=300.0)
    """
    if len(packet) != FIRMWARE_LAYOUT.size:
        raise UnreadableReport(packet.hex())
    version, abilities, watchdog_ms, cap = FIRMWARE_LAYOUT.unpack(packet)
    return Firmware(version, watchdog_ms / 1000 if abilities & WATCHDOG else None, cap / TENTHS)


def _pressure(tenths: int) -> float:
    return float("nan") if tenths == NO_PRESSURE else tenths / TENTHS


def _tenths(target_mmhg: float) -> int:
    number = isinstance(target_mmhg, float | int) and not isinstance(target_mmhg, bool)
    if not (number and LEAST_MMHG <= target_mmhg <= MOST_CALIBRATION_MMHG):
        raise UnsendableCommand(target_mmhg)
    return int(target_mmhg * TENTHS)


def _packed(operation: Operation, tenths: int, sequence: int) -> bytes:
    if not 0 <= sequence < SEQUENCES:
        raise UnsendableCommand(sequence)
    return TARGET_LAYOUT.pack(operation, tenths, sequence)
