"""Signals in words: what is found, what is not, and what stands out around the athlete."""

import numpy as np
import pytest

from store import Store
from tests.tools.strained_athlete import answer, athlete, days

RNG = np.random.default_rng(6)
DAYS = 150
SLEPT = 450.0 + 30.0 * RNG.normal(size=DAYS)
NIGHTS = np.exp(4.0 + 0.1 * RNG.normal(size=DAYS))
FELT = np.clip(3.0 + np.append(0.0, (SLEPT[:-1] - 450.0) / 45.0) + 0.2 * RNG.normal(size=DAYS), 1.0, 5.0)
AT_RANDOM = np.clip(3.0 + 0.4 * RNG.normal(size=DAYS), 1.0, 5.0)
ROOM = 20.0 + 0.5 * RNG.normal(size=DAYS)


async def test_a_signal_is_said_with_its_importance_and_what_the_forecast_is_worth(sqlite_store: Store):
    who = await athlete(
        sqlite_store, days("sleep_min", SLEPT), days("rmssd_ms", NIGHTS), days("self_readiness_score", FELT)
    )
    found = await answer(sqlite_store, who, "rank_signals")
    assert found.violations == ()
    assert "Sleep of the day before: importance" in found.text
    assert "HRV of the day before" not in found.text
    assert "the forecast explains" in found.text
    assert "need not cause them" in found.text


async def test_no_signal_is_said_to_be_none(sqlite_store: Store):
    who = await athlete(
        sqlite_store, days("sleep_min", SLEPT), days("rmssd_ms", NIGHTS), days("self_readiness_score", AT_RANDOM)
    )
    found = await answer(sqlite_store, who, "rank_signals")
    assert found.violations == ()
    assert found.text.startswith("No signal found in 150 days of answers")
    assert "no better than the average" in found.text


async def test_an_answer_that_repeats_itself_stands_beside_the_forecast(sqlite_store: Store):
    slow = np.clip(3.0 + np.cumsum(0.12 * RNG.normal(size=DAYS)), 1.0, 5.0)
    who = await athlete(sqlite_store, days("sleep_min", SLEPT), days("self_readiness_score", slow))
    found = await answer(sqlite_store, who, "rank_signals")
    assert found.violations == ()
    assert "repeating the last answer explains" in found.text


@pytest.mark.parametrize(
    ("metric", "usual", "today", "words"),
    [
        ("ambient_temp_c", ROOM, 28.0, "Room temperature was 28.0 °C, "),
        ("ambient_temp_c", ROOM, 12.0, "Room temperature was 12.0 °C, "),
        ("humidity_pct", ROOM + 30.0, 85.0, "Humidity was 85 %, "),
        ("humidity_pct", ROOM + 30.0, 20.0, "Humidity was 20 %, "),
        ("noise_db", ROOM + 12.0, 55.0, "Noise was 55 dB, "),
        ("noise_db", ROOM + 22.0, 25.0, "Noise was 25 dB, "),
    ],
)
async def test_surroundings_that_stand_out_are_said(sqlite_store: Store, metric, usual, today, words):
    values = np.append(usual[:-1], today)
    who = await athlete(
        sqlite_store, days("sleep_min", SLEPT), days("self_readiness_score", FELT), days(metric, values)
    )
    found = await answer(sqlite_store, who, "rank_signals")
    assert found.violations == ()
    assert words in found.text


async def test_few_mornings_say_how_many_are_missing(sqlite_store: Store):
    who = await athlete(sqlite_store, days("sleep_min", SLEPT[:30]), days("self_readiness_score", FELT[:30]))
    found = await answer(sqlite_store, who, "rank_signals")
    assert found.violations == ()
    assert "needs 60 days with a check-in" in found.text


async def test_the_signal_that_was_asked_about_comes_first(sqlite_store: Store):
    loud = np.where(np.arange(DAYS) % 12 == 11, 45.0, 30.0) + 0.3 * RNG.normal(size=DAYS)
    who = await athlete(
        sqlite_store,
        days("sleep_min", SLEPT),
        days("rmssd_ms", NIGHTS),
        days("self_readiness_score", FELT),
        days("noise_db", loud),
        days("humidity_pct", ROOM + 30.0),
        days("resting_hr_bpm", np.where(np.arange(DAYS) % 3 == 0, 50.0, np.nan)),
    )
    openings = {
        "sleep_min": "Yes, sleep says something about your next check-in: Sleep of the day before: importance",
        "rmssd_ms": "Not that I can see: HRV says no more about your next check-in than chance does.",
        "noise_db": "Not that I can see: noise says no more",
        "humidity_pct": "I can't tell whether humidity matters, since it seldom differed clearly",
        "resting_hr_bpm": "I can't tell whether resting heart rate matters, since it is known on too few days.",
        "daily_load_au": "I can't tell whether daily load matters, since it is known on too few days.",
        "ambient_temp_c": "I can't tell whether room temperature matters, since it was never measured for you.",
        "not_kept": "I can't tell whether that matters, since I keep no record of it.",
    }
    for signal, opening in openings.items():
        found = await answer(sqlite_store, who, "rank_signals", signal=signal)
        assert found.violations == ()
        assert found.text.startswith(opening)
        assert found.text.count("importance") == found.text.count("importance is") + 1
        assert len(found.text.split()) < 125
