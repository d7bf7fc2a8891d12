"""`fettle demo`: the main job on a simulated team, answered by the running agent."""

import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import FAILED, run, stop
from interfaces.commands.team import TEAM_SIZE

if TYPE_CHECKING:
    from interfaces.assembly import Fettle


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the demonstration and who asks it."""

    speaker: str
    text: str


COACH, ATHLETE = "coach:Jordan Reyes", "athlete:Maya Torres"
QUESTIONS = (
    Question(COACH, "Who needs attention today, and why?"),
    Question(ATHLETE, "Am I good to go for the intervals?"),
    Question(ATHLETE, "Why did my session change?"),
    Question(ATHLETE, "What if I rest tomorrow?"),
)


def demo(
    seed: Annotated[int, typer.Option(help="Seed of the simulated team.")] = 7,
    home: Annotated[Path | None, typer.Option(help="Keep the database here; default a fresh temporary folder.")] = None,
    talk: Annotated[bool, typer.Option("--chat/--no-chat", help="Offer a chat afterwards on a terminal.")] = True,
) -> None:
    """Seed a simulated team and show the main job: a roster question, a morning, a changed session, a what-if."""

    async def work(folder: Path) -> None:
        from interfaces.assembly import opened
        from interfaces.progress import bar
        from settings import Settings
        from workflows.seeding import SeededBefore, seed_team

        today = datetime.now(UTC).date()
        settings = Settings(home=folder, database_url=None)
        async with opened(settings) as fettle:
            with bar(TEAM_SIZE) as advance:
                try:
                    await seed_team(fettle.store, seed, today, advance)
                except SeededBefore as before:
                    stop("SEEDED_BEFORE", FAILED, team=before.team, last_on=before.last_on.isoformat())
            for question in QUESTIONS:
                await _show(fettle, question, today)
            if talk and sys.stdin.isatty() and sys.stdout.isatty():
                await _talk(fettle, today)

    if home is not None:
        run(lambda: work(home))
        return
    with tempfile.TemporaryDirectory(prefix="fettle-demo-") as folder:
        run(lambda: work(Path(folder)))


async def _show(fettle: "Fettle", question: Question, today: date) -> None:
    from interfaces.commands.ask import answer
    from interfaces.people import speaker
    from interfaces.showing import console, show_evidence, show_reply

    who = await speaker(fettle.store, question.speaker)
    console.print(f"\n[bold]{who.name}[/bold] ({who.role}) › {question.text}")
    result, latency_ms = await answer(fettle, who, question.text, None, today)
    show_reply(result, latency_ms)
    show_evidence(result)


async def _talk(fettle: "Fettle", today: date) -> None:
    from interfaces.commands.ask import converse
    from interfaces.people import speaker
    from interfaces.showing import console
    from prompts.messages import say

    console.print(say("CLI_DEMO_CHAT"))
    await converse(fettle, await speaker(fettle.store, ATHLETE), None, today)
