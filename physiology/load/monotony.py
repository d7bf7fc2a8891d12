"""How even a week of training is, and what that does to its load."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from physiology.history import FloatArray

WEEK_DAYS = 7


def monotony(daily_load_au: FloatArray) -> FloatArray:
    """Training monotony: mean over standard deviation of the last 7 daily loads.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.

    Returns
    -------
    ndarray, shape (..., n_days)
        [1], with the sample standard deviation; NaN unless all 7 days are known, and for a flat week
        (`flat_week`), where the ratio is undefined.

    Notes
    -----
    Formula: mean / sample SD (n - 1) of the last 7 days.
    Grows without bound as a week becomes even: 400 ± 10 AU gives 62. The illness thresholds of [1]_ were individual
    to each athlete; a fixed "2" is not from its data.

    References
    ----------
    .. [1] Foster (1998). Med Sci Sports Exerc 30:1164-1168

    Examples
    --------
    >>> round(float(monotony(np.array([600.0, 300, 0, 450, 300, 700, 0]))[-1]), 3)
    1.235
    """
    weeks = _weeks(daily_load_au)
    deviation_au = weeks.std(axis=-1, ddof=1)
    varies = ~flat_week(daily_load_au) & (deviation_au > 0)
    undefined = np.full(deviation_au.shape, np.nan)
    return np.asarray(np.divide(weeks.mean(axis=-1), deviation_au, out=undefined, where=varies))


def flat_week(daily_load_au: FloatArray) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether the last 7 loads are known and all the same, which leaves monotony undefined.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]; NaN is a day nobody knows.

    Returns
    -------
    ndarray of bool, shape (..., n_days)

    Notes
    -----
    Formula: largest of the last 7 days = smallest.

    Examples
    --------
    >>> bool(flat_week(np.full(7, 400.0))[-1]), bool(flat_week(np.arange(7.0))[-1])
    (True, False)
    """
    weeks = _weeks(daily_load_au)
    return np.asarray(weeks.max(axis=-1) == weeks.min(axis=-1))


def strain_au(daily_load_au: FloatArray) -> FloatArray:
    """Training strain: the load of the last 7 days times its monotony.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.

    Returns
    -------
    ndarray, shape (..., n_days)
        [AU]; NaN where monotony is.

    Notes
    -----
    Formula: sum of the last 7 days * monotony.
    In the unit of the load: a threshold for session RPE says nothing about another load [1]_.

    References
    ----------
    .. [1] Foster (1998). Med Sci Sports Exerc 30:1164-1168

    Examples
    --------
    >>> round(float(strain_au(np.array([600.0, 300, 0, 450, 300, 700, 0]))[-1]))
    2902
    """
    return np.asarray(_weeks(daily_load_au).sum(axis=-1) * monotony(daily_load_au))


def _weeks(daily_load_au: FloatArray) -> FloatArray:
    """View each day with the six before it, shape `(..., n_days, 7)`; days before the first are unknown."""
    lead = np.full((*daily_load_au.shape[:-1], WEEK_DAYS), np.nan)
    return sliding_window_view(np.concatenate([lead, daily_load_au], axis=-1), WEEK_DAYS, axis=-1)[..., 1:, :]
