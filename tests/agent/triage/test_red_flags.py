"""What must raise an alarm, and what must not."""

import pytest

from agent.triage import Screened, screen
from agent.triage.lexicon import lexicon_of
from tests.agent.triage.triage_cases import Benign, Positive, benign, positives

TUNING = [case for case in positives() if not case.held_out]
MOST_FALSE_ALARMS = 0.05
LEAST_HELD_OUT_RECALL = 0.95


def _found(case: Positive | Benign) -> Screened | None:
    return screen(case.text)


def test_there_are_enough_sentences_and_a_third_is_held_out() -> None:
    assert len(positives()) >= 120
    assert len(benign()) >= 150
    for cases in (positives(), benign()):
        assert sum(case.held_out for case in cases) >= len(cases) // 3


def test_no_sentence_is_both_an_alarm_and_none() -> None:
    assert not {case.text for case in positives()} & {case.text for case in benign()}


@pytest.mark.parametrize("case", TUNING, ids=lambda case: case.text)
def test_a_red_flag_is_raised_at_its_level_or_above(case: Positive) -> None:
    assert case.met_by(_found(case)), f"{case.sign} {case.level}: {_found(case)}"


def test_held_out_red_flags_are_raised() -> None:
    cases = [case for case in positives() if case.held_out]
    missed = [case.text for case in cases if not case.met_by(_found(case))]
    assert 1 - len(missed) / len(cases) >= LEAST_HELD_OUT_RECALL, missed


@pytest.mark.parametrize("held_out", [False, True])
def test_ordinary_talk_raises_no_alarm(held_out: bool) -> None:
    cases = [case for case in benign() if case.held_out is held_out]
    alarmed = {case.text: found for case in cases if (found := _found(case))}
    assert len(alarmed) / len(cases) <= MOST_FALSE_ALARMS, alarmed


NAMED = {sign.name for sign in lexicon_of("en").signs}


@pytest.mark.parametrize("sign", sorted({case.sign for case in positives()} & NAMED))
def test_every_sign_is_found_as_itself_at_least_once(sign: str) -> None:
    assert any(found.sign == sign for case in positives() if case.sign == sign and (found := _found(case)))
