"""A language model behind a real server: conversations with tools, every way a server fails, and what leaves."""

import json
import socket
import time
from contextlib import asynccontextmanager

import pytest

from agent.agent import Agent
from agent.breaker import FAILURES, PAUSE_S, CircuitBreaker
from agent.openai_model import OpenAIModel
from agent.reply import Action, Route
from agent.turn import TurnResult
from store import Store
from tests.loopback.openai_server import ScriptedModel, scripted
from tests.loopback.openai_steps import EMPTY, Breaks, Calls, Drips, Fails, Hangs, Raw, Request, Says, replies, slot
from tests.loopback.people import NOW, TODAY, Club
from tools.context import Principal

READY = Calls("assess_readiness")


def told(request: Request) -> Calls:
    """A good model's answer: the newest readiness as a slot."""
    return replies(f"Your readiness is {slot(request, 'readiness')}.")


@asynccontextmanager
async def planned_by(base_url: str, timeout_s: float = 10.0):
    """The real client of a real server."""
    model = OpenAIModel(model="scripted", api_key="sk-test", base_url=base_url, timeout_s=timeout_s)
    try:
        yield model
    finally:
        await model.close()


async def ask(agent: Agent, who: Principal, text: str, thread: str = "t") -> TurnResult:
    return await agent.reply(who, text, thread=f"{thread}:{who.person_id}", today=TODAY, now=NOW)


async def asked(agent: Agent, who: Principal, text: str, server: ScriptedModel, timeout_s: float = 10.0) -> TurnResult:
    """One turn planned by a scripted server."""
    async with planned_by(server.base_url, timeout_s) as model:
        return await ask(agent.with_model(model), who, text)


# A conversation


async def test_a_model_calls_a_tool_and_its_slot_becomes_the_tools_number(agent: Agent, people: Club):
    with scripted(READY, told) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    score = next(item.value for item in result.evidence if item.metric == "readiness")
    assert result.reply == f"Your readiness is {score:.0f}/100."
    assert (result.route, result.action) == (Route.MODEL, Action.ANSWER)
    assert [use.name for use in result.tools] == ["assess_readiness"]
    assert [len(request["messages"]) for request in server.requests] == [2, 4]


async def test_several_calls_in_one_message_are_put_together_from_their_pieces(agent: Agent, people: Club):
    both = Calls("assess_readiness", {}, more=(Calls("query_history", {"query": {"metric": "sleep_min"}}),))
    with scripted(both, told) as server:
        result = await asked(agent, people.athlete, "How ready am I, and how did I sleep?", server)
    assert [(use.name, use.ok) for use in result.tools] == [("assess_readiness", True), ("query_history", True)]
    assert result.route is Route.MODEL


async def test_a_reply_sent_along_with_tool_calls_waits_for_their_results(agent: Agent, people: Club):
    early = Calls("assess_readiness", {}, more=(replies("All is well."),))
    with scripted(early, told) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.reply.startswith("Your readiness is")
    assert len(server.requests) == 2


async def test_a_follow_up_reaches_the_model_with_what_was_asked_but_without_old_numbers(agent: Agent, people: Club):
    with scripted(READY, told, READY, told) as server:
        async with planned_by(server.base_url) as model:
            first = await ask(agent.with_model(model), people.athlete, "How ready am I?")
            await ask(agent.with_model(model), people.athlete, "And now?")
    earlier = server.requests[2]["messages"][1:3]
    assert earlier[0] == {"role": "user", "content": "How ready am I?"}
    assert json.loads(earlier[1]["content"]) == {"action": "answer", "tools": ["assess_readiness"]}
    assert first.reply not in server.bodies[2].decode()


async def test_a_question_asked_back_is_remembered_word_for_word(agent: Agent, people: Club):
    question = replies("How long was it, and how hard?", "clarify")
    with scripted(question, question) as server:
        async with planned_by(server.base_url) as model:
            first = await ask(agent.with_model(model), people.athlete, "Log my run")
            await ask(agent.with_model(model), people.athlete, "Log my run please")
    assert first.action is Action.CLARIFY
    assert server.requests[1]["messages"][2]["content"] == first.reply


async def test_a_logged_session_is_written_once_and_receipted(agent: Agent, people: Club, seeded_store: Store):
    call = Calls("log_session", {"on": 0, "activity": "run", "duration_min": 45, "session_rpe": 6})
    with scripted(call, replies("Logged your run.", "log")) as server:
        result = await asked(agent, people.athlete, "Log a 45 min run today, RPE 6", server)
    done = await seeded_store.sessions.done(people.athlete.person_id, TODAY, TODAY)
    assert [item.session.duration_min for item in done if item.session.source.vendor == "chat"] == [45]
    assert (result.action, len(result.receipts)) == (Action.LOG, 1)


async def test_a_coach_gets_names_for_aliases(agent: Agent, people: Club):
    def ranked(request: Request) -> Calls:
        return replies(f"{{{{A1.name}}}}: {slot(request, 'readiness', of='A1')}.")

    query = {"query": {"metric": "readiness", "people": ["A1"]}}
    with scripted(Calls("query_roster", query), ranked) as server:
        result = await asked(agent, people.coach, "Readiness of Amara?", server)
    assert result.route is Route.MODEL
    assert result.reply.startswith("Amara Diallo: ")


# A server that fails


FAILING = {
    "too many requests": lambda: [Fails(429)] * 3,
    "a server error": lambda: [Fails(500)] * 3,
    "overloaded": lambda: [Fails(503)] * 3,
    "a wrong key": lambda: [Fails(401)],
    "no such model": lambda: [Fails(404)],
    "an empty stream": lambda: [EMPTY],
    "nothing at all": lambda: [Raw(b"")],
    "blank text": lambda: [Says("  \n ")],
    "broken JSON": lambda: [Raw(b'data: {"choices": [{"delta"\n\n')],
    "JSON of another shape": lambda: [Raw(b'data: {"choices": "none"}\n\n')],
    "a choice without its parts": lambda: [Raw(b'data: {"choices": [{"delta": {"tool_calls": [3]}}]}\n\n')],
    "a list": lambda: [Raw(b"data: [1, 2]\n\n")],
    "a number": lambda: [Raw(b"data: 7\n\n")],
    "a web page": lambda: [Raw(b"<html>Bad gateway</html>", "text/html")],
    "not even text": lambda: [Raw(b"data: \xff\xfe\x00\n\n")],
    "an error inside the stream": lambda: [Raw(b'data: {"error": {"message": "out of memory"}}\n\n')],
    "a connection that drops": lambda: [Breaks("Your readiness is")],
    "an answer without end": lambda: [Says("x" * 120_000)],
    "a nest of brackets": lambda: [Raw(b"data: " + b"[" * 200_000 + b"\n\n")],
}


@pytest.mark.parametrize("failure", FAILING)
async def test_a_failing_server_is_replaced_by_the_offline_planner(agent: Agent, people: Club, failure: str):
    plain = await ask(agent, people.athlete, "How ready am I?", "plain")
    with scripted(*FAILING[failure]()) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.OFFLINE
    assert result.reply == plain.reply
    assert server.steps == []
    assert server.unscripted == 0


@pytest.mark.parametrize("slow", [Hangs(), Drips("Your readiness is fine. " * 50, pause_s=0.05)], ids=["hang", "drip"])
async def test_a_slow_server_is_not_waited_for(agent: Agent, people: Club, slow: Hangs | Drips):
    await ask(agent, people.athlete, "How ready am I?", "warm")
    start = time.perf_counter()
    with scripted(slow) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server, timeout_s=0.4)
        took_s = time.perf_counter() - start
    assert result.route is Route.OFFLINE
    assert took_s < 3.0


async def test_a_server_that_is_slow_every_time_is_not_waited_for_every_time(agent: Agent, people: Club):
    await ask(agent, people.athlete, "How ready am I?", "warm")
    with scripted(Calls("assess_readiness", {}, pause_s=0.3), repeat_last=True) as server:
        async with planned_by(server.base_url) as model:
            start = time.perf_counter()
            result = await ask(agent.with_model(model, patience_s=0.8), people.athlete, "How ready am I?")
            took_s = time.perf_counter() - start
    assert (result.route, result.action) == (Route.OFFLINE, Action.ANSWER)
    assert 1 <= len([use for use in result.tools if use.ok]) < 6
    assert took_s < 2.5


async def test_nobody_listening_is_replaced_by_the_offline_planner(agent: Agent, people: Club):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with planned_by(f"http://127.0.0.1:{port}/v1") as model:
        result = await ask(agent.with_model(model), people.athlete, "How ready am I?")
    assert result.route is Route.OFFLINE
    assert result.action is Action.ANSWER


async def test_one_refusal_is_tried_again_and_forgotten(agent: Agent, people: Club):
    with scripted(Fails(429), READY, Fails(500), told) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.MODEL
    assert len(server.requests) == 4


async def test_a_server_that_dies_after_the_tools_ran_loses_nothing(agent: Agent, people: Club):
    with scripted(READY, *[Fails(503)] * 3) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.OFFLINE
    assert [use.name for use in result.tools] == ["assess_readiness"]


async def test_a_session_logged_before_the_server_died_is_not_logged_again(
    agent: Agent, people: Club, seeded_store: Store
):
    call = Calls("log_session", {"on": "today", "activity": "long run", "duration_min": 45, "session_rpe": 6})
    with scripted(call, *[Fails(503)] * 3) as server:
        result = await asked(agent, people.athlete, "Log a 45 min run today, RPE 6", server)
    done = await seeded_store.sessions.done(people.athlete.person_id, TODAY, TODAY)
    assert len([item for item in done if item.session.source.vendor == "chat"]) == 1
    assert result.action is Action.LOG
    assert len(result.receipts) == 1


async def test_options_that_a_model_does_not_take_are_given_up_for_good(agent: Agent, people: Club):
    with scripted(Fails(400, "max_tokens"), Fails(400, "temperature"), READY, told) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.MODEL
    assert [sorted({"temperature", "max_tokens", "max_completion_tokens"} & set(r)) for r in server.requests] == [
        ["max_tokens", "temperature"],
        ["max_completion_tokens", "temperature"],
        ["max_completion_tokens"],
        ["max_completion_tokens"],
    ]


# A breaker


async def test_after_three_failures_the_server_is_left_alone_for_a_minute(agent: Agent, people: Club):
    now_s = [1000.0]
    with scripted(Fails(401), repeat_last=True) as server:
        async with planned_by(server.base_url) as model:
            guarded = agent.with_model(CircuitBreaker(model, clock=lambda: now_s[0]))
            for number in range(FAILURES + 2):
                result = await ask(guarded, people.athlete, "How ready am I?")
                assert result.route is Route.OFFLINE
                assert len(server.requests) == min(number + 1, FAILURES)
            now_s[0] += PAUSE_S
            server.steps[:] = [READY, told, Fails(401)]
            assert (await ask(guarded, people.athlete, "How ready am I?")).route is Route.MODEL
            assert (await ask(guarded, people.athlete, "How ready am I?")).route is Route.OFFLINE
            assert len(server.requests) == FAILURES + 3
            server.steps[:] = [READY, told]
            assert (await ask(guarded, people.athlete, "How ready am I?")).route is Route.MODEL


# A model that misleads


async def test_an_invented_number_is_sent_back_once_and_the_repair_is_sent(agent: Agent, people: Club):
    with scripted(READY, replies("Your readiness is 88 of 100."), told) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.REPAIRED
    assert result.reply.startswith("Your readiness is")
    assert "88" not in result.reply
    objection = json.loads(server.requests[2]["messages"][-1]["content"])
    assert [item["span"] for item in objection["your_draft_was_not_sent_because"]]
    assert result.violations


async def test_an_invented_number_that_is_repeated_never_leaves(agent: Agent, people: Club):
    plain = await ask(agent, people.athlete, "How ready am I?", "plain")
    with scripted(READY, replies("Your readiness is 88."), replies("It is 87.")) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.DETERMINISTIC
    assert result.reply == plain.reply
    assert len(server.requests) == 3


async def test_a_model_that_calls_tools_for_ever_is_stopped(agent: Agent, people: Club):
    with scripted(READY, repeat_last=True) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.DETERMINISTIC
    assert len(server.requests) <= 7
    assert result.action is Action.ANSWER


@pytest.mark.parametrize(
    "raw",
    [
        "{not json", "[]", "7", "null", '"text"', "[" * 5000, '{"on": NaN}', '{"on": 1e999}',
        '{"on": 123456789012345678901}', '{"person": "A1"}', '{"athlete_id": 2}', '{"on": "\\ud800"}',
        '{"on": {"a": {"b": []}}}',
    ],
)  # fmt: skip
async def test_arguments_that_make_no_sense_reach_no_tool(agent: Agent, people: Club, raw: str):
    with scripted(Calls("assess_readiness", raw), READY, told) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert [use.ok for use in result.tools] == [False, True]
    assert result.route is Route.MODEL
    assert json.dumps(result.printed(1.0), allow_nan=False).encode()


async def test_a_model_may_write_only_what_the_person_said(agent: Agent, people: Club, seeded_store: Store):
    invented = Calls("log_session", {"activity": "run", "duration_min": 90, "session_rpe": 9})
    before = await seeded_store.sessions.done(people.athlete.person_id, TODAY, TODAY)
    for text in ("How ready am I?", "Log a 45 min run today, RPE 6"):
        with scripted(invented, replies("Logged.", "log"), replies("Logged.", "log")) as server:
            result = await asked(agent, people.athlete, text, server)
        assert not result.tools[0].ok
    done = await seeded_store.sessions.done(people.athlete.person_id, TODAY, TODAY)
    assert {item.session.duration_min for item in done} - {item.session.duration_min for item in before} == {45}


async def test_thoughts_left_in_an_answer_are_not_sent(agent: Agent, people: Club):
    def thinking(request: Request) -> Says:
        return Says(f"<think>Maybe 99? No.</think>Your readiness is {slot(request, 'readiness')}.")

    with scripted(READY, thinking) as server:
        result = await asked(agent, people.athlete, "How ready am I?", server)
    assert result.route is Route.MODEL
    assert result.reply.startswith("Your readiness is")


# What leaves the house


async def test_an_athletes_tools_have_no_field_for_a_person(agent: Agent, people: Club):
    with scripted(replies("Which day?", "clarify")) as server:
        await asked(agent, people.athlete, "How ready am I?", server)
    fields = {key for tool in server.requests[0]["tools"] for key in _properties(tool["function"]["parameters"])}
    assert fields
    assert not {field for field in fields if field in {"person", "people", "athlete", "name", "user"} - {"people"}}
    assert not [field for field in fields if field == "id" or field.endswith("_id")]


def _properties(schema: object) -> set[str]:
    if isinstance(schema, list):
        return {key for item in schema for key in _properties(item)}
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {}))
    return own | {key for value in schema.values() for key in _properties(value)}
