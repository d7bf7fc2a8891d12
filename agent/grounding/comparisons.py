"""Comparisons with a number: "below 60", "above the 1.5 limit", "falls to 1.21"."""

import re
from collections.abc import Iterator

from agent.grounding.ledger import SIGNED, Row
from agent.grounding.mention import Form, Mention
from agent.grounding.restating import from_user
from agent.grounding.situation import Situation
from agent.grounding.thresholds import comparator_before
from agent.grounding.topics import metrics_for
from agent.grounding.truth import actual, holds, together
from agent.reply import Violation

OTHER = {"up": "down", "down": "up"}


def comparisons(situation: Situation) -> Iterator[Violation]:
    """Comparisons that the evidence contradicts, or does not decide."""
    for mention in situation.passage.mentions:
        if mention.form is not Form.QUANTITY or _is_relative(situation, mention):
            continue
        way = comparator_before(situation, mention)
        code = _arrives(situation, mention) if way is None else _compared(situation, mention, way)
        if code is not None:
            segment = situation.segment(mention)
            yield Violation(code=code, span=situation.passage.quote(segment.start, mention.end))


def _is_relative(situation: Situation, mention: Mention) -> bool:
    row = situation.bound.get(mention.start)
    return row is not None and row.signed


def _mark(situation: Situation, mention: Mention) -> None:
    segment = situation.segment(mention)
    tags = [t for t in situation.passage.tags_in("direction", segment.start, mention.start) if t.value != "idiom"]
    if tags:
        situation.used.add(tags[-1].start)


def _compared(situation: Situation, mention: Mention, way: str) -> str | None:
    _mark(situation, mention)
    before = situation.before(mention)
    negation = situation.passage.words.table["directions"]["negation"]
    comparators = situation.passage.words.table["directions"]["comparators"]
    if re.search(rf"(?<!\w)(?:{negation}) (?:{comparators})\W", before):
        way = OTHER[way]
    metrics = _measured(situation, mention)
    people = together(situation, mention)
    rows = actual(situation, mention, people, metrics)
    named = {alias for alias in people if alias not in ("you", "group")}
    if named and len(named) < len([alias for alias in people if alias in named]):
        return "wrong_subject"
    if len(named) > 1 and not named <= {row.subject for row in rows}:
        return "unsupported_direction"
    rows = tuple(row for row in rows if row.id != _id(situation, mention))
    start, end = situation.sentence(mention)
    if situation.passage.says("directions.definite", start, end):
        return "wrong_direction" if rows and all(holds(row, way, mention.value) for row in rows) else None
    segment = situation.segment(mention)
    if situation.passage.says("directions.open", segment.start, segment.end):
        return None
    if rows:
        return None if all(holds(row, way, mention.value) for row in rows) else "wrong_direction"
    return _counted(situation, mention, way, metrics)


def _id(situation: Situation, mention: Mention) -> str | None:
    row = situation.bound.get(mention.start)
    return row.id if row else None


def _measured(situation: Situation, mention: Mention) -> set[str]:
    """The metrics that a limit is a limit of."""
    row = situation.bound.get(mention.start)
    baseline: dict[str, str] = situation.passage.words.table["baseline_of"]
    inverse = {usual: key for key, usual in baseline.items()} | {"sleep_need_min": "sleep_min"}
    if row is not None:
        return {inverse.get(row.metric, row.metric)}
    found = {key for key in metrics_for(situation, mention) if key not in SIGNED}
    asked = from_user(situation, mention)
    if not found and asked:
        found = {key for key in metrics_for(as_user(situation), asked) if key not in SIGNED}
    return found or ({"readiness"} if mention.dimension in ("plain", "of 100") else set())


def _counted(situation: Situation, mention: Mention, way: str, metrics: set[str]) -> str | None:
    """Nobody is named: how many people lie on that side, or which side the person asked for."""
    own = situation.bound.get(mention.start)
    if own is not None and own.metric == "days_known" and own.role == "known" and way == "down":
        return "wrong_direction"
    everybody = [row for row in situation.ledger.rows if row.metric in metrics and row.subject not in ("group", "you")]
    start, end = situation.sentence(mention)
    counts = [row.value for at, row in situation.bound.items() if start <= at < end and row.metric == "count"]
    if everybody:
        beyond = {row.subject for row in everybody if holds(row, way, mention.value)}
        return None if not counts or len(beyond) in counts else "wrong_direction"
    asked = from_user(situation, mention)
    said = comparator_before(as_user(situation), asked) if asked else None
    return None if said in (None, way) and (asked or _id(situation, mention)) else "unsupported_direction"


def as_user(situation: Situation) -> Situation:
    """The person's own message, read with the same evidence."""
    return Situation(
        passage=situation.user, ledger=situation.ledger, people=(), user=situation.user, receipts=(), reasons=(),
        today=None, coach=False,
    )  # fmt: skip


def _arrives(situation: Situation, mention: Mention) -> str | None:
    """`falls to 1.21`: true where the evidence holds a value to fall from."""
    departed = _departs(situation, mention)
    if departed is not None:
        return departed or None
    arrivals = situation.passage.words.table["directions"]["arrivals"]
    segment = situation.segment(mention)
    matches = list(re.finditer(rf"(?<!\w)(?:{arrivals})\W*$", situation.passage.lower[segment.start : mention.start]))
    if not matches:
        return None
    tags = situation.passage.tags_in("direction", segment.start + matches[-1].start(), mention.start)
    tags = tuple(tag for tag in tags if tag.value != "idiom")
    if not tags:
        return None
    situation.used.add(tags[0].start)
    row = situation.bound.get(mention.start)
    if row is None:
        return None
    origins = [other for other in situation.ledger.of((row.subject,), (row.metric,)) if _before(other, row)]
    if not origins:
        return "unsupported_direction"
    up = tags[0].value == "up"
    return None if all((row.value > other.value) == up for other in origins) else "wrong_direction"


def _departs(situation: Situation, mention: Mention) -> str | None:
    """`down from 62`: the code of what is wrong, empty where it is right, None where nothing departs."""
    departures = situation.passage.words.table["directions"]["departures"]
    segment = situation.segment(mention)
    text = situation.passage.lower[segment.start : mention.start]
    match = re.search(rf"(?<!\w)(?:{departures})\W*$", text)
    row = situation.bound.get(mention.start)
    if match is None or row is None:
        return None
    situation.used.add(segment.start + match.start())
    up = match[0].startswith("up")
    later = [other for other in situation.ledger.of((row.subject,), (row.metric,)) if _before(row, other)]
    if not later:
        return "unsupported_direction"
    return "" if all((other.value > row.value) == up for other in later) else "wrong_direction"


def _before(other: Row, row: Row) -> bool:
    if other.id == row.id or other.role in ("needed", "threshold"):
        return False
    earlier = other.window is not None and row.window is not None and other.window.last_on < row.window.last_on
    return (other.role == "base" and row.role != "base") or earlier
