"""The same days are assessed once, and any change of them anew."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from physiology.assessment import assess
from physiology.history import DailyHistory
from physiology.observation import Source
from tools.assessing import assessed

RNG = np.random.default_rng(7)
DAYS = DailyHistory(
    date(2026, 1, 1),
    60,
    {
        "rmssd_ms": RNG.normal(60, 6, 60),
        "resting_hr_bpm": RNG.normal(50, 2, 60),
        "sleep_min": RNG.normal(450, 30, 60),
        "ill": np.zeros(60),
    },
    {"rmssd_ms": Source(vendor="simulated")},
)


def with_series(**changed: np.ndarray) -> DailyHistory:
    return replace(DAYS, series={**DAYS.series, **changed})


def test_an_assessment_kept_is_the_one_computed():
    assert assessed(DAYS).facts == assess(DAYS).facts
    assert assessed(DAYS).readiness == assess(DAYS).readiness
    assert assessed(replace(DAYS, series=dict(DAYS.series))) is assessed(DAYS)


def test_one_new_value_is_a_new_assessment():
    ill = DAYS.series["ill"].copy()
    ill[-1] = 1.0
    assert assessed(with_series(ill=ill)).readiness.value.score <= 40 < assessed(DAYS).readiness.value.score


def test_another_day_another_source_or_another_metric_is_another_history():
    others = (
        replace(DAYS, first_on=DAYS.first_on + timedelta(days=1)),
        replace(DAYS, streams={"rmssd_ms": Source(vendor="watch")}),
        replace(DAYS, other_sources=frozenset({"rmssd_ms"})),
        replace(DAYS, told={"sleep_min": DAYS.series["sleep_min"]}),
        with_series(sdnn_ms=DAYS.series["rmssd_ms"]),
    )
    assert all(assessed(other) is not assessed(DAYS) for other in others)
