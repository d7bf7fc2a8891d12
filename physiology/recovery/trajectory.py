"""What the mornings after a session bring: a group's expectation that an athlete's own sessions take over."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

MORNINGS = 4
USUAL_DAYS, USUAL_SESSIONS = 56, 5
"""A usual session is the mean of at least five of the eight weeks before (house rule)."""
LIGHT_BELOW, HEAVY_ABOVE = 0.75, 1.25
"""Share of a usual session (house rule)."""
LEVEL_DAYS, LEVEL_PRIOR_DAYS = 28, 40.0
"""An athlete's recent level is the mean of four weeks, shrunk to usual by forty days' weight (house rule)."""
PERSISTS = np.array([0.25, 0.14, 0.12, 0.07])
"""Share of a morning's distance from the recent level that is left one to four mornings on: the mean autocorrelation of
readiness in PMData and in the simulated team."""
EFFECT_SD, KIND_SD = 0.15, 0.10
"""How far athletes differ in what a class of session does to them, and kinds within a class [SD] (house rule)."""
DAY_SD, DAY_SD_SESSIONS = 0.88, 10.0
"""What a morning varies by for reasons of its own [SD], and how many sessions that is trusted for."""


class LoadClass(StrEnum):
    """A session's load against the athlete's own usual session."""

    LIGHT = "light"
    USUAL = "usual"
    HEAVY = "heavy"


CLASSES = tuple(LoadClass)
GROUP_EFFECTS = np.array([[0.10, 0.00, 0.05, 0.00], [-0.05, 0.00, -0.05, 0.00], [-0.30, -0.15, 0.00, -0.15]])
"""What a session of each class does to the four mornings after it [SD]; rounded from PMData's earlier half and the
simulated team, whatever training followed."""


@dataclass(frozen=True, slots=True)
class LearnedEffects:
    """What is expected of the mornings after one class and kind of session; arrays of shape (4,)."""

    mean: FloatArray
    """Shift against the recent level [SD]."""
    sd: FloatArray
    """Of a single morning, how unsure the shift is included [SD]."""
    sessions: int
    """Own sessions of the class that the first morning rests on."""


def load_classes(daily_load_au: FloatArray) -> NDArray[np.int8]:
    """Class of each day's training against the athlete's own usual session.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]; 0.0 is a confirmed rest day, NaN a day nobody knows.

    Returns
    -------
    ndarray of int8, shape (..., n_days)
        0 light, 1 usual, 2 heavy; -1 on days without training, unknown days, and where fewer than five training days
        of the eight weeks before are known.

    Notes
    -----
    Formula: load / mean of the training days of the 56 days before; light below 0.75, heavy above 1.25 (house rule).

    Examples
    --------
    >>> load_classes(np.array([400.0, 400, 400, 400, 400, 200, 380, 900, 0, np.nan])).tolist()
    [-1, -1, -1, -1, -1, 0, 1, 2, -1, -1]
    """
    trained = np.nan_to_num(daily_load_au)
    counts = _before((trained > 0).astype(np.float64))
    usual_au = _before(trained) / np.maximum(counts, 1.0)
    known = (trained > 0) & (counts >= USUAL_SESSIONS)
    found = np.where(trained < LIGHT_BELOW * usual_au, 0, np.where(trained > HEAVY_ABOVE * usual_au, 2, 1))
    return np.where(known, found, -1).astype(np.int8)


def recent_level(z: FloatArray) -> FloatArray:
    """Where an athlete's mornings have lain lately.

    Parameters
    ----------
    z : ndarray, shape (..., n_days)
        Deviation of each morning from usual [SD]; NaN is unknown.

    Returns
    -------
    ndarray, shape (..., n_days)
        [SD], the day itself included; 0 where nothing is known.

    Notes
    -----
    Formula: sum of the known days of the last 28 / (their number + 40) (house rule).

    Examples
    --------
    >>> recent_level(np.full(28, 0.9)).round(2).tolist()[-1]
    0.37
    """
    known = np.isfinite(z)
    total = _windowed(np.where(known, z, 0.0), LEVEL_DAYS)
    level: FloatArray = total / (_windowed(known.astype(np.float64), LEVEL_DAYS) + LEVEL_PRIOR_DAYS)
    return level


def shifts(z: FloatArray) -> FloatArray:
    """How each morning after each day lay against what its level and that day alone let expect.

    Parameters
    ----------
    z : ndarray, shape (n_days,)
        Deviation of each morning from usual [SD]; NaN is unknown.

    Returns
    -------
    ndarray, shape (4, n_days)
        Row j: of the morning j + 1 days later [SD]; NaN where that morning or the day's own is unknown or still ahead.

    Notes
    -----
    Formula: z(d + j) - level(d) - persists(j) (z(d) - level(d)).

    Examples
    --------
    >>> shifts(np.array([0.0, -1.0, 0.0])).round(2).tolist()[0]
    [-1.0, 0.27, nan]
    """
    level = recent_level(z)
    found = np.full((MORNINGS, z.size), np.nan)
    for row, persists in enumerate(PERSISTS):
        ahead = row + 1
        now, usual = z[:-ahead], level[:-ahead]
        found[row, :-ahead] = z[ahead:] - usual - persists * (now - usual)
    return found


def updated(
    prior_mean: FloatArray, prior_sd: FloatArray | float, noise_sd: FloatArray, n: FloatArray, seen_mean: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Normal-normal update: what is believed of a mean after seeing some values of it.

    Parameters
    ----------
    prior_mean, prior_sd : ndarray
        Belief before [any unit]; the SD above 0.
    noise_sd : ndarray
        Of one value around the mean, above 0.
    n : ndarray
        How many values were seen, 0 or more.
    seen_mean : ndarray
        Their mean; ignored where n is 0.

    Returns
    -------
    tuple of ndarray
        Mean and SD of the belief after.

    Notes
    -----
    Formula: precision = 1/prior_sd^2 + n/noise_sd^2; mean = (prior_mean/prior_sd^2 + n seen_mean/noise_sd^2) /
    precision. The textbook's conjugate update.

    Examples
    --------
    >>> mean, sd = updated(np.array(0.0), 1.0, np.array(1.0), np.array(3.0), np.array(4.0))
    >>> float(mean), float(sd)
    (3.0, 0.5)
    """
    trust, weight = 1.0 / np.square(prior_sd), n / np.square(noise_sd)
    seen = np.where(n > 0, seen_mean, 0.0)
    mean = (trust * prior_mean + weight * seen) / (trust + weight)
    return np.asarray(mean), np.asarray(1.0 / np.sqrt(trust + weight))


def learned_effects(
    shifted: FloatArray, classes: NDArray[np.int8], of_class: int, same_kind: NDArray[np.bool_]
) -> LearnedEffects:
    """What an athlete's own sessions of a class say of the mornings after it.

    Parameters
    ----------
    shifted : ndarray, shape (4, n_days)
        From `shifts`.
    classes : ndarray of int8, shape (n_days,)
        From `load_classes`.
    of_class : int
        0 light, 1 usual, 2 heavy.
    same_kind : ndarray of bool, shape (n_days,)
        Days whose session asked for as much as the one at hand; all True where kinds are unknown.

    Returns
    -------
    LearnedEffects

    Notes
    -----
    Formula: group effect -> sessions of the class but of other kinds -> loosened by how kinds differ -> sessions of the
    same kind, each step a normal-normal update. One morning's SD is pooled over all classes with ten sessions of the
    group's. Without own sessions the group's effect stands. Empirical Bayes; sizes are house rules.

    Examples
    --------
    >>> nobody = learned_effects(np.full((4, 3), np.nan), np.array([2, 2, -1], np.int8), 2, np.ones(3, bool))
    >>> nobody.sessions, nobody.mean.tolist(), nobody.sd.round(2).tolist()
    (0, [-0.3, -0.15, 0.0, -0.15], [0.89, 0.89, 0.89, 0.89])
    """
    noise_sd = _day_sd(shifted, classes)
    inside = classes == of_class
    group = GROUP_EFFECTS[of_class]
    other = updated(group, EFFECT_SD, noise_sd, *_seen(shifted[:, inside & ~same_kind]))
    count, seen = _seen(shifted[:, inside & same_kind])
    held = np.hypot(other[1], KIND_SD) if (inside & ~same_kind).any() else other[1]
    mean, sd = updated(other[0], held, noise_sd, count, seen)
    return LearnedEffects(mean, np.hypot(noise_sd, sd), int(_seen(shifted[:, inside])[0][0]))


def _seen(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Number and mean of the known values of each row; mean 0 where there are none."""
    known = np.isfinite(values)
    count = known.sum(axis=1).astype(np.float64)
    return count, np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1.0)


def _day_sd(shifted: FloatArray, classes: NDArray[np.int8]) -> FloatArray:
    """SD of a single morning around its class's effect, shape (4,)."""
    judged = classes >= 0
    away = shifted[:, judged] - GROUP_EFFECTS.T[:, classes[judged]]
    known = np.isfinite(away)
    squares = np.where(known, np.square(away), 0.0).sum(axis=1)
    spread: FloatArray = np.sqrt((DAY_SD_SESSIONS * DAY_SD**2 + squares) / (DAY_SD_SESSIONS + known.sum(axis=1)))
    return spread


def _windowed(values: FloatArray, days: int) -> FloatArray:
    """Sum of the last `days` values up to each day."""
    sums = np.cumsum(values, axis=-1)
    found = sums.copy()
    found[..., days:] -= sums[..., :-days]
    return found


def _before(values: FloatArray) -> FloatArray:
    """Sum of the values of the eight weeks before each day, the day itself left out."""
    return np.asarray(_windowed(values, USUAL_DAYS + 1) - values)
