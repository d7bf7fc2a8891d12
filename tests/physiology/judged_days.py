"""Histories of an ordinary athlete for the tests of sleep, wellness, readiness and what follows from them."""

from datetime import date

import numpy as np

from physiology.history import DailyHistory
from physiology.wellness.scales import ITEMS

FIRST_ON = date(2026, 1, 1)
DAYS = 100
ORDINARY = (4.0, 3.0, 4.0, 3.0, 3.0)
"""An ordinary check-in: its mean is about usual."""


def ordinary_days(days: int = DAYS, seed: int = 3) -> dict[str, np.ndarray]:
    """Every series readiness reads, varying a little from day to day and about usual on the last one."""
    rng = np.random.default_rng(seed)
    series = {
        "rmssd_ms": np.exp(4.0 + 0.12 * rng.standard_normal(days)),
        "resting_hr_bpm": 50.0 + 1.5 * rng.standard_normal(days),
        "sleep_min": 450.0 + 25.0 * rng.standard_normal(days),
        "sleep_efficiency_pct": 90.0 + 2.0 * rng.standard_normal(days),
        "session_load_au": np.tile([300.0, 450.0, 200.0, 350.0, 500.0, 250.0, 400.0], days // 7 + 1)[:days],
        "sessions_count": np.ones(days),
    }
    series |= {item: rng.choice([3.0, 4.0], days) for item in ITEMS}
    for values in series.values():
        values[-1] = np.median(values[:-1])
    return series | {item: np.append(series[item][:-1], today) for item, today in zip(ITEMS, ORDINARY, strict=True)}


def history(today: dict[str, float] | None = None, days: int = DAYS, drop: tuple[str, ...] = ()) -> DailyHistory:
    """An ordinary history whose last day is as told; `drop` leaves whole series out."""
    series = ordinary_days(days)
    for metric, value in (today or {}).items():
        series.setdefault(metric, np.full(days, np.nan))[-1] = value
    return DailyHistory(FIRST_ON, days, {key: values for key, values in series.items() if key not in drop})


def shaped(days: int = DAYS, **recent: list[float]) -> DailyHistory:
    """An ordinary history whose newest days are replaced, metric by metric; NaN takes a day away."""
    series = ordinary_days(days)
    for metric, values in recent.items():
        series.setdefault(metric, np.full(days, np.nan))[-len(values) :] = values
    return DailyHistory(FIRST_ON, days, series)


def same_days(today: dict[str, float] | None = None, days: int = 40, **usual: float) -> DailyHistory:
    """Days that are all alike, but for today."""
    series = {key: np.full(days, value) for key, value in usual.items()}
    for key, value in (today or {}).items():
        series[key][-1] = value
    return DailyHistory(FIRST_ON, days, series)


def all_items(value: float) -> dict[str, float]:
    """The same answer to every wellness question."""
    return dict.fromkeys(ITEMS, value)
