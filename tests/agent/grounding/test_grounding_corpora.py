from time import process_time

import pytest

from tests.agent.grounding.good_replies import GOOD
from tests.agent.grounding.grounding_cases import Case, judged
from tests.agent.grounding.human_replies import HUMAN
from tests.agent.grounding.loose_replies import LOOSE
from tests.agent.grounding.mutate import mutants

MOST_FALSE_ALARMS = 0.05
FASTEST_OF = 5


@pytest.mark.parametrize("item", GOOD, ids=lambda item: item.text[:60])
def test_a_true_reply_in_the_wording_of_the_templates_passes(item: Case) -> None:
    assert judged(item) == ()


def test_no_mutant_of_a_true_reply_passes() -> None:
    seen = {
        (mutant.kind, mutant.case.text, bool(mutant.case.receipts)): mutant for item in GOOD for mutant in mutants(item)
    }
    passed = [f"{mutant.kind}: {mutant.case.text}" for mutant in seen.values() if not judged(mutant.case)]
    assert len(GOOD) >= 60
    assert len(seen) >= 2000
    assert passed == []


def test_few_true_replies_in_loose_prose_are_refused() -> None:
    replies = (*HUMAN, *LOOSE)
    refused = [item.text for item in replies if judged(item)]
    assert len(replies) >= 120
    assert len(refused) / len(replies) <= MOST_FALSE_ALARMS, refused


def test_a_reply_of_120_words_is_verified_in_a_few_milliseconds() -> None:
    item = next(item for item in GOOD if "yellow light" in item.text)
    long = Case(text=" ".join([item.text] * 6), evidence=item.evidence)
    assert len(long.text.split()) >= 120
    judged(long)
    times = []
    for _ in range(FASTEST_OF):
        started = process_time()
        judged(long)
        times.append(process_time() - started)
    assert min(times) < 0.02
