"""Judgements without a number: "you slept badly", "your readiness is unknown"."""

import re
from collections.abc import Iterator

from agent.grounding.lexicon import Tag
from agent.grounding.situation import Situation
from agent.reply import Violation


def qualities(situation: Situation) -> Iterator[Violation]:
    """Good and bad where the reasons say the opposite, unknown where there is a value, and talk of other people."""
    for way in ("good", "bad"):
        for match in situation.passage.words.single[f"qualities.{way}"].finditer(situation.passage.lower):
            if _contradicted(situation, Tag(*match.span(), way)):
                yield Violation(code="wrong_direction", span=match[0])
    for match in situation.passage.words.single["qualities.unknown"].finditer(situation.passage.lower):
        terms = situation.passage.tags_in("metric", match.start(), match.end())
        metrics = {key for term in terms for key in situation.family(term)}
        if situation.ledger.of(situation.subjects(Tag(*match.span(), "")), metrics):
            yield Violation(code="wrong_missing", span=match[0])
    if not situation.coach:
        for match in situation.passage.words.single["qualities.others"].finditer(situation.passage.lower):
            yield Violation(code="leaked_name", span=match[0], detail="an athlete hears about nobody else")


def _contradicted(situation: Situation, tag: Tag) -> bool:
    reasons = situation.passage.words.table["reasons"]
    against = reasons["codes_down" if tag.value == "good" else "codes_up"]
    favour = reasons["codes_up" if tag.value == "good" else "codes_down"]
    for topic in situation.passage.tags_in("topic", tag.start, tag.end):
        codes = [c.upper() for c in situation.reasons if re.match(reasons["topics"][topic.value]["codes"], c.upper())]
        if any(re.search(against, code) for code in codes) and not any(re.search(favour, code) for code in codes):
            return True
    return False
