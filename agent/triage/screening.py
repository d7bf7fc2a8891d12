"""The gravest sign in a message: a pure function of its words."""

from collections.abc import Iterator
from itertools import groupby, islice

from agent.triage.circumstances import Circumstance, circumstance_of, denied
from agent.triage.files import languages
from agent.triage.level import Screened
from agent.triage.lexicon import Lexicon, Sign, lexicon_of
from agent.triage.matching import Message, Span
from agent.triage.pattern import Bearing, Pattern, Sequence

MOST_PLACES = 24
"""Places judged a pattern, so that a message of nothing but symptoms is still answered at once."""


def screen(text: str, language: str = "en") -> Screened | None:
    """The gravest sign in a text, judged with the words of one language; None where nothing is a red flag.

    A language without a lexicon finds nothing.
    """
    if language not in languages():
        return None
    lexicon = lexicon_of(language)
    message = lexicon.read(text)
    found = [screened for sign in lexicon.signs if (screened := _judge(message, sign, lexicon))]
    return max(found, key=lambda screened: screened.level.gravity, default=None)


def _judge(message: Message, sign: Sign, lexicon: Lexicon) -> Screened | None:
    gone: Screened | None = None
    for pattern in sign.when:
        if not message.might(pattern):
            continue
        for span in islice(_places(message, pattern, sign, lexicon), MOST_PLACES):
            circumstance = circumstance_of(message, span, lexicon)
            if circumstance is Circumstance.GONE and sign.gone is not None:
                gone = gone or _once_over(message, span, sign, lexicon)
            elif circumstance in {Circumstance.PRESENT, Circumstance.GONE} or circumstance.value in sign.counts:
                return Screened(sign.level, sign.name, message.words(span))
    return gone


def _once_over(message: Message, span: Span, sign: Sign, lexicon: Lexicon) -> Screened | None:
    after = next((other for other in lexicon.signs if other.name == sign.gone), None)
    return Screened(after.level, after.name, message.words(span)) if after else None


def _places(message: Message, pattern: Pattern, sign: Sign, lexicon: Lexicon) -> Iterator[Span]:
    """Where the first sequence of a pattern stands, if all its other sequences are where they must be."""
    first, *others = pattern.parts
    if not all(_anywhere(message, part, sign, lexicon) for part in others):
        return
    main, *beside = first
    for span in message.spans(main):
        sentence = message.tokens[span.start].sentence
        if all(_holds(message, sequence, sentence, sign, lexicon) for sequence in beside):
            yield span


def _anywhere(message: Message, part: tuple[Sequence, ...], sign: Sign, lexicon: Lexicon) -> bool:
    if all(sequence.bearing is Bearing.ABSENT for sequence in part):
        return not any(True for sequence in part for _ in message.spans(sequence))
    sentences = [number for number, _ in groupby(token.sentence for token in message.tokens)]
    return any(all(_holds(message, sequence, sentence, sign, lexicon) for sequence in part) for sentence in sentences)


def _holds(message: Message, sequence: Sequence, sentence: int, sign: Sign, lexicon: Lexicon) -> bool:
    if sequence.bearing is Bearing.ABSENT:
        return not message.within(sequence, sentence)
    here = (span for span in message.spans(sequence) if message.tokens[span.start].sentence == sentence)
    if sequence.bearing is Bearing.CIRCUMSTANCE or Circumstance.DENIED.value in sign.counts:
        return any(True for _ in here)
    return any(not denied(message, span, lexicon) for span in here)
