"""How fast a league's readiness is computed: against the passes over the arrays it cannot do without."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from physiology.history import FloatArray
from physiology.readiness.mixing import CORRELATION, NORMAL, POINTS_PER_SD
from physiology.readiness.score import readiness_score
from physiology.readiness.signals import WEIGHTS, Signals
from physiology.usual import BASELINE_DAYS

ATHLETES, DAYS = 10_000, 90
TIMES = 3

Measured = dict[str, str | float | None]


def readiness_ratio() -> Measured:
    """Readiness of ten thousand athletes over ninety days, gaps, caps and reasons' points included, over bare sums."""
    series = _series()
    signals = Signals(*series)
    runs_ms = np.array(
        [[_run_ms(lambda: readiness_score(signals)), _run_ms(lambda: _bare_passes(series))] for _ in range(TIMES)]
    )
    ours_ms, bound_ms = (float(best) for best in runs_ms.min(axis=0))
    return {
        "name": "readiness.score",
        "ours_ms": ours_ms,
        "bound_ms": bound_ms,
        "ratio": ours_ms / bound_ms,
        "target": None,
    }


def _series() -> tuple[FloatArray, ...]:
    """lnRMSSD, resting heart rate, sleep, efficiency, wellness and load ratio of athletes with no missing day."""
    rng = np.random.default_rng(2026)
    ordinary = ((4.0, 0.15), (50.0, 2.0), (450.0, 40.0), (90.0, 3.0), (3.5, 0.4), (1.0, 0.2))
    return tuple(rng.normal(mean, sd, (ATHLETES, DAYS)) for mean, sd in ordinary)


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


def _run_ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return 1000.0 * (perf_counter() - started)
