"""The planner that needs no language model: the default, and the fallback when a model's server fails."""

from collections.abc import Sequence
from datetime import date

from agent.explaining import compose, failure, sentence
from agent.model import Brief, ToolCall, ToolOutcome
from agent.planning import Ask, Step, calls_of, steps
from agent.reply import Action, Draft
from agent.scope import Scope
from agent.understanding.read import Reader
from agent.understanding.reading import Reading
from prompts.messages import say
from store import Turn
from tools.context import Principal
from tools.declare import Tool
from tools.evidence import Line


class OfflineModel:
    """Reads with grammar and a small classifier, plans by table, explains by template."""

    name = "offline"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, text: str, principal: Principal, scope: Scope, today: date, past: Sequence[Turn]) -> Reading:
        """What a message asks for, in the light of the turn before."""
        previous = next((turn.understood_json for turn in reversed(past) if turn.understood_json), None)
        return self._reader.read(
            text,
            today=today,
            people=tuple((person.alias, person.name, person.group) for person in scope.people),
            role=principal.role.value,
            previous=Reading.model_validate_json(previous) if previous else None,
            language=principal.locale,
        )

    async def next(self, brief: Brief, tools: tuple[Tool, ...]) -> tuple[ToolCall, ...] | Draft:
        """Call what the message needs and what has not been called; then explain."""
        _ = tools
        planned = steps(brief)
        wanted = [call for step in planned for call in calls_of(step)]
        settled = _settled(brief, wanted)
        open_calls = tuple(call for index, call in enumerate(wanted) if index not in settled)
        return open_calls or self._draft(brief, planned, [settled[index] for index in range(len(wanted))])

    def last_resort(self, brief: Brief) -> Draft:
        """A reply that claims nothing but that something was written, for when the explanation fails its own check."""
        locale = brief.principal.locale
        if brief.receipts:
            return Draft(action=Action.LOG, text=say("LAST_RESORT_LOGGED", locale=locale))
        return Draft(action=Action.ABSTAIN, text=say("LAST_RESORT", locale=locale))

    def _draft(self, brief: Brief, planned: Sequence[Step], outcomes: Sequence[ToolOutcome]) -> Draft:
        locale = brief.principal.locale
        texts: list[str] = []
        actions: list[Action] = []
        said: set[str] = set()
        answered = iter(outcomes)
        for step in planned:
            if isinstance(step, Ask):
                texts.append(sentence(Line(code=step.code, args=dict(step.args)), locale))
                actions.append(Action(step.action))
            for _ in calls_of(step):
                text, action = _explained(brief, next(answered), said)
                texts.append(text)
                if not isinstance(step, Ask):
                    actions.append(action)
        return Draft(action=_strongest(actions), text="\n\n".join(dict.fromkeys(text for text in texts if text)))


STRENGTH = (Action.LOG, Action.ANSWER, Action.CLARIFY, Action.REFUSE, Action.ABSTAIN, Action.REDIRECT)
"""Several requests in one message: the turn is named after the first of these that happened."""


def _strongest(actions: Sequence[Action]) -> Action:
    return min(actions, key=STRENGTH.index)


def _settled(brief: Brief, wanted: Sequence[ToolCall]) -> dict[int, ToolOutcome]:
    """Which wanted calls have been made, and what came of them.

    A write that a language model made in other words is the same write and is never done twice: such writes settle
    the wanted ones of the same tool in order.
    """
    settled = {
        index: outcome
        for index, call in enumerate(wanted)
        if (outcome := next((made for made in brief.outcomes if made.call == call), None)) is not None
    }
    others = [made for made in brief.outcomes if made.result and made.result.receipts and made.call not in wanted]
    for index, call in enumerate(wanted):
        same = next((made for made in others if made.call.name == call.name), None)
        if index not in settled and same is not None:
            settled[index] = same
            others.remove(same)
    return settled


def _explained(brief: Brief, outcome: ToolOutcome, said: set[str]) -> tuple[str, Action]:
    if outcome.result is None:
        return failure(outcome, brief.principal.locale), Action.ABSTAIN
    result = outcome.result
    if result.receipts:
        action = Action.LOG
    elif result.asks:
        action = Action.CLARIFY
    else:
        action = Action.ABSTAIN if result.abstained else Action.ANSWER
    return compose(result, brief, said), action
