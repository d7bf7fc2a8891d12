"""Ordinary nights and weekly samples, for the tests of biomarkers."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from physiology.biomarkers import TimedSample
from physiology.biomarkers.shapes import MarkerReading
from physiology.history import DailyHistory

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
MORNING = NOW - timedelta(hours=2)


def nights(last_rmssd=60.0, last_sleep=450.0, days=40):
    """Ordinary nights, then the last one."""
    rmssd, sleep = np.tile([58.0, 62.0], days // 2), np.tile([440.0, 460.0], days // 2)
    rmssd[-1], sleep[-1] = last_rmssd, last_sleep
    return DailyHistory(TODAY - timedelta(days=days - 1), days, {"rmssd_ms": rmssd, "sleep_min": sleep})


def weekly(metric, values, source="lab", at=MORNING):
    """One sample a week, the last one `at`."""
    back = range(len(values) - 1, -1, -1)
    return [
        TimedSample(metric, value, at - timedelta(days=7 * n), source) for n, value in zip(back, values, strict=True)
    ]


def codes(finding):
    return [reason.code for reason in finding.reasons]


def reading(metric="ck_u_l", value=100.0, standing="as_usual"):
    return MarkerReading(
        metric=metric, value=value, at=NOW, age_h=0.0, standing=standing, basis="own", usual=1.0, low=0.5, high=2.0,
        own_samples=5,
    )  # fmt: skip
