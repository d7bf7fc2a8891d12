"""HRV in words: every sentence carried by its evidence, and an honest answer where there is too little."""

import numpy as np
import pytest

from physiology.observation import Source
from store import Store
from tests.tools.strained_athlete import answer, athlete, days

USUAL = np.tile([50.0, 60.0, 55.0], 40)
PULSE = np.tile([49.0, 51.0], 64)[:127]


@pytest.mark.parametrize(
    ("nights", "words"),
    [
        (np.full(7, 40.0), ("25 % below usual", "an HRV episode, for 5 days now", "clearly off")),
        (np.full(7, 76.0), ("above usual", "Whether that is good", "A rise can mean")),
        (USUAL[:7], ("as usual", "close to usual")),
        (np.append(USUAL[:6], 70.0), ("single value",)),
        (np.append(USUAL[:6], 47.0), ("single values swing that far",)),
        (np.append(USUAL[:6], np.nan), ("Today's HRV is missing",)),
    ],
)
async def test_what_is_said_of_hrv_is_carried_by_its_evidence(sqlite_store: Store, nights, words):
    who = await athlete(sqlite_store, days("rmssd_ms", np.append(USUAL, nights)), days("resting_hr_bpm", PULSE))
    found = await answer(sqlite_store, who, "assess_autonomic")
    assert found.violations == ()
    for word in words:
        assert word in found.text
    assert "this names no cause" in found.text


async def test_a_rise_of_resting_heart_rate_stands_beside_it(sqlite_store: Store):
    pulse = np.append(PULSE[:121], np.full(6, 56.0))
    who = await athlete(sqlite_store, days("rmssd_ms", np.append(USUAL, USUAL[:7])), days("resting_hr_bpm", pulse))
    found = await answer(sqlite_store, who, "assess_autonomic")
    assert found.violations == ()
    assert "bpm above usual" in found.text


async def test_too_few_days_say_what_is_missing(sqlite_store: Store):
    who = await athlete(sqlite_store, days("rmssd_ms", USUAL[:9]))
    found = await answer(sqlite_store, who, "assess_autonomic")
    assert found.violations == ()
    assert found.text.startswith("I can't tell yet: usual HRV needs 14 days and I have 8 days")


async def test_a_week_without_a_watch_says_so(sqlite_store: Store):
    who = await athlete(sqlite_store, days("rmssd_ms", np.append(USUAL, np.full(7, np.nan))))
    found = await answer(sqlite_store, who, "assess_autonomic")
    assert found.text.startswith("I can't tell yet: the week's HRV needs 3 days and I have 0 days")


async def test_another_device_is_left_out_and_said_to_be(sqlite_store: Store):
    other = Source(vendor="another", method="morning_1min")
    who = await athlete(
        sqlite_store, days("rmssd_ms", np.append(USUAL, USUAL[:7])), days("rmssd_ms", [70.0, 71.0], other)
    )
    found = await answer(sqlite_store, who, "assess_autonomic")
    assert found.violations == ()
    assert "a new device starts a new baseline" in found.text
