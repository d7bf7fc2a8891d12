"""Direction words without a number of their own: "your HRV is below your usual", "shorter", "pulls it down"."""

import re
from collections.abc import Iterator

from agent.grounding.lexicon import Tag
from agent.grounding.situation import Situation
from agent.grounding.topics import family, terms
from agent.grounding.truth import signs
from agent.grounding.wording import words_between
from agent.reply import Violation

SESSION = {
    "duration": ("session_duration_min", "session_reps", "session_rep_min"),
    "effort": ("session_rpe", "session_load_au", "session_duration_min", "session_reps"),
}


def directions(situation: Situation) -> Iterator[Violation]:
    """Direction words that the evidence contradicts or does not decide."""
    for tag in situation.passage.tags("direction"):
        if tag.value == "idiom" or tag.start in situation.used or _in_number(situation, tag):
            continue
        code = _loose(situation, tag)
        if code is not None:
            yield Violation(code=code, span=_around(situation, tag))
    yield from _as_usual(situation)
    yield from _coded(situation)


def _around(situation: Situation, tag: Tag) -> str:
    segment = situation.segment(tag)
    return situation.passage.quote(segment.start, segment.end)


def _in_number(situation: Situation, tag: Tag) -> bool:
    return any(mention.start <= tag.start < mention.end for mention in situation.passage.mentions)


def _loose(situation: Situation, tag: Tag) -> str | None:
    segment = situation.segment(tag)
    if _is_contribution(situation, tag):
        return _contribution(situation, tag)
    found = terms(situation, tag)
    word = situation.passage.lower[tag.start : tag.end]
    metrics: tuple[str, ...] = ()
    if found.own:
        metrics = situation.family(found.own[0])
    elif situation.passage.words.single["directions.session"].fullmatch(word):
        metrics = SESSION["duration" if word in ("shorter", "longer", "fewer") else "effort"]
    elif _says_how_it_is(situation, tag):
        metrics = family(situation, found)
    if not metrics:
        return "unsupported_direction" if found.own and not situation.coach and _says_of_you(situation, tag) else None
    wanted = 1 if tag.value == "up" else -1
    decided = _from_codes(situation, tag) or list(signs(situation, situation.subjects(tag), metrics))
    if _negated(situation, tag):
        return "wrong_direction" if decided and all(sign == wanted for sign in decided) else None
    if decided:
        return None if wanted in decided else "wrong_direction"
    start, end = situation.sentence(tag)
    general = not situation.passage.says("specific", start, end) and not situation.coach
    if general or situation.passage.says("directions.hypothetical", segment.start, segment.end):
        return None
    return "unsupported_direction"


def _says_of_you(situation: Situation, tag: Tag) -> bool:
    """`your VO2max fell`: of something that Fettle keeps no number for."""
    start, _ = situation.sentence(tag)
    if situation.passage.says("reasons.connectors", start, tag.start):
        return False
    return re.search(r"(?<!\w)(?:your|yours)(?!\w)", situation.before(tag)) is not None


def _negated(situation: Situation, tag: Tag) -> bool:
    """`did not fall`."""
    negation = situation.passage.words.table["directions"]["negation"]
    return re.search(rf"(?<!\w)(?:{negation})\W*$", situation.before(tag)) is not None


def _towards_usual(situation: Situation, tag: Tag) -> bool:
    """`higher than usual`."""
    usual = situation.passage.words.table["directions"]["towards_usual"]
    return re.match(rf"\W*(?:{usual})(?!\w)", situation.after(tag)) is not None


def _from_codes(situation: Situation, tag: Tag) -> list[int]:
    """Where the reasons themselves say of a topic that it is above or below its usual."""
    if not _towards_usual(situation, tag):
        return []
    start, _ = situation.sentence(tag)
    topics = situation.passage.tags_in("topic", start, tag.start)
    table = situation.passage.words.table
    codes = table["reasons"]["topics"][topics[-1].value]["codes"] if topics else "$^"
    about = [code.upper() for code in situation.reasons if re.match(codes, code.upper())]
    down = [-1 for code in about if re.search(table["directions"]["code_down"], code)]
    return down + [1 for code in about if re.search(table["directions"]["code_up"], code)]


def _coded(situation: Situation) -> Iterator[Violation]:
    """Phrases that only a reason code can prove: "took longer"."""
    for phrase, code in situation.passage.words.table["directions"]["coded"].items():
        for match in re.finditer(rf"(?<!\w)(?:{phrase})(?!\w)", situation.passage.lower):
            if not any(re.search(code, reason.upper()) for reason in situation.reasons):
                yield Violation(code="unsupported_direction", span=match[0])


def _says_how_it_is(situation: Situation, tag: Tag) -> bool:
    """`it is down`, `still falling`: a statement about what was named before."""
    before = situation.before(tag)
    segment = situation.segment(tag)
    length = words_between(situation.passage.lower[segment.start : segment.end])
    if (length in (2, 3) and not before.strip()) or _towards_usual(situation, tag):
        return True
    return re.search(r"(?:\bis|\bare|'s|\bwas|\bstill|\bhas|\bhave|\bbeen|\bit)\W*(?:\w+\W*)?$", before) is not None


def _is_contribution(situation: Situation, tag: Tag) -> bool:
    """`pulls it down`: a cause of the score, not a movement of what is named."""
    segment = situation.segment(tag)
    return situation.passage.says("reasons.trailing", segment.start, tag.start) and situation.passage.says(
        "reasons.trailing_after", segment.start, segment.end
    )


def _contribution(situation: Situation, tag: Tag) -> str | None:
    """A cause may pull only the way its reason codes point."""
    segment = situation.segment(tag)
    reasons = situation.passage.words.table["reasons"]
    for topic in situation.passage.tags_in("topic", segment.start, tag.start):
        codes = [code for code in situation.reasons if re.search(reasons["topics"][topic.value]["codes"], code.upper())]
        down = [code for code in codes if re.search(reasons["codes_down"], code.upper())]
        up = [code for code in codes if re.search(reasons["codes_up"], code.upper())]
        if (tag.value == "up" and down and not up) or (tag.value == "down" and up and not down):
            return "wrong_direction"
    topics = situation.passage.tags_in("topic", segment.start, tag.start)
    moved = list(signs(situation, situation.subjects(tag), ("readiness",))) if not topics else []
    return "wrong_direction" if moved and (1 if tag.value == "up" else -1) not in moved else None


def _off_usual(situation: Situation, tag: Tag) -> bool:
    """Whether the reasons say of a topic that it is not as usual."""
    start, _ = situation.sentence(tag)
    topics = situation.passage.tags_in("topic", start, tag.start)
    if not topics:
        return False
    table = situation.passage.words.table
    codes = table["reasons"]["topics"][topics[-1].value]["codes"]
    about = [code.upper() for code in situation.reasons if re.match(codes, code.upper())]
    return bool(about) and all(re.search(table["directions"]["off_usual"], code) for code in about)


def _as_usual(situation: Situation) -> Iterator[Violation]:
    """`where it usually is`: small differences only."""
    limits: dict[str, float] = situation.passage.words.table["at_usual_within"]
    relative: dict[str, str] = situation.passage.words.table["relative_of"]
    for match in situation.passage.words.single["at_usual"].finditer(situation.passage.lower):
        tag = Tag(*match.span(), "usual")
        if _off_usual(situation, tag):
            yield Violation(code="wrong_direction", span=_around(situation, tag), detail="a reason says otherwise")
            continue
        own = terms(situation, tag).own
        near = [term for term in own if words_between(situation.between(term, tag)) <= 4]
        metrics = situation.family(near[0]) if near else ()
        keys = set(metrics) | {key for key, of in relative.items() if of in metrics}
        for row in situation.ledger.of(situation.subjects(tag), keys & set(limits)):
            if abs(row.value) >= limits[row.metric]:
                yield Violation(code="wrong_direction", span=_around(situation, tag), detail=row.id)
