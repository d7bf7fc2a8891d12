"""Every question, reason and caveat of the restriction has its words, and limits that two rooms need are the same."""

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest

from devices.cuff import limits
from physiology.bfr import answers, check_in, inflation, pressure_proposal, schemes, worn
from physiology.bfr.items import ITEMS
from physiology.metrics import METRICS
from physiology.metrics.bfr import COMPUTED, OBSERVED
from prompts.messages import has, say

ROOM = Path(__file__).parents[2] / "physiology" / "bfr"
CODE = re.compile(r"BFR(?:_[A-Z0-9]+)+")
TEXTS = {
    node.value
    for path in ROOM.glob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
VERDICTS = ("EXCLUDE", "REFER", "NOT_TODAY", "UNANSWERED", "SIGN", "CLEARED")


@pytest.mark.parametrize("code", sorted(text for text in TEXTS if CODE.fullmatch(text)))
def test_a_code_has_its_words(code):
    assert has(code) or has(f"CAVEAT_{code}")


@pytest.mark.parametrize("code", ITEMS)
def test_an_item_has_its_question_and_a_yes_repeats_it(code):
    assert say(f"ASK_BFR_{code}").endswith("?")
    assert say(f"ASK_BFR_{code}") in say(f"BFR_{code}")


def test_verdicts_metrics_and_what_is_lacking_have_words():
    assert all(has(f"BFR_VERDICT_{verdict}") for verdict in VERDICTS)
    assert all(has(f"METRIC_{row[0]}") and row[0] in METRICS for row in (*OBSERVED, *COMPUTED))
    assert all(has(f"LACKING_{one}") for one in ("limb_occlusion", "hhb_breakpoint", "bfr_evaluation"))


def test_what_is_proposed_and_what_the_wire_allows_agree():
    assert worn.LEAST_LEG_CUFF_CM == limits.LEAST_LEG_CUFF_CM
    assert worn.LEAST_ARM_CUFF_CM == limits.LEAST_ARM_CUFF_CM
    assert worn.MOST_CUFF_CM == limits.MOST_CUFF_CM
    assert [limb.value for limb in worn.Limb] == [limb.value for limb in limits.Limb]
    assert (inflation.LEAST_MMHG, inflation.MOST_MMHG) == (limits.LEAST_OCCLUSION_MMHG, limits.MOST_OCCLUSION_MMHG)
    assert pressure_proposal.MOST_FRACTION == limits.MOST_FRACTION
    assert pressure_proposal.LARGE_STEP_MMHG <= limits.MOST_RISE_MMHG
    assert pressure_proposal.DWELL_S >= limits.RISE_EVERY_S
    assert min(schemes.FRACTIONS) >= limits.LEAST_FRACTION
    assert max(schemes.FRACTIONS) <= limits.MOST_FRACTION
    assert {
        "screen": timedelta(seconds=limits.SCREEN_VALID_S), "today": timedelta(seconds=limits.CHECK_VALID_S),
    } == answers.VALID  # fmt: skip
    assert timedelta(seconds=limits.BETWEEN_SESSIONS_S) >= check_in.OPENS_AFTER
