"""Any text at all, and at once."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.triage import Level, Screened, screen, triage
from tests.agent.triage.triage_cases import Positive, benign, positives

SENTENCES = [case.text for case in (*positives(), *benign())]
WORDS = sorted({word for text in SENTENCES for word in text.split()})
USUAL_S = 0.005
LONGEST_S = 2.0


@given(st.text(), st.text(max_size=12), st.one_of(st.none(), st.text(max_size=4)))
def test_no_text_locale_or_country_raises(text: str, locale: str, country: str | None) -> None:
    draft = triage(text, locale, country)
    assert draft is None or draft.text


@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=60))
def test_no_character_raises(text: str) -> None:
    found = screen(text)
    assert found is None or isinstance(found, Screened)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_order_of_words_raises(words: list[str]) -> None:
    found = screen(" ".join(words))
    assert found is None or found.span


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([case for case in positives() if case.level is Level.EMERGENCY and not case.held_out]))
def test_capitals_change_nothing(case: Positive) -> None:
    text = case.text
    assert screen(text.upper()) == screen(text.lower())


@given(st.sampled_from(SENTENCES))
def test_the_same_text_is_always_judged_the_same(text: str) -> None:
    assert screen(text) == screen(text)


@given(
    st.sampled_from([case.text for case in positives() if not case.held_out]),
    st.sampled_from(["log run 40 min. ", "hi! ", "why? "]),
)
def test_what_was_said_before_in_another_sentence_hides_no_sign(text: str, before: str) -> None:
    alone, after = screen(text), screen(before + text)
    assert alone is not None
    assert after is not None
    assert after.level.gravity >= alone.level.gravity


def test_a_sign_at_the_end_of_a_very_long_message_is_found() -> None:
    found = screen("easy run today. " * 3000 + "I have chest pain")
    assert found is not None
    assert found.sign == "chest_pain"


def test_it_takes_no_time() -> None:
    for text in SENTENCES:
        screen(text)
    began = time.process_time()
    for text in SENTENCES:
        screen(text)
    assert (time.process_time() - began) / len(SENTENCES) < USUAL_S


def test_a_message_of_nothing_but_symptoms_is_answered_in_time() -> None:
    for text in ("chest pain when I was a kid and " * 400, "no chest, " * 1200, "pain " * 3000, "not " * 3000):
        began = time.process_time()
        screen(text)
        assert time.process_time() - began < LONGEST_S
