"""What a set shows while the cuff is inflated: muscle activity, oxygen floor, pressure over time, lost velocity."""

from bisect import insort

import numpy as np

from physiology.history import FloatArray

ENVELOPE_S = 0.1
"""Rectified activity is averaged over so long: the time in which a dropped weight has to be noticed (house rule)."""
ARMED_AFTER_S = 2.0
"""A set needs so long until its median means something (house rule)."""
FLOOR_PCT, OVER_FLOOR_POINTS = 15.0, 3.0
COUNTED_FROM_MMHG = 20.0


def emg_envelope(emg_mv: FloatArray, rate_hz: float) -> FloatArray:
    """Rectified muscle activity, averaged over the last 0.1 s.

    Parameters
    ----------
    emg_mv : ndarray, shape (..., n_samples)
        Raw activity without offset [mV]; NaN where the sensor had none.
    rate_hz : float
        Samples a second [Hz], above 0.

    Returns
    -------
    ndarray, shape (..., n_samples)
        Envelope [mV], looking back only; NaN where any sample of the window is, and until the first window is full.

    Notes
    -----
    Formula: mean of |emg| over the last max(1, round(0.1 rate)) samples
    House rule: a longer window is calmer at turning points and later at a dropped weight.

    Examples
    --------
    >>> emg_envelope(np.array([1.0, -1.0, 3.0, -3.0]), rate_hz=20.0).tolist()
    [nan, 1.0, 2.0, 3.0]
    """
    window = max(1, round(ENVELOPE_S * rate_hz))
    envelope = np.full(emg_mv.shape, np.nan)
    if emg_mv.shape[-1] >= window:
        views = np.lib.stride_tricks.sliding_window_view(np.abs(emg_mv), window, axis=-1)
        envelope[..., window - 1 :] = views.mean(axis=-1)
    return envelope


def emg_share(seconds: FloatArray, envelope_mv: FloatArray, active: np.ndarray) -> FloatArray:
    """The envelope against the running median of its set, 1 wherever nothing is watched.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Increasing [s].
    envelope_mv : ndarray, shape (n_samples,)
        From `emg_envelope` [mV]; NaN is unknown.
    active : ndarray of bool, shape (n_samples,)
        Whether a set is running; its end is told by whoever does it, so that stopping is no alarm.

    Returns
    -------
    ndarray, shape (n_samples,)
        Share of the median of the set so far [1]. 1 outside a set and in its first 2 s; NaN where the envelope is
        unknown, or no activity was seen at all, while a set is watched.

    Notes
    -----
    Formula: envelope(t) / median of the known envelope from the set's first sample to t
    A drop below 0.3 of it trips the cuff (house rule, judged where the cuff is driven). Each set has its own median.

    Examples
    --------
    >>> seconds = np.arange(0.0, 5.0, 0.5)
    >>> emg_share(seconds, np.where(seconds < 4.0, 0.2, 0.05), seconds < 4.4)[-3:].tolist()
    [1.0, 0.25, 1.0]
    """
    share = np.ones(seconds.shape)
    seen: list[float] = []
    began_s = 0.0
    for at, running in enumerate(active):
        if not running:
            seen = []
            continue
        if at == 0 or not active[at - 1]:
            began_s = seconds[at]
        if np.isfinite(envelope_mv[at]):
            insort(seen, float(envelope_mv[at]))
        if seconds[at] - began_s >= ARMED_AFTER_S:
            share[at] = _against(envelope_mv[at], seen)
    return share


def _against(envelope_mv: float, seen: list[float]) -> float:
    """Against the median of sorted values; NaN without a median above 0."""
    if not seen:
        return float("nan")
    middle = (seen[(len(seen) - 1) // 2] + seen[len(seen) // 2]) / 2.0
    return envelope_mv / middle if middle > 0.0 else float("nan")


def smo2_floor_pct(calibrated_pct: float) -> float:
    """The muscle oxygen at which a set ends.

    Parameters
    ----------
    calibrated_pct : float
        The lowest saturation that the person's own occlusion reached [%]; NaN where none was recorded.

    Returns
    -------
    float
        Floor [%]: at or below it the cuff vents. At least 15 %.

    Notes
    -----
    Formula: max(15, calibrated + 3)
    House rule: no published floor.

    Examples
    --------
    >>> smo2_floor_pct(20.0), smo2_floor_pct(5.0), smo2_floor_pct(float("nan"))
    (23.0, 15.0, 15.0)
    """
    own = calibrated_pct + OVER_FLOOR_POINTS
    return max(FLOOR_PCT, own)


def pressure_time(seconds: FloatArray, cuff_mmhg: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Pressure over time, and the time of which it is unknown.

    Parameters
    ----------
    seconds : ndarray, shape (..., n_samples)
        Increasing [s].
    cuff_mmhg : ndarray, shape (..., n_samples)
        Cuff pressure [mmHg]; NaN where unknown.

    Returns
    -------
    integral : ndarray, shape (...)
        Pressure over time under at least 20 mmHg [mmHg·s]; an interval with an unknown end counts nothing here.
    unknown_s : ndarray, shape (...)
        Length of those intervals [s]: with more than 0 the integral is only a lower bound.

    Notes
    -----
    Formula: sum of (p_i + p_(i+1)) / 2 * (t_(i+1) - t_i), p below 20 mmHg taken as 0
    House rule: what a dose of it does to a limb is not known.

    Examples
    --------
    >>> integral, unknown_s = pressure_time(np.arange(4.0), np.array([100.0, 100.0, 10.0, np.nan]))
    >>> float(integral), float(unknown_s)
    (150.0, 1.0)
    """
    counted = np.where(cuff_mmhg < COUNTED_FROM_MMHG, 0.0, cuff_mmhg)
    middle = (counted[..., 1:] + counted[..., :-1]) / 2.0
    lasted = np.diff(seconds, axis=-1)
    unknown = np.isnan(middle)
    integral = np.where(unknown, 0.0, middle * lasted).sum(axis=-1)
    return np.asarray(integral), np.asarray(np.where(unknown, lasted, 0.0).sum(axis=-1))


def velocity_loss_pct(mean_velocity_m_s: FloatArray) -> FloatArray:
    """How much of the set's best velocity each repetition has lost.

    Parameters
    ----------
    mean_velocity_m_s : ndarray, shape (..., n_reps)
        Mean velocity of each lifting phase, in order [m/s]; NaN where unknown.

    Returns
    -------
    ndarray, shape (..., n_reps)
        Loss against the fastest repetition so far [%]; NaN for an unknown one, and before any velocity above 0.

    Notes
    -----
    Formula: 100 (best so far - v) / best so far
    A definition; from which loss on a restricted set should end has no published basis here.

    Examples
    --------
    >>> velocity_loss_pct(np.array([0.5, 0.4, np.nan, 0.3])).round(3).tolist()
    [0.0, 20.0, nan, 40.0]
    """
    best = np.maximum.accumulate(np.where(np.isnan(mean_velocity_m_s), 0.0, mean_velocity_m_s), axis=-1)
    lost = np.full(mean_velocity_m_s.shape, np.nan)
    np.divide(100.0 * (best - mean_velocity_m_s), best, out=lost, where=best > 0.0)
    return lost
