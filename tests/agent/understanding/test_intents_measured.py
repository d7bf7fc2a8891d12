"""How often the intent is right: on wordings nobody trained on, and on examples left out one at a time."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.understanding.classifier import RIDGE, TEMPERATURE, Examples
from agent.understanding.learned import heard_examples
from agent.understanding.read import Reader
from agent.understanding.reading import Intent
from tests.agent.understanding.heard import ATHLETE, READER, ROSTER, TODAY, dialogue, english

HERE = Path(__file__).parent
CASES = HERE.parents[3] / "shared" / "evals" / "cases.jsonl"
FLOORS = {"develop": 0.95, "held_out": 0.92}
SUBJECT_FLOORS = {"subjects": 0.96, "near": 0.95, "later": 0.80}
"""At first contact `subjects` measured 0.68 and `near` 0.92; `later`, once the examples had grown, 0.83."""
SUBJECT_FILES = ("paraphrases_subjects.yaml", "paraphrases_subjects_later.yaml")
ALLOWED = {
    "readiness": {"readiness"},
    "recovery": {"recovery"},
    "acwr": {"load"},
    "overtraining": {"strain"},
    "mobility": {"history"},
    "plan": {"plan", "readiness"},
    "history": {"history"},
    "knowledge": {"explain_term"},
    "explain_change": {"why_session", "why_readiness"},
    "what_if": {"what_if"},
    "roster": {"roster"},
    "data_rights": {"data_rights"},
    "bfr": {"cuff"},
    "log_session": {"log_session"},
    "log_wellness": {"log_wellness"},
}
"""Generic tool names of the development cases, and the intents that lead there."""


def paraphrases(half: str) -> list[tuple[str, str, str]]:
    halves = {
        name: rows
        for file in ("paraphrases.yaml", *SUBJECT_FILES)
        for name, rows in yaml.safe_load((HERE / file).read_text(encoding="utf-8")).items()
    }
    return [tuple(row) for row in halves[half]]


def trained_texts() -> set[str]:
    """Blind sets may meet an example by chance; such a row measures nothing."""
    return {text.lower() for texts in english().utterances.values() for text in texts}


@pytest.mark.parametrize("half", [*FLOORS, *SUBJECT_FLOORS])
def test_the_intent_of_wordings_nobody_trained_on(half: str) -> None:
    trained = trained_texts()
    rows = [row for row in paraphrases(half) if row[2].lower() not in trained]
    right = [[r.intent.value for r in dialogue(role, text)[-1].requests] == [intent] for role, intent, text in rows]
    share = sum(right) / len(rows)
    print(f"{half}: {sum(right)} of {len(rows)} = {share:.1%}")
    assert share >= (FLOORS | SUBJECT_FLOORS)[half]


def test_paraphrases_are_no_training_examples() -> None:
    trained = trained_texts()
    measured = {text.lower() for half in FLOORS for _, _, text in paraphrases(half)}
    assert not measured & trained


def test_every_intent_has_examples_and_every_example_an_intent() -> None:
    counts = {intent: len(texts) for intent, texts in english().utterances.items()}
    assert set(counts) == {intent.value for intent in Intent}
    assert min(counts.values()) >= 25


def left_out() -> tuple[np.ndarray, np.ndarray]:
    """Scores of each example by a classifier that did not see it, in closed form, and the true intents."""
    examples = Examples.of(heard_examples(english()))
    inverse = np.linalg.inv(examples.gram() + RIDGE * np.eye(len(examples.rows)))
    return examples.target - (inverse @ examples.target) / np.diag(inverse)[:, None], examples.target


def test_the_classifier_alone_is_right_on_most_examples_left_out() -> None:
    scores, target = left_out()
    assert (scores.argmax(axis=1) == target.argmax(axis=1)).mean() >= 0.70


def test_the_temperature_surprises_least_on_examples_left_out() -> None:
    scores, target = left_out()

    def surprise(temperature: float) -> float:
        shares = np.exp(scores * temperature)
        return float(-np.log((shares / shares.sum(axis=1, keepdims=True) * target).sum(axis=1)).mean())

    best = min(np.arange(6.0, 20.0), key=surprise)
    assert abs(best - TEMPERATURE) <= 2


def english_cases() -> Iterator[dict[str, object]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["language"] == "en" and case["category"] != "red_flag":
            yield case


@pytest.mark.skipif(not CASES.exists(), reason="the development cases are not beside this repository")
def test_development_cases_lead_to_their_tools() -> None:
    names = {
        "{ATHLETE_1}": "Anna Berg",
        "{ATHLETE_2}": "Ben Okafor",
        "{OTHER_ATHLETE}": "Ben Okafor",
        "{GROUP}": "backs",
    }
    mismatches = []
    for case in english_cases():
        texts = [*case.get("turns_before", ()), case["text"]]
        for placeholder, name in names.items():
            texts = [text.replace(placeholder, name) for text in texts]
        got = {request.intent.value for request in dialogue(case["role"], *texts)[-1].requests}
        wanted = [ALLOWED[tool] for tool in case["expected_tools"] if tool != "none"]
        if case["role"] == "coach" and "roster" in case["expected_tools"]:
            wanted = [ALLOWED["roster"]]
        if not all(got & allowed for allowed in wanted):
            mismatches.append((case["id"], sorted(got)))
    print(f"mismatches: {mismatches}")
    assert not mismatches


@pytest.mark.parametrize("text", ["", " ", "\x00\x07\u202e", "?", "a" * 10_000, "1 2 3 " * 2_000, "\n\n;", "@0 @99 @"])
@pytest.mark.parametrize("role", ["athlete", "coach"])
def test_noise_is_unclear_and_unsure(text: str, role: str) -> None:
    (request,) = dialogue(role, text)[-1].requests
    assert request.intent is Intent.UNCLEAR
    assert request.confidence < 0.45


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["athlete", "coach"]))
def test_no_text_raises(text: str, role: str) -> None:
    reading = dialogue(role, "how did I sleep last week", text)[-1]
    assert reading.requests
    assert all(0 <= request.confidence <= 1 for request in reading.requests)


FIELD = """what if i rest run 45 min rpe 7 slept 8h and my hrv @1 below 60 yesterday last 3 weeks why who Anna Sam the
backs soreness 4 not undo that cuff 1.6 on friday ? , . more than average since monday log"""
WORDS = st.sampled_from(FIELD.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=14), st.lists(WORDS, min_size=1, max_size=6), st.booleans())
def test_no_mix_of_words_of_the_field_raises(first: list[str], second: list[str], coach: bool) -> None:
    role = "coach" if coach else "athlete"
    dialogue(role, " ".join(first), " ".join(second))


def test_reading_is_deterministic() -> None:
    text = "slept 7h15, swim 60 min RPE 5 yesterday, and am I ok for intervals?"
    readings = [Reader().read(text, today=TODAY, people=ATHLETE, role="athlete") for _ in range(3)]
    assert readings[0] == readings[1] == readings[2]


def test_a_reading_survives_the_store() -> None:
    reading = dialogue("coach", "who slept less than 6 hours last night")[-1]
    assert type(reading).model_validate_json(reading.model_dump_json()) == reading


def test_an_unknown_language_is_read_with_english_words() -> None:
    reading = READER.read("am I ready?", today=TODAY, people=ATHLETE, role="athlete", language="xx")
    assert (reading.language, reading.requests[0].intent) == ("xx", Intent.READINESS)


def test_a_warm_message_takes_a_few_milliseconds() -> None:
    texts = [text for _, _, text in paraphrases("develop")]
    dialogue("coach", *texts[:20])
    started = time.perf_counter()
    for text in texts:
        READER.read(text, today=TODAY, people=ROSTER, role="coach")
    assert (time.perf_counter() - started) / len(texts) < 0.05
