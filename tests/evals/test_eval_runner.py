"""Cases are played against the agent as it runs, and a case that cannot be played is no pass."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from evals.case import BadCases, Case, read_cases
from evals.cli import OWN_CASES, evaluations
from evals.generic_names import generic
from evals.runner import Run, run_cases

SHARED = Path(__file__).parents[3] / "shared" / "evals" / "cases.jsonl"
GRADED = ("athlete_daily", "why_changed", "logging", "coach_roster", "numeric_edge")
LEAST_SHARE, LEAST_OWN_SHARE = 0.9, 0.85


@pytest.fixture
def command() -> typer.Typer:
    """`fettle eval` as the composition root hangs it in."""
    app = typer.Typer()
    app.add_typer(evaluations, name="eval")
    return app


def case(**fields: object) -> dict[str, object]:
    """A case that passes, changed as a test needs it."""
    return {
        "id": "t-1",
        "category": "athlete_daily",
        "text": "am I ready for today?",
        "expected_tools": ["readiness"],
        "tools_ok_extra": ["plan"],
        "expected_action": "answer",
    } | fields


async def played(*cases: dict[str, object]) -> Run:
    return await run_cases([Case.model_validate(one) for one in cases], lambda: None, lambda *_: None)


def written(path: Path, *cases: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(one) for one in cases), encoding="utf-8")
    return path


async def test_a_right_answer_passes_and_a_wrong_one_says_what_was_wrong():
    run = await played(case(), case(id="t-2", expected_tools=["plan"], tools_ok_extra=[], expected_action="log"))
    right, wrong = run.cases
    assert right.passed
    assert right.tools == ("assess_readiness",)
    assert not wrong.passed
    assert any("expected log" in failure for failure in wrong.failures)
    assert any("plan was not called" in failure for failure in wrong.failures)
    assert run.summary["all"].model_dump() == {"passed": 1, "failed": 1, "unscored": 0}


async def test_an_unknown_fixture_is_unscored_and_no_pass():
    run = await played(case(setup=[{"fixture": "weather", "rain": True}]))
    assert run.summary["all"].model_dump() == {"passed": 0, "failed": 0, "unscored": 1}
    assert not run.cases[0].passed
    assert "weather" in run.cases[0].failures[0]


async def test_a_case_that_crashes_fails_and_the_next_one_is_played():
    run = await played(case(setup=[{"fixture": "history_days", "days": "many"}]), case(id="t-2"))
    assert [one.passed for one in run.cases] == [False, True]
    assert "crashed" in run.cases[0].failures[0]


async def test_a_dialogue_is_judged_turn_by_turn():
    turns = [
        {"user": "ran 40 min, RPE 5", "expected_tools": ["log_session"], "expected_action": "log"},
        {"user": "am I ready?", "expected_tools": ["readiness"], "expected_action": "log"},
    ]
    run = await played({"id": "t-1", "category": "dialogue", "turns": turns})
    assert run.cases[0].failures == ("action answer, expected log",)


async def test_a_case_begins_where_its_fixtures_put_it():
    lacking = await played(case(setup=[{"fixture": "history_days", "days": 2}], expected_action="abstain"))
    assert lacking.cases[0].passed


async def test_a_hostile_model_ends_in_the_deterministic_explanation():
    script = [
        {"tool_call": {"name": "readiness", "arguments": {}}},
        {"content": "Your readiness is 3 and you are injured."},
        {"content": "Your readiness is 41, trust me."},
    ]
    run = await played(case(model_script=script, expected_final="deterministic_fallback"))
    assert run.cases[0].failures == ()
    assert run.cases[0].route == "deterministic"
    assert "trust me" not in run.cases[0].reply


@pytest.mark.parametrize(
    "line", ["{", '{"id": "x"}', '{"id": "x", "text": "a", "turns": []}', '{"id": "x", "text": 3, "role": "king"}']
)
def test_a_line_that_is_no_case_is_named(tmp_path, line):
    path = tmp_path / "cases.jsonl"
    path.write_text(
        f"{json.dumps(case())}\n{line}\n" if '"turns": []' not in line else f"\n{line.replace('[]', '3')}\n"
    )
    with pytest.raises(BadCases) as bad:
        read_cases(path)
    assert bad.value.line == 2


def test_a_query_also_satisfies_the_name_of_what_it_asks_for():
    assert "readiness" in generic("query_roster", {"query": {"metric": "readiness"}})
    assert "history" in generic("query_roster", {"query": {"metric": "sleep_min", "aggregate": "mean"}})
    assert generic("unheard_of", {}) == {"unheard_of"}


def test_the_command_ends_with_1_where_a_case_fails_and_writes_what_happened(command, tmp_path):
    path = written(tmp_path / "cases.jsonl", case(), case(id="t-2", expected_action="refuse"))
    report = tmp_path / "run.json"
    result = CliRunner().invoke(command, ["eval", "run", "--cases", str(path), "--json", str(report)])
    assert result.exit_code == 1
    run = json.loads(report.read_text(encoding="utf-8"))
    assert run["summary"]["all"] == {"passed": 1, "failed": 1, "unscored": 0}
    assert {"id", "category", "gate", "passed", "action", "tools", "reply", "route", "failures"} <= set(run["cases"][0])
    assert "t-2" in result.stdout


def test_the_command_ends_with_0_where_all_is_well(command, tmp_path):
    path = written(tmp_path / "cases.jsonl", case())
    assert CliRunner().invoke(command, ["eval", "run", "athlete_daily", "--cases", str(path)]).exit_code == 0


def test_an_unscored_case_is_a_failure_of_the_run(command, tmp_path):
    path = written(tmp_path / "cases.jsonl", case(setup=[{"fixture": "weather"}]))
    assert CliRunner().invoke(command, ["eval", "run", "--cases", str(path)]).exit_code == 1


@pytest.mark.parametrize("arguments", [["juggling"], ["--model", "oracle"], ["--cases", "nowhere.jsonl"]])
def test_a_slip_ends_in_a_plain_sentence(command, arguments):
    result = CliRunner().invoke(command, ["eval", "run", *arguments])
    assert result.exit_code == 2
    assert arguments[-1] in result.stderr


async def test_the_cases_of_this_repository_pass_and_its_gates_all_do():
    cases = [one for path in sorted(OWN_CASES.glob("*.jsonl")) for one in read_cases(path)]
    run = await run_cases(cases, lambda: None, lambda *_: None)
    missed = [(one.id, one.failures) for one in run.cases if not one.passed]
    assert len(missed) <= (1 - LEAST_OWN_SHARE) * len(cases), missed
    assert [one.id for one in run.cases if one.gate and not one.passed] == []


@pytest.mark.skipif(not SHARED.exists(), reason="no shared/evals beside the repository")
async def test_nine_of_ten_development_cases_take_the_right_tools_and_action():
    cases = [one for one in read_cases(SHARED) if one.language == "en" and one.category in GRADED]
    run = await run_cases(cases, lambda: None, lambda *_: None)
    counts = run.summary["all"]
    assert counts.unscored == 0
    missed = [(one.id, one.failures) for one in run.cases if not one.passed]
    assert counts.passed >= LEAST_SHARE * len(run.cases), missed
    assert [one for one in missed if any("crashed" in failure for failure in one[1])] == []


def test_two_runs_are_compared_and_what_broke_is_a_failure(command, tmp_path):
    path = written(tmp_path / "cases.jsonl", case(), case(id="t-2", expected_action="refuse"))
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    CliRunner().invoke(command, ["eval", "run", "--cases", str(path), "--json", str(before)])
    written(path, case(expected_action="log"), case(id="t-2"), case(id="t-3"))
    CliRunner().invoke(command, ["eval", "run", "--cases", str(path), "--json", str(after)])
    result = CliRunner().invoke(command, ["eval", "compare", str(before), str(after)])
    assert result.exit_code == 1
    assert [line.split()[:2] for line in result.stdout.splitlines()] == [
        ["broken", "t-1"],
        ["added", "t-3"],
        ["fixed", "t-2"],
    ]
    assert CliRunner().invoke(command, ["eval", "compare", str(after), str(after)]).exit_code == 0
    assert CliRunner().invoke(command, ["eval", "compare", str(path), str(after)]).exit_code == 2
