"""Who needs a look and who has no data: claims about people that carry no number."""

from collections.abc import Iterator

from agent.grounding.ledger import Row
from agent.grounding.lexicon import Tag
from agent.grounding.people import GROUP
from agent.grounding.situation import COUNTS, Situation
from agent.grounding.truth import side_by_side
from agent.reply import Violation

FAST_INCREASE = 1.5
MANY_SIGNALS = 3
LOW_OF_5 = 3.0


def concerns(situation: Situation) -> Iterator[Violation]:
    """People called out whose rows are fine, and people called missing who have rows."""
    if not situation.coach:
        return
    single = situation.passage.words.single
    for match in single["bands.attention"].finditer(situation.passage.lower):
        for tag in _meant(situation, Tag(*match.span(), "")):
            rows = situation.ledger.of((tag.value,), {row.metric for row in situation.ledger.rows})
            if not any(_is_concern(situation, row) for row in rows):
                yield Violation(code="unsupported_concern", span=situation.passage.quote(tag.start, tag.end))
    for match in single["bands.absent"].finditer(situation.passage.lower):
        for tag in _meant(situation, Tag(*match.span(), "")):
            if any(row.subject == tag.value and row.metric not in COUNTS for row in situation.ledger.rows):
                yield Violation(code="wrong_missing", span=situation.passage.quote(tag.start, match.end()))


def _meant(situation: Situation, claim: Tag) -> list[Tag]:
    """The people a claim is made of: listed before it in its sentence, or named right after it."""
    start, end = situation.sentence(claim)
    people = [tag for tag in situation.people if tag.value not in (GROUP, "?")]
    before = side_by_side(situation, [tag for tag in people if start <= tag.start < claim.start])
    segment = situation.segment(claim)
    numbers = any(before and before[-1].end <= m.start < claim.start for m in situation.passage.mentions)
    after = [tag for tag in people if claim.end <= tag.start < min(end, segment.end)]
    return after[:1] if after and not before else [] if numbers else before


def _is_concern(situation: Situation, row: Row) -> bool:
    low = situation.passage.words.table["bands"]["edges"][0]
    return (
        (row.metric == "readiness" and row.value < low)
        or (row.metric == "acwr" and row.role != "threshold" and row.value >= FAST_INCREASE)
        or (row.metric == "strain_signals" and row.value >= MANY_SIGNALS)
        or (row.dimension == "of 5" and row.value <= LOW_OF_5)
        or row.role == "changed"
    )
