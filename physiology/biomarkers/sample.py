"""One sample with its instant, and which earlier samples it may be compared with."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

BoolArray = NDArray[np.bool_]

MATCHED_WITHIN_H = 1.0
"""Cortisol and testosterone follow the clock: only samples of the same hour, give or take one, are comparable."""
DAY_H = 24.0


@dataclass(frozen=True, slots=True)
class TimedSample:
    """One value of one metric in the catalogue's unit, at an aware instant in the athlete's own time zone.

    Examples
    --------
    >>> from datetime import UTC
    >>> TimedSample("ck_u_l", 240.0, datetime(2026, 1, 5, 7, 30, tzinfo=UTC)).hour
    7.5
    """

    metric: str
    value: float
    at: datetime
    source: str | None = None

    @property
    def hour(self) -> float:
        """Local hour of the day, 0-24 [h]."""
        return self.at.hour + self.at.minute / 60


def hours_apart(first_h: FloatArray, second_h: FloatArray) -> FloatArray:
    """Distance between two times of day, the short way round the clock.

    Parameters
    ----------
    first_h, second_h : ndarray, shape (...)
        Local hours of the day [h], 0-24; they broadcast against each other. NaN stays NaN.

    Returns
    -------
    ndarray, shape (...)
        [h], 0 to 12.

    Notes
    -----
    Formula: d = |((a - b + 12) mod 24) - 12|

    Examples
    --------
    >>> hours_apart(np.array([23.5, 7.0]), np.array([0.5, 9.0])).tolist()
    [1.0, 2.0]
    """
    apart: FloatArray = np.abs(np.mod(first_h - second_h + DAY_H / 2, DAY_H) - DAY_H / 2)
    return apart


def time_matched(hours_h: FloatArray, within_h: float = MATCHED_WITHIN_H) -> BoolArray:
    """Which samples were taken at the same time of day as the newest one.

    Parameters
    ----------
    hours_h : ndarray, shape (..., n_samples)
        Local hour of each sample, oldest first [h]; NaN is an unknown hour.
    within_h : float
        Widest difference that still counts as the same time [h].

    Returns
    -------
    ndarray of bool, shape (..., n_samples)
        True where a sample lies within `within_h` of the last one, which is True itself if its hour is known.

    Notes
    -----
    Formula: min(|h_i - h_n|, 24 - |h_i - h_n|) <= within_h, n the newest sample.
    Cortisol falls by half or more from waking to evening, so that an afternoon sample says nothing about a morning
    one. An unknown hour matches nothing. The width of one hour is a house rule.

    Examples
    --------
    >>> time_matched(np.array([7.0, 16.0, 8.25, np.nan, 7.5])).tolist()
    [True, False, True, False, True]
    """
    return np.asarray(hours_apart(hours_h, hours_h[..., -1:]) <= within_h)
