"""Which way the evidence really points: signs, comparisons and the rows they are read from."""

from collections.abc import Iterable, Iterator

from agent.grounding.ledger import EDGE, Row
from agent.grounding.lexicon import Tag
from agent.grounding.situation import Place, Situation
from agent.grounding.wording import words_between

AUXILIARY = frozenset({"needed", "threshold", "known", "missing"})
LOADS = frozenset({"session_load_au", "daily_load_au", "weekly_load_au", "week_change_pct", "acwr"})
"""Load rises where the ratio of the last days to the last weeks is above one."""


def actual(situation: Situation, place: Place, subjects: Iterable[str], metrics: Iterable[str]) -> tuple[Row, ...]:
    """The rows that say how things are: bound in this sentence if any, else the newest state there is."""
    baseline = situation.passage.words.table["baseline_of"]
    wanted = set(metrics) - set(baseline.values())
    rows = [
        row for row in situation.ledger.of(subjects, wanted) if row.role not in AUXILIARY and row.value == row.value
    ]
    start, end = situation.sentence(place)
    here = {row.id for at, row in situation.bound.items() if start <= at < end and at != place.start}
    bound = [row for row in rows if row.id in here]
    if bound:
        return tuple(bound)
    current = [row for row in rows if row.role != "base"]
    return tuple(current or rows)


def holds(row: Row, way: str, limit: float) -> bool:
    """Whether a value lies on the said side of a limit."""
    return row.value > limit - EDGE if way == "up" else row.value < limit + EDGE


def signs(situation: Situation, subjects: tuple[str, ...], family: tuple[str, ...]) -> Iterator[int]:
    """Every way in which the evidence decides between up and down for a family of metrics."""
    table = situation.passage.words.table
    relative: dict[str, str] = table["relative_of"]
    keys = set(family) | {key for key, of in relative.items() if of in family}
    for row in situation.ledger.of(subjects, keys):
        if row.signed:
            yield _sign(row.value)
    if keys & LOADS:
        yield from (_sign(row.value - 1) for row in situation.ledger.of(subjects, ("acwr",)) if not row.role)
    baseline: dict[str, str] = table["baseline_of"]
    for key in keys & set(baseline):
        for row in situation.ledger.of(subjects, (key,)):
            yield from (
                _sign(row.value - usual.value) for usual in situation.ledger.of((row.subject,), (baseline[key],))
            )
    for base, changed in situation.ledger.pairs(subjects, keys):
        yield _sign(changed.value - base.value)


def _sign(difference: float) -> int:
    return (difference > EDGE) - (difference < -EDGE)


def together(situation: Situation, place: Place) -> tuple[str, ...]:
    """Everybody a claim is made of: the names listed before a place, or whom its number belongs to."""
    start, _ = situation.sentence(place)
    numbers = [mention.end for mention in situation.passage.mentions if start <= mention.start < place.start]
    begin = max([start, *numbers])
    listed = [tag for tag in situation.people if begin <= tag.start < place.start]
    return tuple(tag.value for tag in side_by_side(situation, listed)) or situation.subjects(place)


def side_by_side(situation: Situation, listed: list[Tag]) -> list[Tag]:
    """The last run of names that stand side by side."""
    chain: list[Tag] = []
    for tag in reversed(listed):
        if chain and words_between(situation.between(tag, chain[0]).replace(" and ", " , ")) > 0:
            break
        chain.insert(0, tag)
    return chain
