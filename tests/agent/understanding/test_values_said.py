"""Ratings, sleep and measured values, with the scale they were said on."""

import pytest

from agent.understanding.hearing import hear
from agent.understanding.wellness_said import find_wellness
from tests.agent.understanding.heard import english


def values(said: str) -> list[tuple[str, float, str]]:
    found = find_wellness(hear(said, english()), english())
    return [(item.value.metric, item.value.value, item.value.scale) for item in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("soreness 1", [("soreness_score", 1, "amount_1to5")]),
        ("sore 7/10", [("soreness_score", 7, "nrs_0to10")]),
        ("my legs are sore, about 3 out of 5", [("soreness_score", 3, "amount_1to5")]),
        ("soreness in my legs is 4", [("soreness_score", 4, "amount_1to5")]),
        ("stress 2/5", [("stress_score", 2, "amount_1to5")]),
        ("3/5 tired", [("fatigue_score", 3, "amount_1to5")]),
        ("mood 4", [("mood_score", 4, "quality_1to5")]),
        ("mood is an 8", [("mood_score", 8, "quality_1to10")]),
        ("energy 4", [("fatigue_score", 4, "quality_1to5")]),
        ("sleep quality 3", [("sleep_quality_score", 3, "quality_1to5")]),
        ("pain 4 in my knee", [("pain_nrs", 4, "nrs_0to10")]),
        ("slept 8h", [("sleep_min", 480, "unit")]),
        ("slept 7h15", [("sleep_min", 435, "unit")]),
        ("got about six hours of sleep", [("sleep_min", 360, "unit")]),
        ("slept 8", [("sleep_min", 480, "unit")]),
        ("in bed 23:00 to 7:15", [("sleep_min", 495, "unit")]),
        ("slept 11 to 7am", []),
        ("hrv 62", [("rmssd_ms", 62, "unit")]),
        ("rhr was 48 bpm", [("resting_hr_bpm", 48, "unit")]),
        ("hr 48 this morning", [("resting_hr_bpm", 48, "unit")]),
        ("weight 71.5 kg", [("body_mass_kg", 71.5, "unit")]),
        ("ran 45 minutes", []),
        (
            "Sleep 7h, soreness 2, mood 3",
            [("sleep_min", 420, "unit"), ("soreness_score", 2, "amount_1to5"), ("mood_score", 3, "quality_1to5")],
        ),
    ],
)
def test_a_value_keeps_its_scale(said: str, expected: list[tuple[str, float, str]]) -> None:
    assert values(said) == expected


@pytest.mark.parametrize(
    ("said", "plausible"),
    [("hrv 600", False), ("hrv 60", True), ("rhr 10", False), ("soreness 9/5", False), ("mood 11", False)],
)
def test_a_figure_outside_its_range_is_not_plausible(said: str, plausible: bool) -> None:
    (item,) = find_wellness(hear(said, english()), english())
    assert item.value.plausible is plausible
