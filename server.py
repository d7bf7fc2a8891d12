"""The composition root: puts the rooms together that must not see each other."""


def main() -> None:
    """The `fettle` command: what people do, and what developers measure."""
    from evals.cli import bench, evaluations
    from interfaces.cli import command_line

    app = command_line()
    app.command()(bench)
    app.add_typer(evaluations, name="eval")
    app()
