"""High cortisol, low HRV, a poor night and high resting lactate together: a pattern, not a diagnosis."""

from collections.abc import Iterable

import numpy as np

from physiology.biomarkers.shapes import FusedPattern, MarkerReading, Part
from physiology.history import DailyHistory, FloatArray
from physiology.usual import deviation, usual

LOST_NIGHT_MIN = 180.0
"""Shorter nights count as lost (house rule; the study kept people awake for two whole ones)."""
AWAY_SD = 1.0
"""A full SD below usual is low (house rule)."""
LN_RMSSD_SD_FLOOR, SLEEP_SD_FLOOR_MIN = 0.05, 30.0
SLEEP_USUAL_DAYS, SLEEP_KNOWN = 28, 7


def lost_night(sleep_min: FloatArray) -> FloatArray:
    """Nights after which no hormone is read.

    Parameters
    ----------
    sleep_min : ndarray, shape (...)
        Sleep of the night before [min]; NaN is unknown.

    Returns
    -------
    ndarray, shape (...)
        1.0 lost, 0.0 not, NaN unknown.

    Notes
    -----
    Formula: lost where sleep < 180 min
    48 h awake raised cortisol and cortisol:testosterone without changing strength or CK recovery, in ten young men
    [1]_. Where between a full and a lost night the effect begins is not known: the limit is a house rule.

    References
    ----------
    .. [1] Dattilo et al. (2020). doi:10.1249/MSS.0000000000002137

    Examples
    --------
    >>> lost_night(np.array([90.0, 180.0, np.nan])).tolist()
    [1.0, 0.0, nan]
    """
    known = np.where(np.isfinite(sleep_min), 0.0, np.nan)
    return np.where(sleep_min < LOST_NIGHT_MIN, 1.0, known)


def fused_pattern(readings: Iterable[MarkerReading], history: DailyHistory) -> FusedPattern:
    """Count which of the four parts are there this morning, of those that are fresh.

    Parameters
    ----------
    readings : iterable of MarkerReading
        Fresh samples; unjudged ones count as unknown.
    history : DailyHistory
        Read: `rmssd_ms` and `sleep_min` of the newest day, against the days before.

    Returns
    -------
    FusedPattern
        A part is absent where nobody knows it: it is never taken for normal.

    Notes
    -----
    Formula: present = sum of {cortisol high, ln RMSSD <= usual - 1 SD, sleep <= usual - 1 SD, resting lactate high}
    House rule, no published basis for the combination. No marker meets all criteria for overtraining, which is a
    diagnosis of exclusion [1]_.

    References
    ----------
    .. [1] Meeusen et al. (2013). doi:10.1249/MSS.0b013e318279a10a

    Examples
    --------
    >>> from datetime import date
    >>> nights = np.append(np.full(30, 450.0), 300.0)
    >>> found = fused_pattern((), DailyHistory(date(2026, 1, 1), 31, {"sleep_min": nights}))
    >>> found.parts, found.present, found.known
    ({'sleep': True}, 1, 1)
    """
    parts: dict[Part, bool] = {}
    judged = {one.metric: one.standing == "high" for one in readings if one.standing != "unjudged"}
    rmssd = history.of("rmssd_ms")
    logs = np.log(np.where(rmssd > 0, rmssd, np.nan))
    nights = history.of("sleep_min")
    low = {
        "hrv": deviation(logs, usual(logs), LN_RMSSD_SD_FLOOR)[-1:],
        "sleep": deviation(nights, usual(nights, SLEEP_USUAL_DAYS, SLEEP_KNOWN), SLEEP_SD_FLOOR_MIN)[-1:],
    }
    if "cortisol_nmol_l" in judged:
        parts["cortisol"] = judged["cortisol_nmol_l"]
    if np.isfinite(low["hrv"]).all() and low["hrv"].size:
        parts["hrv"] = bool(low["hrv"][0] <= -AWAY_SD)
    if np.isfinite(low["sleep"]).all() and low["sleep"].size:
        parts["sleep"] = bool(low["sleep"][0] <= -AWAY_SD)
    if "lactate_mmol_l" in judged:
        parts["lactate"] = judged["lactate_mmol_l"]
    return FusedPattern(parts=parts)
