"""`fettle cuff run`: simulated where asked for, real hardware refused in one sentence, codes on the terminal."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from devices.cuff.control.client import CuffClient
from devices.cuff.control.messages import Said, Verb
from devices.cuff.control.tokens import Terms
from devices.cuff.limits import Limb
from devices.cuff.state import Wish
from interfaces import cuff_terminal
from interfaces.cli import command_line
from interfaces.cuff_hardware import FILE, hardware_refused
from interfaces.cuff_terminal import said, show_code
from interfaces.simulated_cuff import Simulated
from prompts.messages import say

TODAY = date(2026, 11, 20)
SIGNED = {"name": "Ana Lima", "on": "2026-11-01", "text": say("CUFF_ACKNOWLEDGEMENT")}


@pytest.fixture
def home(monkeypatch) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="cuff_"))
    monkeypatch.setenv("FETTLE_HOME", str(made))
    yield made
    shutil.rmtree(made)


@pytest.mark.parametrize(
    ("changed", "accepted"),
    [
        ({}, True), ({"on": "2025-11-20"}, True), ({"on": "2025-11-19"}, False), ({"on": "2026-11-21"}, False),
        ({"name": "  "}, False), ({"text": "I know."}, False), ({"on": "soon"}, False), ({"on": 7}, False),
    ],
)  # fmt: skip
def test_hardware_needs_the_option_and_the_whole_acknowledgement_signed_within_a_year(tmp_path, changed, accepted):
    (tmp_path / FILE).write_text(json.dumps(SIGNED | changed))
    assert hardware_refused(False, tmp_path, TODAY) == "CUFF_HARDWARE_OFF"
    assert hardware_refused(True, tmp_path, TODAY) == (None if accepted else "CUFF_NOT_ACKNOWLEDGED")


@pytest.mark.parametrize("text", [None, "", "[]", "{}", "nonsense"])
def test_no_file_or_another_one_is_no_acknowledgement(tmp_path, text):
    if text is not None:
        (tmp_path / FILE).write_text(text)
    assert hardware_refused(True, tmp_path, TODAY) == "CUFF_NOT_ACKNOWLEDGED"


@pytest.mark.parametrize(
    ("option", "signed", "code"),
    [("0", False, "HARDWARE_OFF"), ("1", False, "NOT_ACKNOWLEDGED"), ("1", True, "NO_SENSORS")],
)
def test_without_simulated_one_sentence_refuses(home, monkeypatch, option, signed, code):
    monkeypatch.setenv("FETTLE_CUFF_HARDWARE", option)
    (home / "cuff").mkdir()
    if signed:
        (home / "cuff" / FILE).write_text(json.dumps(SIGNED))
    result = CliRunner().invoke(command_line(), ["cuff", "run"])
    assert result.exit_code == 2
    assert result.stderr.strip() == say(f"CLI_CUFF_{code}", {"path": str(home / "cuff" / FILE)})


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("start", Said(Verb.OFFER, Wish.START)),
        ("START AB12CD\n", Said(Verb.DO, Wish.START, "ab12cd")),
        ("done", Said(Verb.DO, Wish.SET_DONE)),
        ("end", Said(Verb.OFFER, Wish.END)),
        ("", Said(Verb.STOP)), ("stop", Said(Verb.STOP)), ("help!", Said(Verb.STOP)), ("adjust 300", Said(Verb.STOP)),
    ],
)  # fmt: skip
def test_what_is_typed_is_a_wish_or_a_stop(line, means):
    assert said(line) == means


def test_a_code_is_shown_with_its_pressures_where_it_has_some(capsys):
    show_code(Wish.START, "ABCDEF", Terms(90.0, 108.0))
    show_code(Wish.END, "GHJKLM", Terms())
    assert capsys.readouterr().out.splitlines() == [
        say("CUFF_CODE_START", {"wish": "start", "code": "ABCDEF", "start_mmhg": "90", "up_to_mmhg": "108"}),
        say("CUFF_CODE", {"wish": "end", "code": "GHJKLM"}),
    ]


@pytest.mark.parametrize(("limb", "mmhg"), [(Limb.LEFT_ARM, 150.0), (Limb.RIGHT_LEG, 180.0)])
def test_a_simulated_limb_has_its_own_occlusion_pressure(limb, mmhg):
    asked = Simulated(limb, 7, 1.0, Path("s"), Path("l"), None, Path("p"))
    assert asked.agreed.given.limb_occlusion_mmhg == mmhg
    assert asked.agreed.given.limb is limb


def test_a_person_at_the_terminal_starts_and_stops_and_ctrl_c_ends_it_vented(home):
    command = [sys.executable, "-c", "from server import main; main()", "cuff", "run", "--simulated", "--json"]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        typed, shown = running.stdin, running.stdout
        assert "left_leg" in shown.readline()
        client = CuffClient(home / "cuff" / "simulated" / "cuff.sock")
        while (client.status() or {}).get("mode") != "ready":
            pass
        typed.write("start\n")
        typed.flush()
        code = re.search(r"90 mmHg, up to 108 mmHg: (\w{6})", shown.readline())
        typed.write("start WRONG1\n")
        typed.flush()
        assert "WRONG_CODE" in shown.readline()
        typed.write(f"start {code[1]}\n")
        typed.flush()
        while not (client.status() or {}).get("session_s"):
            pass
        typed.write("\n")
        typed.flush()
        while (client.status() or {}).get("mode") not in ("resting", "fault"):
            pass
        running.send_signal(signal.SIGINT)
        last = json.loads(shown.readline())
        assert last["target_mmhg"] is None
        assert last["late_max_ms"] >= last["late_p99_ms"] >= last["late_p50_ms"] >= 0.0
        assert running.wait(10) == 0
    assert client.status() is None


@pytest.mark.parametrize("damage", ["nonsense\n", ""])
def test_a_ledger_that_cannot_be_trusted_starts_nothing(home, damage):
    ledger = home / "cuff" / "simulated" / "left_leg.ledger"
    ledger.parent.mkdir(parents=True)
    ledger.write_text(damage)
    result = CliRunner().invoke(command_line(), ["cuff", "run", "--simulated", "--seconds", "1"])
    assert result.exit_code == 1
    assert str(ledger) in result.stderr


def test_without_a_plant_it_says_so(home, monkeypatch):
    monkeypatch.setattr("devices.cuff.control.plant_link.APPEARS_S", 0.1)
    words = ["cuff", "run", "--simulated", "--plant", str(home / "none")]
    result = CliRunner().invoke(command_line(), words)
    assert (result.exit_code, result.stderr.strip()) == (1, say("CLI_CUFF_UNREACHABLE"))


def test_the_terminal_follows_every_line_until_its_input_ends(monkeypatch, capsys):
    typed = iter([b"start\nstop\n", b""])
    monkeypatch.setattr(cuff_terminal.os, "read", lambda *_: next(typed))
    heard = []

    class Session:
        def hear(self, one, answered):
            heard.append(one)
            answered({"refused": ["NOT_NOW"]} if one.verb is Verb.OFFER else {"ok": True})

    cuff_terminal.listen(Session())
    for thread in cuff_terminal.threading.enumerate():
        if thread.name == "cuff-terminal":
            thread.join(2)
    assert heard == [Said(Verb.OFFER, Wish.START), Said(Verb.STOP)]
    assert capsys.readouterr().out.strip() == say("CUFF_REFUSED", {"codes": "NOT_NOW"})
