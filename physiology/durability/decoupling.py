"""Heart rate drifting away from output within one long session: how much, and from when on."""

import numpy as np

from physiology.history import FloatArray

WARM_UP_S = 600.0
"""Heart rate is still rising to the work: the first ten minutes are left out (house rule)."""
BLOCK_S = 600.0
FRESH_S = 1800.0
"""The half hour after the warm-up is what fresh means (house rule)."""
FALL = 0.05
"""A fall of five per cent counts: practice, not research."""
MIN_KNOWN = 0.8
"""Share of a half or of a block that both signals cover (house rule)."""


def efficiency_factor(output: FloatArray, heart_rate_bpm: FloatArray) -> FloatArray:
    """Output for each heart beat a minute, over the last axis.

    Parameters
    ----------
    output : ndarray, shape (..., n_samples)
        Power [W] or speed [m/s], 0 or more; NaN is unknown.
    heart_rate_bpm : ndarray, shape (..., n_samples)
        Heart rate at the same times [bpm]; NaN is unknown.

    Returns
    -------
    ndarray, shape (...)
        Mean output over mean heart rate, of the samples where both are known [unit of output / bpm]; NaN where fewer
        than 80 % are.

    Notes
    -----
    Formula: EF = mean(output) / mean(heart rate). Practice of training software, not peer reviewed.

    Examples
    --------
    >>> float(efficiency_factor(np.full(4, 210.0), np.full(4, 140.0)))
    1.5
    """
    both = np.isfinite(output) & np.isfinite(heart_rate_bpm)
    enough = both.sum(axis=-1) >= max(MIN_KNOWN * both.shape[-1], 1.0)
    work = np.where(both, output, 0.0).sum(axis=-1)
    beats = np.where(both, heart_rate_bpm, 0.0).sum(axis=-1)
    return np.asarray(np.divide(work, beats, out=np.full(work.shape, np.nan), where=enough & (beats > 0)))


def decoupling_pct(output: FloatArray, heart_rate_bpm: FloatArray) -> FloatArray:
    """How much output a beat falls from the first to the second half.

    Parameters
    ----------
    output : ndarray, shape (..., n_samples)
        Power [W] or speed [m/s] at even times, the warm-up left out; NaN is unknown.
    heart_rate_bpm : ndarray, shape (..., n_samples)
        Heart rate at the same times [bpm]; NaN is unknown.

    Returns
    -------
    ndarray, shape (...)
        + is a fall [%]; NaN where a half is not known well enough, or had no output.

    Notes
    -----
    Formula: (EF1 - EF2) / EF1 * 100 with EF of the first and the second half. Practice, no validated threshold: heat,
    fuelling and the intensity before change it as much as fitness does [1]_.

    References
    ----------
    .. [1] Hunter et al. (2025). Exp Physiol.

    Examples
    --------
    >>> float(decoupling_pct(np.full(8, 200.0), np.repeat([125.0, 160.0], 4)).round(3))
    21.875
    """
    half = output.shape[-1] // 2
    first = efficiency_factor(output[..., :half], heart_rate_bpm[..., :half])
    second = efficiency_factor(output[..., -half:], heart_rate_bpm[..., -half:])
    return np.asarray(np.divide((first - second) * 100.0, first, out=np.full(first.shape, np.nan), where=first > 0))


def decoupling_onset_s(output: FloatArray, heart_rate_bpm: FloatArray, step_s: float) -> FloatArray:
    """From when on output a beat stays five per cent under its fresh level.

    Parameters
    ----------
    output : ndarray, shape (..., n_samples)
        Power [W] or speed [m/s] every `step_s`, the warm-up left out; NaN is unknown.
    heart_rate_bpm : ndarray, shape (..., n_samples)
        Heart rate at the same times [bpm]; NaN is unknown.
    step_s : float
        Time between samples [s].

    Returns
    -------
    ndarray, shape (...)
        From the first sample to the start of the first ten-minute block from which on every known block is five per
        cent or more under the first half hour [s]; NaN where that never happens or the fresh level is unknown.

    Notes
    -----
    Formula: onset = start of the earliest block b after 30 min with EF_k <= 0.95 EF_fresh for all known k >= b.
    Durability is time of onset and magnitude of deterioration [1]_; blocks of ten minutes and five per cent are house
    rules. A last block alone does not count.

    References
    ----------
    .. [1] Maunder et al. (2021). doi:10.1007/s40279-021-01459-0

    Examples
    --------
    >>> heart_rate = np.concatenate([np.full(60, 140.0), np.full(30, 155.0)])  # one a minute, 90 min
    >>> float(decoupling_onset_s(np.full(90, 200.0), heart_rate, 60.0)) / 60
    60.0
    """
    size = round(BLOCK_S / step_s)
    count = output.shape[-1] // size
    fresh_blocks = round(FRESH_S / BLOCK_S)
    fresh = efficiency_factor(output[..., : size * fresh_blocks], heart_rate_bpm[..., : size * fresh_blocks])
    if count < fresh_blocks + 2:
        return np.full(fresh.shape, np.nan)
    shape = (*output.shape[:-1], count, size)
    blocks = efficiency_factor(
        output[..., : count * size].reshape(shape), heart_rate_bpm[..., : count * size].reshape(shape)
    )[..., fresh_blocks:]
    known = np.isfinite(blocks)
    low = known & (blocks <= (1.0 - FALL) * fresh[..., None])
    onward = np.flip(np.logical_and.accumulate(np.flip(low | ~known, axis=-1), axis=-1), axis=-1) & low
    left = np.flip(np.cumsum(np.flip(low, axis=-1), axis=-1), axis=-1)
    begun = onward & (left >= 2)
    at = (fresh_blocks + begun.argmax(axis=-1)) * size * step_s
    return np.asarray(np.where(begun.any(axis=-1), at, np.nan))
