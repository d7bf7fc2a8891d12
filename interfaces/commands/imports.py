"""`fettle import` and `fettle formats`: bring your own data."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import FAILED, MISUSED, run, stop

if TYPE_CHECKING:
    from workflows.imports import ImportReport

OWN_TEAM = "My athletes"


def import_data(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="See `fettle formats`.")],
    path: Annotated[Path, typer.Argument(help="A file or a folder.")],
    athlete: Annotated[str, typer.Option(help="Whose data these are; a new name makes a new athlete.")],
    mapping: Annotated[Path | None, typer.Option(help="YAML file that maps columns to metrics (csv only).")] = None,
    team: Annotated[str, typer.Option(help="Team of a new athlete.")] = OWN_TEAM,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Import an export of a watch, a diary or any table. Importing twice changes nothing.

    Exit code 1 where anything was rejected; the good rows are kept all the same.

    Examples
    --------
      fettle import pmdata ./pmdata/p04 --athlete p04
      fettle import whoop ./my_whoop_data.zip --athlete "Ana Lima"
      fettle import csv ./diary.csv --mapping ./diary.yaml --athlete "Ana Lima"
    """

    async def work() -> "ImportReport":
        from interfaces.database import opened_store
        from interfaces.progress import bar
        from settings import Settings
        from workflows.imports import athlete_named, import_files

        async with opened_store(Settings()) as store:
            known = await store.people.athlete(athlete)
            athlete_id = known.id if known else await athlete_named(store, athlete, team)
            with bar(quiet=as_json) as advance:
                report = await import_files(
                    store,
                    athlete_id,
                    format_name,
                    path,
                    mapping=mapping,
                    today=datetime.now(UTC).date(),
                    progress=advance,
                )
            if known is None and report.first_on is None:
                await store.erase_athlete(athlete_id)
            return report

    _check(format_name, path, mapping)
    report = run(work)
    if as_json:
        typer.echo(json.dumps(report.model_dump(mode="json"), ensure_ascii=False))
    else:
        from interfaces.showing_imports import show_report

        show_report(report, athlete)
    if report.rejected:
        raise typer.Exit(FAILED)


def _check(format_name: str, *paths: Path | None) -> None:
    """Before anything is opened: a slip of the hand makes no new athlete."""
    from devices.files import FORMATS

    if format_name not in FORMATS:
        stop("FORMAT_UNKNOWN", MISUSED, said=format_name, known=", ".join(FORMATS))
    for path in paths:
        if path is not None and not path.exists():
            stop("NO_SUCH_PATH", MISUSED, path=str(path))


def formats() -> None:
    """List what can be imported, and where each export comes from."""
    from interfaces.showing_imports import show_formats

    show_formats()
