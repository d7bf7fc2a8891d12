"""A message in, what it asks for out. Deterministic; no language model."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from agent.understanding.deciding import Decided, decide
from agent.understanding.folding import tidy
from agent.understanding.follow_ups import followed_up
from agent.understanding.groups_meant import group_asked_back
from agent.understanding.hearing import hear
from agent.understanding.learned import classifier_of
from agent.understanding.lexicon import DEFAULT_LANGUAGE, Lexicon, lexicon_of
from agent.understanding.noticing import Noticed, group_words, mask_names, notice
from agent.understanding.people_said import NameSaid, Scope
from agent.understanding.reading import SUBJECTS, Intent, Reading, Request
from agent.understanding.requests import Context, report_requests, request_of
from agent.understanding.splitting import Piece, split

__all__ = ["Reader", "read"]


class Reader:
    """Understands messages; each language's examples are learned once, at its first message.

    With a folder, what was learned is kept there for the next process.
    """

    def __init__(self, kept_in: Path | None = None) -> None:
        self._kept_in = kept_in

    def read(
        self,
        text: str,
        *,
        today: date,
        people: Scope,
        role: str,
        previous: Reading | None = None,
        language: str = DEFAULT_LANGUAGE,
    ) -> Reading:
        """What a message of an athlete or a coach asks for, in the light of what they asked before."""
        lexicon = lexicon_of(language)
        masked, names = mask_names(tidy(text), people, lexicon)
        groups = tuple(sorted({group for _, _, group in people if group}))
        heard = hear(masked, lexicon, group_words(groups))
        context = Context(today, role, previous, lexicon)
        pieces = self._without_greeting(split(heard, lexicon, may_report=role == "athlete"), names, groups, context)
        if len(pieces) == 1:
            rest = notice(pieces[0].text, names, groups, lexicon)
            follow = followed_up(rest, previous, today, role, lexicon)
            if follow is not None:
                return Reading(language=language, requests=(follow,), follow_up=True)
        requests: list[Request] = []
        for piece in self._kept_together(pieces, names, groups, context):
            requests += self._piece(piece, names, groups, context)
        return Reading(language=language, requests=_told_apart(requests) or (_unclear(),))

    def _without_greeting(
        self, pieces: list[Piece], names: tuple[NameSaid, ...], groups: tuple[str, ...], context: Context
    ) -> list[Piece]:
        """The pieces after an opening hello or thanks; all of them where nothing else was said."""
        opening = notice(pieces[0].text, names, groups, context.lexicon) if len(pieces) > 1 else None
        if opening is None:
            return pieces
        decided = self.decide(opening, context.role, context.lexicon)
        return pieces[1:] if decided.cued and decided.intent is Intent.GREETING_THANKS else pieces

    def _kept_together(
        self, pieces: Sequence[Piece], names: tuple[NameSaid, ...], groups: tuple[str, ...], context: Context
    ) -> list[Piece]:
        """Pieces that say too little alone are read with the one before: `readiness is down. reason?`."""
        kept: list[Piece] = []
        for piece in pieces:
            alone = kept and not piece.reports and not kept[-1].reports
            if kept and self._leans(piece, kept[-1], names, groups, context):
                continue
            if alone and not all(self._stands(p, names, groups, context) for p in (kept[-1], piece)):
                kept[-1] = kept[-1].with_(piece)
            else:
                kept.append(piece)
        return kept

    def _leans(
        self, piece: Piece, before: Piece, names: tuple[NameSaid, ...], groups: tuple[str, ...], context: Context
    ) -> bool:
        """Whether a piece only asks what to do about the subject that was named before it."""
        said = notice(piece.text, names, groups, context.lexicon).tagged.strip(" ?.!,")
        if not re.fullmatch(str(context.lexicon.data["leans"]), said):
            return False
        decided = self.decide(notice(before.text, names, groups, context.lexicon), context.role, context.lexicon)
        return decided.cued and decided.intent in SUBJECTS and decided.confidence >= STANDS_ALONE

    def _stands(self, piece: Piece, names: tuple[NameSaid, ...], groups: tuple[str, ...], context: Context) -> bool:
        noticed = notice(piece.text, names, groups, context.lexicon)
        decided = self.decide(noticed, context.role, context.lexicon)
        return decided.cued and decided.confidence >= STANDS_ALONE

    def _piece(
        self, piece: Piece, names: tuple[NameSaid, ...], groups: tuple[str, ...], context: Context
    ) -> Sequence[Request]:
        lexicon = context.lexicon
        noticed = notice(piece.text, names, groups, lexicon)
        decided = self.decide(noticed, context.role, lexicon, asks=piece.asks)
        if piece.reports and not piece.asks and not _overrules(decided, noticed):
            segments = [notice(segment, names, groups, lexicon) for segment in piece.segments]
            lead = notice(piece.lead, names, groups, lexicon)
            found = report_requests(noticed, segments, lead, decided, context)
            health = self._health(noticed, segments, decided, context)
            if health:
                return (*_without_fever(found, health), health)
            if found:
                return found
        request = request_of(noticed, decided, context)
        unread = context.role == "coach" and (request.intent is Intent.UNCLEAR or not decided.cued)
        return (group_asked_back(noticed, request, lexicon) if unread else request,)

    def _health(
        self, noticed: Noticed, segments: Sequence[Noticed], decided: Decided, context: Context
    ) -> Request | None:
        """Illness or injury that is told beside a session or a value."""
        if decided.cued and decided.intent is Intent.LOG_HEALTH:
            return request_of(noticed, decided, context)
        for segment in segments:
            alone = self.decide(segment, context.role, context.lexicon)
            if alone.cued and alone.intent is Intent.LOG_HEALTH:
                return request_of(segment, alone, context)
        return None

    def decide(self, noticed: Noticed, role: str, lexicon: Lexicon, *, asks: bool = False) -> Decided:
        """The intent of one piece."""
        return decide(noticed, role, lexicon, classifier_of(lexicon, self._kept_in), asks=asks)


def read(
    text: str,
    *,
    today: date,
    people: Scope,
    role: str,
    previous: Reading | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> Reading:
    """What a message asks for; the convenience form of `Reader.read`."""
    return Reader().read(text, today=today, people=people, role=role, previous=previous, language=language)


STANDS_ALONE = 0.6
OVERRULING = frozenset(
    {
        Intent.WHAT_IF,
        Intent.CUFF,
        Intent.MEDICATION,
        Intent.INSTRUCTION_OVERRIDE,
        Intent.PURPOSE_MISUSE,
        Intent.OTHER_PERSON,
        Intent.DATA_RIGHTS,
        Intent.TRAVEL,
        Intent.SLEEP,
        Intent.SCENARIOS,
        Intent.WEEK,
    }
)
"""Intents that a figure beside them does not turn into a report."""


def _overrules(decided: Decided, noticed: Noticed) -> bool:
    looks_up = bool(noticed.comparisons) and decided.intent is Intent.HISTORY
    return decided.cued and (decided.intent in OVERRULING or looks_up)


def _tells(request: Request) -> bool:
    """Whether a report beside an illness tells of training or of the body, not of how long one has been ill."""
    return bool(request.wellness) or (request.session is not None and request.session.activity is not None)


def _without_fever(found: Sequence[Request], health: Request) -> list[Request]:
    """What a report holds beside an illness; a temperature is told once, with the illness."""
    if health.health is not None and health.health.body_temp_c is not None:
        found = [
            one.model_copy(update={"wellness": tuple(w for w in one.wellness if w.metric != "body_temp_c")})
            for one in found
        ]
    return [one for one in found if _tells(one)]


ALONE = frozenset({Intent.GREETING_THANKS, Intent.UNCLEAR})


def _told_apart(requests: list[Request]) -> tuple[Request, ...]:
    """Without repeats, and without greetings and mumbling beside something that was asked."""
    kept: list[Request] = []
    for request in requests:
        same = [k for k in kept if k.model_copy(update={"confidence": request.confidence}) == request]
        if not same:
            kept.append(request)
    telling = [r for r in kept if r.intent not in ALONE]
    return tuple(telling or kept[:1])


def _unclear() -> Request:
    return Request(intent=Intent.UNCLEAR, confidence=0.0)
