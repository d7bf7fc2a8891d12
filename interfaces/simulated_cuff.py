"""A simulated cuff for `fettle cuff run`: the plant in a process of its own, and what is agreed for a simulated leg."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from devices.cuff.control.clocks import Clocks
from devices.cuff.control.loop import Loop
from devices.cuff.control.plant_link import PlantLink
from devices.cuff.control.process import Order, Outside, driven
from devices.cuff.control.session import Agreed, Session
from devices.cuff.limits import ARMS, Given, Limb
from interfaces.cuff_terminal import listen, show_code
from prompts.messages import say

ARM_OCCLUSION_MMHG, LEG_OCCLUSION_MMHG = 150.0, 180.0
CUFF_CM = 11.5
START_FRACTION, UP_TO_FRACTION = 0.5, 0.6
CLOCKS = Clocks(time.monotonic, time.time)


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was asked for at the command line."""

    limb: Limb
    seed: int
    seconds: float
    socket: Path
    ledger: Path
    plant: Path | None
    """Of a plant that runs already."""
    own_plant: Path

    @property
    def occlusion_mmhg(self) -> float:
        """Of the simulated limb."""
        return ARM_OCCLUSION_MMHG if self.limb in ARMS else LEG_OCCLUSION_MMHG

    @property
    def agreed(self) -> Agreed:
        """What a simulated clinician signed a day ago, checked and measured minutes ago."""
        given = Given(
            limb=self.limb,
            cuff_width_cm=CUFF_CM,
            signed=True,
            screen_age_s=86400.0,
            check_age_s=600.0,
            limb_occlusion_mmhg=self.occlusion_mmhg,
            occlusion_age_s=300.0,
            approved_mmhg=float("nan"),
        )
        return Agreed(given, START_FRACTION, UP_TO_FRACTION)


async def run_simulated(asked: Simulated) -> Loop:
    """Run the loop against a plant, and start one where none was named."""
    async with _plant(asked) as plant:
        link = PlantLink(plant, CLOCKS.monotonic_s)
        order = Order(asked.agreed, asked.socket, asked.ledger, asked.seconds)

        def opened(session: Session) -> None:
            typer.echo(say("CUFF_RUNS", {"limb": asked.limb.value, "socket": str(asked.socket)}))
            listen(session)

        return await driven(order, Outside(link, link, CLOCKS, show_code, opened))


@asynccontextmanager
async def _plant(asked: Simulated) -> AsyncIterator[Path]:
    """A plant that outlives this process by a few seconds, whatever ends it; deaf to the terminal's Ctrl-C."""
    if asked.plant is not None:
        yield asked.plant
        return
    path = asked.own_plant
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    words = [str(path), "--seed", str(asked.seed), "--occlusion-mmhg", str(asked.occlusion_mmhg), "--leaves"]
    module = ["-m", "devices.cuff.control.plant"]
    running = await asyncio.create_subprocess_exec(
        sys.executable, *module, *words, start_new_session=True, stdin=asyncio.subprocess.DEVNULL
    )
    try:
        yield path
    finally:
        running.terminate()
        await running.wait()
