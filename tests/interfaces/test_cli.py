"""The command line as scripts and people meet it: real stores, the real commands."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from interfaces.cli import command_line
from tests.loopback.people import ATHLETE, SEED, TODAY, seeded_file

ROOT = Path(__file__).parents[2]
PMDATA = ROOT.parent / "shared" / "data" / "physio" / "pmdata" / "p04"
FIELDS = {
    "reply", "action", "route", "language", "tools", "evidence", "violations", "receipts", "decision_id", "thread",
    "latency_ms",
}  # fmt: skip
SPEAKER, COACH = f"athlete:{ATHLETE}", "coach:Jordan Reyes"


@pytest.fixture(scope="session")
def seeded_club(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeded_file(tmp_path_factory.mktemp("seeded_club") / "fettle.db")


@pytest.fixture
def home(seeded_club: Path, tmp_path: Path) -> Path:
    """A home of this test's own with a small simulated club in it."""
    shutil.copy(seeded_club, tmp_path / "fettle.db")
    return tmp_path


def fettle(home: Path, *arguments: str) -> Result:
    """Run a command in this process."""
    environment = {"FETTLE_HOME": str(home), "FETTLE_DATABASE_URL": None, "FETTLE_MODEL": None, "COLUMNS": "100"}
    return CliRunner().invoke(command_line(), list(arguments), env=environment)


def asked(home: Path, text: str, *more: str, speaker: str = SPEAKER) -> dict[str, object]:
    """Ask as on the last day with data; the one JSON object that comes back."""
    result = fettle(home, "ask", "--as", speaker, "--as-of", "latest", "--json", *more, text)
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def plainly(result: Result, exit_code: int, *words: str) -> None:
    """It ended with this code and a sentence, not with a traceback."""
    assert result.exit_code == exit_code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


def test_ask_prints_one_object_with_the_agreed_fields(home):
    result = fettle(home, "ask", "--as", SPEAKER, "--as-of", "latest", "--json", "am I ready for today?")
    assert len(result.stdout.strip().splitlines()) == 1
    answer = json.loads(result.stdout)
    assert set(answer) >= FIELDS
    assert (answer["action"], answer["route"], answer["language"]) == ("answer", "offline", "en")
    assert answer["tools"][0]["name"] == "assess_readiness"
    assert {"id", "subject", "metric", "value", "unit", "window"} <= set(answer["evidence"][0])
    assert answer["violations"] == []
    assert answer["latency_ms"] > 0


def test_ask_shows_the_reply_and_what_it_rests_on(home):
    result = fettle(home, "ask", "--as", SPEAKER, "--as-of", "latest", "--evidence", "am I ready for today?")
    assert result.exit_code == 0
    assert "assess_readiness" in result.stdout
    assert "What this rests on" in result.stdout


def test_a_past_day_is_answered_as_on_that_day(home):
    early = asked(home, "when am I recovered?")
    seen = [item for item in early["evidence"] if item["window"] and item["kind"] != "predicted"]
    on = {item["window"]["last_on"] for item in seen}
    assert max(on) == TODAY.isoformat()
    later = fettle(home, "ask", "--as", SPEAKER, "--as-of", "2026-02-20", "--json", "am I ready?")
    assert {item["window"]["last_on"] for item in json.loads(later.stdout)["evidence"]} <= {"2026-02-20", "2026-02-19"}


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (["ask", "--as", "athlete:Maja Tores", "hi"], 1, ["Maja Tores", ATHLETE]),
        (["ask", "--as", "coach:Nobody", "hi"], 1, ["Nobody", "fettle team list"]),
        (["ask", "--as", "Maya", "hi"], 2, ["athlete:NAME"]),
        (["ask", "--as", "athlete:", "hi"], 2, ["athlete:NAME"]),
        (["ask", "--as", SPEAKER, "--as-of", "soon", "hi"], 2, ["soon", "YYYY-MM-DD"]),
        (["ask", "--as", SPEAKER, "--as-of", "0001-01-01", "am I ready?"], 2, ["0001-01-01"]),
        (["ask", "--as", SPEAKER, "--as-of", "9999-12-31", "what if I rest tomorrow?"], 2, ["9999-12-31"]),
        (["team", "seed", "--last-on", "32.13.2026"], 2, ["32.13.2026"]),
        (["import", "garmin", ".", "--athlete", "X"], 2, ["garmin", "pmdata"]),
        (["import", "csv", "no/such/file.csv", "--athlete", "X"], 2, ["no/such/file.csv"]),
        (["decisions", "show", "nothing"], 1, ["nothing"]),
        (["decisions", "replay", "nothing"], 1, ["nothing"]),
        (["link", "--as", "athlete:Nobody At All"], 1, ["Nobody At All"]),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) and len(value) > 2 else None,
)
def test_a_slip_ends_in_a_plain_sentence(home, arguments, exit_code, words):
    plainly(fettle(home, *arguments), exit_code, *words)
    assert "X" not in fettle(home, "team", "list").stdout.split()


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "\u202e \u200b", "\n"])
def test_an_empty_message_is_asked_about(home, text):
    answer = asked(home, text)
    assert answer["action"] == "clarify"
    assert answer["tools"] == []


def test_a_very_long_message_is_cut_and_said_to_be(home):
    answer = asked(home, "am I ready? " + "blah " * 2000)
    assert str(answer["reply"]).startswith("Your message was very long")


def test_control_characters_are_read_as_spaces(home):
    assert asked(home, "am\x00I\x07ready\x1b[31m today?")["tools"] == asked(home, "am I ready [31m today?")["tools"]


def test_a_thread_belongs_to_who_began_it(home):
    assert asked(home, "am I ready?", "--thread", "camp")["thread"] == "camp"
    foreign = fettle(home, "ask", "--as", COACH, "--thread", "camp", "who needs a look?")
    plainly(foreign, 1, "belongs to somebody else")
    assert "camp" not in foreign.stdout


def test_a_corrupt_database_is_left_as_it_is(tmp_path):
    (tmp_path / "fettle.db").write_bytes(b"this is no database" * 100)
    before = (tmp_path / "fettle.db").read_bytes()
    plainly(fettle(tmp_path, "ask", "--as", SPEAKER, "hi"), 1, "fettle.db", "Nothing was changed")
    assert (tmp_path / "fettle.db").read_bytes() == before


def test_corrupt_checkpoints_are_named_and_nothing_is_lost(home):
    (home / "checkpoints.db").write_bytes(b"this is no database" * 100)
    plainly(fettle(home, "ask", "--as", SPEAKER, "hi"), 1, "checkpoints.db")
    (home / "checkpoints.db").unlink()
    assert asked(home, "am I ready?")["action"] == "answer"


def test_a_home_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    plainly(fettle(tmp_path / "file" / "var", "team", "list"), 1, "cannot be used")


def test_a_decision_is_shown_and_comes_out_the_same_again(home):
    decision_id = str(asked(home, "am I good to go?")["decision_id"])
    shown = json.loads(fettle(home, "decisions", "show", decision_id, "--json").stdout)
    assert shown["id"] == decision_id
    assert shown["adjustment"]["before"]["on"] == TODAY.isoformat()
    assert "planned" in fettle(home, "decisions", "show", decision_id).stdout
    replay = fettle(home, "decisions", "replay", decision_id, "--json")
    assert json.loads(replay.stdout) | {"engine": ""} == {"decision_id": decision_id, "same": True, "engine": ""}
    assert replay.exit_code == 0


def test_an_import_twice_brings_nothing_new(tmp_path):
    table = tmp_path / "diary.csv"
    table.write_text("date,resting_hr_bpm,sleep_min\n2026-01-05,48,450\n2026-01-06,47,\n")
    first = json.loads(fettle(tmp_path, "import", "csv", str(table), "--athlete", "Ana Lima", "--json").stdout)
    again = json.loads(fettle(tmp_path, "import", "csv", str(table), "--athlete", "ana lima", "--json").stdout)
    assert first["recorded"] == {"new": 3, "unchanged": 0, "changed": 0}
    assert again["recorded"] == {"new": 0, "unchanged": 3, "changed": 0}
    listed = fettle(tmp_path, "team", "list").stdout
    assert listed.count("Ana Lima") == 1
    assert "2026-01-06" in listed


def test_an_import_says_what_it_left_out_and_keeps_the_rest(tmp_path):
    table = tmp_path / "diary.csv"
    table.write_text("date,resting_hr_bpm\n2026-01-05,48\n2026-01-06,480\n")
    result = fettle(tmp_path, "import", "csv", str(table), "--athlete", "Ana Lima")
    assert result.exit_code == 1
    assert re.search(r"diary\.csv\s+2\s+1\s+1\s+0\s+0", result.stdout)
    assert "480 cannot be" in result.stdout
    assert "1 new" in result.stdout


@pytest.mark.skipif(not PMDATA.exists(), reason="no shared/data beside the repository")
def test_a_real_export_is_imported_and_asked_about(tmp_path):
    first = fettle(tmp_path, "import", "pmdata", str(PMDATA), "--athlete", "p04", "--json")
    again = fettle(tmp_path, "import", "pmdata", str(PMDATA), "--athlete", "p04", "--json")
    assert json.loads(first.stdout)["recorded"]["new"] > 100
    assert json.loads(again.stdout)["recorded"]["new"] == 0
    assert json.loads(again.stdout)["recorded"]["changed"] == 0
    for text in ("am I ready?", "how is my load?", "average sleep last month", "when am I recovered?"):
        answer = asked(tmp_path, text, speaker="athlete:p04")
        assert answer["violations"] == []
        assert answer["action"] in ("answer", "abstain")


def test_formats_say_what_each_export_is(tmp_path):
    shown = fettle(tmp_path, "formats").stdout
    assert all(name in shown for name in ("pmdata", "whoop", "fit", "csv"))


def test_the_team_is_listed_and_seeding_twice_changes_nothing(home):
    names = fettle(home, "team", "list").stdout
    assert ATHLETE in names
    other = fettle(home, "team", "seed", "--seed", str(SEED + 1), "--last-on", TODAY.isoformat())
    plainly(other, 1, TODAY.isoformat())
    assert fettle(home, "team", "list").stdout == names


def test_the_audit_chain_is_verified_and_a_change_is_found(home):
    asked(home, "am I ready?")
    assert re.search(r"[1-9]\d* events, chain intact", fettle(home, "audit", "verify").stdout)
    with sqlite3.connect(home / "fettle.db") as connection:
        (table,) = connection.execute("SELECT name FROM sqlite_master WHERE name = 'audit_events'").fetchone()
        connection.execute(f"UPDATE {table} SET kind = 'nothing' WHERE rowid = (SELECT min(rowid) FROM {table})")
    connection.close()
    plainly(fettle(home, "audit", "verify"), 1, "broken")


def test_a_link_code_is_printed_once_and_is_different_each_time(home):
    codes = [fettle(home, "link", "--as", SPEAKER).stdout.strip() for _ in range(2)]
    assert len({*codes}) == 2
    assert all(len(code) >= 11 for code in codes)


def test_the_installed_command_answers_and_keeps_standard_output_clean(home):
    """As scripts run it: a process of its own, through the composition root."""
    environment = {**os.environ, "FETTLE_HOME": str(home)}
    command = [sys.executable, "-c", "import server; server.main()", "ask", "--as", SPEAKER, "--as-of", "latest"]
    done = subprocess.run(
        [*command, "--json", "how is my load?"], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["action"] == "answer"
    assert done.stderr == ""


def test_help_names_every_command_without_anything_heavy():
    heavy = ["numpy", "scipy", "sklearn", "langgraph", "openai", "fastapi", "sqlalchemy", "telegram", "pandas"]
    code = (
        "import sys, server; sys.argv = ['fettle', '--help']\n"
        "try:\n    server.main()\nfinally:\n"
        f"    print('LOADED', [name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "LOADED []" in done.stdout
    for name in [
        "demo",
        "ask",
        "chat",
        "import",
        "formats",
        "serve",
        "bot",
        "link",
        "token",
        "bench",
        "eval",
        "decisions",
        "team",
        "rights",
        "audit",
        "db",
    ]:
        assert re.search(rf"\b{name}\b", done.stdout)


@pytest.mark.parametrize("name", ["", "  ", "--"])
def test_nobody_can_be_imported_under_no_name(home: Path, tmp_path: Path, name: str) -> None:
    table = tmp_path / "diary.csv"
    table.write_text("date,resting_hr_bpm\n2026-01-05,50\n")
    result = fettle(home, "import", "csv", str(table), f"--athlete={name}")
    assert result.exit_code == 2
    assert "is not a name" in result.output


def test_a_first_name_in_small_letters_offers_its_owner(home: Path) -> None:
    result = fettle(home, "ask", "--as", f"athlete:{ATHLETE.split()[0].lower()}", "hi")
    assert result.exit_code == 1
    assert f"Close: {ATHLETE}" in result.output


def test_a_port_that_cannot_be_is_misuse(home: Path) -> None:
    assert fettle(home, "serve", "--port", "99999").exit_code == 2
