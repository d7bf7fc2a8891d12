"""The four families a strain screen listens to, each day as a deviation from the athlete's own usual."""

from dataclasses import astuple, dataclass

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.hrv.baseline import LN_RMSSD_SD_FLOOR, ln_rmssd
from physiology.readiness.signals import (
    Signals,
    judged_resting_hr,
    judged_wellness,
    sleep_deviation,
)
from physiology.usual import deviation, usual
from physiology.wellness.score import items_of, wellness_score

SCREENED = ("hrv", "resting_hr", "sleep", "wellness")
METRICS = {"hrv": "rmssd_ms", "resting_hr": "resting_hr_bpm", "sleep": "sleep_min", "wellness": "wellness_score"}


@dataclass(frozen=True, slots=True)
class StrainSeries:
    """Daily series of shape `(..., n_days)`, oldest first; NaN is a day nobody knows."""

    rmssd_ms: FloatArray
    resting_hr_bpm: FloatArray
    sleep_min: FloatArray
    wellness_score: FloatArray
    sleep_efficiency_pct: FloatArray | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        """Common shape of the series."""
        return np.broadcast_shapes(*(series.shape for series in astuple(self) if series is not None))


def strain_series(history: DailyHistory) -> StrainSeries:
    """What the screen reads of one athlete.

    Parameters
    ----------
    history : DailyHistory
        RMSSD [ms], resting heart rate [bpm], sleep [min], its efficiency [%] and the wellness items [1-5].

    Returns
    -------
    StrainSeries
        Each of shape `(n_days,)`, NaN on unknown days.

    Examples
    --------
    >>> from datetime import date
    >>> strain_series(DailyHistory(date(2026, 1, 1), 2, {"rmssd_ms": np.array([60.0, 61.0])})).rmssd_ms.tolist()
    [60.0, 61.0]
    """
    return StrainSeries(
        rmssd_ms=history.of("rmssd_ms"),
        resting_hr_bpm=history.of("resting_hr_bpm"),
        sleep_min=history.of("sleep_min"),
        wellness_score=wellness_score(items_of(history)),
        sleep_efficiency_pct=history.of("sleep_efficiency_pct"),
    )


def strain_deviations(series: StrainSeries) -> FloatArray:
    """How far each family lies from usual on each day.

    Parameters
    ----------
    series : StrainSeries
        RMSSD [ms], resting heart rate [bpm], sleep [min], wellness [1-5] and sleep efficiency [%], each of shape
        (..., n_days).

    Returns
    -------
    ndarray, shape (4, ..., n_days)
        In the order of `SCREENED`, + is good [SD], clipped to +-3; NaN where the day or its baseline is unknown.

    Notes
    -----
    Formula: z = (value - mean of the 60 days before) / max(SD, floor); resting heart rate with its sign turned, HRV as
    ln RMSSD of the single day, sleep as in readiness. Unlike in readiness no weekly mean enters: a sum over days does
    its own smoothing, and days made alike by smoothing would double its false alarms.

    Examples
    --------
    >>> steady = np.tile([49.0, 51.0], 20)
    >>> z = strain_deviations(StrainSeries(steady, steady, 9 * steady, steady / 15.0))
    >>> z.shape, z[1, -1].round(1)
    ((4, 40), np.float64(-1.0))
    """
    ln = ln_rmssd(series.rmssd_ms)
    signals = Signals(sleep_min=series.sleep_min, sleep_efficiency_pct=series.sleep_efficiency_pct)
    z = np.full((len(SCREENED), *series.shape), np.nan)
    z[0] = deviation(ln, usual(ln), LN_RMSSD_SD_FLOOR)
    z[1] = judged_resting_hr(series.resting_hr_bpm).z
    z[2] = sleep_deviation(signals)
    z[3] = judged_wellness(series.wellness_score).z
    return z
