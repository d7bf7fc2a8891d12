"""Between a draft and the person: rendered, verified, and only then a reply."""

from dataclasses import dataclass

from agent.grounding.render import UnknownSlot, render
from agent.grounding.verify import verify
from agent.model import Brief
from agent.reply import Action, Draft, Violation
from agent.scope import Scope


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """A rendered draft and what is wrong with it; it may be sent only where nothing is."""

    text: str
    action: Action
    violations: tuple[Violation, ...]
    cited: tuple[str, ...] = ()
    """Ids of the evidence the draft took its numbers from, in the order of the text."""


def check(draft: Draft, brief: Brief, scope: Scope, *, trusted: bool = False) -> CheckedReply:
    """Render a draft and verify the final text. Triage templates are fixed texts and are trusted as they stand."""
    if trusted:
        return CheckedReply(draft.text, draft.action, ())
    try:
        rendered = render(draft.text, brief.evidence, scope.names, locale=brief.principal.locale)
    except UnknownSlot as unknown:
        return CheckedReply("", draft.action, (Violation(code="unknown_slot", span=unknown.slot),))
    text = rendered.text
    found = verify(
        _unquoted(text, brief),
        evidence=brief.evidence,
        names=scope.names,
        user_text=_spoken_of(brief),
        today=brief.today,
        receipts=brief.receipts,
        reasons=brief.reasons,
        known_names=scope.hidden_names,
        language=brief.principal.locale,
    )
    known = {item.id for item in brief.evidence}
    parts = (span.slot.partition(".") for span in rendered.spans)
    cited = dict.fromkeys(name for name, _, part in parts if name in known and part != "name")
    return CheckedReply(text, draft.action, (*found, *_mismatched(draft, text, brief)), tuple(cited))


def _mismatched(draft: Draft, text: str, brief: Brief) -> tuple[Violation, ...]:
    if not text.strip():
        return (Violation(code="empty_reply", span=""),)
    if draft.action is Action.LOG and not brief.receipts:
        return (Violation(code="claimed_write", span="", detail="action is log, but nothing was written"),)
    return ()


def _unquoted(text: str, brief: Brief) -> str:
    """The text without what it quotes word for word: the knowledge base, and titles that people wrote."""
    for outcome in brief.outcomes:
        for quote in (*outcome.result.passages, *outcome.result.quoted) if outcome.result else ():
            text = text.replace(quote, "")
    return text


def _spoken_of(brief: Brief) -> str:
    """The message, and in full the names it may have meant: a question back has to be able to say them."""
    meant = {alias for request in brief.reading.requests for alias in request.ambiguous_people}
    return " ".join([brief.text, *(person.name for person in brief.people if person.alias in meant)])
