"""Left against right, and late against early: how movement differs within one body and one session."""

import numpy as np

from physiology.history import FloatArray
from physiology.stream import Stream

PART = 1 / 3
"""Share of a session that counts as its early and as its late part (house rule)."""
MIN_SAMPLES = 10
"""Known samples it takes in each part (house rule)."""


def gait_drift_deg(angles_deg: FloatArray, seconds: FloatArray, part: float = PART) -> FloatArray:
    """How far a joint angle shifts from the early to the late part of a session.

    Parameters
    ----------
    angles_deg : ndarray, shape (..., n_samples)
        One angle a stride, for example hip flexion at touch-down in sprints [°]; NaN where the sensor had none.
    seconds : ndarray, shape (n_samples,)
        Time of each sample from the start, strictly increasing [s].
    part : float
        Share of the time that counts as early and as late, above 0 and up to 0.5.

    Returns
    -------
    ndarray, shape (...)
        Mean of the late part minus mean of the early part [°], sign kept; NaN with fewer than 10 known samples in
        either.

    Notes
    -----
    Formula: drift = mean(angle in the last third) - mean(angle in the first third)
    Speed must be comparable in both parts: a slower late sprint shifts angles by itself. No published basis links a
    drift of some degrees to an injury of one person [1]_.

    References
    ----------
    .. [1] Bahr (2016). doi:10.1136/bjsports-2016-096256 (source not seen)

    Examples
    --------
    >>> seconds = np.arange(60.0)
    >>> float(gait_drift_deg(np.where(seconds < 30.0, 40.0, 43.0), seconds))
    3.0
    """
    if not seconds.size:
        return np.full(angles_deg.shape[:-1], np.nan)
    reach = part * (seconds[-1] - seconds[0])
    early, late = seconds <= seconds[0] + reach, seconds >= seconds[-1] - reach
    return _mean(angles_deg[..., late]) - _mean(angles_deg[..., early])


def drift_of(stream: Stream) -> float | None:
    """The drift of one recorded joint angle.

    Parameters
    ----------
    stream : Stream
        Of `joint_angle_deg` [°], one session and site.

    Returns
    -------
    float or None
        [°]; None with too few samples in either part.

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> angles = np.linspace(40.0, 43.0, 90)
    >>> recorded = Stream("joint_angle_deg", date(2026, 1, 1), np.arange(90.0), angles, Source(vendor="camera"))
    >>> round(drift_of(recorded), 2)
    2.02
    """
    drift = float(gait_drift_deg(stream.values, stream.seconds))
    return drift if np.isfinite(drift) else None


def asymmetry_pct(left: FloatArray, right: FloatArray) -> FloatArray:
    """Difference between the sides, against the larger one.

    Parameters
    ----------
    left, right : ndarray, shape (...)
        The same measurement of both sides in one unit, 0 or more: force, contact time, power. NaN is unknown.

    Returns
    -------
    ndarray, shape (...)
        -100 to 100 [%], positive where the right is larger; NaN where a side is unknown or both are 0.

    Notes
    -----
    Formula: asymmetry = 100 * (right - left) / max(left, right)
    One of several indices in use; they do not convert into each other. A difference is no risk [1]_.

    References
    ----------
    .. [1] Bahr (2016). doi:10.1136/bjsports-2016-096256 (source not seen)

    Examples
    --------
    >>> asymmetry_pct(np.array([200.0, 180.0, 0.0]), np.array([180.0, 200.0, 0.0])).tolist()
    [-10.0, 10.0, nan]
    """
    larger = np.maximum(left, right)
    usable = larger > 0
    return np.where(usable, 100.0 * (right - left) / np.where(usable, larger, 1.0), np.nan)


def _mean(values: FloatArray) -> FloatArray:
    """Mean of the known samples; NaN with too few."""
    known = np.isfinite(values)
    count = known.sum(axis=-1)
    total = np.where(known, values, 0.0).sum(axis=-1)
    mean: FloatArray = total / np.where(count >= MIN_SAMPLES, count, np.nan)
    return mean
