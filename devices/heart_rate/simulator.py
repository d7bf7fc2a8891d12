"""A strap without hardware: a resting heart with breathing in it, and a notification a second."""

from collections.abc import Iterator

import numpy as np

from devices.heart_rate.port import HeartRatePort, HeartRateSample
from devices.radio.simulated import SimulatedSensor

MEAN_RR_S, BREATHING_S, SCATTER_S, BEATS_A_BREATH = 0.85, 0.04, 0.015, 25.0
TICKS_A_SECOND = 1024


def rr_intervals_s(seed: int) -> Iterator[float]:
    """Intervals for ever, in whole 1/1024 s as a strap has them; invented, no person's."""
    chance = np.random.default_rng(seed)
    beat = 0
    while True:
        breath = BREATHING_S * np.sin(2 * np.pi * beat / BEATS_A_BREATH)
        interval_s = MEAN_RR_S + breath + chance.normal(0.0, SCATTER_S)
        yield round(float(interval_s) * TICKS_A_SECOND) / TICKS_A_SECOND
        beat += 1


def heart_rate_script(seed: int) -> Iterator[HeartRateSample]:
    """A notification a second with the beats of that second."""
    beat_s, held = 0.0, list[float]()
    second = 1
    for interval_s in rr_intervals_s(seed):
        beat_s += interval_s
        while held and beat_s > second:
            bpm = float(round(60 * len(held) / sum(held)))
            in_ms = tuple(1000 * one for one in held)
            yield HeartRateSample(at_s=float(second), heart_rate_bpm=bpm, rr_intervals_ms=in_ms, contact=True)
            second, held = second + 1, []
        held.append(interval_s)


def simulated_heart_rate(seed: int, speed: float = 1.0) -> HeartRatePort:
    """A strap in this process."""
    return SimulatedSensor("simulated strap", lambda: heart_rate_script(seed), speed)
