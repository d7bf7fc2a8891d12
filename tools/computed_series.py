"""Daily series of what Fettle computes, for the typed query."""

from collections.abc import Callable, Mapping

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.load import (
    acwr,
    acwr_ewma,
    acwr_uncoupled,
    ctl_atl_tsb,
    known_daily_load,
    monotony,
    rolling_mean,
    strain_au,
)
from physiology.metrics import metric
from physiology.readiness import readiness_days
from physiology.sleep import sleep_debt_min

Series = Callable[[DailyHistory], FloatArray]
WEEK_DAYS, MONTH_DAYS, KNOWN_OF_WEEK, KNOWN_OF_MONTH = 7, 28, 6, 24


def series(history: DailyHistory, key: str) -> FloatArray:
    """The days of any metric of the catalogue: stored, or computed from what is stored; NaN where unknown.

    Raises
    ------
    physiology.metrics.UnknownMetric
        The catalogue has no such metric.
    """
    metric(key)
    return COMPUTED[key](history) if key in COMPUTED else history.of(key)


def daily_load(history: DailyHistory) -> FloatArray:
    """Load per day with its three states: trained, rested, unknown."""
    said = {key: history.of(key) for key in ("sessions_count", "rest_confirmed", "checked_in")}
    return known_daily_load(history.of("session_load_au"), **said)


def _mean_load(days: int, known: int) -> Series:
    return lambda history: rolling_mean(daily_load(history), days, known)


def _wellness(history: DailyHistory) -> FloatArray:
    items = [history.of(f"{name}_score") for name in ("fatigue", "mood", "soreness", "stress", "sleep_quality")]
    stacked = np.stack(items)
    known = np.isfinite(stacked).sum(axis=0)
    total = np.nansum(stacked, axis=0)
    mean: FloatArray = np.divide(total, known, out=np.full(history.n_days, np.nan), where=known >= len(items) - 1)
    return mean


COMPUTED: Mapping[str, Series] = {
    "daily_load_au": daily_load,
    "acute_au": _mean_load(WEEK_DAYS, KNOWN_OF_WEEK),
    "chronic_au": _mean_load(MONTH_DAYS, KNOWN_OF_MONTH),
    "weekly_load_au": lambda history: _mean_load(WEEK_DAYS, KNOWN_OF_WEEK)(history) * WEEK_DAYS,
    "acwr": lambda history: acwr(daily_load(history)),
    "acwr_uncoupled": lambda history: acwr_uncoupled(daily_load(history)),
    "acwr_ewma": lambda history: acwr_ewma(daily_load(history)),
    "monotony": lambda history: monotony(daily_load(history)),
    "strain_au": lambda history: strain_au(daily_load(history)),
    "ctl_au": lambda history: ctl_atl_tsb(daily_load(history)).ctl_au,
    "atl_au": lambda history: ctl_atl_tsb(daily_load(history)).atl_au,
    "tsb_au": lambda history: ctl_atl_tsb(daily_load(history)).tsb_au,
    "ln_rmssd": lambda history: np.log(history.of("rmssd_ms")),
    "wellness_score": _wellness,
    "sleep_debt_min": sleep_debt_min,
    "readiness": readiness_days,
}
