"""Best power late against best power fresh: what is left after so much work."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

BoolArray = NDArray[np.bool_]

EFFORT_S = 300.0
"""Length of the effort that is compared (house rule)."""
PRIOR_WORK_KJ_KG = 20.0
"""Work that makes a rider no longer fresh (house rule; protocols are not standardised)."""


@dataclass(frozen=True, slots=True)
class BestPower:
    """Each array has the leading shape of the sessions [W]; NaN where a session has no such effort."""

    fresh_w: FloatArray
    """Best mean power that ended before the work was done."""
    late_w: FloatArray
    """Best mean power that began after it."""


def best_power(
    power_w: FloatArray, body_mass_kg: FloatArray, step_s: float, prior_kj_kg: float = PRIOR_WORK_KJ_KG
) -> BestPower:
    """Best five-minute power before and after so much work.

    Parameters
    ----------
    power_w : ndarray, shape (..., n_samples)
        Power every `step_s`, 0 or more [W]; NaN is unknown, adds no work, and spoils an effort that contains it.
    body_mass_kg : ndarray, shape (...)
        Body mass, above 0 [kg]; NaN is unknown.
    step_s : float
        Time between samples [s].
    prior_kj_kg : float
        Work that separates fresh from late [kJ/kg].

    Returns
    -------
    BestPower
        Best mean power of five minutes that end before, and that begin after, the work is done [W]; NaN where there is
        none.

    Notes
    -----
    Formula: work(t) = sum(power * step) / 1000 / mass; best = max of 300-s means with work at their end < 20 kJ/kg, and
    with work at their start >= 20 kJ/kg.
    It tells something only where both efforts were as hard as they could be, which a recording does not say. Critical
    power may fall 10 % after two hours, from under 1 to 32 % [1]_; protocols are not standardised [2]_.

    References
    ----------
    .. [1] Jones (2024). doi:10.1113/JP284205
    .. [2] Meixner et al. (2025). J Appl Physiol.

    Examples
    --------
    >>> power = np.repeat([300.0, 250.0, 270.0], [600, 4800, 600])
    >>> found = best_power(power, np.array(70.0), 1.0)
    >>> float(found.fresh_w), float(found.late_w)
    (300.0, 270.0)
    """
    size = round(EFFORT_S / step_s)
    power, mass = np.asarray(power_w), np.asarray(body_mass_kg)
    if power.shape[-1] < size:
        return BestPower(np.full(mass.shape, np.nan), np.full(mass.shape, np.nan))
    zero = np.zeros((*power.shape[:-1], 1))
    joules = np.concatenate([zero, np.cumsum(np.where(np.isfinite(power), power, 0.0) * step_s, axis=-1)], axis=-1)
    gaps = np.concatenate([zero, np.cumsum(~np.isfinite(power), axis=-1)], axis=-1)
    means = (joules[..., size:] - joules[..., :-size]) / (size * step_s)
    whole = gaps[..., size:] == gaps[..., :-size]
    work = joules / 1000.0 / mass[..., None]
    fresh = whole & (work[..., size:] < prior_kj_kg)
    late = whole & (work[..., :-size] >= prior_kj_kg)
    return BestPower(_highest(means, fresh), _highest(means, late))


def change_after_work_pct(fresh_w: FloatArray, late_w: FloatArray) -> FloatArray:
    """How far the best late power lies from the best fresh one, over several sessions.

    Parameters
    ----------
    fresh_w, late_w : ndarray, shape (..., n_sessions)
        Best powers of one rider's sessions [W]; NaN where a session has none.

    Returns
    -------
    ndarray, shape (...)
        Change of the best of all late efforts against the best of all fresh ones [%], a fall is negative; NaN where
        either is missing.

    Notes
    -----
    Formula: (max(late) / max(fresh) - 1) * 100.

    Examples
    --------
    >>> float(change_after_work_pct(np.array([300.0, 310.0]), np.array([np.nan, 279.0])).round(6))
    -10.0
    """
    fresh, late = (_highest(power, np.isfinite(power)) for power in (np.asarray(fresh_w), np.asarray(late_w)))
    return np.asarray(np.divide((late - fresh) * 100.0, fresh, out=np.full(fresh.shape, np.nan), where=fresh > 0))


def _highest(values: FloatArray, counted: BoolArray) -> FloatArray:
    highest = np.where(counted, values, -np.inf).max(axis=-1, initial=-np.inf)
    return np.asarray(np.where(np.isfinite(highest), highest, np.nan))
