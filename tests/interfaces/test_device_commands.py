"""Sensors at the command line: simulated ones, real drivers against a virtual radio, and recordings played again."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from interfaces.cli import command_line
from tests.virtual_ble import peripherals
from tests.virtual_ble.fake_bluez import bluez_world
from tests.virtual_ble.gatt import Peripheral, Service
from tests.virtual_ble.private_bus import DAEMON, private_bus

ROOT = Path(__file__).parents[2]
STRAP = ["record", "simulated strap", "--simulated", "--speed", "600"]
ODD = Peripheral("ODD", "F1:00:00:00:00:07", [Service("7b1e9998-5a3c-4c2e-9d5f-0c0ff0000001", [])])


def fettle(home, *arguments, bus="unix:path=/nowhere"):
    environment = {
        "FETTLE_HOME": str(home), "FETTLE_DATABASE_URL": None, "COLUMNS": "100", "DBUS_SYSTEM_BUS_ADDRESS": bus,
    }  # fmt: skip
    return CliRunner().invoke(command_line(), ["device", *map(str, arguments)], env=environment)


def said(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def plainly(result, exit_code, *words):
    assert result.exit_code == exit_code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


@pytest.fixture
def virtual_radio():
    """A machine with Bluetooth, a strap and a Moxy near; its bus's address."""
    if DAEMON is None:
        pytest.skip("no dbus-daemon on this machine")
    ready, done = threading.Event(), threading.Event()

    async def serve():
        async with bluez_world(peripherals.strap(speed=20.0), peripherals.moxy(speed=20.0), ODD):
            ready.set()
            await asyncio.to_thread(done.wait)

    with private_bus():
        serving = threading.Thread(target=lambda: asyncio.run(serve()))
        serving.start()
        ready.wait(5)
        yield os.environ["DBUS_SYSTEM_BUS_ADDRESS"]
        done.set()
        serving.join()


def test_the_simulated_sensors_are_listed(tmp_path):
    found = said(fettle(tmp_path, "scan", "--simulated", "--json"))
    assert found["simulated"] is True
    kinds = [kind for one in found["devices"] for kind in one["kinds"]]
    assert kinds == ["heart_rate", "muscle_oxygen", "power", "indoor_bike", "muscle_activity"]
    shown = fettle(tmp_path, "scan", "--simulated").stdout
    assert "simulated strap" in shown
    assert "muscle oxygen" in shown


@pytest.mark.parametrize("command", [["scan"], ["scan", "--json"], ["record", "H10", "--athlete", "Ana"]])
def test_without_bluetooth_there_is_a_sentence(tmp_path, command):
    plainly(fettle(tmp_path, *command), 1, "no Bluetooth here", "--simulated")


def test_a_simulated_strap_is_recorded_stored_and_played_again(tmp_path):
    file = tmp_path / "strap.jsonl"
    first = said(fettle(tmp_path, *STRAP, "--minutes", "2", "--athlete", "Ana", "--to", file, "--json"))
    assert (first["kind"], first["device"], first["samples"]) == ("heart_rate", "simulated strap", 120)
    assert [one["metric"] for one in first["signals"]] == ["heart_rate_bpm", "rr_interval_ms"]
    assert first["recorded"] == {"new": 2, "unchanged": 0, "changed": 0}
    again = said(fettle(tmp_path, "replay", file, "--athlete", "Ana", "--json"))
    assert again["signals"] == first["signals"]
    assert again["recorded"] == {"new": 0, "unchanged": 2, "changed": 0}
    played = fettle(tmp_path, "replay", file)
    assert played.exit_code == 0
    assert "heart rate" in played.stdout
    assert len(file.read_text().splitlines()) == 121


def test_a_recording_is_shown_with_where_it_went(tmp_path):
    shown = fettle(tmp_path, *STRAP, "--minutes", "0.1", "--athlete", "Ana").stdout
    assert "6 samples" in shown
    assert "2 new" in shown
    assert "Simulated" in shown


@pytest.mark.parametrize("kind", ["muscle_oxygen", "power", "indoor_bike", "muscle_activity"])
def test_every_simulated_sensor_can_be_recorded(tmp_path, kind):
    file = tmp_path / "one.jsonl"
    command = ["record", kind, "--simulated", "--speed", "600", "--minutes", "0.1", "--to", file, "--site", "left_leg"]
    assert said(fettle(tmp_path, *command, "--json"))["samples"] > 0
    assert json.loads(file.read_text().splitlines()[0])["site"] == "left_leg"


@pytest.mark.parametrize(
    ("command", "exit_code", "words"),
    [
        (["record", "H10"], 2, ["--athlete", "--to"]),
        (["record", "H10", "--athlete", "Ana", "--kind", "sonar"], 2, ["sonar", "heart_rate"]),
        (["record", "H10", "--athlete", "Ana", "--speed", "2"], 2, ["--speed"]),
        (["record", "sonar", "--simulated", "--athlete", "Ana"], 2, ["sonar", "simulated Moxy"]),
        ([*STRAP, "--minutes", "0.1", "--to", "/no/such/folder/file"], 1, ["/no/such/folder/file"]),
        ([*STRAP, "--minutes", "0.01", "--athlete", "Ana"], 1, ["said nothing"]),
        (["replay", "no/such/file"], 2, ["no/such/file"]),
    ],
)
def test_a_slip_ends_in_a_sentence(tmp_path, command, exit_code, words):
    plainly(fettle(tmp_path, *command), exit_code, *words)


HEADING = (
    '{"kind": "heart_rate", "device": "x", "vendor": "y", "on": "2026-11-20", "started_at": "2026-11-20T10:00:00Z"}'
)
SAMPLE = '{"at_s": 2.0, "heart_rate_bpm": 60.0}'


def test_what_was_left_out_is_told(tmp_path):
    file = tmp_path / "odd.jsonl"
    beats = '{"at_s": 2.5, "heart_rate_bpm": 600.0, "rr_intervals_ms": [800.0, -900.0]}'
    file.write_text("\n".join([HEADING, SAMPLE, beats]), encoding="utf-8")
    shown = " ".join(fettle(tmp_path, "replay", file).stdout.split())
    assert "1 value was beyond" in shown
    assert "1 reading came out of order" in shown


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([], 1),
        (["{}"], 1),
        (["\x00\udcff"], 1),
        ([HEADING.replace("heart_rate", "sonar")], 1),
        ([HEADING.replace("Z", "")], 1),
        ([HEADING, "60"], 2),
        ([HEADING, SAMPLE, "", SAMPLE], 4),
        ([HEADING, SAMPLE.replace("60.0", "Infinity")], 2),
        ([HEADING, SAMPLE.replace("2.0", "NaN")], 2),
        ([HEADING, SAMPLE.replace("at_s", "at")], 2),
    ],
)
def test_a_damaged_recording_is_named_by_its_line_and_nothing_is_stored(tmp_path, lines, line):
    file = tmp_path / "damaged.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8", errors="surrogateescape")
    plainly(fettle(tmp_path, "replay", file, "--athlete", "Ana"), 1, f"line {line}:", "Nothing was stored")


def test_what_is_near_is_listed_with_what_can_be_read(tmp_path, virtual_radio):
    found = said(fettle(tmp_path, "scan", "--seconds", "0.5", "--json", bus=virtual_radio))
    assert {one["name"]: one["kinds"] for one in found["devices"]} == {
        "VSTRAP": ["heart_rate"], "VMOXY": ["muscle_oxygen"], "ODD": [],
    }  # fmt: skip


def test_what_is_near_is_shown_in_words(tmp_path, virtual_radio):
    shown = fettle(tmp_path, "scan", "--seconds", "0.5", bus=virtual_radio).stdout
    for words in ("VSTRAP", "F1:00:00:00:00:02", "-50", "nothing that I read"):
        assert words in shown
    nothing = fettle(tmp_path, "scan", "--seconds", "0.1", bus=virtual_radio)
    assert nothing.exit_code == 0


def test_a_sensor_near_is_recorded_by_name(tmp_path, virtual_radio, monkeypatch):
    monkeypatch.setattr("interfaces.sensor_recording.SCAN_S", 0.5)
    command = ["record", "vmoxy", "--athlete", "Ana", "--minutes", "0.02", "--site", "left_leg", "--json"]
    report = said(fettle(tmp_path, *command, bus=virtual_radio))
    assert (report["device"], report["kind"], report["battery_pct"]) == ("VMOXY", "muscle_oxygen", 90)
    assert [one["metric"] for one in report["signals"]] == ["smo2_pct", "thb_au"]
    assert report["recorded"]["new"] == 2
    file = tmp_path / "moxy.jsonl"
    shown = fettle(tmp_path, "record", "VMOXY", "--to", file, "--minutes", "0.02", bus=virtual_radio)
    assert "90 %" in shown.stdout
    assert file.name in shown.stdout.replace("\n", "")
    plainly(fettle(tmp_path, "record", "ODD", "--athlete", "Ana", bus=virtual_radio), 1, "none of the services")
    plainly(fettle(tmp_path, "record", "H10", "--athlete", "Ana", bus=virtual_radio), 1, "did not hear H10")
    wrong = ["record", "VMOXY", "--athlete", "Ana", "--kind", "heart_rate"]
    plainly(fettle(tmp_path, *wrong, bus=virtual_radio), 1, "VMOXY")


def test_ending_early_keeps_what_was_recorded(tmp_path):
    file = tmp_path / "early.jsonl"
    code = "from server import main; main()"
    command = ["device", "record", "power", "--simulated", "--speed", "20", "--to", str(file), "--json"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        for _ in range(600):
            if file.exists():
                break
            threading.Event().wait(0.02)
        threading.Event().wait(0.4)
        running.send_signal(signal.SIGINT)
        out, error = running.communicate(timeout=20)
    assert running.returncode == 0, error
    report = json.loads(out)
    assert 0 < report["samples"] < 600
    assert len(file.read_text().splitlines()) == report["samples"] + 1
