"""A write and the record that it happened stand or fall together."""

from datetime import UTC, date, datetime

import pytest

from agent.acting import act
from agent.model import ToolCall
from store import Store
from tools import TOOLS
from tools.context import Person, Principal, Role, ToolContext
from tools.declare import Effect, tool
from tools.evidence import EvidenceList, Receipt, ToolResult

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


async def athlete(store: Store) -> ToolContext:
    team = await store.people.add_team("Team")
    person = await store.people.add_athlete(team.id, "Nia Obi")
    principal = Principal(person_id=person.id, role=Role.ATHLETE, name=person.name, team_id=team.id)
    people = (Person(athlete_id=person.id, alias="you", name=person.name, group=""),)
    return ToolContext(principal, store, people, TODAY, NOW)


async def test_a_logged_session_has_its_audit_event(store: Store) -> None:
    context = await athlete(store)
    call = ToolCall(name="log_session", arguments={"duration_min": 40, "session_rpe": 5, "activity": "run"})
    outcome = await act(context, TOOLS, call, 1)
    assert outcome.result is not None
    events = await store.audit.about(context.principal.person_id)
    assert [event.detail["action"] for event in events] == ["logged_session"]


async def test_a_write_that_fails_half_way_leaves_nothing(store: Store) -> None:
    context = await athlete(store)

    @tool(Effect.WRITE)
    async def break_off(context: ToolContext, found: EvidenceList) -> ToolResult:
        """Writes, and then breaks."""
        await context.store.sessions.confirm_rest(context.people[0].athlete_id, TODAY)
        receipt = Receipt(action="logged_rest", on=TODAY, values={})
        _ = ToolResult(tool=found.tool, receipts=(receipt,))
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        await act(context, (break_off,), ToolCall(name="break_off", arguments={}), 1)
    assert await store.observations.span(context.people[0].athlete_id) is None
    assert await store.audit.about(context.principal.person_id) == ()


async def test_a_question_back_writes_no_audit_event(store: Store) -> None:
    context = await athlete(store)
    outcome = await act(context, TOOLS, ToolCall(name="log_session", arguments={}), 1)
    assert outcome.result is not None
    assert outcome.result.asks
    assert await store.audit.about(context.principal.person_id) == ()


async def test_an_unknown_tool_is_a_code_and_no_crash(store: Store) -> None:
    outcome = await act(await athlete(store), TOOLS, ToolCall(name="shell", arguments={"cmd": "ls"}), 1)
    assert (outcome.result, outcome.error) == (None, "unknown_tool")
