"""What somebody is told about their sleep and tonight's bedtime, from a store."""

from datetime import date, timedelta

import pytest

from physiology.observation import Observation, Source
from simulation.roster import COACH
from store import Store
from tests.agent.sound_calls import principals, said
from workflows.seeding import seed_team

TODAY = date(2026, 3, 4)
WATCH, CHAT = Source(vendor="fitbit", method="main_sleep"), Source(vendor="chat", method="self_report")


@pytest.fixture
async def team(sqlite_store: Store):
    await seed_team(sqlite_store, 7, TODAY, athletes=9, days=60)
    return sqlite_store


async def athlete_alone(store: Store, nights: dict[int, dict[str, float]], told: float | None = None):
    """One athlete with these nights, told by days ago, and how they would speak."""
    team_id = (await store.people.add_team("One")).id
    coach = await store.people.add_coach(team_id, "Jo")
    athlete = await store.people.add_athlete(team_id, "Una Alone")
    reported = [
        Observation(metric=metric, value=value, on=TODAY - timedelta(days=ago), source=WATCH)
        for ago, values in nights.items()
        for metric, value in values.items()
    ]
    if told is not None:
        reported.append(Observation(metric="sleep_min", value=told, on=TODAY, source=CHAT))
    await store.observations.record(athlete.id, reported)
    _, athletes = await principals(store, coach.name)
    return athletes[0]


def night(slept: float, asleep: float, awake: float) -> dict[str, float]:
    return {"sleep_min": slept, "time_in_bed_min": awake - asleep, "asleep_at_min": asleep, "awake_at_min": awake}


async def test_every_answer_about_sleep_is_carried_by_its_evidence(team):
    coach, athletes = await principals(team, COACH)
    calls = [("assess_sleep", {})] + [
        ("assess_sleep", {"on": str(TODAY - timedelta(days=ago))}) for ago in (0, 1, 5, 30, 59, 80)
    ]
    calls += [("assess_sleep", {"wake_at": wake}) for wake in ("00:00", "05:30", "07:05", "12:00", "23:59")]
    for athlete in athletes:
        answers = await said(team, athlete, TODAY, calls)
        assert [(one.arguments, one.text, one.violations) for one in answers if one.violations or one.error] == []
    answers = await said(team, coach, TODAY, [(name, {"person": "A1"} | more) for name, more in calls])
    assert [(one.arguments, one.text, one.violations) for one in answers if one.violations or one.error] == []


async def test_bedtime_covers_need_and_repays_the_debt_within_an_hour_of_the_usual_one(sqlite_store: Store):
    nights = {ago: night(400, -30.0, 420.0) for ago in range(28)}
    athlete = await athlete_alone(sqlite_store, nights)
    (answer,) = await said(sqlite_store, athlete, TODAY, [("assess_sleep", {"wake_at": "06:30"})])
    assert answer.violations == ()
    assert "You slept 6 h 40 min, close to your need of 7 h." in answer.text
    assert "The need and the debt alone would ask for 22:00" in answer.text
    assert "Bedtime tonight is 22:30, for a wake-up at 06:30 tomorrow." in answer.text
    assert "I move a bedtime by 1 h a night at most" in answer.text


async def test_another_wake_up_moves_the_bedtime(sqlite_store: Store):
    athlete = await athlete_alone(sqlite_store, {ago: night(480, -60.0, 440.0) for ago in range(28)})
    early, late = await said(
        sqlite_store, athlete, TODAY, [("assess_sleep", {"wake_at": "07:00"}), ("assess_sleep", {"wake_at": "08:00"})]
    )
    assert "Bedtime tonight is 22:45" in early.text
    assert "Bedtime tonight is 23:45" in late.text


@pytest.mark.parametrize("wake_at", ["25:00", "7:00", "07:60", "seven", "07:00:00"])
async def test_a_wake_up_that_is_no_time_of_day_is_refused(sqlite_store: Store, wake_at: str):
    athlete = await athlete_alone(sqlite_store, {0: {"sleep_min": 480}})
    (answer,) = await said(sqlite_store, athlete, TODAY, [("assess_sleep", {"wake_at": wake_at})])
    assert answer.error == "bad_arguments"


async def test_a_night_told_otherwise_than_the_watch_is_said(sqlite_store: Store):
    athlete = await athlete_alone(sqlite_store, {ago: {"sleep_min": 480} for ago in range(10)}, told=419.0)
    (answer,) = await said(sqlite_store, athlete, TODAY, [("assess_sleep", {})])
    assert "You told me 6 h 59 min and the watch says something else" in answer.text
    assert answer.violations == ()


async def test_a_night_told_almost_as_the_watch_has_it_is_not_mentioned(sqlite_store: Store):
    athlete = await athlete_alone(sqlite_store, {ago: {"sleep_min": 480} for ago in range(10)}, told=420.0)
    (answer,) = await said(sqlite_store, athlete, TODAY, [("assess_sleep", {})])
    assert "told me" not in answer.text


async def test_without_a_wake_up_the_answer_asks_for_one_and_names_no_bedtime(sqlite_store: Store):
    athlete = await athlete_alone(sqlite_store, {ago: {"sleep_min": 480} for ago in range(10)})
    (answer,) = await said(sqlite_store, athlete, TODAY, [("assess_sleep", {})])
    assert "When do you get up tomorrow?" in answer.text
    assert "Bedtime tonight" not in answer.text


async def test_of_a_day_gone_by_no_bedtime_is_named(team):
    _, athletes = await principals(team, COACH)
    (answer,) = await said(team, athletes[0], TODAY, [("assess_sleep", {"on": str(TODAY - timedelta(days=3))})])
    assert "slept" in answer.text
    assert "tonight" not in answer.text


async def test_no_nights_are_no_answer(sqlite_store: Store):
    athlete = await athlete_alone(sqlite_store, {})
    (answer,) = await said(sqlite_store, athlete, TODAY, [("assess_sleep", {})])
    assert "I can't tell yet: too few nights are known." in answer.text
