"""Fatigue of one muscle within a session: how the median frequency of its raw EMG moves."""

from dataclasses import dataclass

import numpy as np

from physiology.finding import InsufficientData
from physiology.history import FloatArray

BAND_HZ = (20.0, 450.0)
"""Below lies movement, above little but noise (house rule)."""
MIN_SAMPLING_HZ = 500.0
SEGMENTS = 8
"""Half-overlapping parts of a window whose spectra are averaged."""
MIN_WINDOWS = 5
"""Fewer windows give no slope with an honest error (house rule)."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A straight line through a window's values: change a minute and its standard error, `(...)`."""

    per_min: FloatArray
    error_per_min: FloatArray


def median_frequency(emg_mv: FloatArray, sampling_hz: float, window_s: float = 4.0) -> FloatArray:
    """Median frequency of raw surface EMG, window by window.

    Parameters
    ----------
    emg_mv : ndarray, shape (..., n_samples)
        Raw signal, evenly sampled, neither rectified nor smoothed [mV]; a window with a NaN is unknown.
    sampling_hz : float
        At least 500 [Hz].
    window_s : float
        Length of a window, at least 1 [s].

    Returns
    -------
    ndarray, shape (..., n_windows)
        [Hz], between 20 and 450 or the Nyquist frequency; NaN in a window without a value or without any signal.

    Raises
    ------
    ValueError
        Sampled below 500 Hz, or windows shorter than a second.

    Notes
    -----
    Formula: the frequency that halves the power between 20 and 450 Hz, linear within a bin, of a Welch spectrum (Hann
    windows, eight segments, half overlapping). Band and lengths are house rules. It speaks of a held or evenly
    repeated contraction; it moves with muscle length, temperature and electrode, so only the change within one
    recording is told.

    Examples
    --------
    >>> tone = np.sin(2 * np.pi * 80 * np.arange(8000) / 1000)
    >>> np.round(median_frequency(tone, 1000.0)).tolist()
    [80.0, 80.0]
    """
    if sampling_hz < MIN_SAMPLING_HZ or window_s < 1:
        raise ValueError("raw EMG is sampled at 500 Hz or more and judged in windows of a second or more")
    length = round(window_s * sampling_hz)
    n_windows = emg_mv.shape[-1] // length
    windows = emg_mv[..., : n_windows * length].reshape(*emg_mv.shape[:-1], n_windows, length)
    frequency_hz, power = _welch(windows, sampling_hz)
    inside = (frequency_hz >= BAND_HZ[0]) & (frequency_hz <= BAND_HZ[1])
    return _halving(frequency_hz[inside], power[..., inside])


def slope_per_min(values: FloatArray, window_s: float) -> Slope:
    """Straight line through windows in a row, with the standard error of its slope.

    Parameters
    ----------
    values : ndarray, shape (..., n_windows)
        One value a window, any unit; NaN is left out.
    window_s : float
        Time from one window to the next [s].

    Returns
    -------
    Slope
        Change a minute and its standard error [unit of `values` / min].

    Raises
    ------
    InsufficientData
        A row has fewer than 5 known windows.

    Notes
    -----
    Formula: least squares; SE = sqrt(SSE / (n - 2) / Sxx). Neighbouring windows share what drifts slowly, so the true
    error is rather larger.

    Examples
    --------
    >>> line = slope_per_min(np.array([100.0, 99.0, 98.0, 97.0, 96.0]), window_s=30.0)
    >>> float(line.per_min), float(line.error_per_min)
    (-2.0, 0.0)
    """
    known = np.isfinite(values)
    n = known.sum(axis=-1)
    if n.size == 0 or n.min() < MIN_WINDOWS:
        raise InsufficientData("emg_slope", MIN_WINDOWS, int(n.min(initial=MIN_WINDOWS)), missing="windows")
    minutes = np.arange(values.shape[-1]) * window_s / 60.0
    centred = np.where(known, minutes - _mean(np.broadcast_to(minutes, values.shape), known), 0.0)
    away = np.where(known, values - _mean(values, known), 0.0)
    spread = np.square(centred).sum(axis=-1)
    per_min = (centred * away).sum(axis=-1) / spread
    left = np.square(away - per_min[..., None] * centred).sum(axis=-1)
    return Slope(per_min, np.sqrt(left / (n - 2) / spread))


def _mean(values: FloatArray, known: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> FloatArray:
    return np.asarray(np.where(known, values, 0.0).sum(axis=-1, keepdims=True) / known.sum(axis=-1, keepdims=True))


def _welch(windows: FloatArray, sampling_hz: float) -> tuple[FloatArray, FloatArray]:
    """Averaged spectra of half-overlapping, Hann-weighted segments; the mean of each segment is taken off."""
    step = windows.shape[-1] // (SEGMENTS + 1)
    segments = np.stack([windows[..., n * step : (n + 2) * step] for n in range(SEGMENTS)], axis=-2)
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(2 * step) / (2 * step))
    spectra = np.fft.rfft((segments - segments.mean(axis=-1, keepdims=True)) * hann, axis=-1)
    power: FloatArray = np.square(np.abs(spectra)).mean(axis=-2)
    return np.asarray(np.fft.rfftfreq(2 * step, 1 / sampling_hz), dtype=np.float64), power


def _halving(frequency_hz: FloatArray, power: FloatArray) -> FloatArray:
    """The frequency below which half of the power lies; NaN where there is none."""
    total = np.cumsum(power, axis=-1)
    half = total[..., -1:] / 2
    place = (total < half).sum(axis=-1)
    before = np.where(place > 0, np.take_along_axis(total, np.maximum(place - 1, 0)[..., None], -1)[..., 0], 0.0)
    place = np.minimum(place, frequency_hz.size - 1)
    inside = np.take_along_axis(power, place[..., None], -1)[..., 0]
    width = float(frequency_hz[1] - frequency_hz[0])
    known = inside > 0
    share = (half[..., 0] - before) / np.where(known, inside, 1.0)
    return np.where(known, frequency_hz[place] + width * (share - 0.5), np.nan)
