"""What readiness reads from a history."""

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.hrv.baseline import ln_rmssd
from physiology.load.days import known_daily_load
from physiology.load.ratio import acwr
from physiology.readiness.caps import Reports
from physiology.readiness.signals import Signals
from physiology.wellness.score import items_of, wellness_score


def daily_load_of(history: DailyHistory) -> FloatArray:
    """Load per day in three states, shape `(n_days,)` [AU]: trained, rested, unknown."""
    return known_daily_load(
        history.of("session_load_au"),
        sessions_count=history.of("sessions_count"),
        rest_confirmed=history.of("rest_confirmed"),
        checked_in=history.of("checked_in"),
    )


def evening_before(ratio: FloatArray) -> FloatArray:
    """A series as it stood one day earlier: this morning is judged before today's session."""
    earlier = np.full_like(ratio, np.nan)
    earlier[..., 1:] = ratio[..., :-1]
    return earlier


def signals_of(history: DailyHistory) -> Signals:
    """The five families' series of one athlete, each of shape `(n_days,)`."""
    return Signals(
        ln_rmssd=ln_rmssd(history.of("rmssd_ms")),
        resting_hr_bpm=history.of("resting_hr_bpm"),
        sleep_min=history.of("sleep_min"),
        sleep_efficiency_pct=history.of("sleep_efficiency_pct"),
        wellness_score=wellness_score(items_of(history)),
        acwr=evening_before(acwr(daily_load_of(history))),
    )


def reports_of(history: DailyHistory) -> Reports:
    """What the athlete says about illness, injury and pain."""
    return Reports(ill=history.of("ill"), injured=history.of("injured"), pain_nrs=history.of("pain_nrs"))
