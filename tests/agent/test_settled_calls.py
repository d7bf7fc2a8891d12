"""What the offline planner still has to call after others have called something."""

from datetime import date

from agent.model import Brief, ToolCall, ToolOutcome
from agent.offline_model import _settled
from agent.understanding.reading import Reading
from tools.context import Principal, Role
from tools.evidence import Receipt, ToolResult

ON = date(2026, 11, 20)


def logged(minutes: float) -> ToolCall:
    return ToolCall(name="log_session", arguments={"on": ON.isoformat(), "duration_min": minutes, "session_rpe": 4})


def done(call: ToolCall) -> ToolOutcome:
    receipt = Receipt(action="logged_session", on=ON, values={})
    return ToolOutcome(call=call, result=ToolResult(tool=call.name, receipts=(receipt,)))


def brief(*outcomes: ToolOutcome) -> Brief:
    who = Principal(person_id="p", role=Role.ATHLETE, name="N", team_id="t")
    return Brief("text", who, (), ON, Reading(language="en", requests=()), outcomes=outcomes)


def test_a_second_session_of_one_message_is_not_settled_by_the_first() -> None:
    first, second = logged(30), logged(20)
    assert set(_settled(brief(done(first)), [first, second])) == {0}


def test_a_write_made_in_other_words_is_not_made_again() -> None:
    assert set(_settled(brief(done(logged(31))), [logged(30)])) == {0}


def test_one_write_in_other_words_settles_one_wanted_write() -> None:
    assert set(_settled(brief(done(logged(31))), [logged(30), logged(20)])) == {0}


def test_nothing_is_settled_before_anything_was_called() -> None:
    assert _settled(brief(), [logged(30)]) == {}
