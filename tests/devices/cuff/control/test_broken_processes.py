"""Whatever happens to the process of the controller, the cuff in the other process ends below 20 mmHg."""

import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.cuff.control.watchdog import STUCK
from tests.devices.cuff.control.processes import Controller, Plants, PlantSeen, until

SIGNALS = {"kill": signal.SIGKILL, "stop": signal.SIGSTOP, "term": signal.SIGTERM}
INSIDE = ("block", "spin", "raise", "gap", "back", "full")
WITHIN_S = {"kill": 1.5, "stop": 3.0, "block": 2.0, "spin": 2.5, "full": 2.0}
"""The firmware alone needs 0.5 s to notice a link that ended, 2 s for silence; the loop vents within a tick or two."""
OTHERWISE_S = 0.8
TRIES = 4


class Run:
    """One plant, the controller on it, and when that broke."""

    def __init__(self, fault: str, folder: Path) -> None:
        self.fault, self.folder, self.since_s = fault, folder, 0.0
        self.plant = PlantSeen(folder)
        self.controller = self._begun()

    def _begun(self) -> Controller:
        return Controller(self.folder, self.plant, "" if self.fault in SIGNALS else self.fault)

    def start(self) -> None:
        """A machine that is too busy for 10 Hz trips the cuff: then a new controller, on a limb that never wore it."""
        for _ in range(TRIES):
            self.controller.opened()
            if self.controller.started()["mode"] == "inflating":
                return
            self.again()

    def again(self) -> None:
        self.controller.end()
        (self.folder / "limb.ledger").unlink(missing_ok=True)
        self.controller = self._begun()

    def strike(self) -> None:
        for _ in range(TRIES):
            if self._struck():
                return
            self.again()
            self.start()
        raise AssertionError(self.controller.lines)

    def _struck(self) -> bool:
        if self.fault not in SIGNALS:
            until(lambda: self.controller.said(r"^broke ([\d.]+)") or self.controller.faulted(), self.fault)
            said = self.controller.said(r"^broke ([\d.]+)")
            self.since_s = float(said[1]) if said else 0.0
            return said is not None
        until(lambda: self.controller.holds() or self.controller.faulted(), self.fault)
        if self.controller.faulted():
            return False
        self.since_s = time.monotonic()
        self.controller.process.send_signal(SIGNALS[self.fault])
        return True


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Short, since the path of a socket is."""
    made = Path(tempfile.mkdtemp(prefix="cuff_"))
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def runs(folder: Path) -> Iterator[dict[str, Run]]:
    """All of them at once, since most of the time is waiting."""
    names = (*SIGNALS, *INSIDE, "wall")
    for name in names:
        (folder / name).mkdir()
    plants = Plants(*(folder / name for name in names))
    found = {name: Run(name, folder / name) for name in names}
    for run in found.values():
        run.start()
    for run in found.values():
        run.strike()
    yield found
    for run in found.values():
        run.controller.end()
    plants.end()


@pytest.mark.parametrize("fault", [*SIGNALS, *INSIDE])
def test_a_broken_controller_ends_in_a_vented_cuff(runs, fault):
    run = runs[fault]
    until(lambda: run.plant.vented_after_s(run.since_s) is not None, fault, 6.0)
    time.sleep(0.3)
    vented_s = run.plant.vented_after_s(run.since_s)
    print(f"{fault}: below 20 mmHg {vented_s:.2f} s after it (simulated)")
    assert vented_s is not None
    assert vented_s < WITHIN_S.get(fault, OTHERWISE_S)
    assert max(mmhg for _, mmhg in run.plant.points()) < 70.0


@pytest.mark.parametrize(
    ("fault", "code"),
    [("block", STUCK), ("spin", -signal.SIGALRM), ("raise", 1), ("kill", -signal.SIGKILL), ("term", 0)],
)
def test_a_process_that_is_ended_says_how(runs, fault, code):
    assert runs[fault].controller.process.wait(5) == code


@pytest.mark.parametrize(("fault", "codes"), [("gap", {"GATE"}), ("back", {"GATE"}), ("full", {"LEDGER_UNWRITABLE"})])
def test_a_process_that_lives_on_is_in_its_fault_and_starts_nothing(runs, fault, codes):
    controller = runs[fault].controller
    until(lambda: (controller.client.status() or {}).get("mode") == "fault", fault, 3.0)
    status = controller.client.status()
    assert codes <= set(status["faults"])
    assert status["target_mmhg"] is None


def test_a_process_that_was_stopped_does_not_go_on_where_it_was(runs):
    run = runs["stop"]
    until(lambda: run.plant.vented_after_s(run.since_s) is not None, "vented", 6.0)
    run.controller.process.send_signal(signal.SIGCONT)
    assert run.controller.process.wait(5) in (-signal.SIGALRM, STUCK)
    time.sleep(0.5)
    assert run.plant.now_mmhg() < 20.0


@pytest.mark.parametrize("fault", ["kill", "wall"])
def test_a_restart_keeps_the_time_under_pressure(runs, fault, folder):
    """Even after the clock on the wall was put back by a day while the cuff was worn."""
    run = runs[fault]
    spent_s = (run.controller.client.status() or {"session_s": 0.5})["session_s"]
    run.controller.end()
    until(lambda: run.plant.vented_after_s(run.since_s) is not None, fault, 6.0)
    again = Controller(folder / fault, run.plant)
    try:
        again.opened()
        status = again.client.status()
        assert status["session_s"] >= max(spent_s - 1.1, 0.5)
        answer = again.started()
        assert answer["refused"] == ["NOT_RESTED"], (answer, (run.folder / "limb.ledger").read_text())
    finally:
        again.end(signal.SIGTERM)


def test_a_limb_that_is_driven_is_not_driven_by_another_process(runs, folder):
    run = runs["gap"]
    other = Controller(folder / "gap", run.plant)
    until(lambda: other.process.poll() is not None, "ended")
    assert other.said("LimbTaken")
