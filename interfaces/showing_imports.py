"""What an import read, kept and left out, narrow enough for a phone."""

from rich.table import Table

from devices.files import FORMATS, FileSummary, Rejected
from interfaces.showing import console
from prompts.messages import say
from workflows.imports import ImportReport

SHOWN = 20
"""Rejected entries listed in a terminal; `--json` lists them all."""
COLUMNS = ("read", "kept", "rejected", "empty", "skipped")


def show_report(report: ImportReport, athlete: str) -> None:
    """Counts by file, then each thing that was left out and why, then what is new."""
    console.print(_table(report, athlete))
    for line in (*_notes(report.files), *_left_out(report.rejected), *_done(report)):
        console.print(line, markup=False)


def show_formats() -> None:
    """What can be imported, and where each export lies."""
    for name, item in FORMATS.items():
        console.print(f"[bold]{name}[/bold]  {say(item.message)}")
        console.print(say(item.path_message), style="dim", markup=False)


def _table(report: ImportReport, athlete: str) -> Table:
    table = Table(title=f"{report.format} → {athlete}", title_justify="left", padding=(0, 1, 0, 0), box=None)
    table.add_column("file", overflow="fold")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for file in report.files:
        counts = (file.read, file.kept, file.rejected, file.missing, file.skipped)
        table.add_row(file.file, *(str(count) for count in counts))
    return table


def _notes(files: tuple[FileSummary, ...]) -> list[str]:
    return [say(f"IMPORT_NOTE_{file.note}", {"file": file.file}) for file in files if file.note]


def _left_out(rejected: tuple[Rejected, ...]) -> list[str]:
    """Faults first: an entry that is there twice matters less."""
    ordered = sorted(rejected, key=lambda item: not item.is_fault)
    lines = [f"✗ {say(item.message, item.slots())}" for item in ordered[:SHOWN]]
    more = len(ordered) - SHOWN
    return [*lines, say("IMPORT_MORE", {"more": more})] if more > 0 else lines


def _done(report: ImportReport) -> list[str]:
    if report.first_on is None or report.last_on is None:
        return [say("IMPORT_NOTHING")]
    counts = {"new": report.recorded.new, "unchanged": report.recorded.unchanged, "changed": report.recorded.changed}
    days = {"first_on": report.first_on.isoformat(), "last_on": report.last_on.isoformat()}
    done = [say("IMPORT_DONE", {**counts, **days})]
    return [*done, say("IMPORT_RATED_BEFORE", {"count": report.rated_before})] if report.rated_before else done
