"""What movement contributes: a side that does less, and a gait that drifts late in a session."""

from datetime import timedelta

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import DailyHistory, FloatArray
from physiology.injury_factors.judging import PRESENT_SD, judged, unknown
from physiology.injury_factors.shapes import Contributor
from physiology.injury_factors.trends import MEASURED_DAYS, measured_shift
from physiology.newest import computed, measured_at, newest

MEASURED_FRESH_DAYS = 14
"""A match or a test speaks of the body for two weeks (house rule)."""
GAIT_ERROR_DEG, ASYMMETRY_ERROR_PCT = 1.0, 2.0
"""Measurement error (default, no source seen)."""
ASYMMETRY_LEAST_PCT = 10.0
"""A smaller difference is left alone, whatever is usual (house rule)."""


def asymmetry(history: DailyHistory) -> Contributor:
    """The newest left-right difference of two weeks against the earlier ones, and as such.

    Parameters
    ----------
    history : DailyHistory
        Read: `asymmetry_pct` [%], its size without a side.

    Returns
    -------
    Contributor
        Present where it is 10 % or more and 1.5 SD above usual; unknown without four earlier measurements.

    Notes
    -----
    Formula: z = (asymmetry - mean of the earlier ones) / max(their SD, 2 points), and asymmetry >= 10
    House rule; many healthy athletes are asymmetric for good.

    Examples
    --------
    >>> from datetime import date
    >>> tests = {"asymmetry_pct": np.array([5.0, 6.0, 5.0, 6.0, 14.0])}
    >>> asymmetry(DailyHistory(date(2026, 1, 1), 5, tests)).presence
    'present'
    """
    found = _measured(history, "asymmetry_pct", "asymmetry_usual_pct", ASYMMETRY_ERROR_PCT)
    if found is None:
        return unknown("asymmetry", history.known("asymmetry_pct", MEASURED_DAYS))
    z, facts = found
    least = facts[0].value >= ASYMMETRY_LEAST_PCT
    return judged(
        "asymmetry", z if least else min(z, 0.0), PRESENT_SD, history.known("asymmetry_pct", MEASURED_DAYS), facts
    )


def gait_drift(history: DailyHistory) -> Contributor:
    """The newest late-minus-early change of a joint angle, against the usual one.

    Parameters
    ----------
    history : DailyHistory
        Read: `gait_drift_deg` [°], of the last two weeks.

    Returns
    -------
    Contributor
        Present from 1.5 SD off usual to either side; unknown without four earlier measurements.

    Notes
    -----
    Formula: z = |drift - mean of the earlier ones| / max(their SD, 1°)
    House rule: 1° stands for the error of the measurement until its own is known.

    Examples
    --------
    >>> from datetime import date
    >>> matches = {"gait_drift_deg": np.array([0.5, 0.7, 0.4, 0.8, 3.6])}
    >>> gait_drift(DailyHistory(date(2026, 1, 1), 5, matches)).size
    3.0
    """
    known = history.known("gait_drift_deg", MEASURED_DAYS)
    found = _measured(history, "gait_drift_deg", "gait_drift_usual_deg", GAIT_ERROR_DEG)
    if found is None:
        return unknown("gait_drift", known)
    return judged("gait_drift", abs(found[0]), PRESENT_SD, known, found[1])


def _measured(
    history: DailyHistory, metric: str, usual_key: str, error: float
) -> tuple[float, tuple[Fact, ...]] | None:
    """The newest fresh measurement's distance from the earlier ones [SDs], with both as facts."""
    values: FloatArray = history.of(metric)
    found = newest(values, MEASURED_FRESH_DAYS)
    if found is None:
        return None
    shift, mean = (row[found.index] for row in measured_shift(values, error))
    if not np.isfinite(shift):
        return None
    on = history.first_on + timedelta(days=found.index)
    days = min(MEASURED_DAYS, max(found.index, 1))
    earlier = int(np.isfinite(values[max(found.index - days, 0) : found.index]).sum())
    before = Window(
        first_on=on - timedelta(days=days), last_on=on - timedelta(days=1), days_used=earlier, days_expected=days
    )
    return float(shift), (measured_at(history, metric, found.index), computed(usual_key, float(mean), before))
