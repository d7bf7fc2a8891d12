"""Superlatives, ranks and quantifiers, recomputed from the rows, ties included."""

import re
from collections.abc import Iterable, Iterator

from agent.grounding.ledger import Row
from agent.grounding.lexicon import Tag
from agent.grounding.people import GROUP
from agent.grounding.situation import Place, Situation
from agent.grounding.thresholds import comparator_before
from agent.grounding.topics import family, terms
from agent.grounding.truth import AUXILIARY, holds, side_by_side
from agent.grounding.wording import words_between
from agent.reply import Violation
from physiology.metrics import METRICS

OTHER = {"high": "low", "low": "high"}


def orders(situation: Situation) -> Iterator[Violation]:
    """Ranks and quantifiers that the rows do not bear out."""
    for match in situation.passage.words.single["orders.superlatives"].finditer(situation.passage.lower):
        tag = Tag(*match.span(), match[0])
        code = _superlative(situation, tag)
        if code is not None:
            start, end = situation.sentence(tag)
            yield Violation(code=code, span=situation.passage.quote(start, end))
    if situation.coach:
        yield from _quantifiers(situation)


def _way(situation: Situation, tag: Tag) -> str | None:
    found = [t.value for t in situation.passage.tags("order") if t.start <= tag.start < t.end]
    swapped = tag.value in situation.passage.words.table["orders"]["swapped"].split("|")
    return None if not found else ("low" if swapped else found[0])


def _metrics(situation: Situation, tag: Tag) -> tuple[str, ...]:
    found = terms(situation, tag)
    swapped = tag.value in situation.passage.words.table["orders"]["swapped"].split("|")
    if swapped or tag.value in ("freshest", "most recovered", "most rested"):
        return ("readiness",)
    near = found.own + found.near
    return situation.family(near[0]) if near else ()


def _superlative(situation: Situation, tag: Tag) -> str | None:
    if re.search(r"from the\s+$", situation.passage.lower[: tag.start]):
        return _listed(situation, tag)
    way, bound = _way(situation, tag), _bound_near(situation, tag)
    metrics = tuple(row.metric for row in bound[:1]) or _metrics(situation, tag)
    if way is None or not metrics:
        return None
    metric = bound[0].metric if bound else next((m for m in metrics if _people_rows(situation, m)), metrics[0])
    claimed = _claimed(situation, tag)
    if claimed:
        return _ranked(situation, tag, _people_rows(situation, metric), claimed, way)
    wanted = "max" if way == "high" else "min"
    if any(row.aggregate in (wanted, None) and _extreme(situation, row, way) for row in bound):
        return None
    if situation.coach and not bound:
        return None if not _people_rows(situation, metric) else "unsupported_rank"
    return "wrong_rank" if bound else None


def _listed(situation: Situation, tag: Tag) -> str | None:
    """`from the top`: the rows that follow stand in that order, and begin with the first there is."""
    way = _way(situation, tag)
    following = [row for at, row in sorted(situation.bound.items()) if at > tag.end and row.subject != GROUP]
    metric = following[0].metric if following else ""
    shown = [_printed(row) for row in following if row.metric == metric]
    everybody = [_printed(row) for row in _people_rows(situation, metric)]
    ordered = shown == sorted(shown, reverse=way == "high")
    first = not shown or shown[0] == (max if way == "high" else min)(everybody, default=shown[0])
    return None if ordered and first else "wrong_rank"


def _bound_near(situation: Situation, tag: Tag) -> list[Row]:
    """What the numbers beside a superlative state: those of its own segment, else of its sentence."""
    segment = situation.segment(tag)
    start, end = situation.sentence(tag)
    found = sorted(situation.bound.items())
    own = [row for at, row in found if segment.start <= at < segment.end]
    return own or [row for at, row in found if start <= at < end]


def _people_rows(situation: Situation, metric: str) -> tuple[Row, ...]:
    return tuple(
        row
        for row in situation.ledger.rows
        if row.metric == metric and row.subject not in (GROUP, "you") and row.role not in AUXILIARY
    )


def _claimed(situation: Situation, tag: Tag) -> tuple[str, ...]:
    segment = situation.segment(tag)
    start, end = situation.sentence(tag)
    people = [t for t in situation.people if t.value not in (GROUP, "?")]
    own = [t for t in people if segment.start <= t.start < segment.end]
    before = side_by_side(situation, [t for t in people if start <= t.start < tag.start])
    after = [t for t in people if tag.end <= t.start < end]
    chosen = before if len(before) > 1 else own or before or after[:1]
    return tuple(dict.fromkeys(t.value for t in chosen))


def _extreme(situation: Situation, row: Row, way: str) -> bool:
    if row.aggregate in ("max", "min"):
        return row.aggregate == ("max" if way == "high" else "min")
    days = [other for other in situation.ledger.of((row.subject,), (row.metric,)) if other.days == 1]
    best = max if way == "high" else min
    return len(days) > 1 and row.value == best(other.value for other in days)


def _ranked(situation: Situation, tag: Tag, rows: Iterable[Row], claimed: tuple[str, ...], way: str) -> str | None:
    shown = {row.subject: _printed(row) for row in rows}
    if not set(claimed) <= set(shown) or len(shown) < 2:
        return "unsupported_rank"
    order = sorted(set(shown.values()), reverse=way == "high")
    rank = _rank(situation, tag)
    if rank > len(order):
        return "wrong_rank"
    at_rank = {subject for subject, value in shown.items() if value == order[rank - 1]}
    if len(claimed) > 1 and len(at_rank) == 1:
        best = sorted(shown.values(), reverse=way == "high")[: len(claimed)]
        return None if sorted(best) == sorted(shown[subject] for subject in claimed) else "wrong_rank"
    if not set(claimed) <= at_rank:
        return "wrong_rank"
    start, end = situation.sentence(tag)
    tied = len(at_rank) > len(claimed) and not situation.passage.says("orders.tie", start, end)
    return "wrong_rank" if tied else None


def _rank(situation: Situation, tag: Tag) -> int:
    words: dict[str, int] = situation.passage.words.table["orders"]["ordinals"]
    before = situation.before(tag).split()
    return words.get(before[-1], 1) if before else 1


def _printed(row: Row) -> float:
    return round(row.value, METRICS[row.metric].decimals) if row.metric in METRICS else row.value


def _quantifiers(situation: Situation) -> Iterator[Violation]:
    single = situation.passage.words.single
    for kind in ("all", "none", "only"):
        for match in single[f"orders.{kind}"].finditer(situation.passage.lower):
            tag = Tag(*match.span(), kind)
            code = _quantified(situation, tag)
            if code is not None:
                start, end = situation.sentence(tag)
                yield Violation(code=code, span=situation.passage.quote(start, end))


def _quantified(situation: Situation, tag: Tag) -> str | None:
    if re.search(r"(?<!\w)(?:of|for|by|with)(?: the)?\s+$", situation.passage.lower[: tag.start]):
        return None
    named = [t for t in situation.people if t.start >= tag.end and t.value not in (GROUP, "?")]
    if tag.value == "only" and not (named and words_between(situation.between(tag, named[0])) == 0):
        return None
    test = _predicate(situation, tag)
    if test is None:
        return None if tag.value == "only" else "unsupported_quantifier"
    rows, limit, way = test
    _, end = situation.sentence(tag)
    but = situation.passage.words.single["except"].search(situation.passage.lower, tag.end, end)
    if but is not None:
        spared = {t.value for t in situation.people if but.end() <= t.start < end}
        rows = tuple(row for row in rows if row.subject not in spared)
    if situation.passage.lower[tag.end :].startswith((" else", "one else")):
        spoken = [t.value for t in situation.people if t.end <= tag.start and t.value not in (GROUP, "?")]
        rows = tuple(row for row in rows if row.subject not in spoken[-1:])
    beyond = {row.subject for row in rows if holds(row, way, limit)}
    everybody = {row.subject for row in rows}
    if tag.value == "all":
        return None if everybody and beyond == everybody else "wrong_quantifier"
    if tag.value == "none":
        return None if everybody and not beyond else "wrong_quantifier"
    return None if beyond == {named[0].value} else "wrong_quantifier"


def _predicate(situation: Situation, place: Place) -> tuple[tuple[Row, ...], float, str] | None:
    """What a quantifier is about: a comparison with a number, or a band."""
    start, end = situation.sentence(place)
    for mention in situation.passage.mentions:
        way = comparator_before(situation, mention) if place.end <= mention.start < end else None
        if way is not None:
            metrics = family(situation, terms(situation, mention)) or ("readiness",)
            metric = next((key for key in metrics if _people_rows(situation, key)), None)
            return (_people_rows(situation, metric), mention.value, way) if metric else None
    low, high = situation.passage.words.table["bands"]["edges"]
    for tag in situation.passage.tags_in("band", start, end):
        if tag.value != "moderate":
            way, limit = ("up", high) if tag.value == "hard" else ("down", low)
            return _people_rows(situation, "readiness"), limit, way
    return None
