"""Load of one session from power, and what the legs did in it."""

import numpy as np

from physiology.history import FloatArray

WINDOW_S = 30
MIN_POWER_S = 600
"""A shorter recording says nothing about a steady hour (house rule)."""


def normalized_power(power_w: FloatArray) -> FloatArray:
    """Power that would cost as much if it were even: fourth-power mean of the 30-s rolling mean.

    Parameters
    ----------
    power_w : ndarray, shape (..., n_seconds)
        Power at 1 Hz (`second_by_second`) [W]; NaN is unknown.

    Returns
    -------
    ndarray, shape (...)
        [W]; NaN where fewer than 600 seconds are known or no 30 of them follow each other.

    Notes
    -----
    Formula: (mean of (30-s rolling mean)^4)^(1/4) over full windows without a gap. Programs treat the first 30 s
    differently, which moves the result by 0.04 to 0.22 %. Not peer-reviewed [1]_.

    References
    ----------
    .. [1] Allen and Coggan. Training and racing with a power meter (source not seen)

    Examples
    --------
    >>> float(normalized_power(np.full(3600, 200.0)))
    200.0
    """
    known = np.isfinite(power_w)
    total = _rolled(np.where(known, power_w, 0.0))
    full = _rolled(known.astype(np.float64)) == WINDOW_S
    fourth = np.where(full, total / WINDOW_S, 0.0) ** 4
    windows = full.sum(axis=-1)
    enough = (known.sum(axis=-1) >= MIN_POWER_S) & (windows > 0)
    return np.where(enough, (fourth.sum(axis=-1) / np.maximum(windows, 1)) ** 0.25, np.nan)


def intensity_factor(normalized_power_w: FloatArray, ftp_w: float) -> FloatArray:
    """Normalised power as a share of functional threshold power.

    Parameters
    ----------
    normalized_power_w : ndarray, shape (...)
        [W].
    ftp_w : float
        Power the athlete can hold for about an hour, above 0 [W].

    Returns
    -------
    ndarray, shape (...)
        [1].

    Raises
    ------
    ValueError
        The threshold is not above 0.

    Notes
    -----
    Formula: NP / FTP. As good as the threshold it divides by [1]_.

    References
    ----------
    .. [1] Allen and Coggan. Training and racing with a power meter (source not seen)

    Examples
    --------
    >>> float(intensity_factor(np.array(200.0), 250.0))
    0.8
    """
    if not ftp_w > 0:
        raise ValueError("threshold power lies above 0")
    return np.asarray(normalized_power_w / ftp_w)


def training_stress(normalized_power_w: FloatArray, seconds: FloatArray | float, ftp_w: float) -> FloatArray:
    """Session load in hundredths of an hour at threshold power.

    Parameters
    ----------
    normalized_power_w : ndarray, shape (...)
        [W].
    seconds : float or ndarray, shape (...)
        Known time of the session [s].
    ftp_w : float
        Power the athlete can hold for about an hour, above 0 [W].

    Returns
    -------
    ndarray, shape (...)
        [points]; an hour at threshold is 100.

    Raises
    ------
    ValueError
        The threshold is not above 0.

    Notes
    -----
    Formula: s * NP * IF / (3600 * FTP) * 100. Not peer-reviewed [1]_.

    References
    ----------
    .. [1] Allen and Coggan. Training and racing with a power meter (source not seen)

    Examples
    --------
    >>> round(float(training_stress(np.array(200.0), 3600, 250.0)), 6)
    64.0
    """
    return np.asarray(100.0 * seconds / 3600.0 * np.square(intensity_factor(normalized_power_w, ftp_w)))


def work_kj(power_w: FloatArray, held: FloatArray) -> FloatArray:
    """Mechanical work of a session.

    Parameters
    ----------
    power_w : ndarray, shape (..., n_samples)
        [W]; NaN is unknown and adds nothing.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].

    Returns
    -------
    ndarray, shape (...)
        [kJ]; NaN without any known sample.

    Notes
    -----
    Formula: sum of W * s / 1000.

    Examples
    --------
    >>> float(work_kj(np.full(3600, 200.0), np.ones(3600)))
    720.0
    """
    return _total(power_w, held) / 1000.0


def travelled_km(speed_m_s: FloatArray, held: FloatArray) -> FloatArray:
    """Distance from speed.

    Parameters
    ----------
    speed_m_s : ndarray, shape (..., n_samples)
        [m/s]; NaN is unknown and adds nothing.
    held : ndarray, shape (n_samples,)
        How long each sample stands for [s].

    Returns
    -------
    ndarray, shape (...)
        [km]; NaN without any known sample.

    Notes
    -----
    Formula: sum of m/s * s / 1000. A device's own distance is closer where there is one.

    Examples
    --------
    >>> float(travelled_km(np.full(600, 3.0), np.ones(600)))
    1.8
    """
    return _total(speed_m_s, held) / 1000.0


def _total(values: FloatArray, held: FloatArray) -> FloatArray:
    known = np.isfinite(values)
    return np.where(known.any(axis=-1), np.where(known, values * held, 0.0).sum(axis=-1), np.nan)


def _rolled(values: FloatArray) -> FloatArray:
    """Sums of 30 samples in a row, shape `(..., n_seconds - 29)`."""
    total = np.cumsum(np.concatenate([np.zeros((*values.shape[:-1], 1)), values], axis=-1), axis=-1)
    return np.asarray(total[..., WINDOW_S:] - total[..., :-WINDOW_S])
