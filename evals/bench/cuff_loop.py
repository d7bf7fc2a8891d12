"""How late the ticks of the cuff's loop are, in a process of its own, while the agent works in another.

`fettle bench cuff_loop` drives for 20 s; `FETTLE_BENCH_CUFF_S=600 fettle bench cuff_loop` for ten minutes.
"""

import asyncio
import json
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from devices.cuff.control.at_the_cuff import AtTheCuff
from devices.cuff.control.client import CuffClient
from devices.cuff.state import Wish
from settings import Settings

TURNS = "from evals.bench.offline_turn import offline_turn\nwhile True: offline_turn()"
LOOP = "from server import main; main()"
STARTS_S, READY_S = 60.0, 2.0
RUNS_ON_S, LOOKED_EVERY_S = 60.0, 1.0
CODE = re.compile(r": (\w{6}) \(")
Process = asyncio.subprocess.Process


def cuff_loop() -> dict[str, Any]:
    """Lateness of a 10 Hz loop that holds a pressure in a simulated cuff, with an agent under load beside it."""
    seconds = Settings().bench_cuff_s
    with tempfile.TemporaryDirectory(prefix="fettle-cuff-") as folder:
        said = asyncio.run(_measured(Path(folder), seconds))
    late = {name: said[f"late_{name}_ms"] for name in ("p50", "p99", "max")}
    numbers = ", ".join(f"{name} {late_ms:.1f} ms" for name, late_ms in late.items())
    faults = ", ".join(said["faults"]) or "none"
    return {
        "name": "cuff_loop",
        "ours_ms": late["p99"],
        "bound_ms": None,
        "ratio": None,
        "target": None,
        "ticks": said["ticks"],
        "pressed_s": said["session_s"],
        "faults": said["faults"],
        **{f"late_{name}_ms": late_ms for name, late_ms in late.items()},
        "note": f"late by {numbers} in {said['ticks']} ticks, {said['session_s']:.0f} s pressed, faults: {faults}",
    }


async def _measured(folder: Path, seconds: float) -> dict[str, Any]:
    plant, socket = folder / "plant", folder / "loop"
    words = ["cuff", "run", "--simulated", "--json", "--seconds", f"{seconds:g}", "--plant", str(plant)]
    words += ["--socket", str(socket), "--ledger", str(folder / "ledger")]
    async with (
        _running("-c", TURNS),
        _running("-m", "devices.cuff.control.plant", str(plant)),
        _running("-c", LOOP, *words) as loop,
    ):
        async with asyncio.timeout(STARTS_S):
            await _started(loop, AtTheCuff(socket))
        async with asyncio.timeout(seconds + RUNS_ON_S):
            return await _summary(loop, CuffClient(socket))


async def _started(loop: Process, person: AtTheCuff) -> None:
    """As a person at the cuff would: ask for the code, read it on its terminal, type it."""
    await _line(loop)
    await asyncio.sleep(READY_S)
    await asyncio.to_thread(person.offer, Wish.START)
    shown = CODE.search(await _line(loop))
    assert shown is not None
    await asyncio.to_thread(person.follow, Wish.START, shown[1])


async def _summary(loop: Process, client: CuffClient) -> dict[str, Any]:
    """What the loop says at its end; where a watchdog ended it, what it said last, with its exit code as a fault."""
    last: dict[str, Any] = {}
    ending = asyncio.create_task(loop.wait())
    while not ending.done():
        said_now: dict[str, Any] | None = await asyncio.to_thread(client.status)
        last = said_now or last
        await asyncio.wait({ending}, timeout=LOOKED_EVERY_S)
    while line := await _line(loop):
        if line.startswith("{"):
            said: dict[str, Any] = json.loads(line)
            return said
    p99_ms = last.get("late_p99_ms", float("nan"))
    late: dict[str, Any] = {"late_p50_ms": float("nan"), "late_p99_ms": p99_ms, "late_max_ms": float("nan")}
    return {"ticks": 0, "session_s": 0.0, **last, **late, "faults": [f"EXIT_{loop.returncode}"]}


async def _line(loop: Process) -> str:
    assert loop.stdout is not None
    return (await loop.stdout.readline()).decode()


@asynccontextmanager
async def _running(*words: str) -> AsyncIterator[Process]:
    """A Python process of ours, ended with the block."""
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    started = await asyncio.create_subprocess_exec(sys.executable, "-u", *words, stdin=nothing, stdout=pipe)
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()
