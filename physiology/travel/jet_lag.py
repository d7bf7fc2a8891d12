"""Arithmetic on time zones: signed, east is positive."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physiology.history import FloatArray

JET_LAG_ZONES = 3.0
"""Fewer zones are travel fatigue, no jet lag (Janse van Rensburg 2021)."""
FARTHEST_EAST = 8.0
"""Beyond it the clock is treated as turning back round the other way (house rule)."""
FAR_ZONES = 5.0
"""From here on the first two days hold nothing hard (house rule)."""
EAST_DAYS_PER_ZONE = (1.0, 1.0)
WEST_DAYS_PER_ZONE = (0.5, 0.7)
"""Least and most; sources name 0.5 to 0.67 west and 1 east, none of them measured in athletes."""
DAY_H = 24.0


def effective_zones(zones: ArrayLike) -> FloatArray:
    """The way the body clock is taken to shift.

    Parameters
    ----------
    zones : array_like
        Time zones crossed, east positive [zones], -12 to 14.

    Returns
    -------
    ndarray
        Zones to shift, east positive: more than 8 east become 24 - zones west [zones].

    Notes
    -----
    Formula: zones if zones <= 8 else zones - 24. House rule: which way a clock turns after a very long eastward flight
    differs between people.

    Examples
    --------
    >>> effective_zones([7, 8, 9, -10]).tolist()
    [7.0, 8.0, -15.0, -10.0]
    """
    crossed = np.asarray(zones, dtype=np.float64)
    return np.where(crossed > FARTHEST_EAST, crossed - DAY_H, crossed)


def adaptation_days(zones: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """How many days it takes to get used to a new time zone, as a range.

    Parameters
    ----------
    zones : array_like
        Time zones crossed, east positive [zones], -12 to 14.

    Returns
    -------
    tuple of ndarray
        Least and most [days]; 0 below three zones, where no jet lag is expected; NaN where the zones are.

    Notes
    -----
    Formula: east 1.0 d/zone, west 0.5 to 0.7 d/zone, of the effective zones. Strength of evidence: low. The three-zone
    threshold is a consensus [1]_; the rates are rules of thumb [2]_, for no athlete in particular.

    References
    ----------
    .. [1] Janse van Rensburg et al. (2021). doi:10.1007/s40279-021-01502-0
    .. [2] Reilly (1998). Travel: physiology, jet-lag, strategies

    Examples
    --------
    >>> [bound.tolist() for bound in adaptation_days([7, -10, 2])]
    [[7.0, 5.0, 0.0], [7.0, 7.0, 0.0]]
    """
    crossed = np.asarray(zones, dtype=np.float64)
    shift = effective_zones(crossed)
    lagged = np.where(np.abs(crossed) < JET_LAG_ZONES, 0.0, np.abs(shift))
    rates = np.where((shift > 0)[..., None], EAST_DAYS_PER_ZONE, WEST_DAYS_PER_ZONE)
    return lagged * rates[..., 0], lagged * rates[..., 1]


def clock_offset_h(zones: ArrayLike, days_since_arrival: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """How far the body clock is still from local time some days after arrival, as a range.

    Parameters
    ----------
    zones : array_like
        Time zones crossed, east positive [zones], -12 to 14.
    days_since_arrival : array_like
        0 on the day of arrival [days]; broadcasts against `zones`.

    Returns
    -------
    tuple of ndarray
        Least and most [h], each 0 or more; all of the shift on the day of arrival and before it. NaN where an input is.

    Notes
    -----
    Formula: |effective zones| max(0, 1 - days / adaptation days), for the least and the most adaptation days. Linear,
    which the clock is only roughly; strength of evidence: low [1]_.

    References
    ----------
    .. [1] Janse van Rensburg et al. (2021). doi:10.1007/s40279-021-01502-0

    Examples
    --------
    >>> [bound.round(6).tolist() for bound in clock_offset_h(-6, [0, 2, 4, 5])]
    [[6.0, 2.0, 0.0, 0.0], [6.0, 3.142857, 0.285714, 0.0]]
    """
    days = np.maximum(np.asarray(days_since_arrival, dtype=np.float64), 0.0)
    hours = np.abs(effective_zones(zones))
    soonest, latest = adaptation_days(zones)
    least, most = (
        np.where(length == 0, 0.0, hours * np.maximum(0.0, 1.0 - days / np.where(length == 0, np.nan, length)))
        for length in (soonest, latest)
    )
    return least, most


def suspended_days(n_days: int, arrival: int, zones: float) -> NDArray[np.bool_]:
    """Days that say nothing of a baseline: from arrival until the longest adaptation is over.

    Parameters
    ----------
    n_days : int
        Length of the history [days].
    arrival : int
        Index of the day of arrival; may lie outside the history.
    zones : float
        Time zones crossed, east positive [zones].

    Returns
    -------
    ndarray of bool, shape (n_days,)
        True on the days to leave out of HRV and sleep baselines; none below three zones.

    Notes
    -----
    Formula: arrival <= day < arrival + ceil(most adaptation days). House rule.

    Examples
    --------
    >>> suspended_days(6, 2, -3.0).tolist()
    [False, False, True, True, True, False]
    """
    length = int(np.ceil(adaptation_days(zones)[1] - 1e-9))
    days = np.arange(n_days)
    masked: NDArray[np.bool_] = (days >= arrival) & (days < arrival + length)
    return masked


def without_suspended(daily: FloatArray, suspended: NDArray[np.bool_]) -> FloatArray:
    """A daily series with its suspended days unknown, ready for a baseline.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        Any unit, oldest first; NaN is a day nobody knows.
    suspended : ndarray of bool, shape (n_days,)
        The days to leave out.

    Returns
    -------
    ndarray, shape (..., n_days)
        A copy, NaN on the suspended days.

    Notes
    -----
    Formula: NaN where suspended, else the value.

    Examples
    --------
    >>> without_suspended(np.array([50.0, 40.0]), np.array([False, True])).tolist()
    [50.0, nan]
    """
    kept: FloatArray = np.where(suspended, np.nan, daily)
    return kept
