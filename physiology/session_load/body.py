"""What an athlete's own body puts under a session's numbers: heart-rate bounds, thresholds, mass."""

from dataclasses import dataclass
from typing import get_args

import numpy as np

from physiology.finding import Fact, Kind
from physiology.fitness.max_heart_rate import PREDICTION_SD_BPM, gulati_max_hr_bpm, tanaka_max_hr_bpm
from physiology.history import DailyHistory
from physiology.newest import measured_at
from physiology.session_load.heart import Sex

RESTING_DAYS, MIN_RESTING_DAYS = 28, 7
"""Resting heart rate is the median of these days, of so many at least (house rule)."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of an athlete's body; None where nobody knows."""

    resting_hr: Fact | None = None
    max_hr: Fact | None = None
    """Of kind `DEFAULT`, with its error, where age stands in for a measurement."""
    sexes: tuple[Sex, ...] = get_args(Sex)
    """Both where the athlete's is not known: then a load is a range."""
    threshold_hr: Fact | None = None
    vt1_hr: Fact | None = None
    vt2_hr: Fact | None = None
    ftp: Fact | None = None
    mass: Fact | None = None

    @property
    def maxima_bpm(self) -> tuple[float, ...]:
        """The maximal heart rate, and where it is only predicted one SD to either side."""
        if self.max_hr is None:
            return ()
        bounds = (self.max_hr.value, self.max_hr.low, self.max_hr.high)
        return tuple(one for one in bounds if one is not None)


def body_of(history: DailyHistory, sex: str | None, birth_year: int | None) -> Body:
    """Read an athlete's body from their own days.

    Parameters
    ----------
    history : DailyHistory
        Read: `resting_hr_bpm`, `max_hr_bpm`, `threshold_hr_bpm`, `vt1_hr_bpm`, `vt2_hr_bpm` [bpm], `ftp_w` [W] and
        `body_mass_kg` [kg]. Half a year of it is enough.
    sex : str or None
        `female`, `male`, or anything else for unknown.
    birth_year : int or None
        For the predicted maximum, which is used where no day of the history has a measured one.

    Returns
    -------
    Body
        Resting heart rate is the median of the newest 28 days, 7 of them known at least. The maximum is the highest
        one measured; one that lies more than 10 bpm below what age predicts was no maximum.

    Notes
    -----
    Formula: HRmax = 208 - 0.7 * age [1]_, for women 206 - 0.88 * age [2]_, each with an error of 10 bpm.

    References
    ----------
    .. [1] Tanaka et al. (2001). doi:10.1016/S0735-1097(00)01054-8 (source not seen)
    .. [2] Gulati et al. (2010). Circulation 122:130-137 (source not seen)

    Examples
    --------
    >>> from datetime import date
    >>> history = DailyHistory(date(2026, 1, 1), 28, {"resting_hr_bpm": np.full(28, 50.0)})
    >>> body = body_of(history, "male", 1986)
    >>> body.resting_hr.value, body.maxima_bpm, body.sexes
    (50.0, (180.0, 170.0, 190.0), ('male',))
    """
    return Body(
        resting_hr=_resting(history),
        max_hr=_maximum(history, sex, None if birth_year is None else history.last_on.year - birth_year),
        sexes=tuple(one for one in get_args(Sex) if one == sex) or get_args(Sex),
        threshold_hr=_newest(history, "threshold_hr_bpm"),
        vt1_hr=_newest(history, "vt1_hr_bpm"),
        vt2_hr=_newest(history, "vt2_hr_bpm"),
        ftp=_newest(history, "ftp_w"),
        mass=_newest(history, "body_mass_kg"),
    )


def _resting(history: DailyHistory) -> Fact | None:
    days = history.tail("resting_hr_bpm", RESTING_DAYS)
    known = days[np.isfinite(days)]
    if known.size < MIN_RESTING_DAYS:
        return None
    window = history.window("resting_hr_bpm", RESTING_DAYS)
    return Fact(metric="resting_hr_baseline_bpm", value=float(np.median(known)), window=window)


def _maximum(history: DailyHistory, sex: str | None, age_years: int | None) -> Fact | None:
    predict = gulati_max_hr_bpm if sex == "female" else tanaka_max_hr_bpm
    predicted = float(predict(np.nan if age_years is None else age_years))
    record = history.of("max_hr_bpm")
    if np.isfinite(record).any():
        highest = measured_at(history, "max_hr_bpm", int(np.nanargmax(record)))
        if not highest.value < predicted - PREDICTION_SD_BPM:
            return highest
    if not np.isfinite(predicted):
        return None
    low, high = predicted - PREDICTION_SD_BPM, predicted + PREDICTION_SD_BPM
    return Fact(metric="predicted_max_hr_bpm", value=predicted, kind=Kind.DEFAULT, low=low, high=high)


def _newest(history: DailyHistory, metric: str) -> Fact | None:
    known = np.flatnonzero(np.isfinite(history.of(metric)))
    return measured_at(history, metric, int(known[-1])) if known.size else None
