"""Acute against chronic load: the rolling ratios and the change from week to week."""

from typing import Literal

import numpy as np

from physiology.history import FloatArray
from physiology.rolling import RunningTotals, in_blocks

ACUTE_DAYS, CHRONIC_DAYS = 7, 28
MIN_ACUTE_DAYS = 6
"""Known days of the last 7 that carry an acute load: one may be unknown."""
MIN_CHRONIC_DAYS = 24
"""Known days of the last 28 that carry a chronic load: four may be unknown."""

Variant = Literal["coupled", "uncoupled"]


def acwr(daily_load_au: FloatArray, *, known: int = MIN_CHRONIC_DAYS) -> FloatArray:
    """Acute:chronic workload ratio, coupled, from rolling means.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.
    known : int
        Fewest known days of the last 28 that carry a ratio [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        Mean of the last 7 days over the mean of the last 28 [1]; NaN where fewer than 6 of 7 or `known` of 28 days
        are known, and where the chronic load is 0.

    Notes
    -----
    Formula: mean of the last 7 days / mean of the last 28.
    Coupled: the acute week is part of the chronic load, so the ratio cannot exceed 4 on complete days (4.5 with an
    unknown day in the acute week) and correlates with itself [1]_. It describes a change; it predicts no injury
    [2]_, and managing load by it prevented none [3]_.

    References
    ----------
    .. [1] Lolli et al. (2019). Br J Sports Med 53(15):921
    .. [2] Impellizzeri et al. (2020). doi:10.1123/ijspp.2019-0864 (source not seen)
    .. [3] Dalen-Lorentsen et al. (2021). doi:10.1136/bjsports-2020-103003

    Examples
    --------
    >>> float(acwr(np.full(28, 300.0))[-1])
    1.0
    """

    def ratio(load_au: FloatArray) -> FloatArray:
        totals = RunningTotals.of(load_au)
        return _ratio(totals.means(ACUTE_DAYS, MIN_ACUTE_DAYS), totals.means(CHRONIC_DAYS, known))

    return in_blocks(ratio, daily_load_au)


def acwr_uncoupled(daily_load_au: FloatArray) -> FloatArray:
    """Acute:chronic workload ratio, uncoupled: the last 7 days over the 21 before them.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.

    Returns
    -------
    ndarray, shape (..., n_days)
        [1]; NaN where fewer than 6 of 7 or 24 of 28 days are known, and where the 21 days hold no load. Unbounded.

    Notes
    -----
    Formula: mean of the last 7 days / mean of the 21 before them.
    Another number than the coupled ratio: a threshold of one is not a threshold of the other
    (`converted_threshold`) [1]_.

    References
    ----------
    .. [1] Windt and Gabbett (2019). doi:10.1136/bjsports-2017-098925 (source not seen)

    Examples
    --------
    >>> round(float(acwr_uncoupled(np.repeat([30.0, 50.0], [21, 7]))[-1]), 3)
    1.667
    """
    totals = RunningTotals.of(daily_load_au)
    acute_au = totals.means(ACUTE_DAYS, MIN_ACUTE_DAYS)
    earlier_days = CHRONIC_DAYS - ACUTE_DAYS
    earlier_au = np.full_like(acute_au, np.nan)
    earlier_au[..., ACUTE_DAYS:] = totals.means(earlier_days, known=1)[..., :-ACUTE_DAYS]
    return np.where(totals.counts(CHRONIC_DAYS) >= MIN_CHRONIC_DAYS, _ratio(acute_au, earlier_au), np.nan)


def converted_threshold(value: float, from_variant: Variant, to_variant: Variant) -> float:
    """Convert a ratio, or a threshold for one, between the coupled and the uncoupled variant.

    Parameters
    ----------
    value : float
        The ratio [1].
    from_variant, to_variant : {"coupled", "uncoupled"}
        What it is, and what it shall be.

    Returns
    -------
    float
        [1]. C = 4 U / (U + 3) and U = 3 C / (4 - C), exact where all 28 days are known.

    Raises
    ------
    ValueError
        A negative ratio, or a coupled ratio of 4 or more: no uncoupled ratio corresponds.

    Notes
    -----
    Formula: C = 4 U / (U + 3); U = 3 C / (4 - C).

    Examples
    --------
    >>> converted_threshold(1.5, "coupled", "uncoupled")
    1.8
    """
    if value < 0 or (from_variant == "coupled" and value >= 4):
        raise ValueError(f"{value} is not a {from_variant} ratio")
    if from_variant == to_variant:
        return value
    return 4 * value / (value + 3) if to_variant == "coupled" else 3 * value / (4 - value)


def week_change_pct(daily_load_au: FloatArray) -> FloatArray:
    """Change of the mean daily load from the week before to the last 7 days.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.

    Returns
    -------
    ndarray, shape (..., n_days)
        [%]; NaN where fewer than 6 of the 7 days are known in either week, and after a week without load.

    Notes
    -----
    Formula: 100 * (mean of the last 7 days / mean of the 7 before - 1).

    Examples
    --------
    >>> float(week_change_pct(np.repeat([200.0, 300.0], 7))[-1])
    50.0
    """
    week_au = RunningTotals.of(daily_load_au).means(ACUTE_DAYS, MIN_ACUTE_DAYS)
    before_au = np.full_like(week_au, np.nan)
    before_au[..., ACUTE_DAYS:] = week_au[..., :-ACUTE_DAYS]
    return 100 * (_ratio(week_au, before_au) - 1)


def _ratio(over: FloatArray, under: FloatArray) -> FloatArray:
    """Divide, in place of the second array; NaN where it is 0."""
    under[under == 0] = np.nan
    return np.divide(over, under, out=under)
