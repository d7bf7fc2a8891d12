"""`fettle ask` and `fettle chat`: one message, or a conversation."""

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from interfaces.commands.running import day, run

if TYPE_CHECKING:
    from agent.turn import TurnResult
    from interfaces.assembly import Fettle
    from tools.context import Principal

As = Annotated[str, typer.Option("--as", help="Who speaks: athlete:NAME or coach:NAME.", show_default=False)]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Answer as on a day: YYYY-MM-DD, or 'latest' for the last day with data.")
]
Thread = Annotated[str | None, typer.Option(help="A conversation to go on with; default: the person's own.")]


def ask(
    text: Annotated[str, typer.Argument(help="The message.", show_default=False)],
    speaker: As,
    as_of: AsOf = None,
    thread: Thread = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show the numbers the reply rests on.")] = False,
) -> None:
    """Ask one question.

    Examples
    --------
      fettle ask --as athlete:"Maya Torres" "am I good to go for the intervals?"
      fettle ask --as coach:"Jordan Reyes" --evidence "who needs attention today?"
    """

    async def work() -> None:
        from interfaces.assembly import opened
        from settings import Settings

        async with opened(Settings()) as fettle:
            who, today = await _who_and_when(fettle, speaker, as_of)
            result, latency_ms = await answer(fettle, who, text, thread, today)
        if as_json:
            typer.echo(json.dumps(result.printed(latency_ms), ensure_ascii=False))
            return
        from interfaces.showing import show_evidence, show_reply

        show_reply(result, latency_ms)
        if evidence:
            show_evidence(result)

    run(work)


def chat(speaker: As, as_of: AsOf = None, thread: Thread = None) -> None:
    """Talk to Fettle in the terminal; an empty line or Ctrl-D ends it.

    Example:
      fettle chat --as athlete:"Maya Torres"
    """

    async def work() -> None:
        from interfaces.assembly import opened
        from settings import Settings

        async with opened(Settings()) as fettle:
            who, today = await _who_and_when(fettle, speaker, as_of)
            await converse(fettle, who, thread, today)

    run(work)


async def converse(fettle: "Fettle", who: "Principal", thread: str | None, today: date) -> None:
    """Answer lines of the terminal until there are none."""
    from interfaces.showing import prompt_line, show_reply

    while text := await prompt_line(who.name):
        result, latency_ms = await answer(fettle, who, text, thread, today)
        show_reply(result, latency_ms)


async def answer(
    fettle: "Fettle", who: "Principal", text: str, thread: str | None, today: date
) -> "tuple[TurnResult, float]":
    """One turn, and how long it took [ms]."""
    from time import perf_counter

    start = perf_counter()
    name = thread or f"{who.channel}:{who.person_id}"
    result = await fettle.agent.reply(who, text, thread=name, today=today, now=datetime.now(UTC))
    return result, (perf_counter() - start) * 1000


async def _who_and_when(fettle: "Fettle", said: str, as_of: str | None) -> "tuple[Principal, date]":
    from interfaces.people import local_day, newest_day, speaker

    who = await speaker(fettle.store, said)
    today = await local_day(fettle.store, who, datetime.now(UTC))
    if as_of is None:
        return who, today
    if as_of == "latest":
        return who, await newest_day(fettle.store, who) or today
    return who, day(as_of)
