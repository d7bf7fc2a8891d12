"""A drift too small to see in a day, added up until it cannot be missed."""

import numpy as np

from physiology.history import FloatArray

ALLOWANCE_SD = 0.5
"""Half of the shift one wants to see: a full SD."""
LIMIT_SD = 3.5
"""No single day counts for more than this."""
OVERSHOOT_SD = 2.0
"""How far past its limit a sum may grow: an old drift is forgotten about as fast as it was found."""


def cusum(z: FloatArray, limit_sd: float, allowance_sd: float = ALLOWANCE_SD) -> FloatArray:
    """One-sided cumulative sum of deviations towards the positive side.

    Parameters
    ----------
    z : ndarray, shape (..., n_days)
        Deviation of each day from usual [SD], oldest first; NaN is a day nobody knows. For a drift downwards hand
        in `-z`.
    limit_sd : float
        Where an alarm begins, above 0 [SD]; the sum stops 2 SD past it.
    allowance_sd : float
        What a day may deviate without adding to the sum, 0 or more [SD].

    Returns
    -------
    ndarray, shape (..., n_days)
        The sum after each day, 0 to `limit_sd` + 2 [SD]. An unknown day leaves it as it was.

    Notes
    -----
    Formula: S(t) = min(h + 2, max(0, S(t-1) + min(z(t), 3.5) - k)), with limit h and allowance k. Of all rules with
    the same rate of false alarms it finds a lasting shift of 2 k soonest, if days are independent. Where a day
    resembles the one before false alarms multiply: limits are chosen on simulated days with an autocorrelation of 0.3.
    The clip and the ceiling are house rules.

    Examples
    --------
    >>> cusum(np.array([1.0, np.nan, 1.5, -3.0, 9.0]), limit_sd=4.0).tolist()
    [0.5, 0.5, 1.5, 0.0, 3.0]
    """
    steps = np.minimum(np.nan_to_num(z, nan=allowance_sd), LIMIT_SD) - allowance_sd
    sums = np.zeros_like(steps)
    newest = np.zeros(steps.shape[:-1])
    ceiling = limit_sd + OVERSHOOT_SD
    for day in range(steps.shape[-1]):
        newest = np.clip(newest + steps[..., day], 0.0, ceiling)
        sums[..., day] = newest
    return sums
