"""`fettle serve`, `fettle bot`, `fettle db`, `fettle audit`: running it and looking after it."""

from typing import Annotated

import typer

from interfaces.commands.running import FAILED, MISUSED, run, stop

database = typer.Typer(help="The database.", no_args_is_help=True)
audit = typer.Typer(help="The audit log.", no_args_is_help=True)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=0, max=65535)] = 8000,
) -> None:
    """Serve the HTTP API, and the Telegram bot where FETTLE_TELEGRAM_TOKEN is set.

    Example:
      fettle serve --port 8080
    """
    import uvicorn

    from interfaces.api.application import application
    from interfaces.database import opened_store
    from settings import Settings

    settings = Settings()

    async def tried() -> None:
        async with opened_store(settings):
            pass

    run(tried)
    typer.echo(f"http://{host}:{port}", err=True)
    uvicorn.run(application(settings), host=host, port=port, log_level="warning")


def bot() -> None:
    """Run the Telegram bot by long polling. Needs FETTLE_TELEGRAM_TOKEN.

    Link a person first: `fettle link --as athlete:NAME` prints a one-time code to send to the bot.
    """

    async def work() -> None:
        from telegram.error import InvalidToken, NetworkError

        from interfaces.assembly import opened
        from interfaces.telegram_bot.bot import poll
        from settings import Settings

        settings = Settings()
        if settings.telegram_token is None:
            stop("NO_TELEGRAM_TOKEN", MISUSED)
        try:
            async with opened(settings) as fettle:
                await poll(fettle)
        except InvalidToken:
            stop("TELEGRAM_TOKEN_REFUSED", FAILED)
        except NetworkError:
            stop("TELEGRAM_UNREACHABLE", FAILED)

    run(work)


def link(speaker: Annotated[str, typer.Option("--as", help="athlete:NAME or coach:NAME.")]) -> None:
    """Print a one-time code that links a Telegram account to a person; good for ten minutes."""

    async def work() -> str:
        from datetime import UTC, datetime

        from interfaces.database import opened_store
        from interfaces.people import speaker as resolve
        from settings import Settings

        async with opened_store(Settings()) as store:
            who = await resolve(store, speaker)
            return await store.links.issue(who.person_id, who.role, datetime.now(UTC))

    typer.echo(run(work))


def token(
    speaker: Annotated[str, typer.Option("--as", help="athlete:NAME or coach:NAME.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="End all tokens of this person instead.")] = False,
) -> None:
    """Print a token for the HTTP API; whoever bears it is this person. It is shown once and good for half a year."""

    async def work() -> str:
        from datetime import UTC, datetime

        from interfaces.database import opened_store
        from interfaces.people import speaker as resolve
        from settings import Settings

        async with opened_store(Settings()) as store:
            who = await resolve(store, speaker)
            if revoke:
                return f"{await store.tokens.revoke(who.person_id)} revoked"
            return await store.tokens.issue(who.person_id, who.role, datetime.now(UTC))

    typer.echo(run(work))


@database.command()
def upgrade() -> None:
    """Bring the database to the newest schema (every command does so on its own)."""

    async def work() -> None:
        from interfaces.database import opened_store
        from settings import Settings

        async with opened_store(Settings()):
            typer.echo("up to date")

    run(work)


@audit.command()
def verify() -> None:
    """Check that no audit event was changed, removed or reordered."""

    async def work() -> None:
        from interfaces.database import opened_store
        from settings import Settings

        async with opened_store(Settings()) as store:
            report = await store.audit.verify()
        if not report.ok:
            stop("AUDIT_BROKEN", FAILED, first_bad=str(report.first_bad))
        typer.echo(f"{report.events} events, chain intact")

    run(work)
