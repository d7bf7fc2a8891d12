"""A night that was told otherwise than the watch has it: the readiness answer says both, and which one counts."""

import numpy as np
import pytest

from physiology.observation import Source
from store import Store
from tests.tools.strained_athlete import answer, athlete, days

CHAT = Source(vendor="chat")
SENTENCE = "the watch has 7 h 30 min of sleep: I go with the watch."


async def readiness(store: Store, *told: float, watch: float = 450.0) -> str:
    who = await athlete(
        store,
        days("sleep_min", [*np.tile([440.0, 460.0], 20), watch]),
        days("rmssd_ms", np.tile([55.0, 60.0, 58.0], 14)[:41]),
        days("resting_hr_bpm", np.tile([50.0, 51.0, 52.0], 14)[:41]),
        days("sleep_min", told, CHAT),
    )
    found = await answer(store, who, "assess_readiness")
    assert found.violations == ()
    assert "Readiness is" in found.text
    return found.text


@pytest.mark.parametrize(("told", "words"), [(300.0, "You told me 5 h,"), (540.0, "You told me 9 h,")])
async def test_both_nights_are_said_and_which_one_counts(sqlite_store: Store, told, words):
    text = await readiness(sqlite_store, told)
    assert f"{words} {SENTENCE}" in text


@pytest.mark.parametrize(("told", "said"), [(435.0, True), (436.0, False), (464.0, False), (465.0, True)])
async def test_a_quarter_of_an_hour_makes_it_another_night(sqlite_store: Store, told, said):
    assert (SENTENCE in await readiness(sqlite_store, told)) is said


async def test_an_earlier_night_that_was_told_is_left_alone(sqlite_store: Store):
    assert "I go with the watch" not in await readiness(sqlite_store, 300.0, np.nan)


async def test_a_night_the_watch_does_not_know_is_no_disagreement(sqlite_store: Store):
    assert "I go with the watch" not in await readiness(sqlite_store, 300.0, watch=np.nan)
