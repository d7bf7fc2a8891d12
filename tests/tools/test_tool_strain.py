"""The strain screen in words: a pattern, what else could be behind it, and when to see somebody."""

import numpy as np
import pytest

from store import Store
from tests.tools.strained_athlete import answer, athlete, days

RNG = np.random.default_rng(11)
NIGHTS = 450.0 + 25.0 * RNG.standard_normal(100)
PULSE = 50.0 + 1.5 * RNG.standard_normal(100)
HRV = np.exp(4.0 + 0.12 * RNG.standard_normal(100))
ITEMS = ("fatigue_score", "mood_score", "soreness_score", "stress_score", "sleep_quality_score")
ANSWERS = {item: RNG.choice([3.0, 4.0], 100) for item in ITEMS}


def lately(usual: np.ndarray, *newest: float) -> np.ndarray:
    return np.append(usual[: -len(newest)], newest) if newest else usual


def weekly_tests(*percent: float) -> np.ndarray:
    values = np.full(98, np.nan)
    values[6::7] = 250.0 + np.tile([-1.0, 1.0], 7)
    for back, change in enumerate(reversed(percent)):
        values[-1 - 7 * back] = 250.0 * (1.0 + change / 100.0)
    return values


async def said(store: Store, *, strained: int, tests: np.ndarray | None = None, ill: bool = False, nights: int = 5):
    reported = [
        days("rmssd_ms", lately(HRV, *[34.0] * (nights if strained > 3 else 0))),
        days("resting_hr_bpm", lately(PULSE, *[57.0] * (nights if strained > 0 else 0))),
        days("sleep_min", lately(NIGHTS, *[320.0] * (nights if strained > 2 else 0))),
        *(days(item, lately(usual, *[2.0] * (nights if strained > 1 else 0))) for item, usual in ANSWERS.items()),
    ]
    if tests is not None:
        reported.append(days("test_power_w", tests))
    if ill:
        reported.append(days("ill", [1.0]))
    return await answer(store, await athlete(store, *reported), "screen_strain")


@pytest.mark.parametrize(
    ("strained", "more", "words"),
    [
        (0, {}, ("I see no strain pattern: 0 signals",)),
        (1, {}, ("I see no strain pattern: 1 signal", "Resting heart rate has been high on 5 of the last 5 days")),
        (2, {}, ("Worth watching: 2 signals", "cannot be told from overload gone too far")),
        (3, {}, ("A clear strain pattern: 3 signals", "Sleep has been poor")),
        (4, {}, ("A clear strain pattern: 4 signals", "HRV has been low on 5")),
        (4, {"nights": 14}, ("A strain pattern that lasts", "see a sports physician")),
        (2, {"ill": True}, ("Illness is reported, and that alone could explain it",)),
        (2, {"tests": weekly_tests(-3.0, -3.0)}, ("Test power is 3.0 % below usual, and not for long",)),
        (2, {"tests": weekly_tests(*[-3.0] * 6)}, ("has been for weeks", "see a sports physician")),
        (0, {"tests": weekly_tests(-3.0, -3.0, -3.0, 0.5, 0.5)}, ("Test power came back within weeks",)),
        (2, {"tests": weekly_tests(0.5, -0.5)}, ("Test power holds so far",)),
    ],
)
async def test_every_level_and_course_is_carried_by_its_evidence(sqlite_store: Store, strained, more, words):
    found = await said(sqlite_store, strained=strained, **more)
    assert found.violations == ()
    for word in words:
        assert word in found.text
    for cause in ("Illness", "heat", "alcohol", "menstrual cycle", "travel", "altitude", "too little food"):
        assert cause in found.text


async def test_sessions_that_feel_harder_are_said_to(sqlite_store: Store):
    found = await said(sqlite_store, strained=0)
    assert "harder" not in found.text


async def test_two_families_alone_give_no_answer(sqlite_store: Store):
    who = await athlete(sqlite_store, days("resting_hr_bpm", PULSE), days("rmssd_ms", HRV))
    found = await answer(sqlite_store, who, "screen_strain")
    assert found.text == "I can't tell: too few signals have enough recent days for a pattern."


async def test_somebody_of_whom_nothing_was_ever_recorded_hears_so(sqlite_store: Store):
    found = await answer(sqlite_store, await athlete(sqlite_store), "screen_strain")
    assert found.text.startswith(
        "I can't tell: HRV, resting heart rate, sleep and wellness were never recorded for you."
    )
    assert found.violations == ()
