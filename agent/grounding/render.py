"""Slots become text: the only place where a number of a reply is written."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from agent.grounding.written import clock, day, number, quantity
from physiology.finding import Window
from physiology.metrics import metric
from tools.evidence import Evidence

SLOT = re.compile(r"\{\{\s*([A-Za-z]\w*)(?:\.(\w+))?\s*\}\}")


@dataclass(frozen=True, slots=True)
class SlotSpan:
    """Where a slot ended up in the rendered text."""

    start: int
    end: int
    slot: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text without slots, and where each one went."""

    text: str
    spans: tuple[SlotSpan, ...]


class UnknownSlot(Exception):
    """A slot that names no evidence, no person, or a part the evidence does not have."""

    def __init__(self, slot: str) -> None:
        super().__init__(f"nothing to write for the slot {slot!r}")
        self.slot = slot


def _window(item: Evidence) -> Window:
    if item.window is None:
        raise UnknownSlot(f"{item.id} has no window")
    return item.window


def _bound(item: Evidence, value: float | None, locale: str) -> str:
    if value is None:
        raise UnknownSlot(f"{item.id} has no range")
    return quantity(item.metric, value, locale, item.unit)


def _bare_bound(item: Evidence, value: float | None, locale: str) -> str:
    if value is None:
        raise UnknownSlot(f"{item.id} has no range")
    return _bare(item, value, locale)


def _bare(item: Evidence, value: float, locale: str) -> str:
    """A value without its unit; a time of day is one without any."""
    return clock(value) if item.unit == "clock" else number(value, metric(item.metric).decimals, locale)


def _signed(item: Evidence, locale: str) -> str:
    printed = quantity(item.metric, item.value, locale, item.unit)
    return f"+{printed}" if item.value > 0 else printed


FIELDS: Mapping[str, Callable[[Evidence, str], str]] = {
    "": lambda item, locale: quantity(item.metric, item.value, locale, item.unit),
    "value": lambda item, locale: _bare(item, item.value, locale),
    "abs": lambda item, locale: quantity(item.metric, abs(item.value), locale, item.unit),
    "signed": _signed,
    "low": lambda item, locale: _bound(item, item.low, locale),
    "high": lambda item, locale: _bound(item, item.high, locale),
    "low_value": lambda item, locale: _bare_bound(item, item.low, locale),
    "high_value": lambda item, locale: _bare_bound(item, item.high, locale),
    "n": lambda item, locale: number(_window(item).days_used, 0, locale),
    "days": lambda item, locale: number(_window(item).days_expected, 0, locale),
    "missing": lambda item, locale: number(_window(item).days_expected - _window(item).days_used, 0, locale),
    "on": lambda item, locale: day(_window(item).last_on, locale),
    "since": lambda item, locale: day(_window(item).first_on, locale),
}
"""What may follow the id: `{{e3.low}}`. `abs` drops the sign for "15 % under", `signed` always shows it."""


def _slot(name: str, part: str, items: Mapping[str, Evidence], names: Mapping[str, str], locale: str) -> str:
    if part == "name":
        alias = items[name].subject if name in items else name
        if alias in names:
            return names[alias]
    elif name in items and part in FIELDS:
        return FIELDS[part](items[name], locale)
    raise UnknownSlot(f"{name}.{part}" if part else name)


def render(draft_text: str, evidence: Sequence[Evidence], names: Mapping[str, str], locale: str = "en") -> Rendered:
    """Write every slot of a draft.

    Raises
    ------
    UnknownSlot
        A slot names no evidence and nobody in scope, or a part that the evidence lacks.
    """
    items = {item.id: item for item in evidence}
    pieces: list[str] = []
    spans: list[SlotSpan] = []
    length, last = 0, 0
    for match in SLOT.finditer(draft_text):
        before = draft_text[last : match.start()]
        written = _slot(match[1], match[2] or "", items, names, locale)
        length += len(before)
        spans.append(SlotSpan(length, length + len(written), match[0].strip("{} ")))
        length += len(written)
        pieces += [before, written]
        last = match.end()
    return Rendered("".join([*pieces, draft_text[last:]]), tuple(spans))
