"""An answer about sleep begins with what was asked: the night, the bedtime or the debt."""

import pytest

from store import Store
from tests.agent.sound_calls import said
from tests.tools.strained_athlete import TODAY, athlete, days


@pytest.mark.parametrize(
    ("first", "opening", "absent"),
    [
        ("night", "You slept 5 h 30 min", "A nap counts"),
        ("bedtime", "Bedtime tonight is", "The sleep debt of the last"),
        ("debt", "The sleep debt of the last 7 nights is", "Bedtime"),
    ],
)
async def test_what_was_asked_comes_first(sqlite_store: Store, first: str, opening: str, absent: str) -> None:
    who = await athlete(sqlite_store, days("sleep_min", [330.0] * 14))
    call = ("assess_sleep", {"first": first, "wake_at": "06:00"})
    (answer,) = await said(sqlite_store, who, TODAY, [call])
    assert answer.violations == ()
    assert answer.text.startswith(opening)
    assert "You slept 5 h 30 min" in answer.text
    assert absent not in answer.text
    assert ("A nap counts where the device" in answer.text) is (first == "debt")


async def test_without_a_wake_up_the_night_is_told_and_the_time_asked(sqlite_store: Store) -> None:
    who = await athlete(sqlite_store, days("sleep_min", [330.0] * 14))
    (answer,) = await said(sqlite_store, who, TODAY, [("assess_sleep", {"first": "bedtime"})])
    assert answer.violations == ()
    assert "When do you get up tomorrow" in answer.text
