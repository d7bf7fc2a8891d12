"""Real processes for tests: a simulated plant, and a controller that somebody breaks."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from devices.cuff.control.at_the_cuff import AtTheCuff
from devices.cuff.control.client import CuffClient
from devices.cuff.state import Wish

ROOT = Path(__file__).parents[4]
DRIVEN, PLANTS = Path(__file__).with_name("driven.py"), Path(__file__).with_name("plants.py")


class Waited(AssertionError):
    """Something did not come in time."""


def until(true: Callable[[], object], what: str, seconds: float = 15.0) -> None:
    end_s = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end_s:
            raise Waited(what)
        time.sleep(0.02)


class Running:
    """A Python process of ours whose lines are kept."""

    def __init__(self, *words: str) -> None:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=env, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.lines: list[str] = []
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as out:
            self.lines.extend(iter(out.readline, ""))

    def said(self, pattern: str) -> re.Match[str] | None:
        found = [match for line in list(self.lines) if (match := re.search(pattern, line))]
        return found[-1] if found else None

    def end(self, number: int = signal.SIGKILL) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        self.process.wait(10)
        self._reader.join(5)


class Plants(Running):
    """Simulated cuffs in one process, each with a socket and a course in a folder of its own."""

    def __init__(self, *folders: Path) -> None:
        super().__init__(str(PLANTS), *map(str, folders))


class PlantSeen:
    """What really was in one cuff."""

    def __init__(self, folder: Path) -> None:
        self.socket, self.course = folder / "plant.sock", folder / "course"

    def points(self) -> Iterator[tuple[float, float]]:
        for line in self.course.read_text().splitlines()[:-1]:
            at_s, mmhg, *_ = line.split()
            yield float(at_s), float(mmhg)

    def now_mmhg(self) -> float:
        return list(self.points())[-1][1]

    def vented_after_s(self, since_s: float) -> float | None:
        """How long after a moment the cuff was below 20 mmHg for good; None where it is not."""
        high = [at_s for at_s, mmhg in self.points() if mmhg >= 20.0]
        if self.now_mmhg() >= 20.0:
            return None
        return max(0.0, high[-1] - since_s) if high else 0.0


class Controller(Running):
    """The controller's process over a plant."""

    def __init__(self, folder: Path, plant: PlantSeen, fault: str = "") -> None:
        self.folder, self.plant = folder, plant
        self.client, self.person = CuffClient(folder / "cuff.sock"), AtTheCuff(folder / "cuff.sock")
        super().__init__(str(DRIVEN), str(plant.socket), str(folder), fault)

    def opened(self) -> None:
        until(lambda: self.said("^open"), "\n".join(self.lines) or "open")
        until(lambda: self.mode() in ("ready", "fault"), "ready")

    def started(self) -> dict[str, Any]:
        """As a person at the cuff: have the code shown, read it, type it."""
        if self.person.offer(Wish.START) != {"ok": True, "shown": "start"}:
            return {"mode": self.mode()}
        until(lambda: self.said(r"^code start (\w+)"), "code")
        code = self.said(r"^code start (\w+)")
        assert code is not None
        answer = self.person.follow(Wish.START, code[1])
        assert answer is not None
        return answer

    def mode(self) -> str | None:
        return (self.client.status() or {}).get("mode")

    def faulted(self) -> bool:
        return self.mode() == "fault"

    def holds(self) -> bool:
        return self.mode() == "holding" and self.plant.now_mmhg() > 45.0
