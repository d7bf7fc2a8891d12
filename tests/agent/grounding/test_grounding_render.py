from typing import Any

import pytest

from agent.grounding.render import UnknownSlot, render
from tests.agent.grounding.grounding_cases import case, days, fact

NAMES = {"you": "Mia Keller", "A2": "Jonas Weber"}


def written(draft: str, *facts: tuple[Any, ...], locale: str = "en") -> str:
    return render(draft, case("", *facts).evidence, NAMES, locale).text


@pytest.mark.parametrize(
    ("metric", "value", "text"),
    [
        ("readiness", 54.2, "54/100"),
        ("soreness_score", 3.5, "3.5 of 5"),
        ("session_rpe", 7, "7.0 of 10"),
        ("rmssd_ms", 48.1, "48 ms"),
        ("resting_hr_bpm", 52, "52 bpm"),
        ("sleep_min", 435, "7 h 15 min"),
        ("sleep_min", 480, "8 h"),
        ("sleep_min", 45, "45 min"),
        ("sleep_min", 59.7, "1 h"),
        ("sleep_vs_need_min", -170, "-2 h 50 min"),
        ("acwr", 1.321, "1.32"),
        ("hrv_vs_baseline_pct", -15.3, "-15 %"),
        ("hrv_vs_baseline_pct", -0.2, "0 %"),
        ("weekly_load_au", 2884, "2,884 AU"),
        ("acute_au", 412.4, "412 AU/day"),
        ("days_known", 1, "1 day"),
        ("days_known", 3, "3 days"),
        ("session_rep_min", 4, "4 min"),
        ("session_rep_min", 1.5, "1.5 min"),
        ("recovery_h", 60, "60 h"),
    ],
)
def test_a_slot_is_written_with_unit_and_decimals_of_the_catalogue(metric: str, value: float, text: str) -> None:
    assert written("{{e1}}", fact(metric, value)) == text


def test_parts_of_a_fact_have_their_own_slots() -> None:
    item = fact("hrv_vs_baseline_pct", -15.3, window=days(7, used=5), low=-20, high=-10)
    parts = "{{e1.value}} {{e1.abs}} {{e1.low}} {{e1.high}} {{e1.n}} {{e1.days}} {{e1.missing}} {{e1.on}} {{e1.since}}"
    assert written(parts, item) == "-15 15 % -20 % -10 % 5 7 2 Tue 3 Mar Wed 25 Feb"


def test_people_are_named_by_alias_and_by_their_evidence() -> None:
    assert written("{{A2.name}} {{e1.name}}", fact("readiness", 60, "A2")) == "Jonas Weber Jonas Weber"


def test_spans_point_at_what_was_written() -> None:
    rendered = render("HRV {{e1}}, now.", case("", fact("rmssd_ms", 48)).evidence, NAMES)
    assert [(rendered.text[span.start : span.end], span.slot) for span in rendered.spans] == [("48 ms", "e1")]


def test_numbers_and_words_follow_the_locale() -> None:
    item = fact("soreness_score", 3.5)
    assert written("{{e1}}", item, locale="de") == "3,5 von 5"
    assert written("{{e1}}", fact("days_known", 2), locale="es") == "2 días"


@pytest.mark.parametrize("slot", ["{{e9}}", "{{e1.low}}", "{{e1.colour}}", "{{A7.name}}", "{{A2.value}}"])
def test_a_slot_without_evidence_is_an_error(slot: str) -> None:
    with pytest.raises(UnknownSlot):
        written(slot, fact("rmssd_ms", 48))
