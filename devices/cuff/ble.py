"""A cuff over Bluetooth. It sends what it is told, and believes in nothing that the firmware has not repeated.

Whatever goes wrong is one thing: the link is lost. Then it is let go, so that the firmware vents, and nothing brings it
back but a new `connect`. Nothing is sent between commands: a sign of life that went out by itself would hold the
pressure of a control loop that hangs.
"""

import asyncio
import time
from dataclasses import dataclass, field

from devices.cuff import protocol
from devices.cuff.port import VENT, Command, CuffStatus, LinkLost
from devices.cuff.protocol import Firmware, Report, UnreadableReport, UnsendableCommand
from devices.radio.link import Disconnected, Link
from devices.radio.route import THIS_MACHINE, Route
from devices.radio.scan import NoBluetooth, NotNear

CONFIRM_S = 0.3
"""A command that is not repeated within this time did not arrive (house rule; three ticks of the loop)."""


@dataclass(slots=True)
class Awaited:
    """The write under way."""

    sequence: int
    command: Command | None
    """None for a sign of life."""
    confirmed: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def settle(self, said: Report) -> None:
        """Compare with a report; one of an earlier command says nothing."""
        if said.sequence != self.sequence or self.confirmed.done():
            return
        if self.command is None or said.took(self.command):
            self.confirmed.set_result(None)
        else:
            self.confirmed.set_exception(LinkLost("the firmware does something else"))


class BleCuff:
    """One cuff, by name or address."""

    def __init__(self, wanted: str, route: Route = THIS_MACHINE) -> None:
        self._link = Link(wanted, route, comes_back=False)
        self._link.when_lost = self._lost
        self._turn = asyncio.Lock()
        self._firmware: Firmware | None = None
        self._report: tuple[Report, float] | None = None
        self._awaited: Awaited | None = None
        self._up = False
        self._letting_go: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Reach the cuff and ask what its firmware can.

        Raises
        ------
        LinkLost
            It cannot be reached, its firmware is unknown, has no watchdog, or refuses no pressure by itself.
        """
        await self._let_gone()
        try:
            await self._link.open()
            self._firmware = _drivable(protocol.firmware(await self._link.read(protocol.FIRMWARE)))
            self._up = True
            self._heard(await self._link.read(protocol.STATUS))
            await self._link.notify(protocol.STATUS, self._heard)
        except (Disconnected, NotNear, NoBluetooth, UnreadableReport) as error:
            self._lost()
            raise LinkLost(str(error)) from error
        except BaseException:
            self._lost()
            raise

    async def send(self, command: Command) -> None:
        """Tell the firmware, and wait until it repeats the sequence number and does as told.

        Raises
        ------
        LinkLost
            The write failed, was not confirmed in time, or was confirmed with another pressure.
        UnsendableCommand
            The pressure is none that the format has. The cuff has been vented.
        """
        try:
            protocol.encoded(command, 0)
        except UnsendableCommand:
            await self._write(VENT)
            raise
        await self._write(command)

    async def sign_of_life(self) -> None:
        """Tell the firmware's watchdog that the loop runs, without another command.

        Raises
        ------
        LinkLost
            The write failed or was not confirmed.
        """
        await self._write(None)

    def status(self) -> CuffStatus:
        """The newest report and its age. After a loss it only grows older.

        Raises
        ------
        LinkLost
            There never was one.
        """
        if self._report is None or self._firmware is None:
            raise LinkLost("never connected")
        said, at_s = self._report
        return CuffStatus(
            cuff_mmhg=said.cuff_mmhg,
            second_mmhg=said.second_mmhg,
            target_mmhg=said.target_mmhg,
            sequence=said.sequence,
            fault=said.fault,
            age_s=time.monotonic() - at_s,
            has_watchdog=self._firmware.watchdog_s is not None,
        )

    async def close(self) -> None:
        """Vent and let go. Where venting is not confirmed the firmware does it by itself, since the link ends."""
        try:
            if self._up:
                await self._write(VENT)
        except LinkLost:
            return
        finally:
            self._lost()
            await self._let_gone()

    async def _write(self, command: Command | None) -> None:
        async with self._turn:
            if not self._up or self._report is None:
                raise LinkLost("not connected")
            sequence = (self._report[0].sequence + 1) % protocol.SEQUENCES
            packet = protocol.sign_of_life(sequence) if command is None else protocol.encoded(command, sequence)
            self._awaited = awaited = Awaited(sequence, command)
            try:
                async with asyncio.timeout(CONFIRM_S):
                    await self._link.write(protocol.TARGET, packet)
                    await awaited.confirmed
            except (Disconnected, TimeoutError) as error:
                raise LinkLost(str(error)) from error
            finally:
                self._awaited = None
                if not _succeeded(awaited.confirmed):
                    self._lost()

    def _heard(self, packet: bytes) -> None:
        try:
            said = protocol.report(packet)
        except UnreadableReport:
            self._lost()
            return
        self._report = said, time.monotonic()
        if self._awaited is not None:
            self._awaited.settle(said)

    def _lost(self) -> None:
        """Take the link as gone and let it go in the background: whoever waits must not wait for that."""
        self._up = False
        if self._awaited is not None and not self._awaited.confirmed.done():
            self._awaited.confirmed.set_exception(LinkLost("the link ended"))
        if self._letting_go is None:
            self._letting_go = asyncio.get_running_loop().create_task(self._link.close())

    async def _let_gone(self) -> None:
        if self._letting_go is not None:
            await self._letting_go
            self._letting_go = None


def _drivable(said: Firmware) -> Firmware:
    if not said.may_be_driven:
        raise LinkLost("the firmware does not vent by itself")
    return said


def _succeeded(confirmed: asyncio.Future[None]) -> bool:
    return confirmed.done() and not confirmed.cancelled() and confirmed.exception() is None
