"""What each kind of sample says of each metric of the catalogue."""

from collections.abc import Iterable

from devices.emg.port import EmgSample
from devices.heart_rate.beats import BeatClock
from devices.heart_rate.port import HeartRateSample
from devices.oxygenation.port import NirsSample
from devices.power.port import PowerSample
from devices.radio.recording import Reader, Reading


def heart_rate_reader() -> Reader[HeartRateSample]:
    """Heart rate when it arrived, intervals when their beats were."""
    clock = BeatClock()

    def read(sample: HeartRateSample) -> Iterable[Reading]:
        yield Reading("heart_rate_bpm", sample.at_s, sample.heart_rate_bpm)
        for beat in clock.beats(sample.at_s, sample.rr_intervals_ms):
            yield Reading("rr_interval_ms", beat.at_s, beat.rr_ms)

    return read


def nirs_reader() -> Reader[NirsSample]:
    """Each signal that the device measures."""
    measured: set[str] = set()

    def read(sample: NirsSample) -> Iterable[Reading]:
        values = {key: getattr(sample, key) for key in ("smo2_pct", "thb_au", "o2hb_um", "hhb_um")}
        measured.update(key for key, value in values.items() if value is not None)
        return [Reading(key, sample.at_s, value) for key, value in values.items() if key in measured]

    return read


def power_reader() -> Reader[PowerSample]:
    """Each signal that a notification has news of."""

    def read(sample: PowerSample) -> Iterable[Reading]:
        values = {key: getattr(sample, key) for key in ("power_w", "cadence_rpm", "speed_m_s", "heart_rate_bpm")}
        return [Reading(key, sample.at_s, value) for key, value in values.items() if value is not None]

    return read


def emg_reader() -> Reader[EmgSample]:
    """Every sample at its own moment."""

    def read(sample: EmgSample) -> Iterable[Reading]:
        for number, value in enumerate(sample.emg_mv):
            yield Reading("emg_mv", sample.at_s + number / sample.sampling_hz, value)

    return read
