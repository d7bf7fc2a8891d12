"""How fast a league's readiness is computed: against the passes over the arrays it cannot do without.

The bound is numpy at its barest for the same six series: rolling mean and SD of each from cumulative sums, one
deviation, one weighted sum. It knows no gap, no cap, no carried value and no missing family, and writes one array where
the kernel writes the score, its interval and coverage, the cap, and each family's deviation and age.
"""

import resource
from collections.abc import Callable
from multiprocessing import get_context
from time import perf_counter

import numpy as np

from physiology.history import FloatArray
from physiology.readiness.mixing import CORRELATION, NORMAL, POINTS_PER_SD
from physiology.readiness.score import readiness_score
from physiology.readiness.signals import WEIGHTS, Signals
from physiology.usual import BASELINE_DAYS

ATHLETES, DAYS = 100_000, 60
TIMES = 3
TARGET, TARGET_MIB = 3.0, 4096.0
GAPS = 0.1
"""Share of unknown days in the second measurement, of which the bound has none."""

Measured = dict[str, str | float | None]


def readiness_ratio() -> Measured:
    """Readiness of a hundred thousand athletes over sixty days in one call, over bare sums; in a process of its own."""
    with get_context("spawn").Pool(1) as alone:
        measured: Measured = alone.apply(measure)
    return measured


def measure(athletes: int = ATHLETES, days: int = DAYS, times: int = TIMES) -> Measured:
    """The best of several runs taken in turns, and the most memory this process ever held."""
    series = _series(athletes, days)
    signals = Signals(*series)
    works = (lambda: readiness_score(signals), lambda: _bare_passes(series))
    ours_ms, bound_ms = (float(best) for best in _runs_ms(works, times).min(axis=0))
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chance = np.random.default_rng(7)
    for one in series:
        one[chance.random(one.shape) < GAPS] = np.nan
    gappy_ms = float(_runs_ms(works[:1], 1).min())
    return {
        "name": "readiness",
        "ours_ms": ours_ms,
        "bound_ms": bound_ms,
        "ratio": ours_ms / bound_ms,
        "target": TARGET,
        "peak_mib": peak_mib,
        "peak_target_mib": TARGET_MIB,
        "gappy_ms": gappy_ms,
        "note": f"{athletes} x {days} days; {gappy_ms / bound_ms:.1f} with a tenth of the days unknown",
    }


def _series(athletes: int, days: int) -> tuple[FloatArray, ...]:
    """lnRMSSD, resting heart rate, sleep, efficiency, wellness and load ratio of athletes with no missing day."""
    rng = np.random.default_rng(2026)
    ordinary = ((4.0, 0.15), (50.0, 2.0), (450.0, 40.0), (90.0, 3.0), (3.5, 0.4), (1.0, 0.2))
    return tuple(rng.normal(mean, sd, (athletes, days)) for mean, sd in ordinary)


def _bare_passes(series: tuple[FloatArray, ...]) -> FloatArray:
    """Rolling mean and SD of each series, one deviation each, one weighted sum; no gap, no cap, no reason."""
    weights = np.array([WEIGHTS[0], WEIGHTS[1], 0.7 * WEIGHTS[2], 0.3 * WEIGHTS[2], WEIGHTS[3], WEIGHTS[4]])
    total = np.zeros(series[0].shape)
    for weight, daily in zip(weights, series, strict=True):
        mean = _windowed(daily) / BASELINE_DAYS
        spread = np.sqrt(np.maximum(_windowed(np.square(daily)) / BASELINE_DAYS - np.square(mean), 1e-9))
        total += weight * (daily - mean) / spread
    norm = np.sqrt((1.0 - CORRELATION) * np.square(weights).sum() + CORRELATION * weights.sum() ** 2)
    scored: FloatArray = np.clip(NORMAL + POINTS_PER_SD * total / norm, 0.0, 100.0)
    return scored


def _windowed(daily: FloatArray) -> FloatArray:
    sums = np.cumsum(daily, axis=-1)
    sums[..., BASELINE_DAYS:] -= sums[..., :-BASELINE_DAYS].copy()
    return sums


def _runs_ms(works: tuple[Callable[[], object], ...], times: int) -> FloatArray:
    return np.array([[_run_ms(work) for work in works] for _ in range(times)])


def _run_ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return 1000.0 * (perf_counter() - started)
