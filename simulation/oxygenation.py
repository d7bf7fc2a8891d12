"""Muscle oxygen in interval sessions: a few athletes wear a sensor on the thigh beside a power meter.

The shape is a delayed exponential as in real recordings of four-minute intervals (half-recovery 19-31 s, seen in a Moxy
recording of the `mnirs` project); the sizes are choices of this file.
"""

import numpy as np

from physiology.observation import Source
from physiology.session import SessionKind
from physiology.stream import Stream
from simulation.chance import FloatArray
from simulation.lived import Lived
from simulation.recording import sessions_of

SENSOR = Source(vendor="simulated", device="smo2_1", method="live")
METER = Source(vendor="simulated", device="power_1")
SITE = "vastus_lateralis_right"
SLOWING_S = {"Maya Torres": 0.0, "Tomás Ferreira": 22.0, "Hana Novotna": 0.0}
"""Who wears a sensor, and how many seconds slower the newest sessions are."""
NEWEST, SLOWED = 12, 3
"""Sessions that are recorded, and how many of the newest carry the slowing, growing."""
STEP_S, FIRST_EFFORT_S, EFFORT_S, PAUSE_S = 2.0, 900.0, 240.0, 120.0
FALL_S, DELAY_S = 20.0, 9.0
NOISE_POINTS, NOISE_W = 1.6, 12.0
EASY_W, PAUSE_W = 110.0, 20.0


def muscle_oxygen(lived: Lived, chance: np.random.Generator) -> list[Stream]:
    """Oxygen and power of the newest interval sessions."""
    if lived.person.name not in SLOWING_S:
        return []
    rest, work, half_s, power_w = chance.normal([68.0, 28.0, 23.0, 255.0], [3.0, 4.0, 2.0, 15.0])
    sessions = sessions_of(lived, SessionKind.INTERVALS, NEWEST)
    found = []
    for ago, (session, began_at) in zip(range(len(sessions) - 1, -1, -1), sessions, strict=True):
        slower_s = SLOWING_S[lived.person.name] * max(0.0, 1.0 - ago / SLOWED)
        efforts = _efforts(session.duration_min * 60)
        seconds = np.arange(0.0, session.duration_min * 60, STEP_S)
        half = half_s + slower_s + chance.normal(0.0, 1.5)
        oxygen = _oxygen(seconds, efforts, (rest, work), half) + chance.normal(0.0, NOISE_POINTS, seconds.size)
        power = _power(seconds, efforts, power_w) + chance.normal(0.0, NOISE_W, seconds.size)
        for metric, values, source, site in (
            ("smo2_pct", np.clip(np.round(oxygen), 1.0, 99.0), SENSOR, SITE),
            ("power_w", np.maximum(np.round(power), 0.0), METER, None),
        ):
            marks = efforts if site else ()
            found.append(Stream(metric, session.on, seconds, values, source, began_at, site, marks))
    return found


def _efforts(duration_s: float) -> tuple[tuple[float, float], ...]:
    """Four minutes of work, two of rest, after a warm-up, while they fit in."""
    starts = np.arange(FIRST_EFFORT_S, duration_s - EFFORT_S - PAUSE_S, EFFORT_S + PAUSE_S)
    return tuple((float(start), float(start + EFFORT_S)) for start in starts)


def _oxygen(
    seconds: FloatArray, efforts: tuple[tuple[float, float], ...], levels: tuple[float, float], half_s: float
) -> FloatArray:
    """A fall in each effort and a delayed return after it [%]."""
    rest, work = levels
    oxygen = np.full(seconds.size, rest)
    tau = (half_s - DELAY_S) / np.log(2.0)
    for start, end in efforts:
        falling, rising = seconds > start, seconds > end + DELAY_S
        bottom = work + (rest - work) * np.exp(-(end + DELAY_S - start) / FALL_S)
        oxygen = np.where(
            falling, work + (oxygen[falling.argmax()] - work) * np.exp((start - seconds) / FALL_S), oxygen
        )
        oxygen = np.where(rising, rest + (bottom - rest) * np.exp((end + DELAY_S - seconds) / tau), oxygen)
    return oxygen


def _power(seconds: FloatArray, efforts: tuple[tuple[float, float], ...], power_w: float) -> FloatArray:
    """Easy before and after, hard in the efforts, next to nothing in the pauses [W]."""
    power = np.full(seconds.size, EASY_W)
    for start, end in efforts:
        power = np.where((seconds > start) & (seconds <= end), power_w, power)
        power = np.where((seconds > end) & (seconds <= end + PAUSE_S), PAUSE_W, power)
    return power
