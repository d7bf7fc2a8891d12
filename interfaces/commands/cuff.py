"""`fettle cuff`: fault scenarios of the simulated cuff, played one by one or all together."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from interfaces.commands.cuff_people import approve, screen, sign
from interfaces.commands.cuff_run import run_cuff
from interfaces.commands.running import FAILED, MISUSED, stop

if TYPE_CHECKING:
    from devices.cuff.scenarios import Worst

app = typer.Typer(help="The simulated cuff: what can go wrong, and what then happens.", no_args_is_help=True)
app.command(name="run")(run_cuff)
for command in (screen, sign, approve):
    app.command()(command)

SEED, SEEDS = 7, 20
CLOSE, LEAST_LIKE = 3, 55

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line and nothing else.")]


@app.command()
def scenarios() -> None:
    """List the fault scenarios, one a line: its name, and what goes wrong.

    Example:
      fettle cuff scenarios
    """
    from devices.cuff.scenarios import SCENARIOS
    from interfaces.showing_cuff import show_scenarios

    show_scenarios(SCENARIOS)


@app.command()
def simulate(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="See `fettle cuff scenarios`.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same run.", min=0)] = SEED,
    every: Annotated[bool, typer.Option("--all", help="Play every scenario and print the worst of each.")] = False,
    seeds: Annotated[int, typer.Option(help="With --all: how many seeds each, from 0.", min=1, max=10_000)] = SEEDS,
    as_json: Json = False,
) -> None:
    """Play a fault scenario in simulated pneumatics. Nothing is driven, and no number here is a device's.

    fault_to_vent_ms runs from the fault showing in what reached the controller to the vent command; null where
    nothing had to vent or no controller was left. refused lists the codes of what was refused. With --all, exit code 1
    where a scenario with a single fault was late or slow.

    Examples
    --------
      fettle cuff simulate pump_sticks --seed 3
      fettle cuff simulate pump_sticks --seed 3 --json
      fettle cuff simulate --all --seeds 20
    """
    if every == (name is not None):
        stop("SCENARIO_OR_ALL", MISUSED)
    if name is None:
        _all(seeds, as_json=as_json)
        return
    from devices.cuff.scenarios import SCENARIOS, Playing
    from interfaces.showing_cuff import show_run

    if name not in SCENARIOS:
        _unknown(name, tuple(SCENARIOS))
    playing = Playing(SCENARIOS[name], seed)
    result = playing.play()
    if as_json:
        typer.echo(json.dumps(asdict(result)))
    else:
        show_run(result, playing.session.course_mmhg)


def _all(seeds: int, *, as_json: bool) -> None:
    from devices.cuff.scenarios import SCENARIOS, Miss, played, worst
    from interfaces.progress import bar
    from interfaces.showing_cuff import show_table

    rows: list[Worst] = []
    with bar(len(SCENARIOS), quiet=as_json) as advance:
        for name, scenario in SCENARIOS.items():
            advance(name)
            rows.append(worst(played(scenario, seed) for seed in range(seeds)))
    if as_json:
        for row in rows:
            typer.echo(json.dumps(asdict(row)))
    else:
        show_table(rows)
    bars = {Miss.LATE, Miss.SLOW}
    if any(bars & set(row.misses) and not SCENARIOS[row.scenario].double for row in rows):
        raise typer.Exit(FAILED)


def _unknown(said: str, names: tuple[str, ...]) -> NoReturn:
    from rapidfuzz import process

    close = [name for name, _, _ in process.extract(said, names, limit=CLOSE, score_cutoff=LEAST_LIKE)]
    if close:
        stop("SCENARIO_UNKNOWN", MISUSED, said=said, close=", ".join(close))
    stop("SCENARIO_UNKNOWN_NONE_CLOSE", MISUSED, said=said)
