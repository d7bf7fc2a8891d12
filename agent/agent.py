"""The agent's public face: one message in, one checked and recorded reply out."""

import asyncio
import json
import re
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver

from agent.acting import belt
from agent.graph import Hands, State, build
from agent.model import ChatModel, ToolOutcome
from agent.offline_model import OfflineModel
from agent.reply import Action, Route, Violation
from agent.scope import scope
from agent.turn import TurnResult
from agent.understanding.reading import Intent, Reading
from prompts.messages import say
from store import AuditEvent, Store, ToolUse, Turn
from tools.context import Principal, ToolContext
from tools.cuff_port import CuffPort
from tools.declare import Tool

WINDOW = 8
"""Turns of a thread that a planner still sees."""
PATIENCE_S = 30.0
"""How long one turn waits for a language model in all; then the offline planner finishes it."""
LONGEST = 4000
"""Characters of a message; more is cut, and the reply says so."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
AUDITED = {Intent.PURPOSE_MISUSE, Intent.INSTRUCTION_OVERRIDE, Intent.OTHER_PERSON}


class Agent:
    """Answers people. Stateless between turns: what it remembers is in the store."""

    def __init__(
        self,
        store: Store,
        tools: tuple[Tool, ...],
        offline: OfflineModel,
        model: ChatModel | None = None,
        checkpointer: BaseCheckpointSaver[Any] | None = None,
        patience_s: float = PATIENCE_S,
        cuff: CuffPort | None = None,
    ) -> None:
        self._store = store
        self._tools = tools
        self._offline = offline
        self._model = model or offline
        self._checkpointer = checkpointer
        self._patience_s = patience_s
        self._cuff = cuff
        self._graph = build(checkpointer)

    def with_model(self, model: ChatModel, patience_s: float = PATIENCE_S) -> "Agent":
        """The same agent, planned by another model."""
        return Agent(self._store, self._tools, self._offline, model, self._checkpointer, patience_s, self._cuff)

    async def reply(self, principal: Principal, text: str, *, thread: str, today: date, now: datetime) -> TurnResult:
        """Answer one message and record the turn.

        Raises
        ------
        store.ForeignThread
            The thread belongs to somebody else.
        """
        message = Message.of(text)
        past = await self._store.conversations.turns(thread, principal.person_id, last=WINDOW)
        if not message.text:
            return _nothing_said(thread, principal)
        hands = Hands(
            principal=principal,
            scope=(reach := await scope(self._store, principal)),
            past=past,
            context=ToolContext(principal, self._store, reach.people, today, _moment(today, now), self._cuff),
            tools=belt(self._tools, principal.role),
            model=self._model,
            offline=self._offline,
            model_until_s=asyncio.get_running_loop().time() + self._patience_s,
        )
        end = await self._run(message.text, hands)
        result = _result(end, thread, principal, reach.names)
        if message.cut:
            result = result.model_copy(update={"reply": f"{say('MESSAGE_CUT')} {result.reply}"})
        await self._record(principal, message.text, end, result, now)
        return result

    async def _run(self, text: str, hands: Hands) -> State:
        run = f"{hands.principal.person_id}:{uuid.uuid4().hex}"
        end: Any = await self._graph.ainvoke(
            {"text": text},
            config={"configurable": {"thread_id": run}, "recursion_limit": 40},
            context=hands,
            durability="exit" if self._checkpointer else None,
        )
        if self._checkpointer:
            await self._checkpointer.adelete_thread(run)
        finished: State = end
        return finished

    async def _record(self, principal: Principal, text: str, end: State, result: TurnResult, now: datetime) -> None:
        reading = Reading.model_validate(end["reading"])
        turn = Turn(
            asked_at=now,
            text=text,
            reply=result.reply,
            action=result.action,
            route=result.route,
            language=result.language,
            tools=result.tools,
            evidence_json=json.dumps([item.model_dump(mode="json") for item in result.evidence]),
            understood_json=reading.model_dump_json(),
            receipts_json=json.dumps([item.model_dump(mode="json") for item in result.receipts]),
            decision_id=result.decision_id,
        )
        await self._store.conversations.append(result.thread, principal.person_id, turn)
        for event in _events(principal, reading, result, now):
            await self._store.audit.append(event)


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody typed, without control characters and of bounded length."""

    text: str
    cut: bool

    @classmethod
    def of(cls, raw: str) -> "Message":
        """Clean a raw message."""
        clean = CONTROL.sub(" ", raw).strip()
        return cls(clean[:LONGEST], len(clean) > LONGEST)


def _moment(today: date, now: datetime) -> datetime:
    """The instant that tools reckon from: now, or the same time of day where somebody asks as on another day."""
    return now if abs((now.date() - today).days) <= 1 else datetime.combine(today, now.timetz())


def _nothing_said(thread: str, principal: Principal) -> TurnResult:
    return TurnResult(
        reply=say("EMPTY_MESSAGE", locale=principal.locale),
        action=Action.CLARIFY,
        route=Route.OFFLINE,
        language=principal.locale,
        tools=(),
        evidence=(),
        violations=(),
        receipts=(),
        decision_id=None,
        thread=thread,
    )


def _result(end: State, thread: str, principal: Principal, names: dict[str, str]) -> TurnResult:
    outcomes = tuple(ToolOutcome.model_validate(item) for item in end.get("outcomes", []))
    results = [outcome.result for outcome in outcomes if outcome.result]
    return TurnResult(
        reply=end["reply"],
        action=Action(end["action"]),
        route=Route(end["route"]),
        language=principal.locale,
        tools=tuple(
            ToolUse(name=outcome.call.name, arguments=outcome.call.arguments, ok=outcome.result is not None)
            for outcome in outcomes
        ),
        evidence=(evidence := tuple(item for result in results for item in result.evidence)),
        people={alias: names[alias] for alias in dict.fromkeys(item.subject for item in evidence) if alias in names},
        cited=tuple(end.get("cited", [])),
        violations=tuple(Violation.model_validate(item) for item in end.get("rejected", [])),
        receipts=tuple(item for result in results for item in result.receipts),
        decision_id=next((result.decision_id for result in results if result.decision_id), None),
        thread=thread,
    )


def _events(principal: Principal, reading: Reading, result: TurnResult, now: datetime) -> list[AuditEvent]:
    base = AuditEvent(at=now, kind="turn", person_id=principal.person_id, subject_id=None, detail={})
    events = []
    if result.route is Route.TRIAGE:
        events.append(_event(base, "triage", {"action": result.action}))
    if result.action is Action.REFUSE:
        intents = sorted({request.intent for request in reading.requests if request.intent in AUDITED})
        events.append(_event(base, "refusal", {"intents": ",".join(intents), "purpose": principal.purpose}))
    if result.violations:
        codes = sorted({violation.code for violation in result.violations})
        events.append(_event(base, "draft_rejected", {"codes": ",".join(codes)}))
    uses = [_event(base, "tool", {"name": use.name, "ok": str(use.ok)}) for use in result.tools]
    return [*events, *uses]


def _event(base: AuditEvent, kind: str, detail: dict[str, str]) -> AuditEvent:
    """An event like another, of another kind."""
    return base.model_copy(update={"kind": kind, "detail": detail})
