"""Every way a language model's server fails: the person gets the offline planner's answer, and soon."""

import socket
import time

import pytest

from agent.agent import Agent
from agent.language_model.breaker import FAILURES, PAUSE_S, CircuitBreaker
from agent.reply import Action, Route
from store import Store
from tests.loopback.asking import READY, ask, asked, planned_by, told
from tests.loopback.openai_server import scripted
from tests.loopback.openai_steps import EMPTY, Breaks, Calls, Drips, Fails, Hangs, Raw, Says
from tests.loopback.people import TODAY, Club

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
