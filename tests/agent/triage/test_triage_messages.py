"""What the person reads."""

import re

import pytest

from agent.reply import Action
from agent.triage import Level, triage
from agent.triage.calling import numbers_for
from agent.triage.lexicon import lexicon_of
from prompts.messages import has, say

SIGNS = lexicon_of("en").signs
BY_LEVEL = {level: [sign.name for sign in SIGNS if sign.level is level] for level in Level}
PLACES = {"call": "112", "crisis": "Samaritans, 116 123 (24/7)"}


def text_of(sign: str) -> str:
    return say(f"TRIAGE_{sign}", PLACES)


@pytest.mark.parametrize("sign", [sign.name for sign in SIGNS])
def test_every_sign_has_a_message_that_says_what_wrote_it(sign: str) -> None:
    assert has(f"TRIAGE_{sign}")
    assert "I am software" in text_of(sign)


@pytest.mark.parametrize("sign", BY_LEVEL[Level.EMERGENCY])
def test_an_emergency_names_the_number_and_company(sign: str) -> None:
    text = text_of(sign)
    assert "112" in text
    assert re.search(r"alone|stay with you", text)


@pytest.mark.parametrize("sign", [*BY_LEVEL[Level.EMERGENCY], *BY_LEVEL[Level.URGENT]])
def test_an_emergency_or_urgent_message_says_what_to_do_at_once_and_keeps_people_off_the_wheel(sign: str) -> None:
    text = text_of(sign)
    assert re.match(r"Stop|Call|Out|No exercise|I am glad|Release", text)
    if sign != "unresponsive":
        assert re.search(r"driv", text)


@pytest.mark.parametrize("sign", [sign.name for sign in SIGNS])
def test_no_message_carries_a_cause_a_score_praise_or_alarm(sign: str) -> None:
    text = text_of(sign).casefold()
    unwanted = "readiness|score|probably|likely|well done|great|good job|you have a|diagnos|risk|safe to|don't worry|!"
    assert not re.search(unwanted, text)


def test_support_offers_the_crisis_line_and_asks_about_safety() -> None:
    assert PLACES["crisis"] in text_of("self_harm")
    assert PLACES["crisis"] in text_of("self_harm_now")
    assert "are you safe right now?" in text_of("self_harm")


@pytest.mark.parametrize(
    ("locale", "country", "number"),
    [
        ("en-GB", None, "999 or 112"),
        ("en_US", None, "911"),
        ("en", "nz", "111"),
        ("en-US", "AU", "000"),
        ("de-AT", None, "112"),
        ("en", None, "your local emergency number"),
        ("en", "XX", "your local emergency number"),
        ("nonsense", "", "your local emergency number"),
        ("nb-NO", None, "113"),
    ],
)
def test_the_number_is_that_of_the_country(locale: str, country: str | None, number: str) -> None:
    draft = triage("I have chest pain", locale, country)
    assert draft is not None
    assert draft.action is Action.TRIAGE_EMERGENCY
    assert f"Call {number} and wait" in draft.text


def test_an_unverified_crisis_line_is_not_named() -> None:
    denmark = numbers_for("da-DK")
    assert denmark is not None
    assert denmark.crisis == ()
    draft = triage("I want to kill myself", "en-DK")
    assert draft is not None
    assert draft.action is Action.TRIAGE_SUPPORT
    assert "a crisis line in your country" in draft.text


def test_hours_are_told_where_a_line_is_not_always_open() -> None:
    draft = triage("I want to kill myself", "en-IT")
    assert draft is not None
    assert "02 2327 2327 (09:00-24:00)" in draft.text


def test_a_locale_without_a_translation_is_answered_in_english_and_not_in_silence() -> None:
    draft = triage("I have chest pain", "ja-JP")
    assert draft is not None
    assert "Call 119" in draft.text


def test_ordinary_talk_is_left_to_the_conversation() -> None:
    assert triage("what's my load this week") is None
    assert triage("") is None
