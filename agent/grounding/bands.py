"""Band words: hard, moderate and recovery must be where the readiness they speak of lies."""

import re
from collections.abc import Iterator

from agent.grounding.ledger import Row
from agent.grounding.lexicon import Tag
from agent.grounding.mention import Form
from agent.grounding.situation import Situation
from agent.grounding.thresholds import comparator_before
from agent.grounding.topics import family, terms
from agent.grounding.truth import actual
from agent.grounding.wording import words_between
from agent.reply import Violation

READINESS = "readiness"


def bands(situation: Situation) -> Iterator[Violation]:
    """Band words that contradict the score."""
    for tag in situation.passage.tags("band"):
        if not _speaks_of_readiness(situation, tag):
            continue
        defined = _definition(situation, tag)
        right = defined == tag.value if defined else _matches_score(situation, tag)
        if not right:
            segment = situation.segment(tag)
            yield Violation(code="wrong_band", span=situation.passage.quote(segment.start, segment.end))


def _speaks_of_readiness(situation: Situation, tag: Tag) -> bool:
    table = situation.passage.words.table["bands"]
    word = situation.passage.lower[tag.start : tag.end]
    framed = re.search(
        rf"(?<!\w)(?:{table['frames']})(?!\w)".replace("{band}", re.escape(word)), _around(situation, tag)
    )
    if framed:
        return True
    after = situation.passage.lower[tag.end : tag.end + 16].lstrip()
    if situation.passage.words.single["bands.not_before"].match(after):
        return False
    segment = situation.segment(tag)
    found = terms(situation, tag)
    if found.own:
        return found.own[0].start < tag.start and READINESS in situation.family(found.own[0])
    alone = words_between(situation.passage.lower[segment.start : segment.end]) <= 2
    return alone and (_after_score(situation, tag) or READINESS in family(situation, found))


def _around(situation: Situation, tag: Tag) -> str:
    segment = situation.segment(tag)
    start = max(segment.start, tag.start - 24)
    return situation.passage.lower[start : min(segment.end, tag.end + 14)]


def _after_score(situation: Situation, tag: Tag) -> bool:
    start, _ = situation.sentence(tag)
    return any(start <= at < tag.start and row.metric == READINESS for at, row in situation.bound.items())


def _definition(situation: Situation, tag: Tag) -> str | None:
    """The band that edges beside the word define: "above 80 hard"."""
    segment = situation.segment(tag)
    edges: list[float] = situation.passage.words.table["bands"]["edges"]
    for mention in situation.passage.mentions:
        if not segment.start <= mention.start < segment.end or mention.start in situation.bound:
            continue
        if mention.form is Form.RANGE and [mention.value, mention.high] == edges:
            return "moderate"
        way = comparator_before(situation, mention)
        if mention.value == edges[1] and way == "up":
            return "hard"
        if mention.value == edges[0] and way == "down":
            return "recovery"
    return None


def _matches_score(situation: Situation, tag: Tag) -> bool:
    rows = actual(situation, tag, situation.subjects(tag), (READINESS,))
    rows = tuple(row for row in rows if row.metric == READINESS)
    start, _ = situation.sentence(tag)
    before = [at for at, row in situation.bound.items() if row in rows and start <= at < tag.start]
    if not rows:
        return _counted(situation, tag)
    chosen = (situation.bound[max(before)],) if before else rows
    return any(tag.value in _names(situation, row) for row in chosen)


def _counted(situation: Situation, tag: Tag) -> bool:
    """`2 are in the recovery band`: as many as there are."""
    start, end = situation.sentence(tag)
    counts = [row.value for at, row in situation.bound.items() if start <= at < end and row.metric == "count"]
    people = [row for row in situation.ledger.rows if row.metric == READINESS and row.subject not in ("you", "group")]
    return len([row for row in people if tag.value in _names(situation, row)]) in counts


def _names(situation: Situation, row: Row) -> set[str]:
    """The band of a score, as it is and as it is printed."""
    low, high = situation.passage.words.table["bands"]["edges"]
    return {
        "recovery" if value < low else "hard" if value > high else "moderate" for value in (row.value, round(row.value))
    }
