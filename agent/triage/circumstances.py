"""Whether the words of a sign speak of somebody's state now, or of something else."""

from enum import StrEnum

from agent.triage.lexicon import Lexicon, Telling
from agent.triage.matching import Message, Span
from agent.triage.tokens import COMMA

REACH_OF_NEGATION = 8
REACH_OF_SUPPOSING = 6
REACH_OF_PAST = 10


class Circumstance(StrEnum):
    """What a sign in a message is."""

    PRESENT = "present"
    GONE = "gone"
    PAST = "past"
    DENIED = "denied"
    GENERAL = "general"
    SUPPOSED = "supposed"
    OTHERS = "others"
    TOLD = "told"


def circumstance_of(message: Message, span: Span, lexicon: Lexicon) -> Circumstance:
    """Judge one place where the words of a sign stand."""
    sentence = message.tokens[span.start].sentence
    if denied(message, span, lexicon):
        return Circumstance.DENIED
    if _asked_in_general(message, span, lexicon.general):
        return Circumstance.GENERAL
    if _supposed(message, span, lexicon.supposed):
        return Circumstance.SUPPOSED
    if _told(message, sentence, lexicon.told):
        return Circumstance.TOLD
    if _somebody_else(message, span, lexicon.others):
        return Circumstance.OTHERS
    if _past(message, span, lexicon.past):
        return Circumstance.PAST
    if _over(message, span, lexicon.gone):
        return Circumstance.GONE
    return Circumstance.PRESENT


def denied(message: Message, span: Span, lexicon: Lexicon) -> bool:
    """Whether a negation before, inside or after the words denies them."""
    negation = lexicon.negation
    tokens = message.tokens
    inside = {*span.skipped, *message.gaps.intersection(range(span.start, span.end))}
    if any(tokens[at].word in negation.words and at not in message.void for at in inside):
        return True
    if _answered_no(message, span, negation.after, negation.answers):
        return True
    for at in range(span.start - 1, max(-1, span.start - 1 - REACH_OF_NEGATION), -1):
        token = tokens[at]
        if token.sentence != tokens[span.start].sentence:
            return False
        if token.word in negation.words:
            return at not in message.void
        listed = token.word == COMMA and _list_goes_on(message, at, negation.goes_on)
        if not (listed or token.word in negation.between or at in message.meant):
            return False
    return False


def _list_goes_on(message: Message, at: int, goes_on: frozenset[str]) -> bool:
    """Whether an "or" follows in the sentence, so that a comma only separates what is denied."""
    sentence = message.tokens[at].sentence
    return any(token.word in goes_on and token.sentence == sentence for token in message.tokens[at:])


def _answered_no(message: Message, span: Span, after: frozenset[str], answers: frozenset[str]) -> bool:
    tokens = message.tokens
    if span.end >= len(tokens):
        return False
    following = tokens[span.end]
    if following.sentence == tokens[span.start].sentence:
        return following.word in after
    return tokens[span.start].asked and following.word in answers


def _asked_in_general(message: Message, span: Span, general: Telling) -> bool:
    sentence = message.tokens[span.start].sentence
    for pattern in general.said:
        for found in message.spans(pattern.sequences[0]):
            if message.tokens[found.start].sentence != sentence or found.start > span.start:
                continue
            own = (s for unless in general.unless for s in message.spans(unless.sequences[0]))
            if not any(message.tokens[s.start].sentence == sentence and s.start >= found.end for s in own):
                return True
    return False


def _supposed(message: Message, span: Span, supposed: Telling) -> bool:
    sentence = message.tokens[span.start].sentence
    if any(message.holds(pattern, sentence) for pattern in supposed.unless):
        return False
    return any(
        0 <= span.start - found.end <= REACH_OF_SUPPOSING and message.tokens[found.start].sentence == sentence
        for pattern in supposed.said
        for found in message.spans(pattern.sequences[0])
    )


def _told(message: Message, sentence: int, telling: Telling) -> bool:
    return any(message.holds(pattern, sentence) for pattern in telling.said) and not any(
        message.holds(pattern, sentence) for pattern in telling.unless
    )


def _over(message: Message, span: Span, gone: Telling) -> bool:
    """Said in the sentence of the sign, outside its own words, or in the next one."""
    for sentence in (message.tokens[span.start].sentence, message.tokens[span.start].sentence + 1):
        outside = any(
            message.tokens[found.start].sentence == sentence and (found.start >= span.end or found.end <= span.start)
            for pattern in gone.said
            for found in message.spans(pattern.sequences[0])
        )
        if outside and not any(message.holds(pattern, sentence) for pattern in gone.unless):
            return True
    return False


def _somebody_else(message: Message, span: Span, others: Telling) -> bool:
    sentence = message.tokens[span.start].sentence
    before = [token.word for token in message.tokens[: span.end] if token.sentence == sentence]
    return any(word in others.words for word in before) and _told(message, sentence, others)


def _past(message: Message, span: Span, past: Telling) -> bool:
    """Old history must stand close to the sign, with nothing between that turns to today."""
    sentence = message.tokens[span.start].sentence
    if any(message.holds(pattern, sentence) for pattern in past.unless):
        return False
    for pattern in past.said:
        for found in message.spans(pattern.sequences[0]):
            between = range(min(found.end, span.end), max(found.start, span.start))
            apart = any(message.tokens[at].word in past.words for at in between)
            near = message.tokens[found.start].sentence == sentence and len(between) <= REACH_OF_PAST
            if near and not apart:
                return True
    return False
