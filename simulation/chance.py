"""Chance that remembers: noise from day to day, and the days that nobody writes down."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def carried(noise: FloatArray, carry_over: float) -> FloatArray:
    """First-order autoregression of unit variance from white noise of unit variance.

    Examples
    --------
    >>> carried(np.array([1.0, 0.0, 0.0]), 0.5).tolist()
    [1.0, 0.5, 0.25]
    """
    days = np.array(noise, dtype=np.float64)
    for index in range(1, days.size):
        days[index] = carry_over * days[index - 1] + np.sqrt(1 - carry_over**2) * noise[index]
    return days


def kept(chance: np.random.Generator, tidy: BoolArray, gap: float) -> BoolArray:
    """Whether each day was written down; chance loses a share `gap` of the days that are not tidy."""
    return (chance.random(tidy.size) >= gap) | tidy
