"""How long one athlete's fits take: reoxygenation, the impulse-response twin, and five scenarios over 42 days."""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.oxygenation.exponential import exponential_recovery
from physiology.oxygenation.half_recovery import half_recovery
from physiology.twin.assessment import fitted_twin
from physiology.twin.comparison import compare_scenarios
from physiology.twin.scenario import ScenarioName
from simulation.history import daily_history
from simulation.team import simulate_team

SEED, TODAY = 7, date(2026, 11, 18)
TIMES = 7
SCENARIOS, DAYS_AHEAD = 5, 42
REST_S = 121


def smo2_fit() -> dict[str, Any]:
    """Half-recovery and exponential of eight rests of two minutes at 1 Hz, noise of a point."""
    seconds = np.arange(-10.0, REST_S)
    tau_s = np.linspace(12.0, 40.0, 8)[:, np.newaxis]
    rise = np.where(seconds > 0, 1.0 - np.exp(-seconds.clip(0.0) / tau_s), 0.0)
    smo2_pct = 35.0 + 35.0 * rise + np.random.default_rng(3).normal(0.0, 1.0, rise.shape)
    seconds = np.broadcast_to(seconds, smo2_pct.shape)
    half_ms = _median_ms(lambda: half_recovery(seconds, smo2_pct))
    both_ms = half_ms + _median_ms(lambda: exponential_recovery(seconds, smo2_pct))
    return _figure("smo2_fit", both_ms, f"eight rests; half-recovery alone {half_ms:.2g} ms")


def twin_fit() -> dict[str, Any]:
    """Fit of the whole grid, out-of-sample forecasts included, for one simulated athlete who tests."""
    history = _tested_athlete()
    return _figure("twin_fit", _median_ms(lambda: fitted_twin(history)), f"{history.n_days} days of one athlete")


def five_scenarios() -> dict[str, Any]:
    """One what-if: five scenarios over 42 days with readiness, load and, where it is supported, performance."""
    history, names = _tested_athlete(), tuple(ScenarioName)[:SCENARIOS]
    ours_ms = _median_ms(lambda: compare_scenarios(history, names, DAYS_AHEAD))
    return _figure("five_scenarios", ours_ms, f"{SCENARIOS} scenarios, {DAYS_AHEAD} days")


def _tested_athlete() -> DailyHistory:
    """The first simulated athlete whose tests carry a fit."""
    for athlete in simulate_team(SEED, TODAY).athletes:
        history = daily_history(athlete)
        try:
            fitted_twin(history)
        except InsufficientData:
            continue
        return history
    raise InsufficientData("twin", 1, 0)


def _median_ms(work: Callable[[], object]) -> float:
    return median(_ms(work) for _ in range(TIMES))


def _ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return 1000.0 * (perf_counter() - started)


def _figure(name: str, ours_ms: float, note: str) -> dict[str, Any]:
    return {"name": name, "ours_ms": ours_ms, "bound_ms": None, "ratio": None, "target": None, "note": note}
