"""The way back after an illness, a step a day."""

from typing import Literal

import numpy as np

from physiology.history import FloatArray

Step = Literal["none", "easy", "moderate", "build", "done"]

LONG_ILLNESS_DAYS = 4
"""From here each step takes two days (house rule)."""
STEPS: tuple[Step, ...] = ("easy", "moderate", "build")
LOOK_BACK_DAYS = 28


def days_since_ill(ill: FloatArray) -> tuple[int, int] | None:
    """How long ago the newest illness ended, and how many days it was reported.

    Parameters
    ----------
    ill : ndarray, shape (n_days,)
        1.0 ill, 0.0 reported as well, NaN nobody said; oldest first, the newest day is today.

    Returns
    -------
    tuple of int or None
        Days since the last ill day (0: today) and ill days of that spell; None without any. A spell may hold days
        nobody reported and ends with a day reported as well.

    Examples
    --------
    >>> days_since_ill(np.array([1.0, np.nan, 1.0, 0.0, 0.0]))
    (2, 3)
    >>> days_since_ill(np.array([0.0, np.nan])) is None
    True
    """
    sick = np.flatnonzero(ill >= 1.0)
    if not sick.size:
        return None
    last = int(sick[-1])
    well = np.flatnonzero(ill[:last] == 0.0)
    first = int(well[-1]) + 1 if well.size else 0
    began = int(sick[sick >= first][0])
    return ill.size - 1 - last, last - began + 1


def return_step(well_days: int, ill_days: int) -> Step:
    """Step of the return to training.

    Parameters
    ----------
    well_days : int
        Days without symptoms since the last ill day [days], 0 or more.
    ill_days : int
        Length of the illness [days], 1 or more.

    Returns
    -------
    str
        `none` while ill, then `easy` (short and easy), `moderate` (normal length, no intensity), `build` (intensity
        returns), `done`. A day a step; two days a step after four ill days or more.

    Notes
    -----
    Formula: step = ceil(well_days / d) with d = 1 day, or 2 days where ill_days >= 4
    House rule: the consensus asks for a graded, individual return [1]_, its steps have no numbers of this kind. Heart
    or lung symptoms end it and need a doctor.

    References
    ----------
    .. [1] Schwellnus et al. (2022). doi:10.1136/bjsports-2022-105759

    Examples
    --------
    >>> [return_step(days, 2) for days in range(5)]
    ['none', 'easy', 'moderate', 'build', 'done']
    >>> [return_step(days, 4) for days in (1, 2, 3, 6, 7)]
    ['easy', 'easy', 'moderate', 'build', 'done']
    """
    if well_days < 1:
        return "none"
    index = (well_days - 1) // (2 if ill_days >= LONG_ILLNESS_DAYS else 1)
    return STEPS[index] if index < len(STEPS) else "done"
