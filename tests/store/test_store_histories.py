"""Daily histories: one series a metric, nothing invented for a day nobody knows."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from physiology.observation import Observation, Source
from physiology.session import DoneSession
from store import Athlete, Store

DAY = date(2026, 3, 2)
NAN = float("nan")
WATCH, RING = Source(vendor="fitbit", device="charge"), Source(vendor="oura", method="whole_night")
CHAT = Source(vendor="chat")


def value(metric: str, n: int, number: float, source: Source = WATCH, **rest: object) -> Observation:
    fields = {"metric": metric, "value": number, "on": DAY + timedelta(days=n), "source": source} | rest
    return Observation.model_validate(fields)


def done(n: int, rpe: float | None, minutes: float = 60, distance_km: float | None = None) -> DoneSession:
    return DoneSession(
        on=DAY + timedelta(days=n),
        activity="run",
        duration_min=minutes,
        session_rpe=rpe,
        distance_km=distance_km,
        source=CHAT,
    )


async def series(store: Store, athlete: Athlete, metric: str, days: int) -> list[float]:
    history = (await store.histories([athlete.id], DAY, DAY + timedelta(days=days - 1)))[athlete.id]
    assert history.n_days == days
    return history.of(metric).tolist()


async def test_a_day_nobody_knows_is_nan(store: Store, athlete: Athlete) -> None:
    await store.observations.record(athlete.id, [value("resting_hr_bpm", 0, 50), value("resting_hr_bpm", 2, 52)])
    np.testing.assert_equal(await series(store, athlete, "resting_hr_bpm", 4), [50, NAN, 52, NAN])
    np.testing.assert_equal(await series(store, athlete, "rmssd_ms", 2), [NAN, NAN])


async def test_days_outside_the_window_stay_outside(store: Store, athlete: Athlete) -> None:
    await store.observations.record(athlete.id, [value("resting_hr_bpm", n, 50 + n) for n in range(-2, 6)])
    assert await series(store, athlete, "resting_hr_bpm", 3) == [50, 51, 52]


async def test_the_stream_that_knows_most_days_is_the_series(store: Store, athlete: Athlete) -> None:
    ring = [value("rmssd_ms", n, 80, RING) for n in range(2)]
    watch = [value("rmssd_ms", n, 40, WATCH) for n in range(1, 4)]
    await store.observations.record(athlete.id, ring + watch)
    history = (await store.histories([athlete.id], DAY, DAY + timedelta(days=3)))[athlete.id]
    np.testing.assert_equal(history.of("rmssd_ms"), [NAN, 40, 40, 40])
    assert history.streams["rmssd_ms"] == WATCH
    early = (await store.histories([athlete.id], DAY, DAY + timedelta(days=1)))[athlete.id]
    np.testing.assert_equal(early.of("rmssd_ms"), [80, 80])
    assert early.streams["rmssd_ms"] == RING


@pytest.mark.parametrize("newer", [WATCH, RING])
async def test_of_streams_that_know_equally_much_the_newest_is_the_series(
    store: Store, athlete: Athlete, newer: Source
) -> None:
    older = RING if newer is WATCH else WATCH
    await store.observations.record(athlete.id, [value("rmssd_ms", 1, 40, newer), value("rmssd_ms", 0, 80, older)])
    np.testing.assert_equal(await series(store, athlete, "rmssd_ms", 2), [NAN, 40])


async def test_several_values_of_a_day_become_one_as_the_catalogue_says(store: Store, athlete: Athlete) -> None:
    for hour, number in ((20, 30.0), (8, 10.0), (14, 50.0)):
        at = datetime(2026, 3, 2, hour, tzinfo=UTC)
        reported = [value(metric, 0, number, at=at) for metric in ("rmssd_ms", "sleep_min", "body_mass_kg")]
        await store.observations.record(athlete.id, reported)
    assert await series(store, athlete, "rmssd_ms", 1) == [30.0]
    assert await series(store, athlete, "sleep_min", 1) == [90.0]
    assert await series(store, athlete, "body_mass_kg", 1) == [30.0]


async def test_what_athletes_say_of_themselves_is_merged_and_the_newest_word_counts(
    store: Store, athlete: Athlete
) -> None:
    form = Source(vendor="pmsys", method="pmsys_1to5")
    morning, evening = datetime(2026, 3, 4, 7, tzinfo=UTC), datetime(2026, 3, 4, 19, tzinfo=UTC)
    said = [
        value("fatigue_score", 0, 4, form),
        value("fatigue_score", 1, 3, CHAT, at=datetime(2026, 3, 3, 7, tzinfo=UTC)),
        value("fatigue_score", 1, 5, form),
        value("fatigue_score", 2, 1, CHAT, at=evening),
        value("fatigue_score", 2, 2, form, at=morning),
    ]
    for order in (said, said[::-1]):
        await store.observations.record(athlete.id, order)
    history = (await store.histories([athlete.id], DAY, DAY + timedelta(days=3)))[athlete.id]
    np.testing.assert_equal(history.of("fatigue_score"), [4, 3, 1, NAN])
    np.testing.assert_equal(history.of("checked_in"), [1, 1, 1, 0])
    assert history.streams["fatigue_score"] == CHAT


async def test_a_device_value_is_no_check_in(store: Store, athlete: Athlete) -> None:
    await store.observations.record(athlete.id, [value("sleep_min", 0, 400), value("ill", 1, 0, CHAT)])
    assert await series(store, athlete, "checked_in", 2) == [0, 1]


async def test_a_suspect_value_is_kept_but_makes_no_series(store: Store, athlete: Athlete) -> None:
    await store.observations.record(
        athlete.id, [value("rmssd_ms", 0, 40), value("rmssd_ms", 1, 290, quality="suspect")]
    )
    np.testing.assert_equal(await series(store, athlete, "rmssd_ms", 2), [40, NAN])
    assert len(await store.observations.of(athlete.id, "rmssd_ms", DAY, DAY + timedelta(days=1))) == 2


async def test_the_load_of_a_day_is_that_of_its_sessions(store: Store, athlete: Athlete) -> None:
    await store.sessions.record_done(
        athlete.id, [done(0, 5, 60, 10.0), done(0, 3, 20), done(1, 4, 30, 5.0), done(1, 2, 45, 2.5)]
    )
    assert await series(store, athlete, "session_load_au", 2) == [360, 210]
    assert await series(store, athlete, "session_duration_min", 2) == [80, 75]
    assert await series(store, athlete, "session_rpe", 2) == [4, 3]
    assert await series(store, athlete, "distance_km", 2) == [10, 7.5]
    assert await series(store, athlete, "sessions_count", 2) == [2, 2]


async def test_one_unrated_session_makes_the_days_load_unknown(store: Store, athlete: Athlete) -> None:
    await store.sessions.record_done(athlete.id, [done(0, None), done(1, 5, 60), done(1, None, 20), done(2, 5, 60)])
    np.testing.assert_equal(await series(store, athlete, "session_load_au", 3), [NAN, NAN, 300])
    np.testing.assert_equal(await series(store, athlete, "session_rpe", 3), [NAN, 5, 5])
    np.testing.assert_equal(await series(store, athlete, "session_duration_min", 3), [60, 80, 60])
    np.testing.assert_equal(await series(store, athlete, "distance_km", 3), [NAN, NAN, NAN])


async def test_silence_is_no_zero_and_confirmed_rest_is(store: Store, athlete: Athlete) -> None:
    await store.sessions.record_done(athlete.id, [done(0, 5)])
    await store.sessions.confirm_rest(athlete.id, DAY + timedelta(days=1))
    np.testing.assert_equal(await series(store, athlete, "sessions_count", 3), [1, 0, NAN])
    np.testing.assert_equal(await series(store, athlete, "rest_confirmed", 3), [0, 1, 0])
    np.testing.assert_equal(await series(store, athlete, "session_load_au", 3), [300, NAN, NAN])


async def test_a_roster_is_read_at_once_and_nobody_gets_anothers_days(store: Store, athlete: Athlete) -> None:
    other = await store.people.add_athlete(athlete.team_id, "Ben")
    silent = await store.people.add_athlete(athlete.team_id, "Cas")
    await store.observations.record(athlete.id, [value("rmssd_ms", 0, 40), value("mood_score", 0, 5, CHAT)])
    await store.observations.record(other.id, [value("rmssd_ms", 1, 90)])
    await store.sessions.record_done(other.id, [done(0, 5)])
    last_on = DAY + timedelta(days=1)
    found = await store.histories([silent.id, athlete.id, other.id, athlete.id], DAY, last_on)
    assert list(found) == [silent.id, athlete.id, other.id]
    np.testing.assert_equal(found[athlete.id].of("rmssd_ms"), [40, NAN])
    np.testing.assert_equal(found[other.id].of("rmssd_ms"), [NAN, 90])
    np.testing.assert_equal(found[other.id].of("session_load_au"), [300, NAN])
    np.testing.assert_equal(found[athlete.id].of("session_load_au"), [NAN, NAN])
    np.testing.assert_equal(found[other.id].of("checked_in"), [0, 0])
    assert not found[silent.id].streams
    assert not any(np.isfinite(found[silent.id].of(key)).any() for key in ("rmssd_ms", "session_load_au"))


async def test_nobody_and_no_days_are_answered_with_nothing(store: Store, athlete: Athlete) -> None:
    assert await store.histories([], DAY, DAY) == {}
    empty = (await store.histories([athlete.id], DAY, DAY - timedelta(days=1)))[athlete.id]
    assert (empty.n_days, empty.of("session_load_au").size) == (0, 0)


async def test_more_values_than_one_portion_all_arrive(store: Store, athlete: Athlete) -> None:
    await store.observations.record(athlete.id, [value("steps", n, n) for n in range(2500)])
    assert await series(store, athlete, "steps", 2500) == list(range(2500))


async def test_another_device_is_named_and_left_out(store: Store, athlete: Athlete) -> None:
    ring = [value(metric, 0, 52, RING) for metric in ("rmssd_ms", "resting_hr_bpm")]
    watch = [value(metric, n, 40, WATCH) for metric in ("rmssd_ms", "resting_hr_bpm", "sleep_min") for n in range(3)]
    await store.observations.record(athlete.id, ring + watch)
    history = (await store.histories([athlete.id], DAY, DAY + timedelta(days=2)))[athlete.id]
    assert history.other_sources == {"rmssd_ms", "resting_hr_bpm"}
    assert not history.told
    later = (await store.histories([athlete.id], DAY + timedelta(days=1), DAY + timedelta(days=2)))[athlete.id]
    assert later.other_sources == frozenset()


async def test_a_night_told_beside_a_watch_is_kept_as_told(store: Store, athlete: Athlete) -> None:
    nights = [value("sleep_min", n, 400 + n) for n in range(3)]
    await store.observations.record(athlete.id, [*nights, value("sleep_min", 2, 300, CHAT)])
    history = (await store.histories([athlete.id], DAY, DAY + timedelta(days=2)))[athlete.id]
    np.testing.assert_equal(history.of("sleep_min"), [400, 401, 402])
    np.testing.assert_equal(history.told["sleep_min"], [NAN, NAN, 300])
    np.testing.assert_equal(history.through(DAY + timedelta(days=1)).told["sleep_min"], [NAN, NAN])
    assert history.other_sources == frozenset()


async def test_where_people_tell_more_nights_than_the_watch_their_word_is_the_series(
    store: Store, athlete: Athlete
) -> None:
    told = [value("sleep_min", n, 400, CHAT) for n in range(3)]
    await store.observations.record(athlete.id, [*told, value("sleep_min", 2, 300)])
    history = (await store.histories([athlete.id], DAY, DAY + timedelta(days=2)))[athlete.id]
    np.testing.assert_equal(history.of("sleep_min"), [400, 400, 400])
    assert (history.other_sources, dict(history.told)) == ({"sleep_min"}, {})


async def test_what_athletes_say_of_themselves_has_no_other_source(store: Store, athlete: Athlete) -> None:
    form = Source(vendor="pmsys", method="pmsys_1to5")
    await store.observations.record(
        athlete.id, [value("fatigue_score", 0, 4, form), value("fatigue_score", 0, 3, CHAT)]
    )
    history = (await store.histories([athlete.id], DAY, DAY))[athlete.id]
    assert (history.other_sources, dict(history.told)) == (frozenset(), {})
