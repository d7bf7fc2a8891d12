"""A progress bar for long work, silent where a script listens."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Advance(Protocol):
    """Told what is being worked on; how much is done and how much there is, where that is known."""

    def __call__(self, what: str, done: int | None = None, total: int | None = None) -> None:
        """Move the bar: to `done` of `total`, or one step on."""
        ...


@contextmanager
def bar(total: int | None = None, *, quiet: bool = False) -> Iterator[Advance]:
    """Show progress on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=quiet, transient=True) as progress:
        task = progress.add_task("", total=total)

        def advance(what: str, done: int | None = None, total: int | None = None) -> None:
            moved = {"advance": 1} if done is None else {"completed": done, "total": total}
            progress.update(task, description=what, **moved)

        yield advance
