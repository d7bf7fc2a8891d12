"""Observations: recorded once, replaced when corrected, kept by source."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from physiology.metrics import UnknownMetric
from physiology.observation import Observation, Source
from physiology.session import DoneSession
from store import Athlete, NaiveInstant, Recorded, Store, UnknownAthlete, UnstorableValue

DAY = date(2026, 3, 2)
WATCH = Source(vendor="fitbit", device="charge")


def observation(value: float, on: date = DAY, **rest: object) -> Observation:
    return Observation.model_validate({"metric": "resting_hr_bpm", "source": WATCH, "value": value, "on": on} | rest)


async def test_the_same_import_twice_changes_nothing(store: Store, athlete: Athlete) -> None:
    week = [observation(50 + n, DAY + timedelta(days=n)) for n in range(7)]
    assert await store.observations.record(athlete.id, week) == Recorded(new=7)
    assert await store.observations.record(athlete.id, week) == Recorded(unchanged=7)
    kept = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY + timedelta(days=6))
    assert kept == tuple(week)


async def test_a_corrected_value_replaces_the_older_one(store: Store, athlete: Athlete) -> None:
    await store.observations.record(athlete.id, [observation(50), observation(51, DAY + timedelta(days=1))])
    corrected = [observation(50), observation(99, DAY + timedelta(days=1)), observation(52, DAY + timedelta(days=2))]
    assert await store.observations.record(athlete.id, corrected) == Recorded(new=1, unchanged=1, changed=1)
    kept = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY + timedelta(days=2))
    assert [one.value for one in kept] == [50, 99, 52]


async def test_a_changed_quality_is_a_change(store: Store, athlete: Athlete) -> None:
    await store.observations.record(athlete.id, [observation(50)])
    assert await store.observations.record(athlete.id, [observation(50, quality="suspect")]) == Recorded(changed=1)
    (kept,) = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY)
    assert kept.quality == "suspect"


async def test_of_two_equal_rows_in_one_import_the_last_counts(store: Store, athlete: Athlete) -> None:
    assert await store.observations.record(athlete.id, [observation(50), observation(60)]) == Recorded(new=1)
    (kept,) = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY)
    assert kept.value == 60


async def test_sources_and_instants_are_never_mixed(store: Store, athlete: Athlete) -> None:
    morning = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
    different = [
        observation(50),
        observation(50, at=morning),
        observation(50, at=morning + timedelta(microseconds=1)),
        observation(50, source=Source(vendor="fitbit")),
        observation(50, source=Source(vendor="fitbit", device="charge", method="whole_night")),
        observation(50, source=Source(vendor="whoop")),
    ]
    assert await store.observations.record(athlete.id, different) == Recorded(new=6)
    assert await store.observations.record(athlete.id, reversed(different)) == Recorded(unchanged=6)
    kept = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY)
    assert sorted(map(repr, kept)) == sorted(map(repr, different))


async def test_one_moment_told_in_two_zones_is_one_moment(store: Store, athlete: Athlete) -> None:
    utc = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
    await store.observations.record(athlete.id, [observation(50, at=utc)])
    berlin = utc.astimezone(timezone(timedelta(hours=1)))
    assert await store.observations.record(athlete.id, [observation(50, at=berlin)]) == Recorded(unchanged=1)
    (kept,) = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY)
    assert kept.at == utc
    assert kept.at.tzinfo is UTC


async def test_what_is_no_observation_is_refused_and_nothing_of_its_import_kept(store: Store, athlete: Athlete) -> None:
    for refusal, bad in (
        (UnstorableValue, observation(float("nan"))),
        (UnstorableValue, observation(float("inf"))),
        (NaiveInstant, observation(50, at=datetime(2026, 3, 2, 6, 30))),
        (UnknownMetric, observation(50, metric="karma")),
    ):
        with pytest.raises(refusal):
            await store.observations.record(athlete.id, [observation(50), bad])
    assert await store.observations.span(athlete.id) is None


async def test_nobody_cannot_be_observed(store: Store) -> None:
    with pytest.raises(UnknownAthlete) as unknown:
        await store.observations.record("nobody", [observation(50)])
    assert unknown.value.athlete_id == "nobody"


async def test_two_athletes_do_not_see_each_other(store: Store, athlete: Athlete) -> None:
    other = await store.people.add_athlete(athlete.team_id, "Ben")
    await store.observations.record(athlete.id, [observation(50)])
    assert await store.observations.record(other.id, [observation(60)]) == Recorded(new=1)
    (kept,) = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY)
    assert kept.value == 50


async def test_the_span_reaches_over_observations_sessions_and_rest(store: Store, athlete: Athlete) -> None:
    assert await store.observations.span(athlete.id) is None
    await store.observations.record(athlete.id, [observation(50)])
    assert await store.observations.span(athlete.id) == (DAY, DAY)
    before, after = DAY - timedelta(days=3), DAY + timedelta(days=2)
    await store.sessions.record_done(
        athlete.id, [DoneSession(on=before, activity="run", duration_min=30, source=WATCH)]
    )
    await store.sessions.confirm_rest(athlete.id, after)
    assert await store.observations.span(athlete.id) == (before, after)


async def test_an_empty_import_records_nothing(store: Store, athlete: Athlete) -> None:
    assert await store.observations.record(athlete.id, []) == Recorded()


VALUES = st.floats(allow_nan=False, allow_infinity=False)


@given(values=st.lists(VALUES, min_size=1, max_size=5))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_every_finite_value_comes_back_as_it_was(store: Store, athlete: Athlete, values: list[float]) -> None:
    rows = [observation(value, DAY + timedelta(days=n)) for n, value in enumerate(values)]
    await store.observations.record(athlete.id, rows)
    assert await store.observations.record(athlete.id, rows) == Recorded(unchanged=len(rows))
    kept = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY + timedelta(days=len(rows) - 1))
    assert [one.value for one in kept] == values


async def test_what_is_taken_back_is_gone_and_nothing_beside_it(store: Store, athlete: Athlete) -> None:
    morning = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
    told = observation(50, at=morning)
    others = [
        observation(50),
        observation(50, at=morning + timedelta(hours=1)),
        observation(50, DAY + timedelta(days=1), at=morning),
        observation(50, at=morning, source=Source(vendor="whoop")),
    ]
    await store.observations.record(athlete.id, [told, *others])
    never = observation(50, source=Source(vendor="never"))
    assert await store.observations.remove(athlete.id, [told, never]) == 1
    assert await store.observations.remove(athlete.id, [told]) == 0
    kept = await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY + timedelta(days=1))
    assert {(one.on, one.at, one.source) for one in kept} == {(one.on, one.at, one.source) for one in others}
    assert await store.observations.remove(athlete.id, others) == 4
    assert await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY + timedelta(days=1)) == ()


async def test_nothing_is_taken_back_of_somebody_nobody_knows(store: Store) -> None:
    with pytest.raises(UnknownAthlete):
        await store.observations.remove("nobody", [observation(50)])
