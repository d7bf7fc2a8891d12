"""Causes: what follows "because" must be a reason that a tool gave."""

import re
from collections.abc import Iterator

from agent.grounding.lexicon import Tag
from agent.grounding.situation import Situation
from agent.reply import Violation


def reasons(situation: Situation) -> Iterator[Violation]:
    """Causes that no reason code covers, and denials of causes that one does."""
    for match in situation.passage.words.single["reasons.connectors"].finditer(situation.passage.lower):
        connector = Tag(*match.span(), match[0])
        _, end = situation.sentence(connector)
        start = situation.sentence(connector)[0] if connector.value.endswith("is why") else connector.end
        stop = connector.start if connector.value.endswith("is why") else end
        yield from _clause(situation, start, stop, needs_topic=True)
    for segment in situation.passage.segments:
        single = situation.passage.words.single
        cause = single["reasons.causes"].search(situation.passage.lower, segment.start, segment.end)
        pull = single["reasons.trailing"].search(situation.passage.lower, segment.start, segment.end)
        if pull and single["reasons.trailing_after"].match(situation.passage.lower, min(pull.end() + 1, segment.end)):
            cause = pull
        if cause:
            yield from _clause(situation, segment.start, cause.start(), needs_topic=False)


def _clause(situation: Situation, start: int, end: int, *, needs_topic: bool) -> Iterator[Violation]:
    passage, table = situation.passage, situation.passage.words.table["reasons"]
    topics = passage.tags_in("topic", start, end)
    given = {tag.start: _given(situation, table["topics"][tag.value]["codes"]) for tag in topics}
    denied = _denied(situation, topics, start)
    for tag in topics:
        if given[tag.start] == (tag.start in denied) and not (
            tag.start not in denied and _excused(situation, start, end)
        ):
            yield Violation(code="unsupported_reason", span=passage.quote(tag.start, tag.end))
    if needs_topic and not topics and not _excused(situation, start, end):
        yield Violation(code="unsupported_reason", span=passage.quote(start, end))


def _given(situation: Situation, codes: str) -> bool:
    return any(re.search(codes, code.upper()) for code in situation.reasons)


def _denied(situation: Situation, topics: tuple[Tag, ...], start: int) -> set[int]:
    """Topics that a clause rules out: "sleep, not fitness"."""
    pattern = situation.passage.words.single["reasons.negated"]
    found: set[int] = set()
    for tag in topics:
        before = situation.passage.lower[max(start, tag.start - 24) : tag.start]
        if any(
            not before[match.end() :].strip(" ,a") or len(before[match.end() :].split()) <= 1
            for match in pattern.finditer(before)
        ):
            found.add(tag.start)
    return found


def _excused(situation: Situation, start: int, end: int) -> bool:
    """Causes that need no code: missing data, and what the person said themselves."""
    return situation.passage.says("reasons.always", start, end)
