"""Whether a half-recovery time is long for this athlete, at the same power, site and sensor."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.oxygenation.screening import known_median

MIN_SESSIONS = 5
"""Earlier comparable sessions it takes (house rule)."""
SAME_POWER = 0.10
"""Sessions compare when their powers lie within a tenth (house rule)."""
REPEAT_ERROR_S = 7.0
"""What a half-time differs by between sessions without any reason: the standard error of measurement."""
OWN_SDS = 2.0


@dataclass(frozen=True, slots=True)
class Norm:
    """Each array has the leading shape of the sessions; NaN where there are too few."""

    usual_s: FloatArray
    """Median of the comparable earlier sessions [s]."""
    margin_s: FloatArray
    """What a session has to differ by to be called slower or faster [s]."""
    sessions: NDArray[np.int64]
    """Comparable earlier sessions."""


def own_norm(half_s: FloatArray, power_w: FloatArray) -> Norm:
    """What is usual for the newest session's power, from the earlier ones.

    Parameters
    ----------
    half_s : ndarray, shape (..., n_sessions)
        Half-recovery times of one athlete, site, sensor and kind of mark, oldest first [s]; NaN is unknown.
    power_w : ndarray, shape (..., n_sessions)
        Mean power of their efforts [W]; NaN is unknown, and then the session compares with none.

    Returns
    -------
    Norm
        Median [s], margin [s] and number of the earlier sessions within a tenth of the newest one's power, shape (...);
        median and margin are NaN with fewer than five.

    Notes
    -----
    Formula: usual = median(half of comparable earlier sessions); margin = max(7 s, 2 * sample SD of the same).
    7 s is the between-session standard error of the half-time in 17 cyclists [1]_; five sessions, a tenth of the power
    and two SDs are house rules. Power has to match because reoxygenation slows with intensity [2]_.

    References
    ----------
    .. [1] Test-retest reliability of the microvascular oxygenation recovery response (2022). Res Directs Health Sci.
    .. [2] Arnold et al. (2024). doi:10.3389/fphys.2024.1449384

    Examples
    --------
    >>> norm = own_norm(np.array([20.0, 22.0, 21.0, 23.0, 19.0, 40.0]), np.full(6, 250.0))
    >>> float(norm.usual_s), float(norm.margin_s), int(norm.sessions)
    (21.0, 7.0, 5)
    """
    newest = power_w[..., -1:]
    alike = np.abs(power_w[..., :-1] - newest) <= SAME_POWER * newest
    earlier = np.where(alike, half_s[..., :-1], np.nan)
    count = np.isfinite(earlier).sum(axis=-1)
    enough = count >= MIN_SESSIONS
    centred = np.where(np.isfinite(earlier), earlier - _mean(earlier, count)[..., None], 0.0)
    sd = np.sqrt((centred**2).sum(axis=-1) / np.maximum(count - 1, 1))
    return Norm(
        usual_s=np.where(enough, known_median(earlier), np.nan),
        margin_s=np.where(enough, np.maximum(REPEAT_ERROR_S, OWN_SDS * sd), np.nan),
        sessions=count,
    )


def _mean(values: FloatArray, count: NDArray[np.int64]) -> FloatArray:
    return np.asarray(np.where(np.isfinite(values), values, 0.0).sum(axis=-1) / np.maximum(count, 1))
