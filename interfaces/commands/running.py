"""How every command runs: an event loop, and expected failures as one plain sentence with an exit code."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import NoReturn, TypeVar

import typer

T = TypeVar("T")

FAILED, MISUSED = 1, 2
"""Exit codes: it did not work out; it was asked for wrongly."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Days beyond these are slips of the hand."""


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Run a command's coroutine; an expected failure ends in a sentence on standard error."""
    from interfaces.people import BadSpeaker, UnknownSpeaker
    from store import BlankName, DatabaseUnusable, ForeignThread

    try:
        return asyncio.run(_awaited(work))
    except BadSpeaker as bad:
        stop("SPEAKER_FORM", MISUSED, said=str(bad))
    except UnknownSpeaker as unknown:
        code = "SPEAKER_UNKNOWN" if unknown.close else "SPEAKER_UNKNOWN_NO_NAMES"
        stop(code, FAILED, said=unknown.said, close=", ".join(unknown.close))
    except DatabaseUnusable as unusable:
        stop("DATABASE_UNUSABLE", FAILED, url=unusable.url, why=unusable.why)
    except BlankName as blank:
        stop("NAME_BLANK", MISUSED, said=blank.name)
    except ForeignThread:
        stop("THREAD_FOREIGN", FAILED)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def stop(code: str, exit_code: int, **args: str) -> NoReturn:
    """Say what happened and what to do, and leave."""
    from prompts.messages import say

    typer.echo(say(f"CLI_{code}", args), err=True)
    raise typer.Exit(exit_code)


def day(said: str) -> date:
    """A day somebody typed."""
    try:
        on = date.fromisoformat(said)
    except ValueError:
        stop("DAY_FORM", MISUSED, said=said)
    if not FIRST_DAY <= on <= LAST_DAY:
        stop("DAY_REACH", MISUSED, said=said, first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
    return on


async def _awaited(work: Callable[[], Awaitable[T]]) -> T:
    return await work()
