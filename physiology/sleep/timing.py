"""When somebody sleeps: times of day around midnight, and how far they scatter."""

import numpy as np

from physiology.history import FloatArray
from physiology.rolling import RunningTotals

DAY_MIN = 1440.0
MOST_SPREAD_MIN = 720.0
REGULARITY_NIGHTS, MIN_REGULARITY_NIGHTS = 14, 7
"""A fortnight, half of it known, says how regular somebody sleeps (house rule)."""
LONGEST_NIGHT_MIN = 960.0


def night_midpoint_min(asleep_at_min: FloatArray, awake_at_min: FloatArray) -> FloatArray:
    """Middle between falling asleep and waking up.

    Parameters
    ----------
    asleep_at_min, awake_at_min : ndarray, shape (..., n_days)
        Times of day, from the local midnight that begins the day of waking up [min]; -60 is 23:00 the evening before.

    Returns
    -------
    ndarray, shape (..., n_days)
        Midpoint on the same scale [min]; NaN where a time is unknown, or the night lasts no time or over 16 h.

    Notes
    -----
    Formula: midpoint = (asleep_at + awake_at) / 2.

    Examples
    --------
    >>> night_midpoint_min(np.array([-60.0, 30.0]), np.array([420.0, 20.0])).tolist()
    [180.0, nan]
    """
    length = awake_at_min - asleep_at_min
    middle: FloatArray = np.where(
        (length > 0) & (length <= LONGEST_NIGHT_MIN), 0.5 * (asleep_at_min + awake_at_min), np.nan
    )
    return middle


def _resultant(times_min: FloatArray, nights: int, known: int) -> tuple[FloatArray, FloatArray]:
    """Mean cosine and sine of the last `nights` times."""
    angle = np.asarray(times_min, dtype=np.float64) * (2.0 * np.pi / DAY_MIN)
    return RunningTotals.of(np.cos(angle)).means(nights, known), RunningTotals.of(np.sin(angle)).means(nights, known)


def circular_mean_min(
    times_min: FloatArray, nights: int = REGULARITY_NIGHTS, known: int = MIN_REGULARITY_NIGHTS
) -> FloatArray:
    """Mean time of day of the last nights, on a circle, so that 23:50 and 00:10 average to midnight.

    Parameters
    ----------
    times_min : ndarray, shape (..., n_days)
        Times of day [min from any midnight]; NaN is a night nobody knows.
    nights : int
        Length of the window, the newest night included.
    known : int
        Fewest known nights that carry a mean.

    Returns
    -------
    ndarray, shape (..., n_days)
        Mean time, -720 to 720 [min from midnight]; NaN with too few nights, or where the times have no centre.

    Notes
    -----
    Formula: mean = (1440 / 2 pi) atan2(mean sin, mean cos) with angle = 2 pi t / 1440.

    Examples
    --------
    >>> float(circular_mean_min(np.array([1430.0, 10.0]), nights=2, known=2)[-1].round(6)) + 0.0
    0.0
    """
    cosine, sine = _resultant(times_min, nights, known)
    centred = np.hypot(cosine, sine) > 1e-9
    mean: FloatArray = np.where(centred, np.arctan2(sine, cosine) * (DAY_MIN / (2.0 * np.pi)), np.nan)
    return mean


def circular_sd_min(
    times_min: FloatArray, nights: int = REGULARITY_NIGHTS, known: int = MIN_REGULARITY_NIGHTS
) -> FloatArray:
    """How far times of day scatter over the last nights.

    Parameters
    ----------
    times_min : ndarray, shape (..., n_days)
        Times of day [min from any midnight]; NaN is a night nobody knows. Of sleep: midpoints, where no epochs of sleep
        and wake are known.
    nights : int
        Length of the window, the newest night included.
    known : int
        Fewest known nights that carry a spread.

    Returns
    -------
    ndarray, shape (..., n_days)
        Circular standard deviation [min], 0 to 720 (as scattered as can be); NaN with too few nights.

    Notes
    -----
    Formula: SD = (1440 / 2 pi) sqrt(-2 ln R), R = length of the mean direction. Agrees with the plain SD for the few
    hours that nights differ by. That it is read as regularity follows [1]_; the window is a house rule.

    References
    ----------
    .. [1] Fischer et al. (2021). doi:10.1093/sleep/zsab103 (source not seen)

    Examples
    --------
    >>> float(circular_sd_min(np.array([1410.0, 30.0] * 4), nights=8, known=8)[-1].round(1))
    30.0
    """
    cosine, sine = _resultant(times_min, nights, known)
    length = np.clip(np.hypot(cosine, sine), 1e-9, 1.0)
    spread: FloatArray = np.sqrt(-2.0 * np.log(length)) * (DAY_MIN / (2.0 * np.pi))
    return np.minimum(spread, MOST_SPREAD_MIN)
