"""`fettle rights`: take all of one's data along, or have them erased."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import FAILED, run, stop

if TYPE_CHECKING:
    from store import AuditEvent

app = typer.Typer(help="An athlete's rights: all data in one file, or all data gone.", no_args_is_help=True)

Name = Annotated[str, typer.Option("--athlete", help="Whose data.")]


@app.command()
def export(
    athlete: Name, to: Annotated[Path | None, typer.Option(help="A file to write; default standard output.")] = None
) -> None:
    """Write everything that is stored about an athlete as one JSON object.

    Example:
      fettle rights export --athlete "Ana Lima" --to ana.json
    """

    async def work() -> str:
        from interfaces.database import opened_store
        from settings import Settings

        async with opened_store(Settings()) as store:
            found = await store.people.athlete(athlete)
            if found is None:
                stop("SPEAKER_UNKNOWN_NO_NAMES", FAILED, said=athlete)
            await store.audit.append(_event("export", found.id))
            return json.dumps(await store.export_athlete(found.id), ensure_ascii=False, indent=2, default=str)

    text = run(work)
    if to is None:
        typer.echo(text)
        return
    try:
        to.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        stop("CANNOT_WRITE", FAILED, path=str(to), why=error.strerror or str(error))


@app.command()
def erase(athlete: Name, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Erase everything that is stored about an athlete. There is no way back.

    Example:
      fettle rights erase --athlete "Ana Lima"
    """
    from prompts.messages import say

    if not yes:
        typer.confirm(say("CLI_ERASE_SURE", {"athlete": athlete}), abort=True)

    async def work() -> None:
        from interfaces.database import opened_store
        from settings import Settings

        async with opened_store(Settings()) as store:
            found = await store.people.athlete(athlete)
            if found is None:
                stop("SPEAKER_UNKNOWN_NO_NAMES", FAILED, said=athlete)
            await store.erase_athlete(found.id)
            await store.audit.append(_event("erasure", found.id))
        typer.echo(say("CLI_ERASED", {"athlete": athlete}))

    run(work)


def _event(kind: str, athlete_id: str) -> "AuditEvent":
    from store import AuditEvent

    return AuditEvent(at=datetime.now(UTC), kind=kind, person_id=athlete_id, subject_id=athlete_id, detail={})
