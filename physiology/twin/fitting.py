"""Gains from tests: every pair of time constants of a fixed grid, fitted in closed form on a growing set of tests."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.twin.impulse import Convention, traces

TAU1_DAYS = np.arange(30.0, 61.0, 5.0)
TAU2_DAYS = np.arange(5.0, 21.0, 3.0)
LEAST_APART_DAYS = 15.0
"""Fitness must fade at least this much slower than fatigue: free constants run into each other (house rule)."""
GRID_DAYS = np.array([(one, two) for one in TAU1_DAYS for two in TAU2_DAYS if one - two >= LEAST_APART_DAYS]).T
"""Pairs of time constants, shape (2, n_grid) [days]."""
TYPICAL_ERROR = 0.02
"""Of a maximal test, as a share of its level (house rule)."""
GAIN_SD = 0.50
"""What usual training may add or take, as a share of the level: one prior SD around nothing (house rule)."""
SHRINKAGE = (TYPICAL_ERROR / GAIN_SD) ** 2
ERROR_PRIOR_TESTS = 3.0
"""Tests' worth of trust in the typical error."""


@dataclass(frozen=True, slots=True)
class Regressors:
    """Fitness and fatigue, each as a share of what usual training settles at; shape (..., n_grid, n)."""

    fitness: FloatArray
    fatigue: FloatArray

    @property
    def pair(self) -> FloatArray:
        """Both with the sign they enter performance by, shape (2, ..., n_grid, n)."""
        return np.stack([self.fitness, -self.fatigue])


@dataclass(frozen=True, slots=True)
class Fits:
    """Fits on the first 0, 1, ..., n tests; arrays of shape (..., n_grid, n + 1), vectors and matrices in front."""

    centre: FloatArray
    """Mean of the regressors, shape (2, ...)."""
    level: FloatArray
    """Mean of the tests [unit of the test]."""
    effects: FloatArray
    """What usual training adds as fitness and takes as fatigue, 0 or more, shape (2, ...) [unit of the test]."""
    inverse: FloatArray
    """Of the penalised normal matrix: its two diagonal elements and the one beside them, shape (3, ...)."""
    variance: FloatArray
    """Of one test around the fit [unit of the test, squared]."""
    tests: FloatArray
    """How many tests each fit rests on, shape (n + 1,)."""


def regressors(
    daily_load_au: FloatArray, days: NDArray[np.intp], usual_au: FloatArray, convention: Convention
) -> Regressors:
    """Fitness and fatigue on some days for every pair of constants.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU], all known.
    days : ndarray of int, shape (n,)
        Positions of the days wanted.
    usual_au : ndarray, shape (...)
        Mean daily load, taken to have gone before the first day too [AU/day], above 0.
    convention : Convention
        Whether a day's load counts on that day.

    Returns
    -------
    Regressors
        Arrays of shape (..., n_grid, n) [1]; 1 is what usual training settles at.

    Notes
    -----
    Formula: g(t) / (usual load x tau), for both time constants. The scale makes gains comparable across constants and
    results independent of the unit of load.

    Examples
    --------
    >>> same = regressors(np.full(30, 400.0), np.array([29]), np.array(400.0), Convention.LAG_1)
    >>> same.fitness.shape, round(float(same.fitness[0, 0]), 2)
    ((40, 1), 0.98)
    """
    taus, place = np.unique(GRID_DAYS, return_inverse=True)
    usual = usual_au[..., None]
    found = traces(daily_load_au[..., None, :], taus, convention, usual)[..., days]
    shares = found / (usual * taus)[..., None]
    first, second = place
    return Regressors(shares[..., first, :], shares[..., second, :])


def fits(given: Regressors, tests: FloatArray) -> Fits:
    """Fit the model on the first test, the first two, and so on, for every pair of constants.

    Parameters
    ----------
    given : Regressors
        Fitness and fatigue on the days of the tests.
    tests : ndarray, shape (..., n)
        Results in order of their days [any unit], above 0.

    Returns
    -------
    Fits
        Index i rests on the first i tests; those before index 1 mean nothing.

    Notes
    -----
    Formula: minimise sum((y - p0 - a g + b h)^2) + lambda (a^2 + b^2) over p0 and a, b >= 0, with lambda the squared
    ratio of typical error (2 % of the level) to prior gain (50 % of it). With two gains the non-negative minimum is the
    free one where it is feasible and lies on an edge otherwise. House rule; ridge and bounds because the free fit is
    ill-conditioned [1]_.

    References
    ----------
    .. [1] Hellard et al. (2006). doi:10.1080/02640410500244697

    Examples
    --------
    >>> load, on = np.repeat([200.0, 500.0, 100.0, 600.0], 40), np.arange(9, 160, 10)
    >>> given = regressors(load, on, load.mean(), Convention.LAG_1)
    >>> fitted = fits(given, 300.0 + 60.0 * given.fitness[0] - 40.0 * given.fatigue[0])
    >>> fitted.effects[:, 0, -1].round().tolist()
    [60.0, 40.0]
    """
    pair = given.pair
    values = np.broadcast_to(tests[..., None, :], pair.shape[1:])
    count = np.arange(values.shape[-1] + 1.0)
    many = np.maximum(count, 1.0)
    first_x, first_y = pair[..., :1], values[..., :1]
    x, y = pair - first_x, values - first_y
    mean_x, mean_y = _so_far(x) / many, _so_far(y) / many
    squares = _so_far(np.stack([x[0] * x[0], x[1] * x[1], x[0] * x[1]]))
    squares -= many * np.stack([mean_x[0] * mean_x[0], mean_x[1] * mean_x[1], mean_x[0] * mean_x[1]])
    with_y = _so_far(x * y) - many * mean_x * mean_y
    alone = _so_far(y * y) - many * mean_y * mean_y
    effects, inverse = _bounded(squares, with_y)
    left = alone - 2.0 * (effects * with_y).sum(axis=0) + _form(squares, effects)
    level = first_y + mean_y
    typical = np.square(TYPICAL_ERROR * level)
    variance = (np.maximum(left, 0.0) + ERROR_PRIOR_TESTS * typical) / np.maximum(count - 3.0 + ERROR_PRIOR_TESTS, 1.0)
    return Fits(first_x + mean_x, level, effects, inverse, variance, count)


def predicted(fitted: Fits, pair: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What each fit says of a day, and the variance of what it says without the error of a test.

    Parameters
    ----------
    fitted : Fits
        Arrays of shape (..., n_grid, m).
    pair : ndarray, shape (2, ..., n_grid, m)
        Regressors of the days, broadcastable to the fits.

    Returns
    -------
    tuple of ndarray, each of shape (..., n_grid, m)
        Performance [unit of the test] and its variance [squared].

    Notes
    -----
    Formula: level + effects (x - centre); variance s^2 (1/n + (x - centre)' A (x - centre)), A the inverse.

    Examples
    --------
    >>> given = Regressors(np.array([[0.9, 1.0, 1.1]]), np.array([[1.0, 1.0, 1.0]]))
    >>> value, variance = predicted(fits(given, np.array([90.0, 100.0, 110.0])), given.pair[..., -1:])
    >>> round(float(value[0, -1]), 1)
    109.3
    """
    away = pair - fitted.centre
    value = fitted.level + (fitted.effects * away).sum(axis=0)
    unsure = 1.0 / np.maximum(fitted.tests, 1.0) + _form(fitted.inverse, away)
    return value, fitted.variance * unsure


def _so_far(values: FloatArray) -> FloatArray:
    """Sums of the first 0, 1, ..., n values of the last axis."""
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    return sums


def _form(matrix: FloatArray, vector: FloatArray) -> FloatArray:
    """Quadratic form of a symmetric two by two matrix, given as its diagonal and the element beside it."""
    found: FloatArray = matrix[0] * vector[0] ** 2 + matrix[1] * vector[1] ** 2 + 2 * matrix[2] * vector[0] * vector[1]
    return found


def _bounded(squares: FloatArray, with_y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Penalised gains of 0 or more, and the inverse matrix of those that are not held at 0."""
    one, two, both = squares[0] + SHRINKAGE, squares[1] + SHRINKAGE, squares[2]
    det = one * two - both * both
    free = np.stack([two * with_y[0] - both * with_y[1], one * with_y[1] - both * with_y[0]]) / det
    alone = np.maximum(with_y, 0.0) / np.stack([one, two])
    gained = alone * np.maximum(with_y, 0.0)
    nothing = np.zeros_like(det)
    inside = (free >= 0.0).all(axis=0)
    first = gained[0] >= gained[1]
    effects = np.where(inside, free, np.where(first, [alone[0], nothing], [nothing, alone[1]]))
    edge = np.where(first, [1.0 / one, nothing, nothing], [nothing, 1.0 / two, nothing])
    return effects, np.where(inside, np.stack([two, one, -both]) / det, edge)
