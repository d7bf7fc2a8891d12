"""The rules that judge today, put to a week that has not happened yet."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.load.monotony import WEEK_DAYS, flat_week, monotony
from physiology.load.ratio import CHRONIC_DAYS, acwr, acwr_uncoupled, converted_threshold
from physiology.prescription.triggers import FAST_INCREASE

BoolArray = NDArray[np.bool_]

MOST_MONOTONY = 2.0
"""Widely repeated for training weeks, without a source that shows a limit for anybody (house rule)."""
DECIMALS = 9
"""Where numbers are held against a limit; what is left is rounding."""
UNCOUPLED_LIMIT = converted_threshold(FAST_INCREASE, "coupled", "uncoupled")


def evening_ratios(past_au: FloatArray, weeks_au: FloatArray) -> FloatArray:
    """Load ratio on each evening of weeks that follow the same past.

    Parameters
    ----------
    past_au : ndarray, shape (n_days,)
        Known daily loads before the week, oldest first [AU]; NaN is a day nobody knows.
    weeks_au : ndarray, shape (..., 7)
        Planned loads [AU].

    Returns
    -------
    ndarray, shape (..., 7)
        Coupled ratio [1]; NaN where too few days are known, or there is no load at all.

    Notes
    -----
    Formula: mean of 7 days / mean of 28 days, as `physiology.load.acwr`.

    Examples
    --------
    >>> evening_ratios(np.full(28, 300.0), np.full((2, 7), 300.0))[:, -1].tolist()
    [1.0, 1.0]
    """
    return acwr(_after(past_au, weeks_au))[..., -WEEK_DAYS:]


def keeps_ratio(past_au: FloatArray, weeks_au: FloatArray) -> BoolArray:
    """Whether the load ratio stays within its rule on every evening.

    Parameters
    ----------
    past_au : ndarray, shape (n_days,)
        Known daily loads before the week, oldest first [AU]; NaN is a day nobody knows.
    weeks_au : ndarray, shape (..., 7)
        Planned loads [AU].

    Returns
    -------
    ndarray of bool, shape (...)
        False where the coupled ratio passes 1.5 or the uncoupled one its converted threshold of 1.8 on any evening,
        with unknown past days left out and with them read as rest; and where no ratio is known at all.

    Notes
    -----
    Formula: coupled <= 1.5 and uncoupled <= 3 * 1.5 / (4 - 1.5).
    The threshold comes from group data and describes a change; it is no personal risk [1]_.

    References
    ----------
    .. [1] Soligard et al. (2016). doi:10.1136/bjsports-2016-096581

    Examples
    --------
    >>> weeks = np.stack([np.full(7, 300.0), np.full(7, 600.0)])
    >>> keeps_ratio(np.full(28, 300.0), weeks).tolist()
    [True, False]
    """
    within = np.ones(weeks_au.shape[:-1], dtype=np.bool_)
    for past in (past_au, np.nan_to_num(past_au)):
        days = _after(past, weeks_au)
        coupled, uncoupled = acwr(days)[..., -WEEK_DAYS:], acwr_uncoupled(days)[..., -WEEK_DAYS:]
        within &= (np.round(coupled, DECIMALS) <= FAST_INCREASE).all(axis=-1)
        within &= (np.round(uncoupled, DECIMALS) <= UNCOUPLED_LIMIT).all(axis=-1)
    return within


def keeps_monotony(past_au: FloatArray, weeks_au: FloatArray) -> BoolArray:
    """Whether weeks are varied enough.

    Parameters
    ----------
    past_au : ndarray, shape (n_days,)
        Known daily loads before the week, oldest first [AU]; NaN is a day nobody knows.
    weeks_au : ndarray, shape (..., 7)
        Planned loads [AU].

    Returns
    -------
    ndarray of bool, shape (...)
        True where the seven days' own monotony is at most 2, and no evening on the way passes 2 other than by
        falling from an even week before. False for a flat week, whose monotony is undefined.

    Notes
    -----
    Formula: mean / sample SD of seven days, as `physiology.load.monotony`.
    House rule: Foster (1998) found individual thresholds, not 2 [1]_.

    References
    ----------
    .. [1] Foster (1998). Med Sci Sports Exerc 30:1164-1168

    Examples
    --------
    >>> weeks = np.array([[600.0, 0, 300, 60, 600, 100, 0], [300.0, 300, 300, 300, 300, 300, 200]])
    >>> keeps_monotony(np.tile([500.0, 0.0], 14), weeks).tolist()
    [True, False]
    """
    days = _after(past_au, weeks_au)
    even = np.round(np.where(flat_week(days), np.inf, monotony(days))[..., -WEEK_DAYS - 1 :], DECIMALS)
    now, before = even[..., 1:], even[..., :-1]
    on_the_way = ~(now > MOST_MONOTONY) | (now < before)
    return np.asarray(on_the_way.all(axis=-1) & (now[..., -1] <= MOST_MONOTONY))


def rest_days_needed(past_au: FloatArray) -> int | None:
    """Days of full rest until a day of rest keeps the load ratio's rule.

    Parameters
    ----------
    past_au : ndarray, shape (n_days,)
        Known daily loads, oldest first [AU]; NaN is a day nobody knows.

    Returns
    -------
    int or None
        0 where the rule is kept already; None where a week of rest does not get there, or no ratio is known.

    Notes
    -----
    Formula: the first evening of a week of zeros whose coupled ratio is at most 1.5.

    Examples
    --------
    >>> rest_days_needed(np.repeat([100.0, 400.0], [21, 7])), rest_days_needed(np.full(28, 300.0))
    (3, 0)
    """
    ratios = np.round(acwr(_after(past_au, np.zeros(WEEK_DAYS)))[-WEEK_DAYS - 1 :], DECIMALS)
    kept = np.flatnonzero(ratios <= FAST_INCREASE)
    return int(kept[0]) if kept.size else None


def _after(past_au: FloatArray, weeks_au: FloatArray) -> FloatArray:
    """Each week behind the four weeks it follows."""
    past = past_au[-CHRONIC_DAYS:]
    return np.concatenate([np.broadcast_to(past, (*weeks_au.shape[:-1], past.size)), weeks_au], axis=-1)
