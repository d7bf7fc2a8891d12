"""A language model's answer must rest on something it looked up in this turn, whatever it claims to know."""

import re
from collections.abc import Iterator
from functools import cache

from agent.grounding.legible import illegible
from agent.model import Brief
from agent.planning import steps
from agent.reply import Action, Draft, Violation
from agent.scope import Scope
from prompts.library import prompt

RUN = 6
"""Words in a row that only a recital shares with the instructions."""
SPOKEN = re.compile(r"[^\W\d_]+")

FREE = (Action.REDIRECT, Action.REFUSE)
"""What may be said without looking, where the message asks for nothing that is kept here."""


def unfounded(draft: Draft, text: str, cited: tuple[str, ...], brief: Brief, scope: Scope) -> tuple[Violation, ...]:
    """The objections to a language model's draft beyond what its claims are held against."""
    return (*unlooked(draft, brief), *_uncited(draft, text, cited, brief), *_unread(text, brief, scope))


def unlooked(draft: Draft, brief: Brief) -> tuple[Violation, ...]:
    """The objection to a draft that answers without having looked."""
    if any(outcome.result for outcome in brief.outcomes) or not draft.text.strip():
        return ()
    if draft.action is Action.CLARIFY:
        return () if "?" in draft.text else _nothing("a question back has a question mark")
    if draft.action in FREE and not any(isinstance(step, list) for step in steps(brief)):
        return ()
    return _nothing("call a tool first")


def _uncited(draft: Draft, text: str, cited: tuple[str, ...], brief: Brief) -> Iterator[Violation]:
    """An answer that takes no number, passage or receipt from what was looked up says only what the model thinks."""
    results = [outcome.result for outcome in brief.outcomes if outcome.result]
    if draft.action is Action.CLARIFY:
        if not text.rstrip().endswith("?"):
            yield Violation(code="nothing_asked", span="", detail="end a question back with its question mark")
        return
    abstained = any(result.abstained for result in results)
    if cited and (draft.action in FREE or (draft.action is Action.ABSTAIN and not abstained)):
        yield Violation(code="wrong_action", span=draft.action, detail="an answer with values is an answer")
    if not results or not text.strip() or cited or any(result.receipts or result.passages for result in results):
        return
    if abstained and draft.action is Action.ABSTAIN:
        return
    yield Violation(code="nothing_cited", span="", detail="write at least one value as a slot")


def _unread(text: str, brief: Brief, scope: Scope) -> Iterator[Violation]:
    for outcome in brief.outcomes:
        for passage in outcome.result.passages if outcome.result else ():
            text = text.replace(passage, "")
    if text.strip():
        yield from _recited(text)
        yield from illegible(text, scope.names, brief.principal.locale)


def _recited(text: str) -> Iterator[Violation]:
    """Runs of words out of the model's own instructions."""
    words = SPOKEN.findall(text.lower())
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        if run in _instructions():
            yield Violation(code="secret", span=run, detail="a piece of the instructions")
            return


@cache
def _instructions() -> frozenset[str]:
    words = SPOKEN.findall(prompt("agent/system").text.lower())
    return frozenset(" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _nothing(detail: str) -> tuple[Violation, ...]:
    return (Violation(code="nothing_looked_up", span="", detail=detail),)
