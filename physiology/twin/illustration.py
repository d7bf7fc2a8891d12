"""The model with nobody's parameters: what it does, not what an athlete will do."""

import numpy as np

from physiology.history import FloatArray
from physiology.twin.impulse import Convention, Gains, performance

FITNESS_SHARE = 0.10
"""What usual training is drawn to add to performance (house rule; the picture's scale, not a measurement)."""
GENERIC_TAU1_DAYS, GENERIC_TAU2_DAYS, GENERIC_RATIO = 45.0, 15.0, 2.0
"""The textbook's constants and its ratio of the gains."""


def generic_gains(usual_au: float) -> Gains:
    """Generic parameters on a scale where performance without training is 100.

    Parameters
    ----------
    usual_au : float
        Mean daily load [AU/day], above 0.

    Returns
    -------
    Gains
        tau 45 and 15 days, k2 twice k1, and k1 such that usual training settles at ten points of fitness.

    Notes
    -----
    Formula: k1 = 10 / (usual load x 45). No published basis: constants taken from others do not predict [1]_.

    References
    ----------
    .. [1] Vermeire et al. (2022). doi:10.1123/ijspp.2021-0494

    Examples
    --------
    >>> gains = generic_gains(400.0)
    >>> round(gains.k1 * 400.0 * 45.0, 6), gains.k2 / gains.k1
    (10.0, 2.0)
    """
    k1 = 100.0 * FITNESS_SHARE / (usual_au * GENERIC_TAU1_DAYS)
    return Gains(100.0, k1, GENERIC_RATIO * k1, GENERIC_TAU1_DAYS, GENERIC_TAU2_DAYS)


def illustrated_change(past_au: FloatArray, ahead_au: FloatArray, usual_au: float) -> FloatArray:
    """Change of performance from today by generic parameters.

    Parameters
    ----------
    past_au : ndarray, shape (n_days,)
        Load of each day up to today, all known [AU].
    ahead_au : ndarray, shape (days,)
        Load of each day from tomorrow on [AU].
    usual_au : float
        Mean daily load, taken to have gone before the first day too [AU/day], above 0.

    Returns
    -------
    ndarray, shape (days,)
        On each morning from tomorrow on [%].

    Notes
    -----
    Formula: 100 (p(t) / p(today) - 1), loads counting from the next day on. An illustration of the model, for plans
    side by side (house rule).

    Examples
    --------
    >>> usual = np.full(60, 400.0)
    >>> illustrated_change(usual, np.full(8, 400.0), 400.0).round(6).tolist()[-1]
    0.0
    >>> illustrated_change(usual, np.zeros(8), 400.0).round(1).tolist()[-1]
    0.9
    """
    load_au = np.concatenate([past_au, ahead_au])
    curve = performance(load_au, generic_gains(usual_au), Convention.LAG_1, usual_au)
    today = past_au.size - 1
    return np.asarray(100.0 * (curve[past_au.size :] / curve[today] - 1.0))
