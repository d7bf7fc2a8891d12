"""Runs and figures in a terminal."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.columns import Columns
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from evals.comparing import Difference
from evals.runner import Run

console = Console(highlight=False)


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Show progress on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(what: str, done: int, total: int) -> None:
            progress.update(task, description=what, completed=done, total=total)

        yield advance


def show_names(names: Sequence[str]) -> None:
    """Names in columns on standard error, as many as the terminal is wide."""
    Console(stderr=True, highlight=False).print(Columns(names, equal=True, column_first=True), markup=False)


def show_run(run: Run) -> None:
    """Counts by category, then each case that did not pass."""
    table = Table(title="Cases", title_justify="left")
    for column in ("category", "passed", "failed", "unscored"):
        table.add_column(column, justify="left" if column == "category" else "right")
    for name, counts in sorted(run.summary.items(), key=lambda item: item[0] == "all"):
        table.add_row(name, str(counts.passed), str(counts.failed), str(counts.unscored))
    console.print(table)
    for case in run.cases:
        if not case.passed:
            console.print(f"✗ {case.id}{' (gate)' if case.gate else ''}: {'; '.join(case.failures)}", markup=False)
            console.print(f"  {case.reply}", style="dim", markup=False)


def show_differences(differences: Sequence[Difference]) -> None:
    """One line a case that came out differently."""
    for one in differences:
        gate = " (gate)" if one.gate else ""
        console.print(f"{one.kind:<7} {one.id}{gate} {'; '.join(one.failures)}".rstrip(), markup=False)
    if not differences:
        console.print("Both runs came out the same.")


def show_figures(figures: Sequence[dict[str, Any]]) -> None:
    """One row a measurement: ours, the bound or the peer, the ratio and its target."""
    table = Table(title="Bench: one run on this machine", title_justify="left")
    table.add_column("what", overflow="fold")
    for column in ("ms", "against", "ratio", "at most", "MiB"):
        table.add_column(column, justify="right")
    for figure in figures:
        table.add_row(
            str(figure["name"]),
            *(_number(figure.get(key)) for key in ("ours_ms", "bound_ms", "ratio", "target", "peak_mib")),
        )
    console.print(table)
    for figure in figures:
        if note := figure.get("skipped") or figure.get("note"):
            console.print(f"{figure['name']}: {note}", markup=False)


def _number(value: float | None) -> str:
    """Three digits that count, and never an exponent."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
