"""Every code that physiology can emit and a tool can say has its words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from physiology.metrics import METRICS
from physiology.prescription.rules import RULES
from prompts.messages import has
from tools.load import SHOWN_CAVEATS
from tools.log_wellness import SAYABLE
from tools.query import Condition, Query
from tools.roster_review import COLUMNS

PHYSIOLOGY = Path(__file__).parents[2] / "physiology"
MESSAGES = Path(__file__).parents[2] / "prompts" / "messages" / "en"
CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)+")
BEGUN = re.compile(r"(?:[A-Z]+_)+")
JUDGED = (
    "readiness/families.py",
    "readiness/gates.py",
    "readiness/assessment.py",
    "recovery/reasons.py",
    "recovery/path.py",
    "twin/assessment.py",
    "twin/comparison.py",
    "strain/assessment.py",
    "features/ranking.py",
    "hrv/autonomic.py",
    "hrv/resting.py",
    "hrv/spread.py",
    "outlook/projection.py",
    "outlook/schedule.py",
    "team/assessment.py",
)
"""Where the reasons and caveats come from that tools say in full."""
ONE_SIDED = {"rmssd_ms", "resting_hr_bpm", "sleep_min", "wellness_score", "acwr"}


def codes(*files: str) -> set[str]:
    """Every code-like string of some files."""
    return {text for file in files for text in strings(PHYSIOLOGY / file) if CODE.fullmatch(text)}


def strings(path: Path) -> Iterator[str]:
    """Every string of a file that is exported nowhere: names in `__all__` are no codes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def begun(*files: str) -> set[str]:
    """What every put-together code of some files begins with: `RETURN_` of `f"RETURN_{step}"`."""
    return {
        text
        for file in files
        for node in ast.walk(ast.parse((PHYSIOLOGY / file).read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
        if BEGUN.fullmatch(text := str(node.values[0].value))
    }


def lacking_quantities() -> set[str]:
    """The first argument of every `InsufficientData` of physiology."""
    return {
        str(node.args[0].value)
        for path in PHYSIOLOGY.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "InsufficientData"
        and isinstance(node.args[0], ast.Constant)
    }


def wordless(prefixes: tuple[str, ...], wanted: set[str]) -> set[str]:
    """Codes for which none of the prefixes leads to a message."""
    return {code for code in wanted if not any(has(prefix + code) for prefix in prefixes)}


def test_every_reason_and_caveat_of_a_verdict_has_its_words():
    found = codes(*JUDGED)
    assert {"SLEEP_SHORT", "CAP_PAIN", "STRADDLES_BAND", "RECOVERY_AFTER_HARD", "STRAIN_HRV_LOW"} <= found
    assert wordless(("", "CAVEAT_"), found) == set()


def test_every_put_together_code_of_a_verdict_begins_a_message():
    words = "\n".join(path.read_text(encoding="utf-8") for path in MESSAGES.glob("*.ftl"))
    found = begun(*JUDGED, "illness/assessment.py", "oxygenation/assessment.py", "durability/assessment.py")
    assert {"TWIN_BEATS_", "RETURN_"} <= found
    assert {code for code in found if not re.search(rf"^(?:CAVEAT_)?{code}\w+ =", words, re.MULTILINE)} == set()


def test_every_missing_family_has_its_caveat():
    families = {"hrv", "resting_hr", "sleep", "wellness", "load"}
    assert wordless(("CAVEAT_",), {f"{family.upper()}_MISSING" for family in families}) == set()


def test_every_load_reason_and_shown_caveat_has_its_words():
    reasons = {code for code in codes("load/state.py") if code.startswith("LOAD_")} | {
        "LOAD_RISING_FAST",
        "LOAD_FALLING",
    }
    assert wordless(("",), reasons) == set()
    assert wordless(("CAVEAT_",), set(SHOWN_CAVEATS)) == set()


def test_every_reason_that_a_coachs_table_may_show_has_a_short_form():
    shown = codes("readiness/families.py", "readiness/gates.py")
    headlines = {
        f"READY_{how}" for how in ("AS_PLANNED", "SHORTER", "EASIER", "SOMETHING_ELSE", "WITH_CARE", "NO_SESSION")
    }
    assert wordless(("SHORT_",), shown | headlines | {"AUTONOMIC_LOW", "LOAD_RISING_FAST", "NONE"}) == set()
    assert wordless(("",), {*headlines, *COLUMNS}) == set()


def test_every_rule_has_its_words_its_facts_and_what_would_have_kept_the_plan():
    rules = {rule.id for rule in RULES}
    assert wordless(("RULE_",), rules) == set()
    assert wordless(("FACTS_",), rules) == set()
    reports = {"ill", "injured", "pain_nrs", "soreness_score", "readiness"}
    mobility = {"hip_mobility_score", "ankle_mobility_score", "mobility_score"}
    assert wordless(("KEPT_",), ONE_SIDED | reports | mobility) == set()


def test_everything_that_can_be_lacking_has_its_words():
    assert wordless(("LACKING_",), lacking_quantities() | {"readiness"}) == set()


@pytest.mark.parametrize("key", METRICS)
def test_every_metric_has_a_name_that_people_use(key):
    assert has(f"METRIC_{key}")


def test_every_question_of_the_typed_query_has_its_words():
    aggregates = Query.model_fields["aggregate"].annotation.__args__
    said = {how.upper() for how in aggregates}
    assert wordless(("QUERY_",), said) == set()
    assert wordless(("QUERY_",), {f"{how}_WHERE" for how in said - {"COUNT", "VALUES"}}) == set()
    assert set(Condition.model_fields["operator"].annotation.__args__) == {
        "lt",
        "le",
        "gt",
        "ge",
        "eq",
        "beyond",
        "known",
        "missing",
    }


def test_whatever_may_be_logged_can_be_read_back():
    assert wordless(("LOGGED_",), set(SAYABLE)) == set()
