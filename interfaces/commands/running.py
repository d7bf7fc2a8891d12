"""How every command runs: an event loop, and expected failures as one plain sentence with an exit code."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeVar

import typer

T = TypeVar("T")

FAILED, MISUSED = 1, 2
"""Exit codes: it did not work out; it was asked for wrongly."""


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Run a command's coroutine; an expected failure ends in a sentence on standard error."""
    from interfaces.people import BadSpeaker, UnknownSpeaker
    from store import DatabaseUnusable, ForeignThread

    try:
        return asyncio.run(_awaited(work))
    except BadSpeaker as bad:
        stop("SPEAKER_FORM", MISUSED, said=str(bad))
    except UnknownSpeaker as unknown:
        code = "SPEAKER_UNKNOWN" if unknown.close else "SPEAKER_UNKNOWN_NO_NAMES"
        stop(code, FAILED, said=unknown.said, close=", ".join(unknown.close))
    except DatabaseUnusable as unusable:
        stop("DATABASE_UNUSABLE", FAILED, url=unusable.url, why=unusable.why)
    except ForeignThread:
        stop("THREAD_FOREIGN", FAILED)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def stop(code: str, exit_code: int, **args: str) -> NoReturn:
    """Say what happened and what to do, and leave."""
    from prompts.messages import say

    typer.echo(say(f"CLI_{code}", args), err=True)
    raise typer.Exit(exit_code)


async def _awaited(work: Callable[[], Awaitable[T]]) -> T:
    return await work()
