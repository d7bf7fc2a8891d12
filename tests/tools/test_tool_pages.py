"""The generated pages are the code's, and every tool is declared as the house declares them."""

import runpy
from pathlib import Path

import pytest

from tools import TOOLS
from tools.context import Role
from tools.declare import Effect

DOCS = Path(__file__).parents[2] / "docs"
PAGES = runpy.run_path(str(DOCS / "generate.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_code_says_now(name):
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


def test_every_tool_has_a_description_for_the_model_and_stands_once():
    assert all(len(tool.description) > 40 for tool in TOOLS)
    assert len({tool.name for tool in TOOLS}) == len(TOOLS)


def test_what_only_a_coach_or_only_an_athlete_may_do_is_offered_to_nobody_else():
    roles = {tool.name: tool.roles for tool in TOOLS}
    assert roles["query_roster"] == roles["review_roster"] == {Role.COACH}
    assert roles["log_session"] == roles["log_wellness"] == roles["log_health"] == {Role.ATHLETE}
    writing = {tool.name for tool in TOOLS if tool.effect is Effect.WRITE}
    assert writing == {"log_session", "log_wellness", "log_health", "log_journey", "set_sharing", "plan_cuff_session"}
    assert {tool.name for tool in TOOLS if tool.effect is Effect.ACTUATE} == {"stop_cuff"}


def test_an_athletes_schema_names_nobody():
    for tool in TOOLS:
        assert "person" not in tool.schema(Role.ATHLETE).get("properties", {})
