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

    Exit code 1 where anything in the files was wrong; the good rows are kept all the same.

    Examples
    --------
      fettle import pmdata ./pmdata/p04 --athlete p04
      fettle import whoop ./my_whoop_data.zip --athlete "Ana Lima"
      fettle import csv ./diary.csv --mapping ./diary.yaml --athlete "Ana Lima"
    """

    async def work() -> "ImportReport":
        from devices.files import NoSuchPath, UnknownFormat
        from interfaces.database import opened_store
        from interfaces.progress import bar
        from settings import Settings
        from workflows.imports import athlete_named, import_files

        async with opened_store(Settings()) as store:
            with bar(quiet=as_json) as advance:
                try:
                    athlete_id = await athlete_named(store, athlete, team)
                    return await import_files(
                        store,
                        athlete_id,
                        format_name,
                        path,
                        mapping=mapping,
                        today=datetime.now(UTC).date(),
                        progress=advance,
                    )
                except UnknownFormat as unknown:
                    stop("FORMAT_UNKNOWN", MISUSED, said=unknown.name, known=", ".join(unknown.known))
                except NoSuchPath as nothing:
                    stop("NO_SUCH_PATH", MISUSED, path=str(nothing.path))

    report = run(work)
    if as_json:
        typer.echo(json.dumps(report.model_dump(mode="json"), ensure_ascii=False))
    else:
        from interfaces.showing_imports import show_report

        show_report(report, athlete)
    if report.has_faults:
        raise typer.Exit(FAILED)


def formats() -> None:
    """List what can be imported, and where each export comes from."""
    from interfaces.showing_imports import show_formats

    show_formats()
