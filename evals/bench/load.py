"""How fast the load kernels are against the barest numpy that gives the same numbers."""

import time
from collections.abc import Callable

import numpy as np

from physiology.history import FloatArray
from physiology.load import acwr, acwr_ewma

ATHLETES, DAYS = 10_000, 365
UNKNOWN_SHARE = 0.05
TARGET = 2.0
ROUNDS = 7

Measured = dict[str, float | str]


def acwr_rolling_ratio() -> Measured:
    """Time the rolling ratio, unknown days included, against cumulative sums that assume every day is known."""
    return _measured("acwr_rolling", acwr, _bare_rolling)


def acwr_ewma_ratio() -> Measured:
    """Time the weighted ratio, unknown days included, against a day loop that assumes every day is known."""
    return _measured("acwr_ewma", acwr_ewma, _bare_ewma)


def _measured(
    name: str, kernel: Callable[[FloatArray], FloatArray], bare: Callable[[FloatArray], FloatArray]
) -> Measured:
    """Take the best of several rounds that alternate, so that both meet the same machine."""
    complete, gappy = _loads()
    np.testing.assert_allclose(kernel(complete)[:, 27:], bare(complete)[:, 27:], rtol=1e-9)
    rounds = [(_elapsed_ms(kernel, gappy), _elapsed_ms(bare, complete)) for _ in range(ROUNDS)]
    ours_ms, bound_ms = (min(times) for times in zip(*rounds, strict=True))
    return {"name": name, "ours_ms": ours_ms, "bound_ms": bound_ms, "ratio": ours_ms / bound_ms, "target": TARGET}


def _loads() -> tuple[FloatArray, FloatArray]:
    rng = np.random.default_rng(20)
    complete = rng.gamma(2.0, 150.0, (ATHLETES, DAYS))
    return complete, np.where(rng.random(complete.shape) < UNKNOWN_SHARE, np.nan, complete)


def _elapsed_ms(kernel: Callable[[FloatArray], FloatArray], load_au: FloatArray) -> float:
    started = time.perf_counter()
    kernel(load_au)
    return 1000 * (time.perf_counter() - started)


def _bare_rolling(load_au: FloatArray) -> FloatArray:
    total = np.zeros((load_au.shape[0], load_au.shape[1] + 1))
    np.cumsum(load_au, axis=1, out=total[:, 1:])
    ratio = np.full(load_au.shape, np.nan)
    np.divide((total[:, 28:] - total[:, 21:-7]) / 7, (total[:, 28:] - total[:, :-28]) / 28, out=ratio[:, 27:])
    return ratio


def _bare_ewma(load_au: FloatArray) -> FloatArray:
    days = np.ascontiguousarray(load_au.T)
    acute, chronic = days[0].copy(), days[0].copy()
    ratio = np.ones_like(days)
    for index in range(1, len(days)):
        acute += 2 / 8 * (days[index] - acute)
        chronic += 2 / 29 * (days[index] - chronic)
        np.divide(acute, chronic, out=ratio[index])
    return ratio.T
