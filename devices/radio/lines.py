"""A recording as a text file: a heading, then one sample a line, each a JSON object. It can be played again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import AwareDatetime, ValidationError

from devices.radio.sensor import Sample
from physiology.finding import Shape


class Heading(Shape):
    """The first line: what was recorded, and when."""

    fettle_recording: Literal[1] = 1
    kind: str
    device: str
    vendor: str
    on: date
    started_at: AwareDatetime
    site: str | None = None


class BrokenRecording(Exception):
    """A file that no recording wrote, or a damaged one. `line` counts from 1; `why` is a code."""

    def __init__(self, line: int, why: str, kind: str = "") -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line
        self.why = why
        self.kind = kind


S = TypeVar("S", bound=Sample)
MOST_BYTES, MOST_IN_HEADING = 1 << 30, 10_000
"""A larger file is none of ours: an hour of muscle activity is a tenth of it."""


def heading(path: Path) -> Heading:
    """The heading of a file.

    Raises
    ------
    BrokenRecording
        It has none.
    OSError
        It cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise BrokenRecording(1, "too_large")
    try:
        with path.open(encoding="utf-8") as lines:
            return Heading.model_validate_json(lines.readline(MOST_IN_HEADING))
    except (ValidationError, UnicodeDecodeError) as error:
        raise BrokenRecording(1, "heading") from error


def samples(path: Path, sample: type[S]) -> Iterator[S]:
    """The samples of a file, in order.

    Raises
    ------
    BrokenRecording
        A line is none of this kind, or is not later than the one before.
    """
    last_s = float("-inf")
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if number == 1 or not line.strip():
                continue
            try:
                one = sample.model_validate_json(line)
            except ValidationError as error:
                raise BrokenRecording(number, "sample", sample.__name__) from error
            if not last_s < one.at_s < float("inf"):
                raise BrokenRecording(number, "order")
            last_s = one.at_s
            yield one
