"""Athletes whose tests follow a known impulse-response to loads that vary in blocks, and some whose tests do not."""

from datetime import date

import numpy as np

from physiology.history import DailyHistory
from physiology.twin.impulse import Convention, traces

FIRST_ON = date(2026, 1, 1)
WEEK = (0.0, 300.0, 480.0, 300.0, 150.0, 600.0, 70.0)


def blocks(rng: np.random.Generator, days: int = 120) -> np.ndarray:
    """Loads of weeks that are easy, usual or hard a fortnight at a time."""
    level = np.repeat(rng.choice([0.35, 0.7, 1.0, 1.3, 1.6], days // 14 + 2), 14)[rng.integers(0, 14) :][:days]
    return np.tile(WEEK, days // 7 + 1)[:days] * level * rng.uniform(0.8, 1.2, days)


def course(load_au: np.ndarray, fitness: float = 140.0, fatigue: float = 100.0, taus=(45.0, 12.0)) -> np.ndarray:
    """Performance that is 300 at a usual load."""
    usual = load_au.mean()
    one, two = (traces(load_au, tau, Convention.LAG_1, usual) / (usual * tau) for tau in taus)
    return 300.0 + fitness * (one - 1.0) - fatigue * (two - 1.0)


def laid_out(load_au: np.ndarray, on: np.ndarray, tests: np.ndarray) -> DailyHistory:
    """Loads and tests as a history; a load of 0 is a confirmed rest day, NaN an unknown one."""
    days = load_au.size
    series = {
        "session_load_au": np.where(load_au > 0, load_au, np.nan),
        "sessions_count": np.where(np.isnan(load_au), np.nan, (load_au > 0) * 1.0),
        "rest_confirmed": (load_au == 0) * 1.0,
        "test_power_w": np.full(days, np.nan),
    }
    series["test_power_w"][on] = tests
    return DailyHistory(FIRST_ON, days, series)


def follower(seed: int, every: int = 7, error: float = 0.015, days: int = 120) -> DailyHistory:
    """An athlete whose tests follow load."""
    rng = np.random.default_rng(seed)
    load = blocks(rng, days)
    on = np.arange(days - 1 - every * ((days - 8) // every), days, every)
    return laid_out(load, on, course(load)[on] * (1.0 + error * rng.standard_normal(on.size)))


def wanderer(seed: int, every: int = 7, error: float = 0.02, days: int = 120) -> DailyHistory:
    """An athlete whose tests have nothing to do with load."""
    rng = np.random.default_rng(seed)
    load = blocks(rng, days)
    on = np.arange(days - 1 - every * ((days - 8) // every), days, every)
    return laid_out(load, on, 300.0 * (1.0 + error * rng.standard_normal(on.size)))
