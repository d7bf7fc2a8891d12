"""The socket answers whoever may open it, and a client that misbehaves costs itself."""

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from devices.cuff.control import local_socket
from devices.cuff.control.at_the_cuff import AtTheCuff
from devices.cuff.control.client import CuffClient, exchanged
from devices.cuff.control.local_socket import MOST_CLIENTS, LocalSocket
from devices.cuff.control.messages import Verb
from devices.cuff.control.watchdog import STUCK
from devices.cuff.state import Wish
from tests.devices.cuff.control.processes import ROOT, Controller, Plants, PlantSeen, until


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="cuff_"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def heard(folder) -> Iterator[list]:
    said = []

    def hear(one, answered):
        said.append(one)
        if one.verb is not Verb.LOWER:
            answered({"ok": True, "verb": one.verb.value})

    served = LocalSocket(folder / "deep" / "s", hear)
    served.open()
    said.append(folder / "deep" / "s")
    yield said
    served.close()


def talked(path: Path, *lines: bytes) -> list[dict]:
    with socket.socket(socket.AF_UNIX) as talk:
        talk.settimeout(5)
        talk.connect(str(path))
        with talk.makefile("rb") as answers, suppress(BrokenPipeError, ConnectionResetError):
            for line in lines:
                talk.sendall(line)
            talk.shutdown(socket.SHUT_WR)
            return [json.loads(line) for line in answers]
    return []


def test_a_client_asks_and_is_answered_line_by_line(heard):
    path = heard[0]
    client, person = CuffClient(path), AtTheCuff(path)
    assert client.status() == {"ok": True, "verb": "status"}
    assert client.stop() == {"ok": True, "verb": "stop"}
    assert person.offer(Wish.START) == {"ok": True, "verb": "offer"}
    assert person.follow(Wish.START, "ABC") == {"ok": True, "verb": "do"}
    assert talked(path, b'{"say": "status"}\n', b'{"say": "stop"}\n') == [
        {"ok": True, "verb": "status"},
        {"ok": True, "verb": "stop"},
    ]


def test_only_its_owner_may_open_it(heard):
    assert stat.S_IMODE(heard[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(heard[0].parent.stat().st_mode) == 0o700


def test_a_loop_that_does_not_answer_is_said_so(heard, monkeypatch):
    monkeypatch.setattr(local_socket, "ANSWER_S", 0.05)
    assert CuffClient(heard[0]).lower() == {"ok": False, "refused": ["NO_ANSWER"]}


def test_an_agent_s_client_can_neither_ask_for_a_code_nor_use_one():
    assert {name for name in vars(CuffClient) if not name.startswith("_")} == {"status", "stop", "lower"}


def test_where_no_process_runs_every_answer_is_none(folder):
    client = CuffClient(folder / "none")
    assert (client.status(), client.stop(), client.lower()) == (None, None, None)


def test_a_process_that_is_silent_or_talks_nonsense_counts_as_none(folder):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s"))
        server.listen()
        assert CuffClient(folder / "s", waits_s=0.05).status() is None
        for nonsense in (b"[1]\n", b"{\n", b"\xff\n", b""):
            thread = threading.Thread(target=_answers, args=(server, nonsense))
            thread.start()
            assert exchanged(folder / "s", {"say": "status"}) is None
            thread.join()


def _answers(server, nonsense):
    for _ in range(2):  # the first connection may be the one that gave up
        client, _ = server.accept()
        with client, suppress(OSError):
            if client.recv(100):
                client.sendall(nonsense)
                if client.getpeername() is not None:
                    return


def test_three_lines_of_nonsense_end_a_client_and_nobody_else(heard):
    answers = talked(heard[0], *[b"garbage\n"] * 10)
    assert [one["refused"] for one in answers] == [["UNREADABLE"]] * 3
    assert CuffClient(heard[0]).status()["ok"]


def test_an_oversized_and_a_half_line_end_a_client(heard):
    assert talked(heard[0], b"x" * 5000)[0]["why"] == "too long"
    assert talked(heard[0], b'{"say": "st')[0]["refused"] == ["UNREADABLE"]
    assert talked(heard[0], b'{"say": "stop"}') == [{"ok": True, "verb": "stop"}]


def test_idle_clients_keep_nobody_out(heard):
    idle = []
    for _ in range(3 * MOST_CLIENTS):
        one = socket.socket(socket.AF_UNIX)
        one.connect(str(heard[0]))
        idle.append(one)
    answer = CuffClient(heard[0]).stop()
    for one in idle:
        one.close()
    assert answer == {"ok": True, "verb": "stop"}


def test_where_too_many_knock_a_client_knocks_again_for_a_while(folder):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as first:
        server.bind(str(folder / "s"))
        server.listen(0)
        first.connect(str(folder / "s"))
        assert CuffClient(folder / "s").stop() is None


def test_a_client_that_went_away_before_its_answer_leaves_no_trace(heard):
    for _ in range(3):
        with socket.socket(socket.AF_UNIX) as talk:
            talk.connect(str(heard[0]))
            talk.sendall(b'{"say": "status"}\n' * 50)
    assert CuffClient(heard[0]).status()["ok"]


def _flood(path: Path, line: bytes, end: threading.Event) -> None:
    while not end.is_set():
        with socket.socket(socket.AF_UNIX) as talk, suppress(OSError):
            talk.settimeout(0.5)
            talk.connect(str(path))
            talk.sendall(line * 20)
            talk.recv(4096)


LINES = (
    b"\x00\xff garbage \n", b'{"say": "st', b"y" * 4096, b'{"say": "status"}\n', b'{"say": "offer", "wish": "end"}\n',
    b'{"say": "do", "wish": "start", "code": "AAAAAA"}\n', b'{"say": "do", "wish": "start", "mmhg": 300}\n',
)  # fmt: skip


def test_a_flood_of_everything_starts_nothing_disturbs_no_tick_and_keeps_no_stop_out(folder):
    plants, plant = Plants(folder), PlantSeen(folder)
    controller, end = Controller(folder, plant), threading.Event()
    try:
        controller.opened()
        threads = [threading.Thread(target=_flood, args=(controller.folder / "cuff.sock", line, end)) for line in LINES]
        for thread in threads:
            thread.start()
        time.sleep(1.5)
        assert controller.mode() in ("ready", "fault")
        assert max(mmhg for _, mmhg in plant.points()) < 20.0
        until(lambda: (controller.client.stop() or {}).get("ok"), "stop")
        late_ms = controller.client.status()["late_p99_ms"]
        print(f"p99 of lateness under a flood: {late_ms} ms")
        assert late_ms < 300.0
        assert not controller.said(r"Traceback")
    finally:
        end.set()
        for thread in threads:
            thread.join()
        controller.end()
        plants.end()


@pytest.mark.parametrize(
    ("kernel_s", "hold", "code"),
    [(9.0, "time.sleep(9)", STUCK), (0.2, "int('7' * 4_000_000)", -14), (9.0, "w.stop()", 0)],
)
def test_a_process_whose_loop_stands_still_is_ended(kernel_s, hold, code):
    program = f"""
import sys, time
from devices.cuff.control.watchdog import Watchdog
sys.set_int_max_str_digits(0)
w = Watchdog(0.1, {kernel_s})
w.start()
for _ in range(3):
    w.alive()
    time.sleep(0.02)
{hold}
time.sleep(0.3)
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", program], env=env, timeout=10, check=False).returncode == code
