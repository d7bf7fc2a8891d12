"""Simulated leagues in which nothing really changes, or one thing does on a known day."""

import numpy as np
from scipy.signal import lfilter

RUN_UP_DAYS = 60
WARM_UP_DAYS = 50


def noise(athletes: int, days: int, rho: float, seed: int = 7) -> np.ndarray:
    """Stationary first-order autoregression of unit variance, shape (athletes, days)."""
    white = np.random.default_rng(seed).standard_normal((athletes, WARM_UP_DAYS + days))
    return lfilter([np.sqrt(1.0 - rho**2)], [1.0, -rho], white, axis=-1)[:, WARM_UP_DAYS:]


def episodes_per_year(flagged: np.ndarray) -> float:
    """How often a flag begins in a year of days, shape (athletes, 365)."""
    starts = flagged & ~np.concatenate([np.zeros((flagged.shape[0], 1), dtype=bool), flagged[:, :-1]], axis=1)
    return float(starts.sum(axis=1).mean()) * 365.0 / flagged.shape[1]
