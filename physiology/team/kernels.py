"""Numbers about many people at once: spread, place within a group, and what moved since the day before."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

LEAST_PEOPLE = 5
"""Fewer known people give no figure that leaves names out: it would speak of somebody (house rule)."""
QUARTERS = np.array([0.25, 0.5, 0.75])
MAD_TO_SD = 1.4826
"""Median absolute deviation times this is the SD of normal values."""


def quartiles(values: FloatArray) -> FloatArray:
    """Quartiles over people.

    Parameters
    ----------
    values : ndarray, shape (..., n_people)
        One value a person, any unit; NaN is somebody nobody knows today.

    Returns
    -------
    ndarray, shape (..., 3)
        Lower quartile, median and upper quartile in the unit of `values`; NaN where fewer than five are known.

    Notes
    -----
    Formula: linear interpolation between the known values in order. Unknown people are left out, never read as 0.

    Examples
    --------
    >>> quartiles(np.array([50.0, 60.0, np.nan, 70.0, 80.0, 90.0])).tolist()
    [60.0, 70.0, 80.0]
    >>> bool(np.isnan(quartiles(np.array([50.0, 60.0, 70.0, 80.0]))).all())
    True
    """
    known = np.isfinite(values).sum(axis=-1, keepdims=True)
    if values.shape[-1] < LEAST_PEOPLE:
        return np.full((*values.shape[:-1], 3), np.nan)
    ordered = np.sort(values)
    place = QUARTERS * (known - 1)
    lower = np.floor(place).astype(np.intp)
    upper = np.ceil(place).astype(np.intp)
    low, high = (np.take_along_axis(ordered, at, axis=-1) for at in (lower, upper))
    return np.where(known >= LEAST_PEOPLE, low + (place - lower) * (high - low), np.nan)


def group_z(values: FloatArray, groups: NDArray[np.intp], *, least_sd: float) -> FloatArray:
    """How far each person lies from the middle of their group, in robust SDs.

    Parameters
    ----------
    values : ndarray, shape (..., n_people)
        One value a person, any unit; NaN where nobody knows it.
    groups : ndarray of int, shape (n_people,)
        Number of each person's group; negative for none.
    least_sd : float
        Least spread to divide by, in the unit of `values`: people who are nearly alike must not stand out.

    Returns
    -------
    ndarray, shape (..., n_people)
        z [SD]; NaN where the person is unknown, in no group, or in one with fewer than five known.

    Raises
    ------
    ValueError
        `least_sd` is not positive.

    Notes
    -----
    Formula: (value - median of the group) / max(1.4826 x median absolute deviation, least_sd).
    The median and the MAD hold still where one person is far out, which a mean and an SD do not. A place among few
    people says nothing about whether a value is good for the person.

    Examples
    --------
    >>> squad = np.array([70.0, 72.0, 68.0, 71.0, 40.0, 90.0])
    >>> group_z(squad, np.array([0, 0, 0, 0, 0, 1]), least_sd=5.0).round(1).tolist()
    [0.0, 0.4, -0.4, 0.2, -6.0, nan]
    """
    if not least_sd > 0:
        raise ValueError(f"{least_sd} is no spread to divide by")
    z = np.full(values.shape, np.nan)
    for group in np.unique(groups[groups >= 0]):
        mine = groups == group
        middle = quartiles(values[..., mine])[..., 1:2]
        away = values[..., mine] - middle
        spread = MAD_TO_SD * quartiles(np.abs(away))[..., 1:2]
        z[..., mine] = away / np.maximum(spread, least_sd)
    return z


def shift(now: FloatArray, before: FloatArray) -> FloatArray:
    """What moved in the middle of a team between two days.

    Parameters
    ----------
    now, before : ndarray, shape (..., n_people)
        The same people's values on two days, any unit; NaN where nobody knows one.

    Returns
    -------
    ndarray, shape (...)
        Median of the differences of who is known on both days; NaN where those are fewer than five.

    Notes
    -----
    Formula: median over people of (now - before). Only the same people are compared: who comes or goes moves nothing.

    Examples
    --------
    >>> float(shift(np.array([60.0, 70, 80, 90, 50, 99]), np.array([65.0, 72, 81, 93, 56, np.nan])))
    -3.0
    """
    return quartiles(now - before)[..., 1]


def band_counts(values: FloatArray, edges: tuple[float, ...]) -> NDArray[np.int64]:
    """How many people lie in each band.

    Parameters
    ----------
    values : ndarray, shape (..., n_people)
        One value a person; NaN counts nowhere.
    edges : tuple of float
        Lower edges of the bands above the lowest, rising; a value on an edge lies in the band above it.

    Returns
    -------
    ndarray of int, shape (..., len(edges) + 1)
        From the lowest band up.

    Notes
    -----
    Formula: people with edge[i - 1] <= value < edge[i].

    Examples
    --------
    >>> band_counts(np.array([50.0, 60.0, 80.0, 81.0, np.nan]), (60.0, 81.0)).tolist()
    [1, 2, 1]
    """
    counts = np.stack([(values >= edge).sum(axis=-1) for edge in (-np.inf, *edges, np.inf)], axis=-1)
    return np.asarray(counts[..., :-1] - counts[..., 1:])
