"""The conversation graph, its nodes in reading order.

understand -> plan <-> act
              plan  -> check -> finish
                       check -> plan     (one repair)
                       check -> explain  (the deterministic explanation) -> finish
"""

import asyncio
from dataclasses import dataclass, replace
from typing import Any, TypedDict

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from agent.acting import MAX_CALLS, act
from agent.checking import CheckedReply, check
from agent.language_model.looking import unfounded
from agent.language_model.writing import unsaid
from agent.model import Brief, ChatModel, ModelUnavailable, ToolCall, ToolOutcome
from agent.offline_model import OfflineModel
from agent.planning_cuff import STOP, names_cuff, stops
from agent.planning_subjects import health_call
from agent.policy import refusal
from agent.reply import Draft, Route, Violation
from agent.scope import Scope
from agent.triage import triage
from agent.understanding.reading import Intent, Reading
from prompts.messages import say
from store import Turn
from tools.context import Principal, Role, ToolContext
from tools.declare import Tool
from tools.errors import NotAllowed, meaning

TOLD = frozenset({"ill", "injured", "body_temp_c"})
"""Of a report of illness or injury, what the plan rests on."""
BY_MODEL = (Route.MODEL, Route.REPAIRED)
"""Routes on which a language model plans and writes."""


class State(TypedDict, total=False):
    """What a checkpoint holds of a running turn: plain values only."""

    text: str
    reading: dict[str, Any]
    calls: list[dict[str, Any]]
    outcomes: list[dict[str, Any]]
    draft: dict[str, Any] | None
    violations: list[dict[str, Any]]
    """Of the newest draft; empty once it passed."""
    rejected: list[dict[str, Any]]
    """Of all drafts of this turn that were not sent."""
    route: str
    reply: str
    action: str
    cited: list[str]


@dataclass(frozen=True, slots=True)
class Hands:
    """What the nodes work with: live objects that never enter a checkpoint."""

    principal: Principal
    scope: Scope
    past: tuple[Turn, ...]
    context: ToolContext
    tools: tuple[Tool, ...]
    model: ChatModel
    offline: OfflineModel
    model_until_s: float
    """When this turn stops waiting for its model, on the event loop's clock."""

    def brief(self, state: State) -> Brief:
        """The turn so far, as a planner sees it."""
        return Brief(
            text=state["text"],
            principal=self.principal,
            people=self.scope.people,
            today=self.context.today,
            reading=Reading.model_validate(state["reading"]),
            past=self.past,
            outcomes=tuple(ToolOutcome.model_validate(item) for item in state.get("outcomes", [])),
            violations=tuple(Violation.model_validate(item) for item in state.get("violations", [])),
            other_names=self.scope.hidden_names,
        )


Run = Runtime[Hands]


async def understand(state: State, runtime: Run) -> State:
    """Red flags first, then what the message asks for, then what Fettle does not do for anybody."""
    hands = runtime.context
    urgent = triage(state["text"], hands.principal.locale)
    reading = hands.offline.read(state["text"], hands.principal, hands.scope, hands.context.today, hands.past)
    stopped = await _stopped(reading, hands, urgent=urgent is not None)
    known: State = {"reading": reading.model_dump(mode="json"), "outcomes": [], "violations": [], "rejected": []}
    known["outcomes"] = [outcome.model_dump(mode="json") for outcome in stopped]
    if urgent is not None:
        outcomes = await _reported(reading, hands)
        known["outcomes"] += [outcome.model_dump(mode="json") for outcome in outcomes]
        draft = _with(_with(urgent, "TRIAGE_KEPT", outcomes, hands), "CUFF_STOPPED", stopped, hands)
        return {**known, "draft": draft.model_dump(mode="json"), "route": Route.TRIAGE}
    refused = refusal(state["text"], reading, hands.principal, hands.scope)
    if refused is not None:
        refused = _with(refused, "CUFF_STOPPED", stopped, hands)
        return {**known, "draft": refused.model_dump(mode="json"), "route": Route.OFFLINE}
    route = Route.OFFLINE if hands.model is hands.offline else Route.MODEL
    return {**known, "draft": None, "route": route}


def _with(draft: Draft, code: str, outcomes: list[ToolOutcome], hands: Hands) -> Draft:
    """A fixed text, and that something was done beside it, where it was."""
    if not any(outcome.result and outcome.result.receipts for outcome in outcomes):
        return draft
    return draft.model_copy(update={"text": f"{draft.text} {say(code, locale=hands.principal.locale)}"})


async def _stopped(reading: Reading, hands: Hands, *, urgent: bool) -> list[ToolOutcome]:
    """Before anything is planned or refused, for anybody: a wish to stop the cuff, or a red flag about it."""
    if not (stops(reading) or (urgent and names_cuff(reading))):
        return []
    return [await act(hands.context, hands.tools, STOP, 1)]


async def _reported(reading: Reading, hands: Hands) -> list[ToolOutcome]:
    """What an athlete reports of illness or injury is kept, however urgent it is: the next answer has to know it."""
    if hands.principal.role is not Role.ATHLETE or not hands.principal.private:
        return []
    calls = [
        call for request in reading.requests if request.intent is Intent.LOG_HEALTH for call in health_call(request)
    ]
    told = [call for call in calls if call.arguments.keys() & TOLD]
    return [await act(hands.context, hands.tools, call, 1) for call in told]


async def plan(state: State, runtime: Run) -> State:
    """Ask the planner for tools or a draft; a model that fails is replaced by the offline planner."""
    hands = runtime.context
    brief = hands.brief(state)
    route = state["route"]
    planner: ChatModel = hands.offline if route in (Route.OFFLINE, Route.DETERMINISTIC) else hands.model
    try:
        async with asyncio.timeout_at(None if planner is hands.offline else hands.model_until_s):
            step = await planner.next(brief, hands.tools)
    except (ModelUnavailable, TimeoutError):
        if state["rejected"]:
            return {"draft": None, "calls": [], "route": Route.DETERMINISTIC}
        route, step = Route.OFFLINE, await hands.offline.next(brief, hands.tools)
    if isinstance(step, Draft):
        return {"draft": step.model_dump(mode="json"), "calls": [], "route": route}
    if len(brief.outcomes) + len(step) > MAX_CALLS and planner is not hands.offline:
        return {"draft": None, "calls": [], "route": Route.DETERMINISTIC}
    return {"calls": [call.model_dump(mode="json") for call in step], "draft": None, "route": route}


async def act_on(state: State, runtime: Run) -> State:
    """Run the wanted tools, each bound to the principal; a language model writes only what the person said."""
    hands = runtime.context
    brief = hands.brief(state)
    outcomes = list(brief.outcomes)
    for call in (ToolCall.model_validate(raw) for raw in state["calls"]):
        if state["route"] in BY_MODEL and unsaid(call, hands.tools, brief):
            outcomes.append(
                ToolOutcome(call=call, error=meaning(NotAllowed("")).code, detail="the person did not say so")
            )
            continue
        first = 1 + sum(len(outcome.result.evidence) for outcome in outcomes if outcome.result)
        outcomes.append(await act(hands.context, hands.tools, call, first))
    return {"outcomes": [outcome.model_dump(mode="json") for outcome in outcomes], "calls": []}


def check_draft(state: State, runtime: Run) -> State:
    """Render the draft and hold every claim of it against the evidence."""
    hands = runtime.context
    brief = hands.brief(state)
    draft = Draft.model_validate(state["draft"])
    checked = check(draft, brief, hands.scope, trusted=state["route"] == Route.TRIAGE)
    if state["route"] in BY_MODEL:
        doubts = unfounded(draft, checked.text, checked.cited, brief, hands.scope)
        checked = replace(checked, violations=checked.violations + doubts)
    return _verdict(state, checked)


async def explain(state: State, runtime: Run) -> State:
    """The deterministic explanation: the offline planner finishes the turn from the same evidence."""
    hands = runtime.context
    current: State = {**state, "violations": [], "route": Route.DETERMINISTIC}
    step = await hands.offline.next(hands.brief(current), hands.tools)
    while not isinstance(step, Draft):
        current["calls"] = [call.model_dump(mode="json") for call in step]
        current["outcomes"] = (await act_on(current, runtime))["outcomes"]
        step = await hands.offline.next(hands.brief(current), hands.tools)
    checked = check(step, hands.brief(current), hands.scope)
    done = _verdict(current, checked)
    if checked.violations:
        spoken = hands.offline.last_resort(hands.brief(current))
        done = {**done, "violations": [], "reply": spoken.text, "action": spoken.action}
    return {**done, "outcomes": current["outcomes"], "route": Route.DETERMINISTIC}


def _verdict(state: State, checked: CheckedReply) -> State:
    problems = [violation.model_dump(mode="json") for violation in checked.violations]
    if problems:
        return {"violations": problems, "rejected": state["rejected"] + problems}
    return {"violations": [], "reply": checked.text, "action": checked.action, "cited": list(checked.cited)}


def _after_understanding(state: State) -> str:
    return "check" if state["draft"] else "plan"


def _after_plan(state: State) -> str:
    if state["calls"]:
        return "act"
    return "check" if state["draft"] else "explain"


def _after_check(state: State) -> str:
    if not state["violations"]:
        return END
    first_refused = len(state["rejected"]) == len(state["violations"])
    return "repair" if state["route"] == Route.MODEL and first_refused else "explain"


def _mark_repaired(state: State) -> State:
    _ = state
    return {"route": Route.REPAIRED}


def build(checkpointer: BaseCheckpointSaver[Any] | None) -> "CompiledStateGraph[State, Hands, State, State]":
    """Compile the one graph."""
    graph = StateGraph(State, context_schema=Hands)
    graph.add_node("understand", understand)
    graph.add_node("plan", plan)
    graph.add_node("act", act_on)
    graph.add_node("check", check_draft)
    graph.add_node("repair", _mark_repaired)
    graph.add_node("explain", explain)
    graph.add_edge(START, "understand")
    graph.add_conditional_edges("understand", _after_understanding, ["check", "plan"])
    graph.add_conditional_edges("plan", _after_plan, ["act", "check", "explain"])
    graph.add_edge("act", "plan")
    graph.add_conditional_edges("check", _after_check, {END: END, "repair": "repair", "explain": "explain"})
    graph.add_edge("repair", "plan")
    graph.add_edge("explain", END)
    return graph.compile(checkpointer=checkpointer)
