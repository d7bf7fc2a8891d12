"""Words: every message can be said, and prompts change only together with their version."""

import re

import pytest

from prompts.library import LOCK, all_prompts, lock_line
from prompts.messages import FOLDER, BrokenMessage, UnknownMessage, has, locales, say

CODE = re.compile(r"^([A-Za-z][\w-]*) =", re.MULTILINE)
ARGUMENT = re.compile(r"\{ ?\$(\w+)")
REFERENCE = re.compile(r"\{ ?([A-Z][A-Za-z_]+) ?\}")
ENGLISH = {path.name: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "en").glob("*.ftl"))}
CODES = [code for text in ENGLISH.values() for code in CODE.findall(text)]
EVERY_ARGUMENT = {name: "1" for text in ENGLISH.values() for name in ARGUMENT.findall(text)}
FORBIDDEN = re.compile(r"!|\b(?:injury risk|overtrained|guarantee\w*)\b", re.IGNORECASE)
"""Never said, whatever the numbers are: see how Fettle speaks."""


@pytest.mark.parametrize("code", CODES)
def test_a_message_can_be_said_with_every_argument_given(code):
    assert say(code, EVERY_ARGUMENT)


def test_no_code_is_written_twice():
    assert sorted(set(CODES)) == sorted(CODES)


def test_a_reference_leads_to_a_message():
    referred = {name for text in ENGLISH.values() for name in REFERENCE.findall(text)}
    assert {name for name in referred if not has(name)} == set()


@pytest.mark.parametrize("name", ENGLISH)
def test_no_message_shouts_promises_or_diagnoses(name):
    said = [line for line in ENGLISH[name].splitlines() if not line.startswith("#")]
    assert [line for line in said if FORBIDDEN.search(line)] == []


def test_a_missing_argument_and_an_unknown_code_are_errors():
    with pytest.raises(BrokenMessage):
        say("ABOUT", {})
    with pytest.raises(UnknownMessage):
        say("NOTHING_OF_THE_KIND")


def test_a_slot_passes_through_untouched():
    assert "{{e3}}" in say("BAND_MODERATE", {"readiness": "{{e3}}"})


def test_english_is_spoken():
    assert "en" in locales()


def test_a_prompt_changes_only_together_with_its_version():
    locked = LOCK.read_text(encoding="utf-8").splitlines()
    assert [lock_line(item) for item in all_prompts()] == [line for line in locked if line.strip()]


@pytest.mark.parametrize("item", all_prompts(), ids=lambda item: item.id)
def test_a_prompt_takes_exactly_its_inputs(item):
    assert item.render(**dict.fromkeys(item.inputs, "x"))
    with pytest.raises(ValueError, match=item.id):
        item.render()
