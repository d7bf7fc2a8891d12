"""What somebody is told about their check-in, from a store."""

from datetime import date, timedelta

import pytest

from physiology.observation import Observation, Source
from physiology.wellness import ITEMS
from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
FORM, WATCH = Source(vendor="pmsys", method="pmsys_1to5"), Source(vendor="garmin", method="day_stress")
ASKED = [("assess_wellness", {})]


@pytest.fixture
async def team(sqlite_store: Store):
    await seed_team(sqlite_store, 7, TODAY, athletes=15, days=60)
    return sqlite_store


async def answer(store: Store, days: dict[int, dict[str, float]]):
    """What one athlete with these values, by days ago, is told today."""
    team = await store.people.add_team("One")
    coach = await store.people.add_coach(team.id, "Jo")
    athlete = await store.people.add_athlete(team.id, "Una Alone")
    reported = [
        Observation(
            metric=metric,
            value=value,
            on=TODAY - timedelta(days=ago),
            source=WATCH if metric == "vendor_stress" else FORM,
        )
        for ago, values in days.items()
        for metric, value in values.items()
    ]
    await store.observations.record(athlete.id, reported)
    _, athletes = await principals(store, coach.name)
    (told,) = await said(store, athletes[0], TODAY, ASKED)
    assert told.violations == ()
    return told.text


def all_items(value: float) -> dict[str, float]:
    return dict.fromkeys(ITEMS, value)


def usual(days: int = 30) -> dict[int, dict[str, float]]:
    return {ago: all_items(3.0 + ago % 2) for ago in range(1, days)}


async def test_every_answer_about_wellness_is_carried_by_its_evidence(team):
    coach, athletes = await principals(team, COACH)
    calls = ASKED + [("assess_wellness", {"on": str(TODAY - timedelta(days=ago))}) for ago in (1, 3, 7, 20, 45, 59, 80)]
    for athlete in athletes:
        answers = await said(team, athlete, TODAY, calls)
        assert [(one.arguments, one.text, one.violations) for one in answers if one.violations or one.error] == []
    for alias in ("A1", "A5", "A9"):
        answers = await said(team, coach, TODAY, [(name, {"person": alias} | more) for name, more in calls])
        assert [(one.text, one.violations) for one in answers if one.violations or one.error] == []


async def test_a_low_check_in_names_its_items(sqlite_store: Store):
    text = await answer(sqlite_store, usual() | {0: all_items(4.0) | {"soreness_score": 1.0, "fatigue_score": 1.0}})
    assert "Soreness comes to 1.0 of 5, worse than usual." in text
    assert "Fatigue comes to 1.0 of 5, worse than usual." in text
    assert "Mood" not in text


async def test_a_first_check_in_has_nothing_to_be_compared_with(sqlite_store: Store):
    text = await answer(sqlite_store, {0: all_items(4.0)})
    assert "The check-in comes to a wellness of 4.0 of 5." in text
    assert "first guess" in text


async def test_two_answers_are_no_score(sqlite_store: Store):
    text = await answer(sqlite_store, {0: {"mood_score": 4.0, "stress_score": 2.0}})
    assert "Too few answers for a wellness score" in text
    assert "Not every question was answered." in text


async def test_pain_and_illness_come_with_a_word_of_care(sqlite_store: Store):
    text = await answer(sqlite_store, {0: {"pain_nrs": 4.0, "ill": 1.0, "injured": 1.0}})
    assert "pain of 4 of 10" in text
    assert "see a doctor" in text
    assert "reported an injury" in text
    assert "There is no check-in" in text


async def test_a_watchs_stress_stands_beside_the_check_in_and_moves_nothing(sqlite_store: Store):
    days = {ago: values | {"vendor_stress": 30.0 + ago % 2} for ago, values in usual().items()}
    text = await answer(sqlite_store, days | {0: all_items(3.0) | {"vendor_stress": 60.0}})
    assert "The watch puts stress at 60/100, above what it usually shows." in text
    assert "The check-in is as usual: wellness 3.0 of 5." in text


async def test_the_same_answers_for_a_week_are_a_question_not_a_reproach(sqlite_store: Store):
    text = await answer(sqlite_store, {ago: all_items(3.0) for ago in range(20)})
    assert "The answers have been the same for a week or more." in text


async def test_no_check_in_is_no_answer(sqlite_store: Store):
    assert "I can't tell yet: too few check-ins are known." in await answer(sqlite_store, {})
