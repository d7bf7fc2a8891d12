"""What a cuff is to the control loop, however it is reached: by radio, or simulated."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol


class Fault(IntEnum):
    """What the firmware says went wrong."""

    NONE = 0
    WATCHDOG = 1
    LINK_LOST = 2
    OVERPRESSURE = 3
    SENSOR = 4


@dataclass(frozen=True, slots=True)
class Command:
    """What goes to the firmware: a pressure to regulate to, or venting. Venting is not a pressure of nothing."""

    target_mmhg: float | None
    """None vents: valve open, pump off."""

    @property
    def vents(self) -> bool:
        """Whether the valve is to be open."""
        return self.target_mmhg is None


VENT = Command(None)


@dataclass(frozen=True, slots=True)
class CuffStatus:
    """What the firmware reported last."""

    cuff_mmhg: float
    second_mmhg: float
    """The second, independent pressure sensor; NaN where there is none, which no limit allows."""
    target_mmhg: float
    sequence: int
    """Of the last command that the firmware took."""
    fault: Fault
    age_s: float
    has_watchdog: bool
    """Whether the firmware vents by itself when it hears nothing. Without one nothing is driven."""


class LinkLost(Exception):
    """The cuff does not answer: a command may not have arrived, and its firmware has to vent by itself."""


class CuffPort(Protocol):
    """A cuff that can be told and asked."""

    async def connect(self) -> None:
        """Reach the cuff.

        Raises
        ------
        LinkLost
            It cannot be reached, or its firmware has no watchdog.
        """

    async def send(self, command: Command) -> None:
        """Tell the firmware and wait until it repeats the sequence number. Every command is a sign of life, too.

        Raises
        ------
        LinkLost
            The write failed or was not confirmed.
        """

    def status(self) -> CuffStatus:
        """The newest report."""

    async def close(self) -> None:
        """Vent and let go."""
