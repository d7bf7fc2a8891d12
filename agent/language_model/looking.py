"""A language model's answer must rest on something it looked up in this turn, whatever it claims to know."""

from agent.model import Brief
from agent.planning import steps
from agent.reply import Action, Draft, Violation

FREE = (Action.REDIRECT, Action.REFUSE)
"""What may be said without looking, where the message asks for nothing that is kept here."""


def unlooked(draft: Draft, brief: Brief) -> tuple[Violation, ...]:
    """The objection to a draft that answers without having looked."""
    if any(outcome.result for outcome in brief.outcomes) or not draft.text.strip():
        return ()
    if draft.action is Action.CLARIFY:
        return () if "?" in draft.text else _nothing("a question back has a question mark")
    if draft.action in FREE and not any(isinstance(step, list) for step in steps(brief)):
        return ()
    return _nothing("call a tool first")


def _nothing(detail: str) -> tuple[Violation, ...]:
    return (Violation(code="nothing_looked_up", span="", detail=detail),)
