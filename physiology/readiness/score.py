"""The readiness score as a kernel: five families of signals in, one score and what it is made of out."""

import math
from dataclasses import dataclass, fields

import numpy as np

from physiology.history import FloatArray
from physiology.readiness.caps import Reports, caps
from physiology.readiness.mixing import CARRY_KEEPS, MISSING, WELLNESS, Ages, mixing, mixtures
from physiology.readiness.signals import FAMILIES, WEIGHTS, Signals, family_deviations
from physiology.usual import Sums

CARRY_DAYS = 2
ATHLETE_DAYS_AT_A_TIME = 8000
"""Few enough for a block's arrays to stay in the processor's cache, and below what an allocator hands back at once."""


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
    z: FloatArray
    """Deviation of each family from usual, + is good [SD]; carried values are already faded."""
    ages: Ages
    """How old each family's value is [days]; `MISSING` where there is none."""

    @property
    def points(self) -> FloatArray:
        """Contribution of each family [points]; NaN where it is missing."""
        points: FloatArray = self.z * self.scale
        points *= WEIGHTS.reshape((-1,) + (1,) * self.score.ndim)
        return points

    @property
    def age_days(self) -> FloatArray:
        """How old each family's value is [days]; NaN where it is missing."""
        return np.where(self.ages == MISSING, np.nan, self.ages)

    @classmethod
    def empty(cls, shape: tuple[int, ...]) -> "ReadinessArrays":
        """Room for the readiness of days of a shape."""
        of_families = (len(FAMILIES), *shape)
        return cls(
            score=np.empty(shape),
            uncapped=np.empty(shape),
            half_width=np.empty(shape),
            coverage=np.empty(shape),
            cap=np.empty(shape),
            scale=np.empty(shape),
            z=np.empty(of_families),
            ages=np.empty(of_families, dtype=np.uint8),
        )

    def rows(self, rows: slice) -> "ReadinessArrays":
        """Views of some athletes' rows, of arrays with one axis of athletes."""
        return ReadinessArrays(*(getattr(self, field.name)[..., rows, :] for field in fields(self)))

    def shaped(self, shape: tuple[int, ...]) -> "ReadinessArrays":
        """The same with the athletes in another shape."""
        arrays = (getattr(self, field.name) for field in fields(self))
        return ReadinessArrays(*(array.reshape((*array.shape[:-2], *shape)) for array in arrays))


def readiness_score(signals: Signals, reports: Reports | None = None, carry_days: int = CARRY_DAYS) -> ReadinessArrays:
    """Readiness 0-100 from how far the day's signals lie from the athlete's own usual.

    Parameters
    ----------
    signals : Signals
        Heart, sleep, wellness and load, each of shape (..., n_days) or None where there is no such stream.
    reports : Reports, optional
        What the athlete says about illness, injury and pain; these cap the score.
    carry_days : int
        For how many days a family without a new value keeps its newest one, faded [days, 0-7].

    Returns
    -------
    ReadinessArrays
        NaN where fewer than two families are known, or neither HRV nor wellness is.

    Raises
    ------
    ValueError
        `carry_days` is not 0 to 7.

    Notes
    -----
    Formula: score = min(clip(70 + 10 sum(w z) / sqrt(w'Rw), 0, 100), cap), R with 0.3 between families.
    Missing families leave the sums:
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
    shape = signals.shape
    athletes, n_days = math.prod(shape[:-1]), shape[-1]
    found, series, said = ReadinessArrays.empty((athletes, n_days)), signals.flat(), (reports or Reports()).flat(shape)
    at_a_time = max(1, ATHLETE_DAYS_AT_A_TIME // max(n_days, 1))
    room = np.empty((at_a_time, n_days), dtype=np.complex128)
    for first in range(0, athletes, at_a_time):
        rows = slice(first, first + at_a_time)
        _fill(found.rows(rows), series.rows(rows), said.rows(rows), carry_days, room)
    return found.shaped(shape)


def _fill(found: ReadinessArrays, signals: Signals, reports: Reports, carry_days: int, room: Sums) -> None:
    """Compute some athletes' readiness in place."""
    family_deviations(signals, found.z, room[: len(found.score)])
    for z, ages in zip(found.z, found.ages, strict=True):
        _carry(z, ages, carry_days)
    tables, mixture = mixing(carry_days), mixtures(found.ages, carry_days)
    np.take(tables.scale, mixture, out=found.scale, mode="clip")
    np.take(tables.coverage, mixture, out=found.coverage, mode="clip")
    np.take(tables.half_width, mixture, out=found.half_width, mode="clip")
    found.uncapped.fill(0.0)
    for weight, z, ages in zip(WEIGHTS, found.z, found.ages, strict=True):
        np.add(found.uncapped, weight * np.where(ages == MISSING, 0.0, z), out=found.uncapped)
    np.multiply(found.uncapped, found.scale, out=found.uncapped)
    np.add(found.uncapped, tables.normal[mixture], out=found.uncapped)
    caps(reports, found.z[WELLNESS], signals.wellness_score, carry_days, out=found.cap)
    np.minimum(found.uncapped, found.cap, out=found.score)


def carried(z: FloatArray, days: int) -> tuple[FloatArray, FloatArray]:
    """Fill gaps of up to `days` days with the newest value, faded towards usual.

    Parameters
    ----------
    z : ndarray, shape (..., n_days)
        Deviations from usual [SD]; NaN is missing.
    days : int
        Longest gap to fill [days, 0-7].

    Returns
    -------
    tuple of ndarray, each of shape (..., n_days)
        The deviations, and the age of each [days]; NaN where still missing.

    Notes
    -----
    Formula: z_d = 0.5^a z_(d - a), a the age of the newest value (house rule).

    Examples
    --------
    >>> faded, age_days = carried(np.array([-2.0, np.nan, np.nan, np.nan]), days=2)
    >>> faded.tolist(), age_days.tolist()
    ([-2.0, -1.0, -0.5, nan], [0.0, 1.0, 2.0, nan])
    """
    filled, ages = z.copy(), np.empty(z.shape, dtype=np.uint8)
    _carry(filled, ages, days)
    return filled, np.where(ages == MISSING, np.nan, ages)


def _carry(z: FloatArray, ages: Ages, days: int) -> None:
    """Fill gaps in place, and write how old each value is."""
    missing = ~np.isfinite(z)
    np.multiply(missing, MISSING, out=ages)
    if not (missing[..., 1:] > missing[..., :-1]).any():
        return
    for age in range(1, days + 1):
        gap = missing[..., age:] & ~missing[..., :-age] & (ages[..., age:] == MISSING)
        np.copyto(z[..., age:], z[..., :-age] * CARRY_KEEPS**age, where=gap)
        np.copyto(ages[..., age:], np.uint8(age), where=gap)
