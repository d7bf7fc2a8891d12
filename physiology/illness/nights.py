"""Which nights differ from the athlete's own last four weeks in the way illness does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.usual import Usual, deviation, usual

USUAL_DAYS, USUAL_KNOWN = 28, 14
TEMP_RISE_C = 0.5
RHR_SD, RHR_RISE_BPM = 2.0, 5.0
RESPIRATION_SD = 2.0
HRV_SD = -1.5
MIN_SIGNS = 2
"""Signs that make a night worth watching, and known signals it takes at least (house rule)."""
SD_FLOORS = {"resting_hr_bpm": 1.0, "respiratory_rate_brpm": 0.3, "ln_rmssd": 0.05}
SIGNALS = ("skin_temp_c", "resting_hr_bpm", "respiratory_rate_brpm", "rmssd_ms")
EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Signals:
    """Four signals of each night, all of one shape `(..., n_days)`, oldest first; NaN is unknown."""

    skin_temp_c: FloatArray
    resting_hr_bpm: FloatArray
    respiratory_rate_brpm: FloatArray
    rmssd_ms: FloatArray


@dataclass(frozen=True, slots=True)
class NightSigns:
    """Signs of each night; `signs` has shape `(4, ..., n_days)` in the order of `SIGNALS`."""

    signs: FloatArray
    """1.0 a sign, 0.0 none, NaN unknown: no value or too few nights before it."""
    count: NDArray[np.int64]
    """Signs that are there, shape `(..., n_days)`."""
    known: NDArray[np.int64]
    watch: FloatArray
    """1.0 two signs or more, 0.0 fewer of two known signals or more, NaN fewer known."""
    usual: tuple[Usual, ...]
    """Mean and SD of the four weeks before, in the order of `SIGNALS`; HRV on the log scale."""


def illness_signs(nights: Signals) -> NightSigns:
    """Judge every night against the 28 nights before it.

    Parameters
    ----------
    nights : Signals
        Skin temperature [°C], resting heart rate [bpm], respiratory rate [breaths/min] and RMSSD [ms], each shape
        (..., n_days), from one device each. An RMSSD of 0 is no measurement.

    Returns
    -------
    NightSigns

    Notes
    -----
    Formula: watch = 2 or more of: temp >= m + 0.5 °C; RHR >= m + max(2 SD, 5); resp >= m + 2 SD; lnHRV <= m - 1.5 SD
    with m and SD over the 28 nights before, 14 known at least; a house rule on published directions: temperature [1]_,
    heart rate and breathing [2]_ rise with infection. In
    stationary simulated athletes chance alone gives 2.5 watch nights a year where signals and nights are independent,
    and 8.5 where they resemble each other (night to night 0.4, heart rate with HRV -0.6, the others 0.3); real alerts
    also come from alcohol, stress and travel [3]_, heat, a late meal and the luteal phase (+0.3 °C).

    References
    ----------
    .. [1] Smarr et al. (2020). doi:10.1038/s41598-020-78355-6
    .. [2] Mishra et al. (2020). doi:10.1038/s41551-020-00640-6
    .. [3] Alavi et al. (2022). doi:10.1038/s41591-021-01593-2

    Examples
    --------
    >>> calm = np.tile([0.0, 0.2], 15)
    >>> nights = Signals(34.0 + calm, 50.0 + calm, 14.0 + calm, np.full(30, np.nan))
    >>> nights.skin_temp_c[-1], nights.resting_hr_bpm[-1] = 34.7, 58.0
    >>> found = illness_signs(nights)
    >>> found.signs[:, -1].tolist(), float(found.watch[-1])
    ([1.0, 1.0, 0.0, nan], 1.0)
    """
    logs = np.log(np.where(nights.rmssd_ms > 0, nights.rmssd_ms, np.nan))
    rows = (nights.skin_temp_c, nights.resting_hr_bpm, nights.respiratory_rate_brpm, logs)
    before = tuple(usual(row, USUAL_DAYS, USUAL_KNOWN) for row in rows)
    rises = [row - one.mean for row, one in zip(rows, before, strict=True)]
    heart = deviation(rows[1], before[1], SD_FLOORS["resting_hr_bpm"])
    breath = deviation(rows[2], before[2], SD_FLOORS["respiratory_rate_brpm"])
    hrv = deviation(rows[3], before[3], SD_FLOORS["ln_rmssd"])
    there = (
        rises[0] >= TEMP_RISE_C - EDGE,
        (heart >= RHR_SD - EDGE) & (rises[1] >= RHR_RISE_BPM - EDGE),
        breath >= RESPIRATION_SD - EDGE,
        hrv <= HRV_SD + EDGE,
    )
    signs = np.where(np.isfinite(rises), there, np.nan)
    count, known = (signs == 1.0).sum(axis=0), np.isfinite(signs).sum(axis=0)
    watch = np.where(known >= MIN_SIGNS, count >= MIN_SIGNS, np.nan)
    return NightSigns(signs=signs, count=count, known=known, watch=watch, usual=before)
