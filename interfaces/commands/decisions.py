"""`fettle decisions`: why a session changed, from the record, and the same computation run again."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import FAILED, run, stop

if TYPE_CHECKING:
    from store import Decision

app = typer.Typer(help="Decision records: show one, or replay it.", no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID", help="The decision_id of a reply.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@app.command()
def show(decision_id: Id, as_json: Json = False) -> None:
    """Show a record: before, after, every rule with its facts, and who decided."""
    decision = _read(decision_id)
    if as_json:
        typer.echo(decision.model_dump_json())
        return
    from interfaces.showing_decisions import show_decision

    show_decision(decision)


@app.command()
def replay(decision_id: Id, as_json: Json = False) -> None:
    """Compute a decision again from today's code and the stored days; exit code 1 where it comes out differently."""

    async def work() -> "tuple[Decision, bool]":
        from interfaces.database import opened_store
        from settings import Settings
        from tools.replaying import replayed

        async with opened_store(Settings()) as store:
            decision = await store.decisions.show(decision_id)
            if decision is None:
                stop("NO_DECISION", FAILED, said=decision_id)
            again = await replayed(store, decision)
            return decision, again == decision.adjustment

    decision, same = run(work)
    if as_json:
        typer.echo(json.dumps({"decision_id": decision.id, "same": same, "engine": decision.engine}))
    else:
        from interfaces.showing_decisions import show_replay

        show_replay(decision, same=same)
    if not same:
        raise typer.Exit(FAILED)


def _read(decision_id: str) -> "Decision":
    async def work() -> "Decision":
        from interfaces.database import opened_store
        from settings import Settings

        async with opened_store(Settings()) as store:
            decision = await store.decisions.show(decision_id)
        if decision is None:
            stop("NO_DECISION", FAILED, said=decision_id)
        return decision

    return run(work)
