"""A language model behind a real server: conversations with tools, and models that mislead."""

import json

import pytest

from agent.agent import Agent
from agent.reply import Action, Route
from store import Store
from tests.loopback.asking import READY, ask, asked, planned_by, told
from tests.loopback.openai_server import scripted
from tests.loopback.openai_steps import Calls, Request, Says, replies, slot
from tests.loopback.people import TODAY, Club

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
