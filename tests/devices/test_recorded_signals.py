"""From samples to recorded signals: beat times, gaps, and values that cannot be."""

from datetime import UTC, date, datetime
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.emg.port import EmgSample
from devices.heart_rate.beats import BeatClock
from devices.heart_rate.port import HeartRateSample
from devices.oxygenation.port import NirsSample
from devices.power.port import PowerSample
from devices.radio import recording as recording_module
from devices.radio.inbox import Inbox
from devices.radio.link import Disconnected, Link, waits_s
from devices.radio.recording import Reading, Recording
from devices.sensors import HEART_RATE, KINDS, MUSCLE_ACTIVITY, MUSCLE_OXYGEN, POWER
from physiology.observation import Source
from store.samples import MAX_SAMPLES

STARTED = datetime(2026, 11, 20, 10, tzinfo=UTC)


def recorded(kind, samples):
    recording = Recording(date(2026, 11, 20), STARTED, Source(vendor="test"), site="left_leg")
    read = kind.reader()
    for sample in samples:
        recording.add(read(sample))
    return {stream.metric: stream for stream in recording.streams()}, recording


def test_beats_are_where_their_intervals_put_them():
    clock = BeatClock()
    assert [beat.at_s for beat in clock.beats(2.0, [800.0, 900.0])] == pytest.approx([1.1, 2.0])
    assert [beat.at_s for beat in clock.beats(3.4, [1000.0])] == pytest.approx([3.0])
    assert clock.beats(4.0, []) == ()
    assert clock.lost_s == 0.0


@pytest.mark.parametrize(("late_s", "lost_s"), [(1.5, 0.0), (1.51, 1.51), (60.0, 60.0)])
def test_what_the_wall_has_more_than_the_sum_was_lost(late_s, lost_s):
    clock = BeatClock()
    clock.beats(1.0, [1000.0])
    (beat,) = clock.beats(2.0 + late_s, [1000.0])
    assert beat.at_s == pytest.approx(2.0 + lost_s)
    assert clock.lost_s == pytest.approx(lost_s)


def test_a_gap_is_measured_from_the_least_lag_so_far():
    clock = BeatClock()
    clock.beats(2.0, [1000.0])
    clock.beats(2.2, [1000.0])
    (beat,) = clock.beats(5.2, [1000.0])
    assert beat.at_s == pytest.approx(3.0 + 1.0 + 2.0)


@given(
    st.lists(st.lists(st.floats(250, 2500), max_size=4), min_size=1, max_size=40),
    st.lists(st.floats(0, 20), min_size=40, max_size=40),
)
def test_every_interval_becomes_a_beat_and_time_runs_forward(packets, pauses_s):
    clock, arrived_s, found = BeatClock(), 0.0, []
    for packet, pause_s in zip(packets, pauses_s, strict=False):
        arrived_s += pause_s
        found += clock.beats(arrived_s, packet)
    assert [beat.rr_ms for beat in found] == [rr_ms for packet in packets for rr_ms in packet]
    for before, after in pairwise(found):
        assert after.at_s - before.at_s >= after.rr_ms / 1000 - 1e-6


def test_a_strap_gives_heart_rate_and_beats():
    samples = [
        HeartRateSample(at_s=1.0, heart_rate_bpm=60.0, rr_intervals_ms=(1000.0,)),
        HeartRateSample(at_s=2.0, heart_rate_bpm=None),
        HeartRateSample(at_s=3.0, heart_rate_bpm=300.0, rr_intervals_ms=(1000.0,)),
    ]
    streams, recording = recorded(HEART_RATE, samples)
    np.testing.assert_array_equal(streams["heart_rate_bpm"].values, [60.0, np.nan, np.nan])
    np.testing.assert_array_equal(streams["heart_rate_bpm"].seconds, [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(streams["rr_interval_ms"].seconds, [1.0, 2.0])
    assert recording.beyond == 1
    rate = streams["heart_rate_bpm"]
    assert (rate.site, rate.started_at, rate.source.vendor) == ("left_leg", STARTED, "test")


def test_a_nirs_reading_without_a_value_keeps_its_moment():
    samples = [NirsSample(at_s=1.0, smo2_pct=60.0), NirsSample(at_s=2.0), NirsSample(at_s=3.0, smo2_pct=61.0)]
    streams, _ = recorded(MUSCLE_OXYGEN, samples)
    assert list(streams) == ["smo2_pct"]
    np.testing.assert_array_equal(streams["smo2_pct"].values, [60.0, np.nan, 61.0])


def test_power_tells_only_what_is_new():
    samples = [PowerSample(at_s=1.0, power_w=200.0, cadence_rpm=90.0), PowerSample(at_s=2.0, power_w=-3.0)]
    streams, recording = recorded(POWER, samples)
    np.testing.assert_array_equal(streams["power_w"].values, [200.0, np.nan])
    assert streams["cadence_rpm"].values.size == 1
    assert recording.beyond == 1


def test_muscle_activity_is_sample_by_sample():
    streams, _ = recorded(MUSCLE_ACTIVITY, [EmgSample(at_s=1.0, sampling_hz=1000.0, emg_mv=(0.1, -0.2))])
    np.testing.assert_allclose(streams["emg_mv"].seconds, [1.0, 1.001])


def test_a_recording_holds_no_more_than_can_be_stored(monkeypatch):
    assert recording_module.MOST_READINGS == MAX_SAMPLES
    monkeypatch.setattr(recording_module, "MOST_READINGS", 2)
    recording = Recording(date(2026, 11, 20), STARTED, Source(vendor="test"))
    recording.add(Reading("power_w", at_s, 100.0) for at_s in (1.0, 1.0, 2.0, 3.0))
    assert (recording.streams()[0].values.size, recording.left_out) == (2, 2)


def test_a_signal_without_any_value_is_none():
    assert recorded(POWER, [PowerSample(at_s=1.0, power_w=9000.0)])[0] == {}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
async def test_the_same_seed_gives_the_same_signal(kind):
    async def first():
        sensor = kind.simulate(3, 1e6)
        await sensor.connect()
        return await anext(sensor.samples())

    assert await first() == await first()


def test_a_lost_device_is_sought_ever_less_often():
    waits = waits_s()
    assert [next(waits) for _ in range(10)] == [0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]


async def test_a_link_that_is_down_answers_nobody():
    link = Link("nobody")
    for asked in (link.read("x"), link.write("x", b""), link.notify("x", print)):
        with pytest.raises(Disconnected):
            await asked
    await link.close()


async def test_where_nobody_reads_the_oldest_makes_room():
    inbox = Inbox(most=2)
    for number in range(5):
        inbox.put(number)
    inbox.close()
    assert [one async for one in inbox.read()] == [3, 4]
    assert inbox.dropped == 3
