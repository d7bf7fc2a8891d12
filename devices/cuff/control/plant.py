"""A simulated cuff on its wearer, in a process of its own: whatever happens to the controller, the air goes on.

    python -m devices.cuff.control.plant SOCKET --seed 7 --occlusion-mmhg 180 --course FILE

One line in: `{"sequence": 3, "target_mmhg": 90.0}`, null to vent. Lines out: a report every 20 ms, and for each command
`{"sequence": 3, "taken": true}`. A second connection is refused; the end of the first is the loss of the link.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from devices.cuff.pneumatics import STEP_S
from devices.cuff.port import Command, LinkLost
from devices.cuff.simulator import MOST_DELAY_S, SimulatedCuff
from devices.cuff.wearer import Wearer

REPORT_S = 0.02
ARRIVES_S = MOST_DELAY_S + 2.0 * STEP_S
LEFT_S = 5.0
"""So long after its controller left does a plant end that is told to."""
WORKS_WITHIN_MMHG = 5.0
VELOCITY_LOSS_PCT, PAIN_NRS = 5.0, 1.0
"""A calm set (an invention of the simulation)."""


class Plant:
    """Cuff and wearer in real time. What really is in the cuff is written to a file, for whoever checks."""

    def __init__(self, seed: int, limb_occlusion_mmhg: float, course: Path | None = None) -> None:
        self.cuff, self.wearer = SimulatedCuff(seed), Wearer(seed, limb_occlusion_mmhg)
        self._course = course.open("w", buffering=1) if course else None
        self._sensed: dict[str, float] = {}

    def advance(self, dt_s: float) -> None:
        """Live on for whole steps of the plant."""
        self.cuff.advance(dt_s, self._stepped)

    def command(self, said: dict[str, Any]) -> dict[str, Any]:
        """Give the firmware a command; the answer repeats its number."""
        target_mmhg = said.get("target_mmhg")
        try:
            self.cuff.take(Command(None if target_mmhg is None else float(target_mmhg)))
        except LinkLost:
            return {"sequence": said.get("sequence"), "taken": False}
        return {"sequence": said.get("sequence"), "taken": True}

    def report(self) -> dict[str, Any]:
        """What sensors and firmware say now."""
        status = asdict(self.cuff.status())
        smo2_pct, emg_share = self.wearer.smo2_pct(), self.wearer.emg_share()
        beside = {"smo2_pct": smo2_pct, "emg_share": emg_share}
        return {**status, **beside, "velocity_loss_pct": VELOCITY_LOSS_PCT, "pain_nrs": PAIN_NRS}

    def linked(self, up: bool) -> None:
        """Whether a controller is there. Without one the firmware vents."""
        self.cuff.senses.link_down = not up

    def close(self) -> None:
        """End the file."""
        if self._course:
            self._course.close()

    def _stepped(self) -> None:
        cuff = self.cuff
        target_mmhg = cuff.firmware.target_mmhg
        self.wearer.works = target_mmhg is not None and cuff.cuff_mmhg >= target_mmhg - WORKS_WITHIN_MMHG
        self.wearer.advance(STEP_S, cuff.cuff_mmhg)
        cuff.ripple_share = self.wearer.ripple_share
        if self._course:
            self._course.write(f"{time.monotonic():.4f} {cuff.cuff_mmhg:.2f} {target_mmhg} {cuff.firmware.fault:d}\n")


class PlantServer:
    """The plant behind a Unix socket."""

    def __init__(self, plant: Plant, path: Path, leaves_s: float = float("inf")) -> None:
        self._plant, self._path, self._leaves_s = plant, path, leaves_s
        self._writer: asyncio.StreamWriter | None = None
        self._underway: list[tuple[float, dict[str, Any]]] = []
        self._alone_since_s: float | None = None

    async def run(self, ends: Callable[[], bool]) -> None:
        """Serve until it is over, or until its controller has been gone for long."""
        self._path.unlink(missing_ok=True)
        server = await asyncio.start_unix_server(self._serve, self._path)
        try:
            await self._live(ends)
        finally:
            server.close()
            if self._writer is not None:
                await _closed(self._writer)
            self._path.unlink(missing_ok=True)
            self._plant.close()

    async def _live(self, ends: Callable[[], bool]) -> None:
        lived_s = time.monotonic()
        while not ends() and not self._left():
            await asyncio.sleep(REPORT_S)
            steps = int((time.monotonic() - lived_s) / STEP_S)
            self._plant.advance(steps * STEP_S)
            lived_s += steps * STEP_S
            self._answer()
            self._reported()

    def _left(self) -> bool:
        since_s = self._alone_since_s
        return since_s is not None and time.monotonic() - since_s > self._leaves_s

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._writer is not None:
            await _closed(writer)
            return
        self._writer, self._alone_since_s = writer, None
        self._plant.linked(up=True)
        with suppress(OSError, ValueError):
            while line := await reader.readline():
                self._underway.append((self._plant.cuff.now_s + ARRIVES_S, self._plant.command(json.loads(line))))
        self._writer, self._underway, self._alone_since_s = None, [], time.monotonic()
        self._plant.linked(up=False)
        await _closed(writer)

    def _answer(self) -> None:
        """Confirm what has arrived at the firmware by now."""
        arrived = [answer for at_s, answer in self._underway if at_s <= self._plant.cuff.now_s]
        self._underway = [(at_s, answer) for at_s, answer in self._underway if at_s > self._plant.cuff.now_s]
        if self._writer is not None:
            self._writer.writelines(_line(answer) for answer in arrived)

    def _reported(self) -> None:
        """To a controller that reads; one that does not misses reports, and the air does not wait for it."""
        writer = self._writer
        if writer is not None and writer.transport.get_write_buffer_size() == 0:
            writer.write(_line(self._plant.report()))


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said).encode() + b"\n"


def main() -> None:
    """Run one until the process is ended."""
    asked = argparse.ArgumentParser()
    asked.add_argument("socket", type=Path)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--occlusion-mmhg", type=float, default=180.0)
    asked.add_argument("--course", type=Path)
    asked.add_argument("--leaves", action="store_true", help="end when the controller has gone")
    said = asked.parse_args()
    plant = Plant(said.seed, said.occlusion_mmhg, said.course)
    server = PlantServer(plant, said.socket, LEFT_S if said.leaves else float("inf"))
    asyncio.run(server.run(lambda: False))


if __name__ == "__main__":
    main()
