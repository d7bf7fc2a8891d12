"""Simulated runs of the cuff in a terminal."""

from collections.abc import Iterable, Mapping, Sequence

import typer

from devices.cuff.scenarios import Result, Scenario, VentedBy, Worst
from prompts.messages import say

BLOCKS = " ▁▂▃▄▅▆▇█"
MOST_COLUMNS = 72
TICKS_A_SECOND = 10
COLUMNS = (
    "scenario",
    "hazard",
    "fault to vent [ms]",
    "firmware [ms]",
    "to 20 mmHg [s]",
    "max / limit [mmHg]",
    "first",
    "missed",
)
NOTHING = "–"


def show_scenarios(scenarios: Mapping[str, Scenario]) -> None:
    """One a line."""
    for name in scenarios:
        typer.echo(f"{name}  {say(f'CUFF_SCENARIO_{name}')}")


def show_run(result: Result, course_mmhg: Sequence[float]) -> None:
    """What went wrong, the pressure over the run, and what came of it."""
    head: dict[str, str | float] = {"name": result.scenario, "hazard": result.hazard or NOTHING, "seed": result.seed}
    for line in (
        say("CUFF_RUN_HEAD", head),
        say("CUFF_RUN_SIMULATED"),
        say(f"CUFF_SCENARIO_{result.scenario}"),
        "",
        *_pressure(course_mmhg),
        "",
    ):
        typer.echo(line)
    for line in _account(result):
        typer.echo(line)


def show_table(rows: Iterable[Worst]) -> None:
    """As Markdown, for docs/safety.md."""
    rows = tuple(rows)
    typer.echo(say("CUFF_TABLE_SIMULATED", {"seeds": rows[0].runs}))
    typer.echo(f"\n| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for row in rows:
        pressure = f"{row.max_mmhg:.1f} / {row.limit_mmhg:.1f}"
        cells = (
            row.scenario, row.hazard or NOTHING, _number(row.fault_to_vent_ms, 0), _number(row.firmware_to_vent_ms, 0),
            _number(row.seconds_to_20_mmhg, 2), pressure, ", ".join(row.codes) or NOTHING,
            ", ".join(row.misses) or NOTHING,
        )  # fmt: skip
        typer.echo(f"| {' | '.join(cells)} |")


def _pressure(course_mmhg: Sequence[float]) -> tuple[str, str]:
    """A line of blocks, each the highest of its stretch, and its scale."""
    stretch = -(-len(course_mmhg) // MOST_COLUMNS)
    highest = [max(course_mmhg[at : at + stretch]) for at in range(0, len(course_mmhg), stretch)]
    most_mmhg = max(*highest, 1.0)
    blocks = "".join(BLOCKS[round(mmhg / most_mmhg * (len(BLOCKS) - 1))] for mmhg in highest)
    return blocks, f"0-{most_mmhg:.0f} mmHg, {len(course_mmhg) / TICKS_A_SECOND:.1f} s"


def _account(result: Result) -> Iterable[str]:
    yield say("CUFF_RUN_LIMIT", {"max": f"{result.max_mmhg:.1f}", "limit": f"{result.limit_mmhg:.1f}"})
    if result.fault_to_vent_ms is not None:
        times = {"ms": f"{result.fault_to_vent_ms:.0f}", "onset": _number(result.onset_to_vent_ms, 0)}
        yield say("CUFF_RUN_VENTED", times)
    if result.vented_by is VentedBy.FIRMWARE:
        yield say("CUFF_RUN_FIRMWARE", {"onset": _number(result.firmware_to_vent_ms, 0)})
    yield _deflated(result)
    if result.faults:
        yield say("CUFF_RUN_FAULTS", {"codes": ", ".join(result.faults)})
    if result.refused:
        yield say("CUFF_RUN_REFUSED", {"codes": ", ".join(result.refused)})
    yield say("CUFF_RUN_LEDGER", {"seconds": f"{result.ledger_s:.1f}", "mode": result.ended_in})
    for miss in result.misses:
        yield say(f"CUFF_RUN_MISS_{miss}")


def _deflated(result: Result) -> str:
    if result.seconds_to_20_mmhg is None:
        return say("CUFF_RUN_NOT_DEFLATED")
    if result.inflated_s == 0.0:
        return say("CUFF_RUN_NEVER_PRESSED")
    return say("CUFF_RUN_DEFLATED", {"seconds": f"{result.seconds_to_20_mmhg:.2f}"})


def _number(value: float | None, decimals: int) -> str:
    return NOTHING if value is None else f"{value:.{decimals}f}"
