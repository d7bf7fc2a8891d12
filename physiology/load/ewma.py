"""The acute:chronic ratio from exponentially weighted averages."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.load.ratio import ACUTE_DAYS, CHRONIC_DAYS, MIN_ACUTE_DAYS, MIN_CHRONIC_DAYS

BoolArray = NDArray[np.bool_]

WEIGHTS = np.array([[2 / (ACUTE_DAYS + 1)], [2 / (CHRONIC_DAYS + 1)]])
"""Weight of the newest day in the acute and the chronic average."""
STRETCH_DAYS = 32
"""Days averaged by one matrix product."""
ATHLETES_IN_A_PRODUCT = 128
ATHLETES_AT_A_TIME = 4096
"""Few enough for a year of theirs, or a day's row, to stay in the processor's cache."""


def ewma(daily_load_au: FloatArray, days: int) -> FloatArray:
    """Exponentially weighted moving average that holds across unlogged days.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.
    days : int
        Decay constant N; the newest day weighs 2 / (N + 1) [days].

    Returns
    -------
    ndarray, shape (..., n_days)
        [AU/day]. Seeded with the first known load; NaN before it. An unknown day leaves the average where it was.

    Notes
    -----
    Formula: E(t) = E(t-1) + 2 / (N + 1) * (load(t) - E(t-1)).

    References
    ----------
    .. [1] Williams et al. (2017). doi:10.1136/bjsports-2016-096589

    Examples
    --------
    >>> ewma(np.array([np.nan, 30.0, 50.0, np.nan]), days=7).tolist()
    [nan, 30.0, 35.0, 35.0]
    """
    unseen = ~np.logical_or.accumulate(np.isfinite(daily_load_au), axis=-1)
    seeds = _first_known(_by_day(daily_load_au)).reshape(daily_load_au.shape[:-1])
    averages = decayed(daily_load_au, 2 / (days + 1), seeds)
    averages[unseen] = np.nan
    return averages


def acwr_ewma(daily_load_au: FloatArray) -> FloatArray:
    """Acute:chronic workload ratio from exponentially weighted averages of 7 and 28 days.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.

    Returns
    -------
    ndarray, shape (..., n_days)
        [1]; NaN where fewer than 6 of the last 7 or 24 of the last 28 days are known, and where the chronic average
        is 0. On unknown days both averages hold.

    Notes
    -----
    Formula: EWMA of 7 days / EWMA of 28 days.
    Weighs recent days more, which the rolling ratio does not [1]_; whether that is better is argued, not shown
    [2]_. Its thresholds are not those of the rolling ratio.

    References
    ----------
    .. [1] Williams et al. (2017). doi:10.1136/bjsports-2016-096589
    .. [2] Sampson et al. (2017). Br J Sports Med 51:621-622

    Examples
    --------
    >>> round(float(acwr_ewma(np.repeat([30.0, 50.0], [21, 7]))[-1]), 2)
    1.25
    """
    athletes = daily_load_au.reshape(math.prod(daily_load_au.shape[:-1]), daily_load_au.shape[-1])
    ratio = np.empty(athletes.shape[::-1])
    for first in range(0, len(athletes), ATHLETES_AT_A_TIME):
        block = slice(first, first + ATHLETES_AT_A_TIME)
        _ratio_by_day(_by_day(athletes[block]), ratio[:, block])
    return ratio.T.reshape(daily_load_au.shape)


def decayed(daily: FloatArray, weight: float, seed: FloatArray | float) -> FloatArray:
    """Exponentially decaying average of the known days, from a seed.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per day, oldest first [any unit]; NaN leaves the average where it was.
    weight : float
        Share of the newest day, between 0 and 1 [1].
    seed : float or ndarray, shape (...)
        The average before the first day [unit of `daily`].

    Returns
    -------
    ndarray, shape (..., n_days)
        [unit of `daily`].

    Notes
    -----
    Formula: A(t) = A(t-1) + weight * (x(t) - A(t-1)), as products with a triangular matrix of weights.

    Examples
    --------
    >>> decayed(np.array([100.0, np.nan, 100.0]), weight=0.5, seed=0.0).tolist()
    [50.0, 50.0, 75.0]
    """
    athletes = daily.reshape(math.prod(daily.shape[:-1]), daily.shape[-1])
    seeds = np.broadcast_to(seed, daily.shape[:-1]).ravel()
    averages = np.empty(athletes.shape)
    for first in range(0, len(athletes), ATHLETES_IN_A_PRODUCT):
        block = slice(first, first + ATHLETES_IN_A_PRODUCT)
        averages[block] = _averages(athletes[block], weight, seeds[block])
    return averages.reshape(daily.shape)


def _averages(athletes: FloatArray, weight: float, seeds: FloatArray) -> FloatArray:
    """Average the known days of a few athletes as if no other lay between them, and hold across the others."""
    known = ~np.isnan(athletes)
    if known.all():
        return _in_stretches(athletes, weight, seeds)
    nth = np.cumsum(known, axis=1)
    packed = np.zeros(athletes.shape)
    packed[np.nonzero(known)[0], nth[known] - 1] = athletes[known]
    averages = np.concatenate([seeds[:, None], _in_stretches(packed, weight, seeds)], axis=1)
    return np.take_along_axis(averages, nth, axis=1)


def _in_stretches(athletes: FloatArray, weight: float, seeds: FloatArray) -> FloatArray:
    """Average days without a gap, `(n_athletes, n_days)`: within stretches, then from stretch to stretch.

    Both are products with a triangular matrix of weights, so nothing walks from day to day.
    """
    n_athletes, n_days = athletes.shape
    stretches = -(-n_days // STRETCH_DAYS)
    padded = np.zeros((n_athletes, stretches * STRETCH_DAYS))
    padded[:, :n_days] = athletes
    within = padded.reshape(n_athletes, stretches, STRETCH_DAYS) @ (weight * _powers(1 - weight, STRETCH_DAYS)).T
    carry = (1 - weight) ** STRETCH_DAYS
    starts = np.empty((n_athletes, stretches))
    starts[:, :1] = seeds[:, None]
    starts[:, 1:] = within[:, :-1, -1] @ _powers(carry, stretches)[:-1, :-1].T
    starts[:, 1:] += seeds[:, None] * carry ** np.arange(1, stretches)
    within += starts[..., None] * (1 - weight) ** np.arange(1, STRETCH_DAYS + 1)
    return np.asarray(within.reshape(padded.shape)[:, :n_days])


def _powers(of: float, size: int) -> FloatArray:
    """Lower triangle of powers: 1 on the diagonal, the number itself below it, then its square."""
    lag = np.subtract.outer(np.arange(size), np.arange(size))
    return np.asarray(np.tril(of ** np.maximum(lag, 0).astype(np.float64)))


def _by_day(daily: FloatArray) -> FloatArray:
    """Lay a series `(..., n_days)` out as `(n_days, n_athletes)`, so that a day is one run of memory."""
    n_days = daily.shape[-1]
    return np.ascontiguousarray(daily.reshape(math.prod(daily.shape[:-1]), n_days).T)


def _held(days: FloatArray, unknown: BoolArray, weights: FloatArray, seeds: FloatArray) -> Iterator[FloatArray]:
    """Yield the averages after each day, one row a weight; the same array every time. Unknown days add nothing."""
    average = np.broadcast_to(seeds, (len(weights), seeds.size)).copy()
    step = np.empty_like(average)
    gaps = np.asarray(unknown.any(axis=1))
    for index, day in enumerate(days):
        np.subtract(day, average, out=step)
        step *= weights
        if gaps[index]:
            np.copyto(step, 0.0, where=unknown[index])
        average += step
        yield average


def _ratio_by_day(days: FloatArray, ratio: FloatArray) -> None:
    """Fill `ratio`, both of shape (n_days, n_athletes). Where the chronic average is 0 the acute one is too: NaN."""
    unknown = np.isnan(days)
    averages = _held(days, unknown, WEIGHTS, _first_known(days))
    with np.errstate(invalid="ignore"):
        for today, (acute_au, chronic_au) in zip(ratio, averages, strict=True):
            np.divide(acute_au, chronic_au, out=today)
    if unknown.any():
        np.copyto(ratio, np.nan, where=~_carried(~unknown))
    else:
        ratio[: MIN_CHRONIC_DAYS - 1] = np.nan


def _carried(known: BoolArray) -> BoolArray:
    """Whether enough of the last 7 and 28 days are known, by day; sums of bytes, since four sevens are 28."""
    week = known.astype(np.uint8)
    for back in range(1, ACUTE_DAYS):
        week[back:] += known[:-back]
    month = week.copy()
    for back in range(ACUTE_DAYS, CHRONIC_DAYS, ACUTE_DAYS):
        month[back:] += week[:-back]
    return np.asarray((week >= MIN_ACUTE_DAYS) & (month >= MIN_CHRONIC_DAYS))


def _first_known(days: FloatArray) -> FloatArray:
    """Take each athlete's oldest known value, of days laid out (n_days, n_athletes); NaN where there is none."""
    if not len(days):
        return np.full(days.shape[1], np.nan)
    seeds: FloatArray = days[0].copy()
    late = np.flatnonzero(np.isnan(seeds))
    seeds[late] = days[np.isfinite(days[:, late]).argmax(axis=0), late]
    return seeds
