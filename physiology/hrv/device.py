"""A new device starts a new baseline."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray


def since_device_change(daily: FloatArray, device: NDArray[np.integer]) -> FloatArray:
    """The days that the newest day's device measured, back to its last change.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per day, oldest first [any unit]; NaN is a day nobody measured.
    device : ndarray of int, shape (..., n_days)
        A number for each vendor, device, posture and time of day that measured; read only where `daily` is known.

    Returns
    -------
    ndarray, shape (..., n_days)
        `daily` with NaN on every day up to the last one that another device measured.

    Notes
    -----
    Formula: keep day t where no known day after it, or itself, differs from the newest known day's device.
    RMSSD of two makers has no valid conversion: they measure other parts of the night, and agree with an ECG to
    another degree (concordance 0.82 to 0.99 [1]_). Restarting the baseline is a house rule.

    References
    ----------
    .. [1] Dial et al. (2025). doi:10.14814/phy2.70527

    Examples
    --------
    >>> since_device_change(np.array([50.0, 52.0, 61.0, np.nan, 60.0]), np.array([1, 1, 2, 1, 2])).tolist()
    [nan, nan, 61.0, nan, 60.0]
    """
    if not daily.shape[-1]:
        return daily
    nth = np.arange(1, daily.shape[-1] + 1)
    known = np.isfinite(daily)
    last = (nth * known).max(axis=-1, keepdims=True)
    newest = np.take_along_axis(np.broadcast_to(device, daily.shape), np.maximum(last - 1, 0), axis=-1)
    other = known & (device != newest)
    changed = (nth * other).max(axis=-1, keepdims=True)
    return np.where(nth > changed, daily, np.nan)
