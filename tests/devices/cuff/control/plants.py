"""Simulated cuffs for tests, all in this process: run as `python plants.py FOLDER...`."""

import asyncio
import sys
from pathlib import Path

from devices.cuff.control.plant import Plant, PlantServer

OCCLUSION_MMHG = 100.0


async def main() -> None:
    servers = [
        PlantServer(Plant(seed, OCCLUSION_MMHG, Path(folder) / "course"), Path(folder) / "plant.sock")
        for seed, folder in enumerate(sys.argv[1:])
    ]
    await asyncio.gather(*(server.run(lambda: False) for server in servers))


if __name__ == "__main__":
    asyncio.run(main())
