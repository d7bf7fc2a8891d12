"""Where two devices measure the same thing, one is used and the other is named."""

from datetime import date, timedelta

import numpy as np
import pytest

from physiology.observation import Observation, Source
from store import Store
from tests.agent.sound_calls import principals, said

TODAY = date(2026, 3, 4)
WATCH, RING = Source(vendor="garmin", method="whole_night"), Source(vendor="oura", method="whole_night")
USUAL = {"rmssd_ms": 60.0, "resting_hr_bpm": 50.0, "sleep_min": 450.0}


async def answers(store: Store, ring_days: int) -> dict[str, str]:
    """What an athlete is told of HRV and of sleep who wore a watch, and a ring on some of the days."""
    team = await store.people.add_team("One")
    coach = await store.people.add_coach(team.id, "Jo")
    athlete = await store.people.add_athlete(team.id, "Una Alone")
    noise = np.random.default_rng(5).normal(1.0, 0.04, (90, len(USUAL)))
    reported = [
        Observation(metric=metric, value=usual * float(noise[ago, n]), on=TODAY - timedelta(days=ago), source=source)
        for n, (metric, usual) in enumerate(USUAL.items())
        for source, days in ((WATCH, 90), (RING, ring_days))
        for ago in range(days)
    ]
    await store.observations.record(athlete.id, reported)
    _, athletes = await principals(store, coach.name)
    told = await said(store, athletes[0], TODAY, [("assess_autonomic", {}), ("assess_sleep", {})])
    assert [one.violations for one in told] == [(), ()]
    return {one.tool: one.text for one in told}


@pytest.mark.parametrize("ring_days", [1, 20])
async def test_the_other_device_is_named_for_hrv_resting_heart_rate_and_sleep(sqlite_store: Store, ring_days: int):
    told = await answers(sqlite_store, ring_days)
    assert "Another device has HRV of its own" in told["assess_autonomic"]
    assert "Another device has resting heart rates, too" in told["assess_autonomic"]
    assert "Another device has nights, too" in told["assess_sleep"]


async def test_one_device_alone_needs_no_word_about_another(sqlite_store: Store):
    told = await answers(sqlite_store, 0)
    assert not any("Another device" in text for text in told.values())
