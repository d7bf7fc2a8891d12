"""A value found in a text, and the text with what is spoken for taken out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it was said."""

    value: T
    start: int
    end: int


def blank(text: str, spans: Iterable[Found[T]], mark: str = " ") -> str:
    """The text with the spans overwritten by a one-character mark, positions unchanged."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = mark * (span.end - span.start)
    return "".join(characters)


def tagged(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with each span replaced by its tag; of two that overlap the one that starts first stays."""
    parts: list[str] = []
    at = 0
    for start, end, tag in sorted(spans, key=lambda s: (s[0], -s[1])):
        if start < at:
            continue
        parts.extend((text[at:start], tag))
        at = end
    return "".join((*parts, text[at:]))
