"""What each scheduled day was: fully trained, modified, missed, or nobody knows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

UNSCHEDULED, UNKNOWN, FULL, MODIFIED, UNAVAILABLE = -1, 0, 1, 2, 3
"""Codes of `day_states`."""
MOST_OF_PLAN = 0.75
"""Share of the planned minutes from which a session counts as done (house rule)."""
MIN_KNOWN_SHARE = 0.7
"""Share of the scheduled days that must be known (house rule)."""

StateArray = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Shares:
    """Counts and shares of some days; every array has the shape of the states without their last axis."""

    scheduled: NDArray[np.int64]
    full: NDArray[np.int64]
    modified: NDArray[np.int64]
    unavailable: NDArray[np.int64]
    unknown: NDArray[np.int64]
    availability_pct: FloatArray
    """Fully available days of the known ones [%]; NaN with too few known."""
    modified_pct: FloatArray
    low_pct: FloatArray
    high_pct: FloatArray
    """The same share were every unknown day missed, or fully available [%]."""


def day_states(ill: FloatArray, injured: FloatArray, done_min: FloatArray, planned_min: FloatArray) -> StateArray:
    """Judge every day by reports and by sessions done against the plan.

    Parameters
    ----------
    ill, injured : ndarray, shape (..., n_days)
        1.0 yes, 0.0 no, NaN nobody said.
    done_min : ndarray, shape (..., n_days)
        Minutes trained [min]; 0.0 and NaN alike say nothing about whether somebody could have trained.
    planned_min : ndarray, shape (..., n_days)
        Minutes planned [min]; 0.0 a planned rest day, which is not scheduled; NaN no plan known, and then every day
        counts as scheduled.

    Returns
    -------
    ndarray of int8, shape (..., n_days)
        `UNSCHEDULED`, `UNKNOWN`, `FULL`, `MODIFIED` or `UNAVAILABLE`.

    Notes
    -----
    Formula: trouble: MODIFIED if trained, else UNAVAILABLE; no trouble: FULL if well or done >= 0.75 planned
    Trained less than that with nothing said is MODIFIED; nothing known is UNKNOWN, which is not available.
    House rule on reports of one's own; a clinical record of time lost is the better source.

    Examples
    --------
    >>> unknown, planned = np.nan, np.full(5, 60.0)
    >>> injured = np.array([0.0, 1.0, 1.0, unknown, unknown])
    >>> done = np.array([60.0, 20.0, unknown, 20.0, unknown])
    >>> day_states(np.full(5, unknown), injured, done, planned).tolist()
    [1, 2, 3, 2, 0]
    """
    trouble = (ill >= 1.0) | (injured >= 1.0)
    well = ~trouble & (np.isfinite(ill) | np.isfinite(injured))
    trained = done_min > 0
    mostly = trained & (np.isnan(planned_min) | (done_min >= MOST_OF_PLAN * planned_min))
    states = np.full(np.broadcast(trouble, trained, planned_min).shape, UNKNOWN, dtype=np.int8)
    for where, state in (
        (trained, MODIFIED),
        (well | mostly, FULL),
        (trouble & trained, MODIFIED),
        (trouble & ~trained, UNAVAILABLE),
        (planned_min == 0, UNSCHEDULED),
    ):
        states[np.broadcast_to(where, states.shape)] = state
    return states


def shares(states: StateArray) -> Shares:
    """Count the states of some days and put them in relation.

    Parameters
    ----------
    states : ndarray of int8, shape (..., n_days)
        From `day_states`.

    Returns
    -------
    Shares

    Notes
    -----
    Formula: availability = 100 full / known; low = 100 full / scheduled; high = 100 (full + unknown) / scheduled
    NaN where fewer than 70 % of the scheduled days are known, or none is scheduled.

    Examples
    --------
    >>> found = shares(np.array([FULL, FULL, FULL, MODIFIED, UNKNOWN], dtype=np.int8))
    >>> float(found.availability_pct), float(found.low_pct), float(found.high_pct)
    (75.0, 60.0, 80.0)
    """
    counts = {code: (states == code).sum(axis=-1) for code in (UNKNOWN, FULL, MODIFIED, UNAVAILABLE)}
    known = counts[FULL] + counts[MODIFIED] + counts[UNAVAILABLE]
    scheduled = known + counts[UNKNOWN]
    enough = (known > 0) & (known >= MIN_KNOWN_SHARE * scheduled - 1e-9)
    of_known, of_all = (100.0 / np.where(enough, total, np.nan) for total in (known, scheduled))
    return Shares(
        scheduled=scheduled,
        full=counts[FULL],
        modified=counts[MODIFIED],
        unavailable=counts[UNAVAILABLE],
        unknown=counts[UNKNOWN],
        availability_pct=counts[FULL] * of_known,
        modified_pct=counts[MODIFIED] * of_known,
        low_pct=counts[FULL] * of_all,
        high_pct=(counts[FULL] + counts[UNKNOWN]) * of_all,
    )
