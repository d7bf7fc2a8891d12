"""Fixed texts pass the same check as everything else that is sent, whoever they are sent to."""

import re

import pytest

from agent.grounding.verify import verify
from prompts.messages import FOLDER, say

WRITTEN = re.compile(r"^([A-Z][A-Za-z_]+) =", re.MULTILINE)
TALK = WRITTEN.findall((FOLDER / "en" / "talk.ftl").read_text(encoding="utf-8"))
ARGUMENTS = {
    "metric": "pain", "names": "Sam Okafor, Sam Lindqvist", "on": "Wed 4 Mar", "day": "today",
    "groups": "forwards, sprint",
}  # fmt: skip
WITH_EVIDENCE = ("LOGGED_", "UPDATED_", "CONFIRMED_", "LAST_RESORT_LOGGED")
"""What claims a write is said beside its receipt only; those are checked with the tools."""
ATHLETE = {"you": "Maya Torres"}
ROSTER = {"A1": "Sam Okafor", "A2": "Sam Lindqvist"}


@pytest.mark.parametrize("names", [ATHLETE, ROSTER], ids=["athlete", "coach"])
@pytest.mark.parametrize("code", [code for code in TALK if not code.startswith(WITH_EVIDENCE)])
def test_a_fixed_text_claims_nothing(code, names):
    text = say(code, ARGUMENTS)
    found = verify(text, evidence=(), names=names, user_text="Sam Okafor or Sam Lindqvist")
    assert [(violation.code, violation.span) for violation in found] == []
