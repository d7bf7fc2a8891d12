"""The fits of the whole grid as one forecast: each weighs by how well it foresaw the tests so far."""

from dataclasses import dataclass

import numpy as np

from physiology.history import FloatArray
from physiology.twin.fitting import Fits, Regressors, fits, predicted

MIN_TRAINING_TESTS = 5
"""Two more than the gains and the level need (house rule)."""
EIGHTY_PCT = 1.2816
"""Half of an 80 % band in SDs of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Tests foreseen from the earlier ones alone; arrays of shape (..., n - 5)."""

    value: FloatArray
    sd: FloatArray
    """Of the next test, its own error included."""
    mean: FloatArray
    last: FloatArray
    """What the mean of the earlier tests and the last of them foresee."""
    seen: FloatArray

    @property
    def low(self) -> FloatArray:
        """Lower edge of the 80 % band."""
        return self.value - EIGHTY_PCT * self.sd

    @property
    def high(self) -> FloatArray:
        """Upper edge of the 80 % band."""
        return self.value + EIGHTY_PCT * self.sd

    def rmse(self, foreseen: FloatArray) -> FloatArray:
        """Root mean square error of a forecast, shape (...)."""
        return np.asarray(np.sqrt(np.square(foreseen - self.seen).mean(axis=-1)))


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Fits on all tests, and their weights, shape (..., n_grid)."""

    fits: Fits
    weights: FloatArray


def fitted_ensemble(given: Regressors, tests: FloatArray) -> tuple[Ensemble, Foreseen]:
    """Fit every pair of constants on a growing set of tests, and foresee each test from those before it.

    Parameters
    ----------
    given : Regressors
        Fitness and fatigue on the days of the tests, arrays of shape (..., n_grid, n).
    tests : ndarray, shape (..., n)
        Results in order of their days [any unit]; six or more.

    Returns
    -------
    tuple of Ensemble and Foreseen
        The fits on all tests with their weights; and what was foreseen of test six and later.

    Notes
    -----
    Formula: weight ~ (mean squared one-step error)^(-m/2) over the m tests foreseen so far, equal before the first. The
    forecast is the weighted mean; its variance is the weighted variance within plus the variance between fits.
    House rule; the expanding window keeps each forecast free of what it is judged by.

    Examples
    --------
    >>> from physiology.twin.fitting import regressors
    >>> from physiology.twin.impulse import Convention
    >>> load = np.random.default_rng(1).gamma(2.0, 150.0, 150)
    >>> given = regressors(load, np.arange(20, 150, 10), load.mean(), Convention.LAG_1)
    >>> ensemble, foreseen = fitted_ensemble(given, 300.0 + 60.0 * given.fitness[0] - 40.0 * given.fatigue[0])
    >>> foreseen.value.size, bool(foreseen.rmse(foreseen.value) < foreseen.rmse(foreseen.last))
    (8, True)
    """
    pair = given.pair
    fitted = fits(given, tests)
    n = tests.shape[-1]
    steps = slice(MIN_TRAINING_TESTS, n)
    ahead = _at(fitted, steps)
    value, unsure = predicted(ahead, pair[..., steps])
    seen = np.broadcast_to(tests[..., steps], value[..., 0, :].shape)
    weights = _weights(value - seen[..., None, :])
    mixed, sd = _mixed(weights[..., :-1], value, unsure + ahead.variance)
    before = np.cumsum(tests, axis=-1)[..., MIN_TRAINING_TESTS - 1 : n - 1] / np.arange(MIN_TRAINING_TESTS, n)
    foreseen = Foreseen(mixed, sd, before, tests[..., MIN_TRAINING_TESTS - 1 : n - 1], seen)
    return Ensemble(_at(fitted, slice(n, None)), weights[..., -1]), foreseen


def forecast(ensemble: Ensemble, given: Regressors, *, of_a_test: bool = True) -> tuple[FloatArray, FloatArray]:
    """Performance on some days by an ensemble.

    Parameters
    ----------
    ensemble : Ensemble
    given : Regressors
        Fitness and fatigue on those days, arrays of shape (..., n_grid, n_days).
    of_a_test : bool
        Whether a test's own error widens the band.

    Returns
    -------
    tuple of ndarray, each of shape (..., n_days)
        Weighted mean and SD [unit of the test].

    Notes
    -----
    Formula: mean = sum(w f); variance = sum(w v) + sum(w (f - mean)^2) over the grid.

    Examples
    --------
    >>> level = Regressors(np.ones((1, 6)), np.ones((1, 6)))
    >>> ensemble, _ = fitted_ensemble(level, np.full(6, 300.0))
    >>> [round(float(found[0]), 1) for found in forecast(ensemble, level)]
    [300.0, 4.6]
    """
    value, unsure = predicted(ensemble.fits, given.pair)
    more = ensemble.fits.variance if of_a_test else 0.0
    return _mixed(ensemble.weights[..., None], value, unsure + more)


def difference(ensemble: Ensemble, given: Regressors, other: Regressors) -> tuple[FloatArray, FloatArray]:
    """How far two courses of training lie apart by an ensemble: what both share, the level above all, drops out.

    Parameters
    ----------
    ensemble : Ensemble
    given, other : Regressors
        Fitness and fatigue of the two courses on the same days, arrays of shape (..., n_grid, n_days).

    Returns
    -------
    tuple of ndarray, each of shape (..., n_days)
        Weighted mean and SD of `given` minus `other` [unit of the test].

    Notes
    -----
    Formula: effects (x1 - x2), with variance s^2 (x1 - x2)' A (x1 - x2) within and the spread between fits.

    Examples
    --------
    >>> level = Regressors(np.ones((1, 6)), np.ones((1, 6)))
    >>> ensemble, _ = fitted_ensemble(level, np.full(6, 300.0))
    >>> [float(found[0]) for found in difference(ensemble, level, level)]
    [0.0, 0.0]
    """
    apart = given.pair - other.pair
    fitted = ensemble.fits
    value = (fitted.effects * apart).sum(axis=0)
    one, two, both = fitted.inverse
    unsure = fitted.variance * (one * apart[0] ** 2 + two * apart[1] ** 2 + 2 * both * apart[0] * apart[1])
    return _mixed(ensemble.weights[..., None], value, unsure)


def _at(fitted: Fits, where: slice) -> Fits:
    """The fits on some numbers of tests."""
    return Fits(
        fitted.centre[..., where],
        fitted.level[..., where],
        fitted.effects[..., where],
        fitted.inverse[..., where],
        fitted.variance[..., where],
        fitted.tests[where],
    )


def _weights(errors: FloatArray) -> FloatArray:
    """Weights of the grid before the first forecast and after each, shape (..., n_grid, m + 1)."""
    m = np.arange(errors.shape[-1] + 1.0)
    total = np.concatenate([np.zeros((*errors.shape[:-1], 1)), np.cumsum(np.square(errors), axis=-1)], axis=-1)
    floor = 1e-12 * np.maximum(total.max(axis=-2, keepdims=True), 1e-300)
    logs = -0.5 * m * np.log(np.maximum(total, floor) / floor)
    found = np.exp(logs - logs.max(axis=-2, keepdims=True))
    weighed: FloatArray = found / found.sum(axis=-2, keepdims=True)
    return weighed


def _mixed(weights: FloatArray, value: FloatArray, variance: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Mean and SD of a weighted mixture over the grid."""
    mean = (weights * value).sum(axis=-2)
    spread = (weights * (variance + np.square(value - mean[..., None, :]))).sum(axis=-2)
    return mean, np.sqrt(spread)
