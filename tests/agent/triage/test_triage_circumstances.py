"""The same words, said about now and about something else."""

import pytest

from agent.triage import Level, screen


def level_of(text: str, language: str = "en") -> Level | None:
    found = screen(text, language)
    return found.level if found else None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I have chest pain", Level.EMERGENCY),
        ("I have no chest pain", None),
        ("no fever but chest pain", Level.EMERGENCY),
        ("no idea why my chest hurts", Level.EMERGENCY),
        ("not sure what to do, my chest hurts", Level.EMERGENCY),
        ("no chest pain, dizziness or nausea", None),
        ("no sleep and chest pain all night", Level.EMERGENCY),
        ("it's not normal chest pain", Level.EMERGENCY),
        ("Chest pain? No.", None),
        ("chest pain: none", None),
        ("not only chest pain but dizziness too", Level.EMERGENCY),
        ("i dont feel well chest pain", Level.EMERGENCY),
        ("the chest pain isn't going away", Level.EMERGENCY),
    ],
)
def test_a_negation_counts_only_for_what_it_denies(text: str, level: Level | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("had chest pain on the run, it's gone now", Level.URGENT),
        ("chest pain is gone since last year", None),
        ("the chest pain went away but it came back", Level.EMERGENCY),
        ("chest pain has not gone away", Level.EMERGENCY),
        ("I have chest pain but otherwise feel fine", Level.EMERGENCY),
        ("I had chest pain years ago and now it's back again", Level.EMERGENCY),
        ("I had a heart attack last year and now my chest hurts", Level.EMERGENCY),
        ("my fingers were numb under the cuff but it's gone now", Level.REFER),
    ],
)
def test_what_is_over_is_milder_and_what_is_long_over_is_nothing(text: str, level: Level | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("What are the signs of a heart attack?", None),
        ("What are the signs of a concussion? I hit my head and feel dizzy", Level.URGENT),
        ("what should I do if someone collapses", None),
        ("what does it mean when my chest hurts", Level.EMERGENCY),
        ("is it bad that my chest hurts when I run", Level.EMERGENCY),
    ],
)
def test_a_question_about_signs_is_no_sign_unless_it_is_about_oneself(text: str, level: Level | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("my dad had a heart attack last year", None),
        ("my dad is having a heart attack right now", Level.EMERGENCY),
        ("my son just fainted at practice", Level.URGENT),
        ("my teammate has chest pain", Level.EMERGENCY),
        ("saw a documentary about sudden cardiac arrest", None),
    ],
)
def test_somebody_else_counts_when_it_is_happening(text: str, level: Level | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I want to kill myself", Level.SUPPORT),
        ("I'm not suicidal", None),
        ("I want to kill myself and I have a plan", Level.EMERGENCY),
        ("what if I just killed myself? thinking about ending it all", Level.SUPPORT),
        ("suicide sprints killed me", None),
        ("I want to die and one calf is swollen", Level.SUPPORT),
    ],
)
def test_a_life_at_risk_is_heard_through_questions_and_suppositions(text: str, level: Level | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    "text",
    [
        "chets pain",
        "cheest pain",
        "CHEST PAIN",
        "chest páin",
        "ｃｈｅｓｔ pain",
        "ch\u200best pain",
        "chest-pain",
        "chest\npain",
        "chestpain",
    ],
)
def test_spelling_and_typography_do_not_hide_a_sign(text: str) -> None:
    assert level_of(f"i have {text}" if "\n" not in text else "my chest hurts") == Level.EMERGENCY


@pytest.mark.parametrize(
    "text", ["cheat pain day", "painted my chess board", "I can't breed horses", "coke after the race"]
)
def test_ordinary_words_are_not_read_as_misspelled_signs(text: str) -> None:
    assert level_of(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("bp 159/99, can I use the cuff", None),
        ("bp 160/99, can I use the cuff", Level.REFER),
        ("bp 150/100, can I use the cuff", Level.REFER),
        ("bp 150 over 100, can I use the cuff", Level.REFER),
        ("bp 180/95 today", Level.URGENT),
        ("my temp is 37.2, can I train", None),
        ("my temp is 38.4, can I train", Level.REFER),
        ("I'm 17, can I use the cuff", Level.REFER),
        ("I'm 18 years old, can I use the cuff", None),
    ],
)
def test_numbers_decide_at_their_thresholds(text: str, level: Level | None) -> None:
    assert level_of(text) == level


def test_a_language_without_a_lexicon_finds_nothing() -> None:
    assert screen("I have chest pain", "xx") is None
