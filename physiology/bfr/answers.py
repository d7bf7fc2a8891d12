"""Which answers still stand: they expire, the future counts for nothing, and some yeses stay."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from physiology.bfr.items import ITEMS, Answer, Asked, Clearing, Item, Kind, asked

VALID = {"screen": timedelta(days=90), "today": timedelta(hours=12)}
"""How long an answer counts (house rule)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about the questions of one occasion."""

    yes: tuple[Item, ...]
    unanswered: tuple[Item, ...]
    """Never answered, expired, or answered in the future."""
    oldest_at: datetime | None
    """Of the answers that count; None where one is missing."""
    newest_at: datetime | None


def standing(answers: Collection[Answer], when: Asked, now: datetime) -> Standing:
    """What stands of the answers to one occasion's questions.

    Parameters
    ----------
    answers : collection of Answer
        Everything ever answered, in any order.
    when : {"screen", "today"}
        The occasion.
    now : datetime
        Aware instant at which it is judged.

    Returns
    -------
    Standing
        The newest answer to each question counts, yes before no at the same instant. A yes to what excludes, or to a
        question that refers by itself, stands however old it is and whatever was answered later.

    Notes
    -----
    Answers count for 90 days, those of a session for 12 h, both ends included; one from the future leaves its
    question open. All of it is a house rule.

    Examples
    --------
    >>> from datetime import UTC
    >>> now = datetime(2026, 3, 1, tzinfo=UTC)
    >>> found = standing([Answer(code="FEVER", yes=True, at=now)], "today", now)
    >>> [item.code for item in found.yes], len(found.unanswered)
    (['FEVER'], 4)
    """
    newest = _newest(answers)
    stuck = {one.code for one in answers if one.yes and _stays(ITEMS[one.code])}
    items = asked(when)
    counted = [item.code in newest and timedelta() <= now - newest[item.code].at <= VALID[when] for item in items]
    open_items = tuple(item for item, counts in zip(items, counted, strict=True) if not counts)
    yes = tuple(
        item
        for item, counts in zip(items, counted, strict=True)
        if item.code in stuck or (counts and newest[item.code].yes)
    )
    if open_items:
        return Standing(yes, open_items, None, None)
    instants = [newest[item.code].at for item in items]
    return Standing(yes, open_items, min(instants), max(instants))


def locking(answers: Iterable[Answer], clearings: Iterable[Clearing], now: datetime) -> tuple[Item, ...]:
    """Complaints before or after a session that nobody has cleared.

    Parameters
    ----------
    answers : iterable of Answer
        Everything ever answered.
    clearings : iterable of Clearing
        Every time a person cleared.
    now : datetime
        Aware instant at which it is judged; a clearing from the future clears nothing.

    Returns
    -------
    tuple of Item
        Questions with a yes after the last clearing, in the order in which they are asked. A later no does not
        undo a yes (house rule).

    Examples
    --------
    >>> from datetime import UTC
    >>> hurt, later = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
    >>> said = [Answer(code="AFTER_SWELLING", yes=True, at=hurt)]
    >>> len(locking(said, [], later)), len(locking(said, [Clearing(by="a clinician", at=later)], later))
    (1, 0)
    """
    cleared = [one.at for one in clearings if one.at <= now]
    last = max(cleared, default=None)
    held = {one.code for one in answers if one.yes and (last is None or one.at > last)}
    items = (*asked("today"), *asked("after"))
    return tuple(item for item in items if item.kind is Kind.REFER and item.code in held)


def _stays(item: Item) -> bool:
    return item.kind is Kind.EXCLUDE or item.gate


def _newest(answers: Iterable[Answer]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for one in sorted(answers, key=lambda answer: (answer.at, answer.yes)):
        found[one.code] = one
    return found
