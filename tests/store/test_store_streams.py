"""Recorded signals: kept exactly, once, and never without bound."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from physiology.metrics import UnknownMetric
from physiology.observation import Observation, Source
from physiology.stream import Stream
from store import Athlete, NaiveInstant, Recorded, Store, UnknownAthlete, UnstorableStream
from store.samples import MAX_SAMPLES, packed, unpacked

DAY = date(2026, 3, 2)
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
METER = Source(vendor="meter", device="a", method="fit")
POWER = np.array([200.25, np.nan, 210.1])


def stream(
    metric: str = "power_w",
    on: date = DAY,
    values: np.ndarray = POWER,
    started_at: datetime | None = START,
    site: str | None = None,
    efforts_s: tuple[tuple[float, float], ...] = ((0.0, 2.0),),
    source: Source = METER,
    seconds: np.ndarray | None = None,
) -> Stream:
    times = np.arange(float(values.size)) if seconds is None else seconds
    return Stream(metric, on, times, values, source, started_at, site, efforts_s)


def same(one: Stream, other: Stream) -> bool:
    described = [(s.metric, s.on, s.source, s.started_at, s.site, s.efforts_s) for s in (one, other)]
    arrays = np.array_equal(one.seconds, other.seconds) and np.array_equal(one.values, other.values, equal_nan=True)
    return described[0] == described[1] and arrays


async def test_a_recording_comes_back_as_it_was(store: Store, athlete: Athlete) -> None:
    kept = stream("smo2_pct", site="vastus_lateralis_left", efforts_s=((0.0, 1.0), (1.5, 2.0)))
    assert await store.streams.record(athlete.id, [kept]) == Recorded(new=1)
    (found,) = await store.streams.of(athlete.id, "smo2_pct", DAY, DAY)
    assert same(found, kept)
    assert found.values.dtype == np.float64


async def test_the_same_recording_twice_is_one_and_another_one_replaces_it(store: Store, athlete: Athlete) -> None:
    await store.streams.record(athlete.id, [stream()])
    assert await store.streams.record(athlete.id, [stream(), stream()]) == Recorded(unchanged=1)
    marked = stream(efforts_s=((0.0, 1.0),))
    assert await store.streams.record(athlete.id, [marked]) == Recorded(changed=1)
    assert await store.streams.record(athlete.id, [stream(values=POWER + 1)]) == Recorded(changed=1)
    (found,) = await store.streams.of(athlete.id, "power_w", DAY, DAY)
    assert same(found, stream(values=POWER + 1))


async def test_an_instant_is_the_same_in_every_zone_and_unknown_equals_unknown(store: Store, athlete: Athlete) -> None:
    local = START.astimezone(timezone(timedelta(hours=5)))
    await store.streams.record(athlete.id, [stream(), stream(started_at=None)])
    again = [stream(started_at=local), stream(started_at=None)]
    assert await store.streams.record(athlete.id, again) == Recorded(unchanged=2)
    starts = [one.started_at for one in await store.streams.of(athlete.id, "power_w", DAY, DAY)]
    assert starts == [None, START]


async def test_site_day_source_and_metric_keep_recordings_apart(store: Store, athlete: Athlete) -> None:
    many = [
        stream(),
        stream(site="calf"),
        stream(on=DAY + timedelta(days=1), started_at=START + timedelta(days=1)),
        stream(source=Source(vendor="meter")),
        stream(metric="cadence_rpm"),
    ]
    assert await store.streams.record(athlete.id, many) == Recorded(new=5)
    found = await store.streams.of(athlete.id, "power_w", DAY, DAY + timedelta(days=1))
    assert [one.on for one in found] == [DAY, DAY, DAY, DAY + timedelta(days=1)]
    assert {one.site for one in found} == {None, "calf"}
    assert len(await store.streams.of(athlete.id, "power_w", DAY + timedelta(days=1), DAY + timedelta(days=9))) == 1
    assert await store.streams.of(athlete.id, "emg_mv", DAY, DAY) == ()


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (stream(values=np.array([])), "empty"),
        (stream(values=np.zeros(MAX_SAMPLES + 1)), "too_long"),
        (stream(seconds=np.arange(2.0)), "unequal"),
        (stream(values=POWER[:, None], seconds=np.arange(3.0)[:, None]), "unequal"),
        (stream(seconds=np.array([0.0, 1.0, 1.0])), "unordered"),
        (stream(seconds=np.array([0.0, 1.0, np.nan])), "unordered"),
        (stream(values=np.array([1.0, np.inf, 2.0])), "infinite"),
    ],
)
async def test_what_is_no_recording_is_refused(store: Store, athlete: Athlete, refused: Stream, why: str) -> None:
    with pytest.raises(UnstorableStream) as error:
        await store.streams.record(athlete.id, [stream(site="calf"), refused])
    assert (error.value.metric, error.value.why) == ("power_w", why)
    assert await store.streams.of(athlete.id, "power_w", DAY, DAY) == ()


async def test_nobody_no_metric_and_no_time_zone_are_refused(store: Store, athlete: Athlete) -> None:
    with pytest.raises(UnknownAthlete):
        await store.streams.record("nobody", [stream()])
    with pytest.raises(UnknownMetric):
        await store.streams.record(athlete.id, [stream(metric="mana")])
    with pytest.raises(NaiveInstant):
        await store.streams.record(athlete.id, [stream(started_at=START.replace(tzinfo=None))])
    assert await store.streams.record(athlete.id, []) == Recorded()


async def test_an_import_keeps_its_recordings_with_the_rest_or_nothing(store: Store, athlete: Athlete) -> None:
    seen = Observation(metric="resting_hr_bpm", value=50, on=DAY, source=METER)
    assert await store.import_batch(athlete.id, [seen], streams=[stream()]) == Recorded(new=2)
    later = seen.model_copy(update={"on": DAY + timedelta(days=1)})
    with pytest.raises(UnstorableStream):
        await store.import_batch(athlete.id, [later], streams=[stream(values=np.array([]))])
    assert len(await store.observations.of(athlete.id, "resting_hr_bpm", DAY, DAY + timedelta(days=1))) == 1


async def test_an_export_holds_plain_samples_with_none_for_unknown(store: Store, athlete: Athlete) -> None:
    await store.streams.record(athlete.id, [stream(), stream("emg_mv", started_at=None)])
    exported = (await store.export_athlete(athlete.id))["recorded_streams"]
    assert [one["started_at"] for one in exported] == [None, "2026-03-02T06:00:00+00:00"]
    assert exported[1] == {
        "metric": "power_w",
        "site": None,
        "on": "2026-03-02",
        "started_at": "2026-03-02T06:00:00+00:00",
        "vendor": "meter",
        "device": "a",
        "method": "fit",
        "efforts_s": [[0.0, 2.0]],
        "seconds": [0.0, 1.0, 2.0],
        "values": [200.25, None, 210.1],
    }
    assert "NaN" not in json.dumps(exported)
    await store.erase_athlete(athlete.id)
    assert await store.streams.of(athlete.id, "power_w", DAY, DAY) == ()


@given(st.lists(st.floats(allow_infinity=False, width=64), min_size=1, max_size=50))
@settings(max_examples=50)
def test_packing_loses_no_bit_of_a_number(numbers: list[float]) -> None:
    values = np.array(numbers)
    blob, digest = packed(stream(values=values))
    seconds, found = unpacked(blob, values.size)
    assert np.array_equal(found, values, equal_nan=True)
    assert np.array_equal(seconds, np.arange(float(values.size)))
    assert digest == packed(stream(values=found))[1]


def test_an_hour_of_heart_rate_takes_a_few_kilobytes() -> None:
    rng = np.random.default_rng(7)
    values = np.round(140 + 10 * np.sin(np.arange(3600) / 300) + rng.normal(0, 1, 3600))
    assert len(packed(stream("heart_rate_bpm", values=values))[0]) < 8_000


def test_a_day_at_ten_hertz_is_just_allowed() -> None:
    blob, _ = packed(stream(values=np.zeros(MAX_SAMPLES)))
    assert unpacked(blob, MAX_SAMPLES)[1].size == 864_000
