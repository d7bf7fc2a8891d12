"""How the corpora are written down: a reply, and the evidence built alongside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from agent.grounding.verify import verify
from agent.reply import Violation
from physiology.finding import Kind, Window
from physiology.metrics import METRICS
from tools.evidence import Evidence, Receipt

TODAY = date(2026, 3, 3)
"""A Tuesday."""
SQUAD = {"A1": "Mia Keller", "A2": "Jonas Weber", "A3": "Priya Nair", "A4": "Tomas Okafor", "A5": "Lena Brandt"}
ALONE = {"you": "Mia Keller"}
HIDDEN = frozenset({"Bruno Castellani", "Zoe Hartmann"})


@dataclass(frozen=True)
class Case:
    """A reply that is true, and everything it rests on."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: ALONE)
    user: str = ""
    receipts: tuple[Receipt, ...] = ()
    reasons: tuple[str, ...] = ()


def days(length: int = 1, *, ends: int = 0, used: int | None = None, expected: int | None = None) -> Window:
    """A window that ends so many days before today (negative: after)."""
    last = TODAY - timedelta(days=ends)
    known = length if used is None else used
    return Window(
        first_on=last - timedelta(days=length - 1), last_on=last, days_used=known, days_expected=expected or length
    )


def fact(metric: str, value: float, who: str = "you", window: Window | None = None, **more: Any) -> tuple[Any, ...]:
    """One fact, still without an id."""
    return metric, value, who, days() if window is None and metric not in ("count", "days_known") else window, more


def case(text: str, *facts: tuple[Any, ...], **more: Any) -> Case:
    """A case whose evidence is numbered in order."""
    evidence = tuple(
        Evidence(
            id=f"e{n}", tool="test", subject=who, metric=key, value=value, unit=METRICS[key].unit, window=window, **rest
        )
        for n, (key, value, who, window, rest) in enumerate(facts, start=1)
    )
    return Case(text=text, evidence=evidence, **more)


def squad(text: str, *facts: tuple[Any, ...], **more: Any) -> Case:
    """A coach's case."""
    return case(text, *facts, names=SQUAD, **more)


def judged(item: Case, text: str | None = None) -> tuple[Violation, ...]:
    """What the verifier says."""
    return verify(
        item.text if text is None else text,
        evidence=item.evidence,
        names=item.names,
        user_text=item.user,
        receipts=item.receipts,
        reasons=item.reasons,
        known_names=HIDDEN,
        today=TODAY,
    )


PREDICTED = Kind.PREDICTED
PLANNED = {"kind": Kind.PLANNED, "label": "planned"}
ADJUSTED = {"kind": Kind.PLANNED, "label": "adjusted"}


def session(
    who: str = "you",
    *,
    minutes: tuple[float, float],
    rpe: tuple[float, float],
    reps: tuple[float, float] | None = None,
    each: float | None = None,
    window: Window | None = None,
) -> tuple[tuple[Any, ...], ...]:
    """A planned session and the one to do."""
    found = []
    for number, label in enumerate((PLANNED, ADJUSTED)):
        found.append(fact("session_duration_min", minutes[number], who, window, **label))
        found.append(fact("session_rpe", rpe[number], who, window, **label))
        if reps:
            found.append(fact("session_reps", reps[number], who, window, **label))
        if each:
            found.append(fact("session_rep_min", each, who, window, **label))
    return tuple(found)
