"""What a reader may need beside the path."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold."""

    rows: int = 1_000_000
    bytes: int = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may need beside the path."""

    today: date
    """The athlete's day of importing; whatever is dated later is rejected."""
    mapping: Path | None = None
    time_zone: str = "UTC"
    """The athlete's zone, for instants in a file that does not say where it was written."""
    limits: Limits = Limits()
    progress: Progress | None = None
    """Called with a file's name, the rows read so far and the rows in all, from the thread that reads."""
