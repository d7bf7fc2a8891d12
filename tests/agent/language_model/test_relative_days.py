"""Days leave as offsets and come back as dates."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.language_model.relative_days import FURTHEST_DAYS, absolute, in_schema, relative, undated
from tools import TOOLS
from tools.context import Role

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (0, "2026-03-04"), (-1, "2026-03-03"), (1.0, "2026-03-05"), ("-7", "2026-02-25"), ("+2", "2026-03-06"),
        ("today", "2026-03-04"), ("Yesterday", "2026-03-03"), ("tomorrow", "2026-03-05"),
        ("2026-01-01", "2026-01-01"), (True, True), (None, None), (0.5, 0.5), ("soon", "soon"), (10**9, 10**9),
    ],
)  # fmt: skip
def test_an_offset_becomes_a_date_and_everything_else_is_left_to_the_tool(sent: object, meant: object):
    for key in ("on", "first_on", "since"):
        assert absolute({key: sent}, TODAY) == {key: meant}
    assert absolute({"query": {"last_on": sent}}, TODAY) == {"query": {"last_on": meant}}
    assert absolute({"items": [{"on": sent}]}, TODAY) == {"items": [{"on": meant}]}


def test_only_days_are_turned():
    assert absolute({"duration_min": 45, "session_rpe": 6, "limit": 3}, TODAY) == {
        "duration_min": 45,
        "session_rpe": 6,
        "limit": 3,
    }


@given(st.integers(-FURTHEST_DAYS, FURTHEST_DAYS))
def test_there_and_back_changes_nothing(offset: int):
    assert relative(absolute({"on": offset, "query": {"first_on": offset}}, TODAY), TODAY) == {
        "on": offset,
        "query": {"first_on": offset},
    }


@given(st.dates(), st.text(alphabet="ab .:,"))
def test_no_iso_date_survives_in_a_text(day: date, around: str):
    said = undated(f"{around} {day.isoformat()} {around}", TODAY)
    assert day.isoformat() not in said
    assert f"day {(day - TODAY).days:+d}" in said


def test_what_only_looks_like_a_date_stays():
    assert undated("2026-13-45", TODAY) == "2026-13-45"


def dates_in(schema: Any) -> list[Any]:
    if isinstance(schema, list):
        return [found for item in schema for found in dates_in(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("format") in ("date", "date-time") else []
    return own + [found for value in schema.values() for found in dates_in(value)]


@pytest.mark.parametrize("role", Role)
def test_no_tool_asks_a_model_for_a_date(role: Role):
    declared = [tool.schema(role) for tool in TOOLS if role in tool.roles]
    assert dates_in(declared)
    assert not dates_in([in_schema(schema) for schema in declared])


@pytest.mark.parametrize("role", Role)
def test_every_date_a_tool_takes_has_a_name_that_is_turned(role: Role):
    for schema in (tool.schema(role) for tool in TOOLS if role in tool.roles):
        for part in (schema, *schema.get("$defs", {}).values()):
            for name, field in part.get("properties", {}).items():
                if dates_in(field):
                    yesterday = (TODAY - timedelta(days=1)).isoformat()
                    assert absolute({name: -1}, TODAY) == {name: yesterday}
