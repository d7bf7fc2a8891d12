"""The whole process: one limb, one loop, one socket, two watchdogs; and however it ends, venting on the way out."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devices.cuff.control.clocks import Clocks
from devices.cuff.control.ledger_file import LedgerFile
from devices.cuff.control.local_socket import LocalSocket
from devices.cuff.control.loop import Loop, Sensors
from devices.cuff.control.policy import Supervisor
from devices.cuff.control.session import Agreed, Session
from devices.cuff.control.tokens import Terms
from devices.cuff.control.watchdog import Watchdog
from devices.cuff.port import CuffPort
from devices.cuff.state import Wish

ENDED_BY = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Order:
    """What to run."""

    agreed: Agreed
    socket: Path
    ledger: Path
    seconds: float = float("inf")


@dataclass(frozen=True, slots=True)
class Outside:
    """What the process is joined to."""

    port: CuffPort
    sensors: Sensors
    clocks: Clocks
    show: Callable[[Wish, str, Terms], None]
    opened: Callable[[Session], None]
    """Called once the socket is open."""


async def driven(order: Order, outside: Outside) -> Loop:
    """Run one session until it is over, time is up, or a signal asks for the end.

    Raises
    ------
    LimbTaken, LedgerUnreadable, LinkLost
        Nothing was started.
    """
    ledger = LedgerFile(order.ledger)
    with ledger.held(), _ended_by_signal() as ended:
        await outside.port.connect()
        try:
            return await _watched(order, outside, ledger, ended)
        finally:
            await outside.port.close()


async def _watched(order: Order, outside: Outside, ledger: LedgerFile, ended: asyncio.Event) -> Loop:
    watchdog, clocks = Watchdog(), outside.clocks
    loop = Loop(
        order.agreed.given.limb, outside.port, outside.sensors, Supervisor(), ledger, clocks, alive=watchdog.alive
    )
    session = Session(loop, order.agreed, outside.show, clocks.monotonic_s)
    session.begin()
    until_s = clocks.monotonic_s() + order.seconds
    listening = LocalSocket(order.socket, session.hear)
    listening.open()
    try:
        outside.opened(session)
        watchdog.start()
        await loop.run(lambda: ended.is_set() or clocks.monotonic_s() >= until_s)
    finally:
        watchdog.stop()
        listening.close()
    return loop


@contextmanager
def _ended_by_signal() -> Iterator[asyncio.Event]:
    """Set by the first signal that asks for the end."""
    ended, running = asyncio.Event(), asyncio.get_running_loop()
    for number in ENDED_BY:
        running.add_signal_handler(number, ended.set)
    try:
        yield ended
    finally:
        for number in ENDED_BY:
            running.remove_signal_handler(number)
