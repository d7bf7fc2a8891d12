"""The five families readiness listens to, each as a deviation from the athlete's own usual."""

import math
from dataclasses import dataclass, fields

import numpy as np

from physiology.history import FloatArray
from physiology.hrv.baseline import LN_RMSSD_SD_FLOOR
from physiology.rolling import RunningTotals
from physiology.usual import Sums, Usual, deviation, deviations, usual

FAMILIES = ("hrv", "resting_hr", "sleep", "wellness", "load")
WEIGHTS = np.array([0.30, 0.15, 0.20, 0.25, 0.10])
"""In the order of `FAMILIES` (house rule; subjective measures are heard as loudly as objective ones, Saw 2016)."""

RESTING_HR_SD_FLOOR_BPM = 1.0
SLEEP_SD_FLOOR_MIN = 15.0
EFFICIENCY_SD_FLOOR_PCT = 1.5
WELLNESS_SD_FLOOR = 0.2
ACWR_SD_FLOOR = 0.1
"""Least SDs: about the resolution of each measurement (house rule)."""

LIMIT_SD = 3.0
"""No family counts for more than three SDs."""
ENOUGH_SLEEP_MIN = 540.0
"""Longer nights earn nothing more: above nine hours the benefit is uncertain (Watson 2015)."""
HRV_WEEK_DAYS, HRV_WEEK_KNOWN = 7, 3
"""Plews 2014: three valid days make a week."""
DURATION_SHARE, EFFICIENCY_SHARE = 0.7, 0.3
SLEEP_SHARES_SD = float(np.sqrt(DURATION_SHARE**2 + EFFICIENCY_SHARE**2 + 2 * 0.3 * DURATION_SHARE * EFFICIENCY_SHARE))
"""SD of the two together at a correlation of 0.3 (house rule)."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Daily series of shape `(..., n_days)`, oldest first; None where there is no such stream, NaN on unknown days.

    `acwr` is the ratio as it stood the evening before: today's session comes after the morning that is judged.
    """

    ln_rmssd: FloatArray | None = None
    resting_hr_bpm: FloatArray | None = None
    sleep_min: FloatArray | None = None
    sleep_efficiency_pct: FloatArray | None = None
    wellness_score: FloatArray | None = None
    acwr: FloatArray | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """Common shape of the series."""
        return np.broadcast_shapes(*(np.shape(series) for series in self.series() if series is not None))

    def series(self) -> tuple[FloatArray | None, ...]:
        """Every series, in the order of the fields."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def flat(self) -> "Signals":
        """The same with shape `(athletes, n_days)`."""
        return Signals(*(flattened(series, self.shape) for series in self.series()))

    def rows(self, rows: slice) -> "Signals":
        """Some athletes of flat series."""
        return Signals(*(None if series is None else series[rows] for series in self.series()))


@dataclass(frozen=True, slots=True)
class Judged:
    """One signal and its baseline. `sign` is +1 where higher is better."""

    daily: FloatArray
    baseline: Usual
    sd_floor: float
    sign: float

    @property
    def z(self) -> FloatArray:
        """Deviation from usual, + is good [SD], shape (..., n_days)."""
        return self.sign * deviation(self.daily, self.baseline, self.sd_floor, LIMIT_SD)

    def z_at(self, value: float, index: int) -> float:
        """How far a value would lie from what is usual on a day, + is good [SD]."""
        sd = max(float(self.baseline.sd[index]), self.sd_floor)
        return float(np.clip(self.sign * (value - float(self.baseline.mean[index])) / sd, -LIMIT_SD, LIMIT_SD))

    def value_at(self, z: float) -> FloatArray:
        """The value that would lie `z` SDs on the good side of usual."""
        value: FloatArray = self.baseline.mean + self.sign * z * np.maximum(self.baseline.sd, self.sd_floor)
        return value


def week_and_day(ln_rmssd: FloatArray) -> FloatArray:
    """Mean of the day's lnRMSSD and the 7-day mean: a single night moves it, but only half as far.

    Parameters
    ----------
    ln_rmssd : ndarray, shape (..., n_days)
        Natural logarithm of RMSSD in ms.

    Returns
    -------
    ndarray, shape (..., n_days)
        NaN where the day is unknown or fewer than three of the seven days are known.

    Notes
    -----
    Formula: 0.5 (x_d + mean(x, last 7 days)) (house rule).

    References
    ----------
    .. [1] Plews et al. (2014). doi:10.1123/ijspp.2013-0455

    Examples
    --------
    >>> week_and_day(np.array([4.0, 4.0, 4.0, 3.0])).round(3).tolist()
    [nan, nan, 4.0, 3.375]
    """
    week = RunningTotals.of(ln_rmssd).means(HRV_WEEK_DAYS, HRV_WEEK_KNOWN)
    both: FloatArray = 0.5 * (ln_rmssd + week)
    return both


def judged_hrv(ln_rmssd: FloatArray) -> Judged:
    """HRV against its baseline."""
    daily = week_and_day(ln_rmssd)
    return Judged(daily, usual(daily), LN_RMSSD_SD_FLOOR, 1.0)


def judged_resting_hr(resting_hr_bpm: FloatArray) -> Judged:
    """Resting heart rate against its baseline; lower is better."""
    return Judged(resting_hr_bpm, usual(resting_hr_bpm), RESTING_HR_SD_FLOOR_BPM, -1.0)


def judged_sleep(sleep_min: FloatArray) -> Judged:
    """Time asleep, counted up to nine hours, against its baseline."""
    daily = np.minimum(sleep_min, ENOUGH_SLEEP_MIN)
    return Judged(daily, usual(daily), SLEEP_SD_FLOOR_MIN, 1.0)


def judged_efficiency(sleep_efficiency_pct: FloatArray) -> Judged:
    """Sleep efficiency against its baseline."""
    return Judged(sleep_efficiency_pct, usual(sleep_efficiency_pct), EFFICIENCY_SD_FLOOR_PCT, 1.0)


def judged_wellness(wellness_score: FloatArray) -> Judged:
    """Mean of the wellness items against its baseline."""
    return Judged(wellness_score, usual(wellness_score), WELLNESS_SD_FLOOR, 1.0)


def judged_load(acwr: FloatArray) -> Judged:
    """Load balance against its baseline; a lower ratio leaves more in the tank."""
    return Judged(acwr, usual(acwr), ACWR_SD_FLOOR, -1.0)


def sleep_deviation(signals: Signals, room: Sums | None = None) -> FloatArray | None:
    """Duration and, where it is known, efficiency as one deviation [SD]."""
    if signals.sleep_min is None:
        return None
    duration = deviations(np.minimum(signals.sleep_min, ENOUGH_SLEEP_MIN), SLEEP_SD_FLOOR_MIN, room=room)
    if signals.sleep_efficiency_pct is None:
        return duration
    both = deviations(signals.sleep_efficiency_pct, EFFICIENCY_SD_FLOOR_PCT, room=room)
    both *= EFFICIENCY_SHARE / SLEEP_SHARES_SD
    both += DURATION_SHARE / SLEEP_SHARES_SD * duration
    np.copyto(both, duration, where=np.isnan(both))
    return np.clip(both, -LIMIT_SD, LIMIT_SD, out=both)


def family_deviations(signals: Signals, z: FloatArray, room: Sums) -> None:
    """Write the deviation of every family from usual, + is good [SD], shape (5, ..., n_days); NaN where missing."""
    hrv = None if signals.ln_rmssd is None else week_and_day(signals.ln_rmssd)
    for row, series, sd_floor, sign in (
        (0, hrv, LN_RMSSD_SD_FLOOR, 1.0),
        (1, signals.resting_hr_bpm, RESTING_HR_SD_FLOOR_BPM, -1.0),
        (3, signals.wellness_score, WELLNESS_SD_FLOOR, 1.0),
        (4, signals.acwr, ACWR_SD_FLOOR, -1.0),
    ):
        if series is None:
            z[row] = np.nan
        else:
            deviations(np.broadcast_to(series, signals.shape), sd_floor, out=z[row], room=room)
            z[row] *= sign
    sleep = sleep_deviation(signals, room)
    z[2] = np.nan if sleep is None else sleep


def flattened(series: FloatArray | None, shape: tuple[int, ...]) -> FloatArray | None:
    """A series of a common shape as `(athletes, n_days)`; None stays None."""
    if series is None:
        return None
    return np.broadcast_to(series, shape).reshape(math.prod(shape[:-1]), shape[-1])
