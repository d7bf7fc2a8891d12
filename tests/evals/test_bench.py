"""Every bench runs and says how far it is from its bound; speed itself is not asserted here."""

import json

import pytest
import typer
from typer.testing import CliRunner

from evals.bench import BENCHES
from evals.cli import bench

FAST = ("hrv_time_domain",)
NAMES = {
    "hrv_time_domain",
    "hrv_correction",
    "acwr_rolling",
    "acwr_ewma",
    "readiness",
    "recovery",
    "strain",
    "offline_turn",
}


@pytest.fixture
def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(bench)
    return app


def test_every_promised_bench_is_there():
    assert set(BENCHES) >= NAMES


@pytest.mark.parametrize("name", FAST)
def test_a_bench_is_a_ratio_to_its_bound(name):
    figure = BENCHES[name]()
    assert figure["name"] == name
    assert figure["ratio"] == pytest.approx(figure["ours_ms"] / figure["bound_ms"], rel=0.01)
    assert figure["ours_ms"] > 0


def test_the_command_shows_the_figures_and_writes_them(command, tmp_path):
    path = tmp_path / "bench.json"
    result = CliRunner().invoke(command, [*FAST, "--json", str(path)])
    assert result.exit_code == 0
    assert FAST[0] in result.stdout
    assert [figure["name"] for figure in json.loads(path.read_text(encoding="utf-8"))] == list(FAST)


def test_a_name_that_is_no_bench_is_a_plain_sentence(command):
    result = CliRunner().invoke(command, ["bogosort"])
    assert result.exit_code == 2
    assert "bogosort" in result.stderr
    assert "offline_turn" in result.stderr


def test_the_names_that_there_are_stand_in_columns(command):
    lines = CliRunner().invoke(command, ["bogosort"], env={"COLUMNS": "80"}).stderr.splitlines()
    assert lines[0] == "No bench is called bogosort. There are:"
    assert max(map(len, lines)) <= 80
    assert len(lines) < len(BENCHES)
    assert set(BENCHES) < set(" ".join(lines[1:]).split())
