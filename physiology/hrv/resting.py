"""A week's resting heart rate against the two months before."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from physiology.finding import Fact, Window
from physiology.history import DailyHistory
from physiology.hrv.baseline import MIN_WEEK_DAYS, WEEK_DAYS
from physiology.newest import computed
from physiology.usual import BASELINE_DAYS, MIN_BASELINE_DAYS, usual

SERIES = "resting_hr_bpm"
NOTABLE_SD = 1.0
SD_FLOOR_BPM = 1.0
"""House rule: the least SD to divide by, about the resolution of the measurement."""


@dataclass(frozen=True, slots=True)
class RestingWeek:
    """The weekly mean, its distance from the baseline, and the facts a sentence needs."""

    deviation_sd: float
    facts: tuple[Fact, ...]

    @property
    def code(self) -> str:
        """A full SD off on either side is named (house rule)."""
        if abs(self.deviation_sd) < NOTABLE_SD:
            return "AUTONOMIC_RHR_AS_USUAL"
        return "AUTONOMIC_RHR_ABOVE_USUAL" if self.deviation_sd > 0 else "AUTONOMIC_RHR_BELOW_USUAL"


def resting_week(history: DailyHistory) -> RestingWeek | None:
    """The newest seven days' mean resting heart rate against the sixty days before the newest.

    Parameters
    ----------
    history : DailyHistory
        Read: `resting_hr_bpm` [bpm] of a single source.

    Returns
    -------
    RestingWeek or None
        None where fewer than 3 of the 7 days or fewer than 14 of the 60 are known.

    Notes
    -----
    Formula: (mean of days t-6 ... t - mean of days t-60 ... t-1) / max(SD, 1 bpm).

    Examples
    --------
    >>> from datetime import date
    >>> pulse = np.append(np.tile([50.0, 52.0], 30), np.full(7, 55.0))
    >>> resting_week(DailyHistory(date(2026, 1, 1), 67, {"resting_hr_bpm": pulse})).code
    'AUTONOMIC_RHR_ABOVE_USUAL'
    """
    days = history.tail(SERIES, BASELINE_DAYS + 1)
    week, own = days[-WEEK_DAYS:], usual(days)
    known = int(np.isfinite(week).sum())
    if known < MIN_WEEK_DAYS or own.days_known[-1] < MIN_BASELINE_DAYS:
        return None
    mean_bpm, usual_bpm = float(np.nanmean(week)), float(own.mean[-1])
    off_bpm = mean_bpm - usual_bpm
    window = history.window(SERIES, WEEK_DAYS)
    return RestingWeek(
        deviation_sd=off_bpm / max(float(own.sd[-1]), SD_FLOOR_BPM),
        facts=(
            computed(SERIES, mean_bpm, window),
            computed("resting_hr_vs_baseline_bpm", off_bpm, window),
            computed("resting_hr_baseline_bpm", usual_bpm, _before(history, int(own.days_known[-1]))),
        ),
    )


def _before(history: DailyHistory, known: int) -> Window:
    last_on = history.last_on - timedelta(days=1)
    first_on = last_on - timedelta(days=BASELINE_DAYS - 1)
    return Window(first_on=first_on, last_on=last_on, days_used=known, days_expected=BASELINE_DAYS)
