"""`fettle cuff scenarios` and `fettle cuff simulate`, as scripts and people meet them."""

import json

import pytest
from typer.testing import CliRunner, Result

from devices.cuff.scenarios import SCENARIOS
from interfaces.cli import command_line

AGREED = [
    "scenario", "fault", "fault_to_vent_ms", "seconds_to_20_mmhg", "max_mmhg", "limit_mmhg", "refused", "ledger_s",
]  # fmt: skip


def cuff(*arguments: str) -> Result:
    return CliRunner().invoke(command_line(), ["cuff", *arguments], env={"COLUMNS": "100"})


def test_scenarios_come_one_a_line_by_name():
    lines = cuff("scenarios").stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == list(SCENARIOS)
    assert all(line.endswith((".", ":")) for line in lines)


def test_json_has_the_agreed_fields_first_and_is_one_line():
    answer = cuff("simulate", "pump_sticks", "--seed", "3", "--json")
    assert answer.exit_code == 0
    assert len(answer.stdout.splitlines()) == 1
    run = json.loads(answer.stdout)
    assert list(run)[: len(AGREED)] == AGREED
    assert (run["scenario"], run["fault"], run["refused"], run["simulated"]) == ("pump_sticks", "pump_stuck", [], True)
    assert run["fault_to_vent_ms"] <= 100.0


def test_the_same_seed_prints_the_same():
    assert cuff("simulate", "valve_jams", "--json").stdout == cuff("simulate", "valve_jams", "--json").stdout
    other = cuff("simulate", "valve_jams", "--seed", "8", "--json").stdout
    assert other != cuff("simulate", "valve_jams", "--json").stdout


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("pump_sticks", "OVERPRESSURE"),
        ("process_dies", "The firmware vented by itself"),
        ("agent_asks_to_start", "never under pressure"),
        ("both_valves_jam", "Not below 20 mmHg"),
        ("planner_above_the_cap", "ABOVE_FRACTION"),
    ],
)
def test_a_run_is_told_as_simulated_with_what_came_of_it(name, words):
    answer = cuff("simulate", name)
    assert answer.exit_code == 0
    assert "Simulated" in answer.stdout
    assert words in answer.stdout


def test_an_unknown_name_is_answered_with_close_ones():
    answer = cuff("simulate", "pump_stick")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "pump_sticks" in answer.stderr
    assert "Traceback" not in answer.stderr
    far = cuff("simulate", "zzz")
    assert (far.exit_code, far.stdout) == (2, "")
    assert "fettle cuff scenarios" in far.stderr


@pytest.mark.parametrize("arguments", [(), ("pump_sticks", "--all")])
def test_either_one_scenario_or_all(arguments):
    answer = cuff("simulate", *arguments)
    assert (answer.exit_code, answer.stdout) == (2, "")


def test_all_scenarios_print_one_row_each_and_meet_the_bars():
    answer = cuff("simulate", "--all", "--seeds", "1")
    assert answer.exit_code == 0, answer.output
    rows = [line for line in answer.stdout.splitlines() if line.startswith("| ")][1:]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == list(SCENARIOS)
    assert answer.stdout.startswith("Simulated")


def test_all_scenarios_as_json_are_one_object_a_line():
    answer = cuff("simulate", "--all", "--seeds", "1", "--json")
    assert [json.loads(line)["scenario"] for line in answer.stdout.splitlines()] == list(SCENARIOS)
