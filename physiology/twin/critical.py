"""When a session's harm is over and when its gain is largest, as a range over the fitted constants."""

import numpy as np

from physiology.finding import Shape
from physiology.history import FloatArray
from physiology.twin.ensemble import Ensemble
from physiology.twin.fitting import GRID_DAYS
from physiology.twin.impulse import critical_days

OUTER = (0.1, 0.9)
"""Share of the weight below each edge: eighty in a hundred lie between."""


class CriticalDays(Shape):
    """Ranges that hold 80 % of the ensemble's weight [days]."""

    harm_over_days: tuple[float, float]
    gain_largest_days: tuple[float, float]


def critical_range(ensemble: Ensemble) -> CriticalDays | None:
    """Ranges of the two times over an ensemble.

    Parameters
    ----------
    ensemble : Ensemble
        Of one athlete.

    Returns
    -------
    CriticalDays or None
        None where no member sees any fitness.

    Notes
    -----
    Formula: `critical_days` of each member with k = effect / tau, between the weighted quantiles 0.1 and 0.9. The times
    of nine swimmers had 95 % ranges of 7 to 35 and 25 to 61 days [1]_, so a single figure would be a pretence. The
    range leaves out how unsure each member is of its own gains.

    References
    ----------
    .. [1] Hellard et al. (2006). doi:10.1080/02640410500244697

    Examples
    --------
    >>> from physiology.twin.ensemble import fitted_ensemble
    >>> from physiology.twin.fitting import regressors
    >>> from physiology.twin.impulse import Convention
    >>> load, on = np.repeat([200.0, 500.0, 100.0, 600.0], 40), np.arange(9, 160, 10)
    >>> given = regressors(load, on, load.mean(), Convention.LAG_1)
    >>> ensemble, _ = fitted_ensemble(given, 300.0 + 60.0 * given.fitness[20] - 40.0 * given.fatigue[20])
    >>> [round(edge, 1) for edge in critical_range(ensemble).harm_over_days]
    [15.9, 16.4]
    """
    tau1, tau2 = GRID_DAYS
    fitness, fatigue = ensemble.fits.effects[..., 0]
    weights = np.where(fitness > 0, ensemble.weights, 0.0)
    if not weights.any():
        return None
    harm_over, gain_largest = critical_days(fitness / tau1, fatigue / tau2, tau1, tau2)
    return CriticalDays(harm_over_days=_between(harm_over, weights), gain_largest_days=_between(gain_largest, weights))


def _between(values: FloatArray, weights: FloatArray) -> tuple[float, float]:
    """Weighted quantiles at both edges; members without weight do not count."""
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    low, high = (float(values[order[np.searchsorted(share, edge)]]) for edge in OUTER)
    return low, high
