"""Many days into one number: what the open questions about somebody's data come down to."""

import numpy as np

from physiology.finding import InsufficientData
from physiology.history import FloatArray

MIN_SPREAD, MIN_TREND, MIN_PAIRS = 2, 7, 10
"""Fewest known days for a standard deviation, a trend and a correlation (house rule)."""
WEEK_DAYS = 7


def aggregate(values: FloatArray, how: str) -> float:
    """One number of the known days.

    Parameters
    ----------
    values : ndarray, shape (n_days,)
        Oldest first; NaN is a day nobody knows and is left out.
    how : {"mean", "min", "max", "sum", "std", "count", "latest", "trend"}
        `std` is the sample standard deviation (n - 1); `trend` the least-squares slope per week.

    Returns
    -------
    float
        In the unit of the values; days for `count`, unit per week for `trend`. Never NaN.

    Raises
    ------
    InsufficientData
        No known day, fewer than 2 for `std` or fewer than 7 for `trend`.

    Notes
    -----
    Formula: mean, min, max, sum, count, latest, sd (n - 1) or slope per week of the known x.

    Examples
    --------
    >>> aggregate(np.array([420.0, np.nan, 480.0]), "mean"), aggregate(np.array([420.0, np.nan, 480.0]), "count")
    (450.0, 2.0)
    """
    known = values[np.isfinite(values)]
    if how == "count":
        return float(known.size)
    needed = {"std": MIN_SPREAD, "trend": MIN_TREND}.get(how, 1)
    if known.size < needed:
        raise InsufficientData("query", needed, int(known.size))
    if how == "trend":
        return trend_per_week(values)
    numbers = {"mean": known.mean(), "min": known.min(), "max": known.max(), "sum": known.sum(), "latest": known[-1]}
    return float(np.std(known, ddof=1)) if how == "std" else float(numbers[how])


def trend_per_week(values: FloatArray) -> float:
    """Least-squares slope over the days.

    Parameters
    ----------
    values : ndarray, shape (n_days,)
        Oldest first, at least two known; NaN is left out.

    Returns
    -------
    float
        Change per week, in the unit of the values.

    Notes
    -----
    Formula: slope = 7 cov(d, x) / var(d), d the day numbers of the known x.

    Examples
    --------
    >>> round(trend_per_week(np.arange(8.0)), 6)
    7.0
    """
    days = np.flatnonzero(np.isfinite(values)).astype(float)
    known = values[np.isfinite(values)]
    centred = days - days.mean()
    return float(centred @ known / (centred @ centred)) * WEEK_DAYS


def correlation(first: FloatArray, second: FloatArray) -> tuple[float, int]:
    """Pearson correlation of two series over the days on which both are known.

    Parameters
    ----------
    first, second : ndarray, shape (n_days,)
        Oldest first; NaN is left out.

    Returns
    -------
    tuple of float and int
        The coefficient, -1 to 1, and the number of days it rests on.

    Raises
    ------
    InsufficientData
        Fewer than 10 common days, or one series does not vary on them.

    Notes
    -----
    Formula: r = cov(x, y) / (sd(x) sd(y)) over the days on which both are known.
    Days in a row resemble each other, so the coefficient is no test of anything; it describes these days.

    Examples
    --------
    >>> correlation(np.arange(12.0), -np.arange(12.0))
    (-1.0, 12)
    """
    both = np.isfinite(first) & np.isfinite(second)
    n_days = int(both.sum())
    x, y = first[both], second[both]
    if n_days < MIN_PAIRS or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise InsufficientData("correlation", MIN_PAIRS, n_days)
    x, y = x - x.mean(), y - y.mean()
    return float(np.clip(x @ y / np.sqrt((x @ x) * (y @ y)), -1.0, 1.0)), n_days
