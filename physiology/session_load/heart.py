"""Internal load of one session from heart rate: Banister, Edwards, Lucia, and an estimate in points of the hour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np

from physiology.history import FloatArray

Sex = Literal["male", "female"]

COEFFICIENTS: Mapping[Sex, tuple[float, float]] = MappingProxyType({"male": (0.64, 1.92), "female": (0.86, 1.67)})
"""Factor and exponent of Banister's weight; from small samples of 1990 and before."""
EDWARDS_EDGES = (0.5, 0.6, 0.7, 0.8, 0.9)
EDWARDS_WEIGHTS = np.arange(6.0)
LUCIA_WEIGHTS = np.array([1.0, 2.0, 3.0])
HOUR_MIN = 60.0


def reserve_fraction(heart_rate_bpm: FloatArray, resting_hr_bpm: float, max_hr_bpm: float) -> FloatArray:
    """Heart rate as a fraction of the heart-rate reserve.

    Parameters
    ----------
    heart_rate_bpm : ndarray, shape (..., n_samples)
        [bpm]; NaN where the sensor had none.
    resting_hr_bpm, max_hr_bpm : float
        The athlete's own [bpm], the maximum above the other.

    Returns
    -------
    ndarray, shape (..., n_samples)
        [1]. Below 0 or above 1 the reserve is misjudged, not the effort.

    Raises
    ------
    ValueError
        The maximum does not lie above the resting value.

    Notes
    -----
    Formula: (HR - HRrest) / (HRmax - HRrest).

    Examples
    --------
    >>> float(reserve_fraction(np.array([150.0]), 50.0, 190.0)[0])
    0.7142857142857143
    """
    if not max_hr_bpm > resting_hr_bpm:
        raise ValueError("maximal heart rate does not lie above resting heart rate")
    return (heart_rate_bpm - resting_hr_bpm) / (max_hr_bpm - resting_hr_bpm)


def banister_trimp(
    heart_rate_bpm: FloatArray, held: FloatArray, resting_hr_bpm: float, max_hr_bpm: float, sex: Sex
) -> FloatArray:
    """Training impulse after Banister, summed sample by sample.

    Parameters
    ----------
    heart_rate_bpm : ndarray, shape (..., n_samples)
        [bpm]; NaN where the sensor had none, and then the time adds nothing.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s] (`held_s`).
    resting_hr_bpm, max_hr_bpm : float
        The athlete's own [bpm], the maximum above the other.
    sex : {"male", "female"}
        Which coefficients.

    Returns
    -------
    ndarray, shape (...)
        [AU]; NaN without any known sample.

    Raises
    ------
    ValueError
        The maximum does not lie above the resting value.

    Notes
    -----
    Formula: sum of min * x * a * exp(b * x) with x the fraction of the heart-rate reserve, clamped to 0-1; a, b =
    0.64, 1.92 (men) or 0.86, 1.67 (women). The weight is convex, so summing samples gives more than the mean heart
    rate would. The coefficients are from few people [1]_ [2]_. Not interchangeable with session RPE [3]_.

    References
    ----------
    .. [1] Banister (1991). Physiological Testing of Elite Athletes, p. 403 (source not seen)
    .. [2] Morton et al. (1990). doi:10.1152/jappl.1990.69.3.1171 (source not seen)
    .. [3] Foster et al. (2001). J Strength Cond Res 15:109-115

    Examples
    --------
    >>> round(float(banister_trimp(np.full(3600, 150.0), np.ones(3600), 50.0, 190.0, "male")), 1)
    108.1
    """
    factor, exponent = COEFFICIENTS[sex]
    effort = np.clip(reserve_fraction(heart_rate_bpm, resting_hr_bpm, max_hr_bpm), 0.0, 1.0)
    return _summed(effort * factor * np.exp(exponent * effort), held)


def zone_minutes(heart_rate_bpm: FloatArray, held: FloatArray, edges_bpm: tuple[float, ...]) -> FloatArray:
    """Minutes below, between and above heart rates.

    Parameters
    ----------
    heart_rate_bpm : ndarray, shape (..., n_samples)
        [bpm]; NaN where the sensor had none.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].
    edges_bpm : tuple of float
        Edges of the zones, increasing [bpm]; an edge belongs to the zone above it.

    Returns
    -------
    ndarray, shape (..., n_edges + 1)
        [min]; unknown time is in no zone.

    Notes
    -----
    Formula: sum of held / 60 over the samples of each zone.

    Examples
    --------
    >>> zone_minutes(np.array([110.0, 120.0, 150.0]), np.full(3, 60.0), (120.0, 150.0)).tolist()
    [1.0, 1.0, 1.0]
    """
    minutes = np.where(np.isfinite(heart_rate_bpm), held / HOUR_MIN, 0.0)
    zone = np.digitize(heart_rate_bpm, edges_bpm)
    return np.stack([(minutes * (zone == index)).sum(axis=-1) for index in range(len(edges_bpm) + 1)], axis=-1)


def edwards_load(heart_rate_bpm: FloatArray, held: FloatArray, max_hr_bpm: float) -> FloatArray:
    """Load after Edwards: minutes in five zones of maximal heart rate, weighted 1 to 5.

    Parameters
    ----------
    heart_rate_bpm : ndarray, shape (..., n_samples)
        [bpm]; NaN where the sensor had none.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].
    max_hr_bpm : float
        The athlete's own [bpm].

    Returns
    -------
    ndarray, shape (...)
        [AU]; NaN without any known sample.

    Notes
    -----
    Formula: sum of zone * min, zones from 50, 60, 70, 80 and 90 % of HRmax; below 50 % counts 0. The weights have no
    derivation and no validation study [1]_.

    References
    ----------
    .. [1] Edwards (1993). The heart rate monitor book, p. 113 (source not seen)

    Examples
    --------
    >>> float(edwards_load(np.array([90.0, 150.0, 190.0]), np.full(3, 60.0), 190.0))
    8.0
    """
    minutes = zone_minutes(heart_rate_bpm / max_hr_bpm, held, EDWARDS_EDGES)
    return _known(heart_rate_bpm, minutes @ EDWARDS_WEIGHTS)


def lucia_load(heart_rate_bpm: FloatArray, held: FloatArray, vt1_hr_bpm: float, vt2_hr_bpm: float) -> FloatArray:
    """Load after Lucia: minutes in three phases split at both ventilatory thresholds, weighted 1 to 3.

    Parameters
    ----------
    heart_rate_bpm : ndarray, shape (..., n_samples)
        [bpm]; NaN where the sensor had none.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].
    vt1_hr_bpm, vt2_hr_bpm : float
        Heart rate at the first and the second threshold, from a test with gas exchange [bpm].

    Returns
    -------
    ndarray, shape (...)
        [AU]; NaN without any known sample.

    Raises
    ------
    ValueError
        The second threshold does not lie above the first.

    Notes
    -----
    Formula: 1 * min below VT1 + 2 * min from VT1 to below VT2 + 3 * min from VT2. Seven professional cyclists; the
    multipliers are not in what was read of the source [1]_.

    References
    ----------
    .. [1] Lucia et al. (2003). Med Sci Sports Exerc 35:872-878

    Examples
    --------
    >>> float(lucia_load(np.array([120.0, 150.0, 175.0]), np.full(3, 60.0), 140.0, 170.0))
    6.0
    """
    if not vt2_hr_bpm > vt1_hr_bpm:
        raise ValueError("the second threshold does not lie above the first")
    return _known(heart_rate_bpm, zone_minutes(heart_rate_bpm, held, (vt1_hr_bpm, vt2_hr_bpm)) @ LUCIA_WEIGHTS)


def heart_rate_tss(
    trimp_au: FloatArray, resting_hr_bpm: float, max_hr_bpm: float, threshold_hr_bpm: float, sex: Sex
) -> FloatArray:
    """Session load in hundredths of an hour at threshold heart rate: an estimate.

    Parameters
    ----------
    trimp_au : ndarray, shape (...)
        Banister's training impulse of the session, with the same bounds and coefficients [AU].
    resting_hr_bpm, max_hr_bpm, threshold_hr_bpm : float
        The athlete's own [bpm].
    sex : {"male", "female"}
        Which coefficients.

    Returns
    -------
    ndarray, shape (...)
        [points]; an hour at threshold heart rate is 100.

    Raises
    ------
    ValueError
        The maximum does not lie above the resting value.

    Notes
    -----
    Formula: 100 * TRIMP / TRIMP of 60 min at threshold heart rate. No published basis: a convention of blogs, and
    another one of a vendor counts zone points. No score of power.

    Examples
    --------
    >>> round(float(heart_rate_tss(np.array(40.594), 50.0, 190.0, 150.0, "male")), 1)
    37.6
    """
    hour = banister_trimp(np.array([threshold_hr_bpm]), np.array([3600.0]), resting_hr_bpm, max_hr_bpm, sex)
    return np.asarray(100.0 * trimp_au / hour)


def clamped_share(heart_rate_bpm: FloatArray, held: FloatArray, resting_hr_bpm: float, max_hr_bpm: float) -> FloatArray:
    """How much of the known time lies outside the athlete's own bounds.

    Parameters
    ----------
    heart_rate_bpm : ndarray, shape (..., n_samples)
        [bpm]; NaN where the sensor had none.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].
    resting_hr_bpm, max_hr_bpm : float
        The athlete's own [bpm], the maximum above the other.

    Returns
    -------
    ndarray, shape (...)
        0-1; 0 without any known sample.

    Raises
    ------
    ValueError
        The maximum does not lie above the resting value.

    Notes
    -----
    Formula: time with a reserve fraction below 0 or above 1 over known time.

    Examples
    --------
    >>> float(clamped_share(np.array([195.0, 100.0]), np.ones(2), 50.0, 190.0))
    0.5
    """
    fraction = reserve_fraction(heart_rate_bpm, resting_hr_bpm, max_hr_bpm)
    beyond = np.where((fraction < 0) | (fraction > 1), held, 0.0).sum(axis=-1)
    known = np.where(np.isfinite(fraction), held, 0.0).sum(axis=-1)
    return np.asarray(beyond / np.where(known > 0, known, 1.0))


def _summed(per_min: FloatArray, held: FloatArray) -> FloatArray:
    return _known(per_min, np.nansum(per_min * held, axis=-1) / HOUR_MIN)


def _known(samples: FloatArray, total: FloatArray) -> FloatArray:
    """A sum where there was anything to sum; NaN where not."""
    return np.where(np.isfinite(samples).any(axis=-1), total, np.nan)
