"""`fettle`: the command line for people. Commands are listed here and live in `interfaces/commands`."""

import typer

from interfaces.commands import ask, cuff, decisions, demo, devices, imports, rights, serve, team


def command_line() -> typer.Typer:
    """All commands of this room."""
    app = typer.Typer(
        name="fettle",
        help="A coaching agent whose numbers come from deterministic physiology. Not a medical device.",
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )
    app.command()(demo.demo)
    app.command()(ask.ask)
    app.command()(ask.chat)
    app.command(name="import")(imports.import_data)
    app.command()(imports.formats)
    app.command()(serve.serve)
    app.command()(serve.bot)
    app.command()(serve.link)
    app.command()(serve.token)
    app.add_typer(devices.app, name="device")
    app.add_typer(cuff.app, name="cuff")
    app.add_typer(decisions.app, name="decisions")
    app.add_typer(team.app, name="team")
    app.add_typer(rights.app, name="rights")
    app.add_typer(serve.database, name="db")
    app.add_typer(serve.audit, name="audit")
    return app
