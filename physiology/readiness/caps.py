"""What holds readiness down whatever the watch says: illness, injury, pain, and how the athlete feels."""

from dataclasses import dataclass

import numpy as np

from physiology.history import FloatArray
from physiology.readiness.signals import flattened

NO_CAP = 100.0
ILL_CAP = 40.0
"""Fever or illness (house rule; Schwellnus 2022 for the caution)."""
NO_HARD_CAP = 79.0
"""Just below the hard band."""
RED_CAP = 59.0
"""Just below the moderate band."""
PAIN_LIMIT_NRS = 3.0
"""From this pain on nothing hard (house rule)."""
WELLNESS_LOW_SD = -1.0
"""One SD below the own usual (Hooper 1995 practice; house rule)."""
WELLNESS_RED_SD = -2.0
WELLNESS_RED_SCORE = 2.0
"""A mean item this low is red whatever is usual."""


@dataclass(frozen=True, slots=True)
class Reports:
    """What the athlete says, each of shape `(..., n_days)` or None: 0/1 flags and pain 0-10; NaN is no report."""

    ill: FloatArray | None = None
    injured: FloatArray | None = None
    pain_nrs: FloatArray | None = None

    def flat(self, shape: tuple[int, ...]) -> "Reports":
        """The same with shape `(athletes, n_days)`."""
        return Reports(*(flattened(report, shape) for report in (self.ill, self.injured, self.pain_nrs)))

    def rows(self, rows: slice) -> "Reports":
        """Some athletes of flat reports."""
        reports = (self.ill, self.injured, self.pain_nrs)
        return Reports(*(None if report is None else report[rows] for report in reports))


def caps(
    reports: Reports,
    wellness_z: FloatArray,
    wellness_score: FloatArray | None,
    carry_days: int,
    out: FloatArray | None = None,
) -> FloatArray:
    """The highest readiness the athlete's own word allows.

    Parameters
    ----------
    reports : Reports
        Illness, injury and pain; a report lasts for `carry_days` days or until the next one.
    wellness_z : ndarray, shape (..., n_days)
        Deviation of wellness from usual [SD]; NaN where unknown.
    wellness_score : ndarray, shape (..., n_days), optional
        Mean item, 1-5.
    carry_days : int
        For how long a report lasts [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        40 when ill, 59 on red wellness, 79 with pain, injury or low wellness, else 100. Unknown caps nothing.

    Notes
    -----
    Formula: min of 40 when ill, 59 on red wellness, 79 with pain >= 3, injury or low wellness, 100 (house rule).

    References
    ----------
    .. [1] Saw et al. (2016). doi:10.1136/bjsports-2015-094758
    .. [2] Schwellnus et al. (2022). doi:10.1136/bjsports-2022-105759

    Examples
    --------
    >>> ill = Reports(ill=np.array([0.0, 1.0, np.nan, np.nan]))
    >>> caps(ill, np.zeros(4), None, carry_days=1).tolist()
    [100.0, 40.0, 40.0, 100.0]
    """
    cap = np.empty(np.shape(wellness_z)) if out is None else out
    cap.fill(NO_CAP)
    red = wellness_z <= WELLNESS_RED_SD
    if wellness_score is not None:
        red |= wellness_score <= WELLNESS_RED_SCORE
    for report, limit in ((reports.pain_nrs, PAIN_LIMIT_NRS), (reports.injured, 1.0)):
        if report is not None:
            np.copyto(cap, NO_HARD_CAP, where=newest_report(report, carry_days) >= limit)
    np.copyto(cap, NO_HARD_CAP, where=wellness_z <= WELLNESS_LOW_SD)
    np.copyto(cap, RED_CAP, where=red)
    if reports.ill is not None:
        np.copyto(cap, ILL_CAP, where=newest_report(reports.ill, carry_days) >= 1.0)
    return cap


def newest_report(report: FloatArray, carry_days: int) -> FloatArray:
    """Each day's report, or the newest of the `carry_days` days before it; NaN where there is none.

    Parameters
    ----------
    report : ndarray, shape (..., n_days)
        NaN on days without a report.
    carry_days : int
        Longest gap to bridge [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        Unlike a deviation, a report does not fade.

    Notes
    -----
    Formula: the report of day d - a, a the least age of 0 to carry_days that has one (house rule).

    Examples
    --------
    >>> newest_report(np.array([1.0, np.nan, np.nan, 0.0]), carry_days=1).tolist()
    [1.0, 1.0, nan, 0.0]
    """
    newest = report.copy()
    for age in range(1, carry_days + 1):
        gap = np.isnan(newest[..., age:])
        newest[..., age:] = np.where(gap, report[..., :-age], newest[..., age:])
    return newest
