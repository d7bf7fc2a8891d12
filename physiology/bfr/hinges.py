"""Two hinges in three signals at once: where straight lines change their slope, and how surely."""

from dataclasses import dataclass

import numpy as np

from physiology.finding import InsufficientData
from physiology.history import FloatArray

EVERY_S, FINE_S = 2.0, 0.5
"""Hinges are sought on the first grid, and the best pair again on the second around it (house rule)."""
APART_S, TAIL_S = 4.0, 8.0
"""Least time between the hinges and before the first, and after the second (house rule): the tail is one step."""
BLOCK = 5
"""Samples that are drawn together, because neighbours resemble each other (house rule)."""
DRAWS = 200
LEVELS = (0.025, 0.975)
COLUMNS = 4
LEAST_SAMPLES = 17
MAD_TO_SD = 1.4826
LEAST_NOISE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Hinges:
    """The best two hinges, their draws, and the slopes behind the second."""

    first_s: float
    second_s: float
    second_draws_s: FloatArray
    """Shape `(n_draws,)`: the second hinge in every redrawn recording."""
    slopes: FloatArray
    """Shape `(n_signals,)`: slope behind the second hinge, in the signal's unit a second."""
    slopes_low: FloatArray
    slopes_high: FloatArray
    residuals: FloatArray
    """Shape `(n_signals, n_samples)`: measured minus fitted."""


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """Every pair of hinges with the orthonormal base of its lines."""

    pairs: FloatArray
    base: FloatArray
    corners: FloatArray


def two_hinges(seconds: FloatArray, signals: FloatArray, seed: int = 0) -> Hinges:
    """Fit straight lines with two common hinges to several signals.

    Parameters
    ----------
    seconds : ndarray, shape (n_samples,)
        Increasing [s], without gaps of their own: about one a second.
    signals : ndarray, shape (n_signals, n_samples)
        All known, in any unit.
    seed : int
        Of the redrawing; the same seed gives the same interval.

    Returns
    -------
    Hinges

    Raises
    ------
    InsufficientData
        Too short for two hinges with their distances.

    Notes
    -----
    Formula: y(t) = a + b t + c max(t - t1, 0) + d max(t - t2, 0), the pair (t1, t2) of a grid with the least sum of
    squares over all signals, each over its noise (1.4826 MAD of its differences / sqrt(2)); intervals are the 2.5 and
    97.5 percentiles of 200 fits to the curve plus its own residuals, redrawn in blocks of 5
    All signals share the hinges. House rule: no published basis for this fit as a measure of arterial occlusion.

    Examples
    --------
    >>> t = np.arange(100.0)
    >>> bent = np.maximum(t - 30, 0) - 2 * np.maximum(t - 70, 0)
    >>> found = two_hinges(t, bent[None])
    >>> found.first_s, found.second_s, round(float(found.slopes[0]), 6)
    (30.0, 70.0, -1.0)
    """
    pairs = _pairs(seconds)
    if not len(pairs):
        raise InsufficientData("hhb_breakpoint", LEAST_SAMPLES, seconds.size, missing="seconds")
    coarse = _lines(seconds, pairs)
    scale = _noise(signals)
    scaled = (signals / scale[:, None])[None]
    fine = _lines(seconds, _around(pairs[_best(coarse, scaled)[0][0]], seconds))
    at, slopes = _best(fine, scaled)
    base = fine.base[at[0]]
    residuals = scaled[0] - scaled[0] @ base @ base.T
    drawn_at, drawn_slopes = _best(coarse, scaled - residuals + _redrawn(residuals, seed))
    low, high = np.quantile(drawn_slopes, LEVELS, axis=0) * scale
    return Hinges(
        first_s=float(fine.pairs[at[0], 0]),
        second_s=float(fine.pairs[at[0], 1]),
        second_draws_s=pairs[drawn_at, 1],
        slopes=slopes[0] * scale,
        slopes_low=low,
        slopes_high=high,
        residuals=residuals * scale[:, None],
    )


def _pairs(seconds: FloatArray) -> FloatArray:
    """Every pair of hinges that keeps its distances, shape (n_pairs, 2)."""
    grid = np.arange(seconds[0] + APART_S, seconds[-1] - TAIL_S + LEAST_NOISE, EVERY_S)
    return _kept(grid, grid, seconds)


def _around(pair: FloatArray, seconds: FloatArray) -> FloatArray:
    """Pairs near one, on the finer grid."""
    near = np.arange(-EVERY_S, EVERY_S + FINE_S, FINE_S)
    return _kept(pair[0] + near, pair[1] + near, seconds)


def _kept(first_s: FloatArray, second_s: FloatArray, seconds: FloatArray) -> FloatArray:
    first, second = np.meshgrid(first_s, second_s, indexing="ij")
    early, late = seconds[0] + APART_S, seconds[-1] - TAIL_S
    inside = (first >= early) & (second - first >= APART_S) & (second <= late)
    return np.asarray(np.stack([first, second], axis=-1)[inside])


def _lines(seconds: FloatArray, pairs: FloatArray) -> _Lines:
    """Orthonormal bases of all pairs by one batched QR."""
    t = np.broadcast_to(seconds, (len(pairs), seconds.size))
    bends = [np.maximum(t - pairs[:, [column]], 0.0) for column in range(2)]
    design = np.stack([np.ones_like(t), t, *bends], axis=-1)
    base, corners = np.linalg.qr(design)
    return _Lines(pairs, base, corners)


def _best(lines: _Lines, signals: FloatArray) -> tuple[np.ndarray, FloatArray]:
    """Best pair and slopes behind its second hinge, of each recording; signals (recordings, signals, samples)."""
    recordings, channels, samples = signals.shape
    flat = signals.reshape(-1, samples).T
    weights = lines.base.transpose(0, 2, 1).reshape(-1, samples) @ flat
    weights = weights.reshape(len(lines.pairs), COLUMNS, recordings, channels)
    explained = (weights**2).sum(axis=(1, 3))
    at = explained.argmax(axis=0)
    chosen = weights[at, :, np.arange(recordings)]
    coefficients = np.linalg.solve(lines.corners[at], chosen)
    return at, np.asarray(coefficients[:, 1:].sum(axis=1))


def _noise(signals: FloatArray) -> FloatArray:
    """Spread of each signal from sample to sample, never 0."""
    steps = np.diff(signals, axis=-1)
    middle = np.median(np.abs(steps - np.median(steps, axis=-1, keepdims=True)), axis=-1)
    floor = np.maximum(np.ptp(signals, axis=-1) * 1e-3, LEAST_NOISE)
    return np.asarray(np.maximum(MAD_TO_SD * middle / np.sqrt(2.0), floor))


def _redrawn(residuals: FloatArray, seed: int) -> FloatArray:
    """Residuals in blocks from anywhere, all signals together, shape (n_draws, n_signals, n_samples)."""
    samples = residuals.shape[-1]
    chance = np.random.default_rng(seed)
    starts = chance.integers(0, samples - BLOCK + 1, size=(DRAWS, -(-samples // BLOCK)))
    index = (starts[..., None] + np.arange(BLOCK)).reshape(DRAWS, -1)[:, :samples]
    return np.asarray(np.moveaxis(residuals[:, index], 1, 0))
