"""The simulated plant as the control loop sees it: a cuff's port, and the sensors beside it."""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from devices.cuff.control.loop import Sensed
from devices.cuff.limits import PRESSURE_AGE_S
from devices.cuff.port import VENT, Command, CuffStatus, Fault, LinkLost

CONFIRM_S, APPEARS_S, LOOKED_EVERY_S = 0.3, 5.0, 0.02
LARGEST_LINE = 4096


class PlantLink:
    """A `CuffPort` and the `Sensors` of one plant."""

    def __init__(self, path: Path, monotonic_s: Callable[[], float] = time.monotonic) -> None:
        self._path, self._monotonic_s = path, monotonic_s
        self._writer: asyncio.StreamWriter | None = None
        self._listening: asyncio.Task[None] | None = None
        self._report: tuple[dict[str, Any], float] | None = None
        self._said_something = asyncio.Event()
        self._sequence = 0
        self._awaited: asyncio.Future[bool] | None = None

    async def connect(self) -> None:
        """Reach the plant and wait for its first fresh report.

        Raises
        ------
        LinkLost
            There is no plant, or it says nothing.
        """
        try:
            async with asyncio.timeout(APPEARS_S):
                reader, self._writer = await self._opened()
                self._listening = asyncio.create_task(self._listen(reader))
                await self._said_something.wait()
        except (OSError, TimeoutError) as error:
            raise LinkLost(str(error)) from error
        if self._report is None:
            raise LinkLost("the plant says nothing")

    async def _opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """The connection, once there is a plant."""
        while True:
            try:
                return await asyncio.open_unix_connection(self._path, limit=LARGEST_LINE)
            except (FileNotFoundError, ConnectionRefusedError):
                await asyncio.sleep(LOOKED_EVERY_S)

    async def send(self, command: Command) -> None:
        """Tell the firmware and wait for its answer.

        Raises
        ------
        LinkLost
            The plant is gone, does not answer, or does not take the command.
        """
        if self._writer is None or self._listening is None or self._listening.done():
            raise LinkLost("no plant")
        self._sequence += 1
        self._awaited = asyncio.get_running_loop().create_future()
        said = {"sequence": self._sequence, "target_mmhg": command.target_mmhg}
        self._writer.write(json.dumps(said).encode() + b"\n")
        try:
            async with asyncio.timeout(CONFIRM_S):
                taken = await self._awaited
        except TimeoutError as error:
            raise LinkLost("no answer") from error
        if not taken:
            raise LinkLost("not taken")

    def status(self) -> CuffStatus:
        """The newest report, older by the time since it came.

        Raises
        ------
        LinkLost
            There never was one.
        """
        said, age_s = self._newest(self._monotonic_s())
        return CuffStatus(
            cuff_mmhg=said["cuff_mmhg"],
            second_mmhg=said["second_mmhg"],
            target_mmhg=said["target_mmhg"],
            sequence=said["sequence"],
            fault=Fault(said["fault"]),
            age_s=said["age_s"] + age_s,
            has_watchdog=said["has_watchdog"],
        )

    def read(self, now_s: float) -> Sensed:
        """What the sensors beside the cuff say."""
        said, age_s = self._newest(now_s)
        return Sensed(
            smo2_pct=said["smo2_pct"],
            smo2_age_s=age_s,
            emg_share=said["emg_share"],
            emg_age_s=age_s,
            velocity_loss_pct=said["velocity_loss_pct"],
            pain_nrs=said["pain_nrs"],
        )

    async def close(self) -> None:
        """Vent and let go."""
        with suppress(LinkLost):
            await self.send(VENT)
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        if self._writer is not None:
            self._writer.close()
            with suppress(OSError):
                await self._writer.wait_closed()
            self._writer = None

    def _newest(self, now_s: float) -> tuple[dict[str, Any], float]:
        if self._report is None:
            raise LinkLost("never connected")
        said, at_s = self._report
        return said, now_s - at_s

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        with suppress(OSError):
            while line := await reader.readline():
                said = json.loads(line)
                if "taken" not in said:
                    self._report = said, self._monotonic_s()
                    if said["age_s"] <= PRESSURE_AGE_S:
                        self._said_something.set()
                elif self._awaited is not None and not self._awaited.done() and said["sequence"] == self._sequence:
                    self._awaited.set_result(said["taken"] is True)
        self._said_something.set()
