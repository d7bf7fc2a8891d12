"""Claims of having done something: each needs its receipt or its decision."""

import re
from collections.abc import Iterator

from agent.grounding.lexicon import Tag
from agent.grounding.situation import Situation
from agent.reply import Violation


def writes(situation: Situation) -> Iterator[Violation]:
    """Claimed writes without a receipt, and receipts of something else."""
    table = situation.passage.words.table["writes"]
    for match in situation.passage.words.single["writes.records"].finditer(situation.passage.lower):
        tag = Tag(*match.span(), match[0])
        if _claims(situation, tag):
            yield from _proved(situation, tag)
    for pattern in (rf"(?<!\w)i(?: have|'ve)? (?:already |just |also )?(?:{table['plan']})(?!\w)",):
        for match in re.finditer(pattern, situation.passage.lower):
            of_session = re.match(
                rf"(?:\W+\w+){{0,4}}?\W+(?:{table['plan_things']})(?!\w)", situation.passage.lower[match.end() :]
            )
            if not (of_session and (situation.receipts or _decided(situation) or _own_rule(situation))):
                yield Violation(code="claimed_write", span=match[0])
    yield from _device(situation)
    for match in situation.passage.words.single["writes.never_alone"].finditer(situation.passage.lower):
        if not situation.receipts:
            yield Violation(code="claimed_write", span=match[0])
    for match in re.finditer(rf"(?:^|[.!\n] ?)(?:{table['done']})(?=[.!]|$)", situation.passage.lower):
        if not situation.receipts:
            yield Violation(code="claimed_write", span=match[0].strip(" .!"))


def _claims(situation: Situation, tag: Tag) -> bool:
    """Whether a word such as "logged" says that Fettle wrote something."""
    table = situation.passage.words.table["writes"]
    before = situation.before(tag)
    if re.search(rf"(?:(?<!\w)(?:{table['negated']})|n't)(?:\W+\w+){{0,3}}\W*$", before) or situation.passage.lower[
        tag.end :
    ].lstrip().startswith("?"):
        return False
    if re.search(rf"(?:^|\W)(?:{table['by_person']})(?:'ve| have| had| has)?\W*$", before):
        return False
    start, _ = situation.sentence(tag)
    opens = not situation.passage.lower[start : tag.start].strip(" \n·-*")
    after = situation.passage.lower[tag.end : tag.end + 2]
    if opens:
        return not re.match(
            r" (?:days|nights|sessions|loads?|values)\b", situation.passage.lower[tag.end : tag.end + 10]
        )
    return re.search(rf"(?:{table['records_now']})\W*(?:\w+\W+)?$", before) is not None or after.startswith(":")


def _proved(situation: Situation, tag: Tag) -> Iterator[Violation]:
    table = situation.passage.words.table["writes"]
    quoted = situation.passage.quote(tag.start, tag.end)
    wanted = [key for key, words in table["actions"].items() if re.fullmatch(words, tag.value)]
    actions = [receipt.action for receipt in situation.receipts]
    if not actions or (wanted and wanted[0] in ("delete", "send") and not any(wanted[0] in a for a in actions)):
        yield Violation(code="claimed_write", span=quoted)
        return
    if wanted == ["log"] and not any(action.startswith(("log", "record", "updat", "note")) for action in actions):
        yield Violation(code="claimed_write", span=quoted)
    start, end = situation.sentence(tag)
    known = " ".join(str(value).lower() for receipt in situation.receipts for value in receipt.values.values())
    for activity in situation.passage.tags_in("activity", start, end):
        said = re.compile(rf"(?<!\w)(?:{table['activities'][activity.value]})(?!\w)")
        if any("activity" in receipt.values for receipt in situation.receipts) and not said.search(known):
            yield Violation(code="wrong_receipt", span=situation.passage.quote(activity.start, activity.end))


def _own_rule(situation: Situation) -> bool:
    """Whether a rule of Fettle's own stretched or shortened a window."""
    return any(re.search(situation.passage.words.table["writes"]["rules"], code.upper()) for code in situation.reasons)


def _decided(situation: Situation) -> bool:
    """Whether the evidence holds a changed session."""
    return any(row.role == "changed" for row in situation.ledger.rows)


def _device(situation: Situation) -> Iterator[Violation]:
    for match in situation.passage.words.single["writes.device"].finditer(situation.passage.lower):
        tag = Tag(*match.span(), match[0])
        start, end = situation.sentence(tag)
        negated = re.search(
            rf"(?:(?<!\w)(?:{situation.passage.words.table['writes']['negated']})|n't)(?:\W+\w+){{0,3}}\W*$",
            situation.before(tag),
        )
        stops = re.fullmatch(situation.passage.words.table["writes"]["device_stops"], match[0]) is not None
        proved = stops and any(receipt.action == "stopped_cuff" for receipt in situation.receipts)
        if situation.passage.says("writes.device_things", start, end) and not negated and not proved:
            yield Violation(code="claimed_write", span=situation.passage.quote(start, end))
