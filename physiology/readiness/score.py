"""The readiness score as a kernel: five families of signals in, one score and what it is made of out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.readiness.caps import NO_CAP, Reports, caps
from physiology.readiness.signals import FAMILIES, WEIGHTS, Signals, family_deviations

NORMAL, POINTS_PER_SD = 70.0, 10.0
CORRELATION = 0.3
"""Between families, where the athlete's own is not estimated (house rule)."""
MIN_FAMILIES = 2
HALF_WIDTH, HALF_WIDTH_PER_GAP = 5.0, 10.0
CARRY_DAYS = 2
CARRY_KEEPS = 0.5
"""A family without a value today counts with its newest one: half a day later, a quarter after two (house rule)."""


@dataclass(frozen=True, slots=True)
class ReadinessArrays:
    """Readiness per day. Arrays have shape `(..., n_days)`, those per family `(5, ..., n_days)` in `FAMILIES` order."""

    score: FloatArray
    """0-100, capped; NaN where too few families are known."""
    uncapped: FloatArray
    """70 + the sum of `points`; neither clipped nor capped."""
    half_width: FloatArray
    coverage: FloatArray
    """Share of the weights that today's values carry, 0-1."""
    cap: FloatArray
    """Highest score the athlete's own reports allow; 100 is no cap."""
    scale: FloatArray
    """Points that one SD of a family with weight 1 moves the score by."""
    points: FloatArray
    """Contribution of each family [points]; NaN where it is missing."""
    z: FloatArray
    """Deviation of each family from usual, + is good [SD]; carried values are already faded."""
    age_days: FloatArray
    """How old each family's value is [days]; NaN where it is missing."""


def readiness_score(signals: Signals, reports: Reports | None = None, carry_days: int = CARRY_DAYS) -> ReadinessArrays:
    """Readiness 0-100 from how far the day's signals lie from the athlete's own usual.

    Parameters
    ----------
    signals : Signals
        Heart, sleep, wellness and load, each of shape (..., n_days) or None where there is no such stream.
    reports : Reports, optional
        What the athlete says about illness, injury and pain; these cap the score.
    carry_days : int
        For how many days a family without a new value keeps its newest one, faded.

    Returns
    -------
    ReadinessArrays
        NaN where fewer than two families are known, or neither HRV nor wellness is.

    Notes
    -----
    `70 + 10 z` with `z = sum(w z) / sqrt(w'Rw)`, correlation 0.3 between families, missing families renormalised:
    a usual day is 70, and above 80 and below 60 each hold on about one stationary day in six. No composite score
    has a validated formula [1]_; the weights are a house rule. The athlete's word outranks the watch [2]_, so a high
    HRV cannot lift a score that wellness caps.

    References
    ----------
    .. [1] Doherty et al. (2025). Transl Exerc Biomed 2:128
    .. [2] Saw et al. (2016). doi:10.1136/bjsports-2015-094758

    Examples
    --------
    >>> days = Signals(wellness_score=np.full(30, 3.0), resting_hr_bpm=np.full(30, 50.0))
    >>> float(readiness_score(days).score[-1])
    70.0
    """
    fresh = family_deviations(signals)
    z, age_days = carried(fresh, carry_days)
    present = np.isfinite(z)
    weighted = np.where(present, z, 0.0) * _column(WEIGHTS, z.ndim)
    scale = POINTS_PER_SD / _spread(present)
    points = np.where(present, weighted * scale, np.nan)
    uncapped = NORMAL + weighted.sum(axis=0) * scale
    enough = (present.sum(axis=0) >= MIN_FAMILIES) & (present[HRV] | present[WELLNESS])
    uncapped = np.where(enough, uncapped, np.nan)
    cap = caps(reports or Reports(), z[WELLNESS], signals.wellness_score, carry_days)
    cap = np.broadcast_to(cap, uncapped.shape)
    freshness = np.where(present, CARRY_KEEPS ** np.where(present, age_days, 0.0), 0.0)
    coverage = (freshness * _column(WEIGHTS, z.ndim)).sum(axis=0)
    return ReadinessArrays(
        score=np.minimum(np.clip(uncapped, 0.0, NO_CAP), cap),
        uncapped=uncapped,
        half_width=HALF_WIDTH + HALF_WIDTH_PER_GAP * np.sqrt(np.clip(1.0 - coverage, 0.0, 1.0)),
        coverage=coverage,
        cap=cap,
        scale=scale,
        points=points,
        z=z,
        age_days=age_days,
    )


HRV, WELLNESS = FAMILIES.index("hrv"), FAMILIES.index("wellness")


def carried(z: FloatArray, days: int) -> tuple[FloatArray, FloatArray]:
    """Fill gaps of up to `days` days with the newest value, faded towards usual.

    Parameters
    ----------
    z : ndarray, shape (..., n_days)
        Deviations from usual [SD]; NaN is missing.
    days : int
        Longest gap to fill [days].

    Returns
    -------
    tuple of ndarray, each of shape (..., n_days)
        The deviations, and the age of each [days]; NaN where still missing.

    Examples
    --------
    >>> faded, age_days = carried(np.array([-2.0, np.nan, np.nan, np.nan]), days=2)
    >>> faded.tolist(), age_days.tolist()
    ([-2.0, -1.0, -0.5, nan], [0.0, 1.0, 2.0, nan])
    """
    known = np.isfinite(z)
    age_days = np.where(known, 0.0, np.nan)
    filled = z.copy()
    for age in range(1, days + 1):
        gap = ~known[..., age:] & known[..., :-age] & np.isnan(age_days[..., age:])
        filled[..., age:][gap] = z[..., :-age][gap] * CARRY_KEEPS**age
        age_days[..., age:][gap] = age
    return filled, age_days


def _spread(present: NDArray[np.bool_]) -> FloatArray:
    """SD of the weighted sum of the families that are present, sqrt(w'Rw); 1 where none is."""
    weights = _column(WEIGHTS, present.ndim)
    kept = present * weights
    variance = (1.0 - CORRELATION) * np.square(kept).sum(axis=0) + CORRELATION * np.square(kept.sum(axis=0))
    spread: FloatArray = np.sqrt(np.where(variance > 0.0, variance, 1.0))
    return spread


def _column(weights: FloatArray, ndim: int) -> FloatArray:
    return weights.reshape((-1,) + (1,) * (ndim - 1))
