"""Daily series of what Fettle computes, for the typed query."""

from collections.abc import Callable, Mapping

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.hrv.baseline import MIN_WEEK_DAYS, hrv_baseline
from physiology.load import acwr, acwr_ewma, acwr_uncoupled, ctl_atl_tsb, monotony, strain_au
from physiology.metrics import metric
from physiology.readiness.inputs import daily_load_of, reports_of, signals_of
from physiology.readiness.score import readiness_score
from physiology.rolling import rolling_mean
from physiology.sleep.debt import sleep_debt_min
from physiology.sleep.need import need_of
from physiology.sleep.state import midpoint_spread_min
from physiology.sleep.timing import night_midpoint_min
from physiology.usual import usual
from physiology.wellness.score import items_of, wellness_score

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


def _mean_load(days: int, known: int) -> Series:
    return lambda history: rolling_mean(daily_load_of(history), days, known)


def _hrv_off_usual(history: DailyHistory) -> FloatArray:
    """The weekly mean against the sixty days before [%]."""
    days = hrv_baseline(history.of("rmssd_ms"))
    return 100.0 * np.expm1(days.week.mean - days.baseline.mean)


def _pulse_off_usual(history: DailyHistory) -> FloatArray:
    """The weekly mean against the sixty days before [bpm]."""
    pulse = history.of("resting_hr_bpm")
    return rolling_mean(pulse, WEEK_DAYS, MIN_WEEK_DAYS) - usual(pulse).mean


COMPUTED: Mapping[str, Series] = {
    "daily_load_au": daily_load_of,
    "acute_au": _mean_load(WEEK_DAYS, KNOWN_OF_WEEK),
    "chronic_au": _mean_load(MONTH_DAYS, KNOWN_OF_MONTH),
    "weekly_load_au": lambda history: _mean_load(WEEK_DAYS, KNOWN_OF_WEEK)(history) * WEEK_DAYS,
    "acwr": lambda history: acwr(daily_load_of(history)),
    "acwr_uncoupled": lambda history: acwr_uncoupled(daily_load_of(history)),
    "acwr_ewma": lambda history: acwr_ewma(daily_load_of(history)),
    "monotony": lambda history: monotony(daily_load_of(history)),
    "strain_au": lambda history: strain_au(daily_load_of(history)),
    "ctl_au": lambda history: ctl_atl_tsb(daily_load_of(history)).ctl_au,
    "atl_au": lambda history: ctl_atl_tsb(daily_load_of(history)).atl_au,
    "tsb_au": lambda history: ctl_atl_tsb(daily_load_of(history)).tsb_au,
    "ln_rmssd": lambda history: np.log(history.of("rmssd_ms")),
    "hrv_vs_baseline_pct": _hrv_off_usual,
    "resting_hr_vs_baseline_bpm": _pulse_off_usual,
    "wellness_score": lambda history: wellness_score(items_of(history)),
    "sleep_debt_min": lambda history: sleep_debt_min(history.of("sleep_min"), need_of(history).need_min),
    "sleep_midpoint_min": lambda history: night_midpoint_min(history.of("asleep_at_min"), history.of("awake_at_min")),
    "sleep_midpoint_sd_min": midpoint_spread_min,
    "readiness": lambda history: readiness_score(signals_of(history), reports_of(history)).score,
}

DEPARTURES: Mapping[str, str] = {
    "hrv_vs_baseline_pct": "rmssd_ms",
    "resting_hr_vs_baseline_bpm": "resting_hr_bpm",
}
"""How far somebody is from their own usual, and of what."""
