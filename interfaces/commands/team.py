"""`fettle team`: the simulated team, and who is there."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from interfaces.commands.running import FAILED, day, run, stop

TEAM_SIZE = 24

app = typer.Typer(help="The simulated team, and who is in the database.", no_args_is_help=True)


@app.command()
def seed(
    number: Annotated[int, typer.Option("--seed", help="The same seed gives the same team.")] = 7,
    last_on: Annotated[str | None, typer.Option(help="Last day with data, YYYY-MM-DD; default today.")] = None,
) -> None:
    """Write a simulated team of 24 athletes over 120 days into the database. Seeding twice changes nothing."""

    async def work() -> None:
        from interfaces.database import opened_store
        from interfaces.progress import bar
        from interfaces.showing import console
        from settings import Settings
        from workflows.seeding import SeededBefore, seed_team

        end = day(last_on) if last_on else datetime.now(UTC).date()
        async with opened_store(Settings()) as store:
            with bar(TEAM_SIZE) as advance:
                try:
                    seeded = await seed_team(store, number, end, advance)
                except SeededBefore as before:
                    stop("SEEDED_BEFORE", FAILED, team=before.team, last_on=before.last_on.isoformat())
        console.print(
            f"{len(seeded.home.athletes)} simulated athletes, data through {end}. Coach: {seeded.home.coach}."
        )

    run(work)


@app.command(name="list")
def list_people() -> None:
    """List teams, coaches and athletes with the span of their data."""

    async def work() -> None:
        from rich.table import Table

        from interfaces.database import opened_store
        from interfaces.showing import console
        from settings import Settings

        async with opened_store(Settings()) as store:
            for team in await store.people.teams():
                table = Table(title=team.name, title_justify="left")
                for column in ("athlete", "group", "data from", "to", "shares with coach"):
                    table.add_column(column)
                for athlete in await store.people.roster(team.id):
                    span = await store.observations.span(athlete.id)
                    first, last = (str(span[0]), str(span[1])) if span else ("none", "")
                    table.add_row(
                        athlete.name, athlete.group, first, last, "yes" if athlete.shares_with_coach else "no"
                    )
                console.print(table)

    run(work)
