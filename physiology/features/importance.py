"""How much a signal of today says about tomorrow's answer, out of sample and against chance."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from physiology.history import FloatArray

BLOCKS = 5
FIRST_TRAINING_SHARE = 0.5
RIDGE = 10.0
"""Strength of the penalty, in days: as if ten mornings had said that nothing matters (house rule)."""
LEAST_SHIFT = 14
MOST_SHIFTS = 99
NULL_PERCENTILE = 95.0
MIN_ROWS = 60


@dataclass(frozen=True, slots=True)
class Importance:
    """What a forecast of the next morning is worth, and what each signal adds to it."""

    rows: int
    r2: float
    """Out of sample; below 0 is worse than the mean of the days before."""
    last_value_r2: float
    """The same for saying yesterday's answer again."""
    importance_pct: FloatArray
    """By how much the forecast's squared error grows without the signal, shape (n_signals,) [%]."""
    null_pct: float
    """95th percentile of the largest importance among signals that were moved to other days [%]."""
    slope: FloatArray
    """Change of the answer with one SD of each signal, fitted on all days, shape (n_signals,) [answer units]."""


def signal_importance(signals: FloatArray, answer: FloatArray) -> Importance:
    """Cross-validated importance of each signal for the next morning's answer.

    Parameters
    ----------
    signals : ndarray, shape (n_signals, n_days)
        One value per signal and day, oldest first [any unit]; NaN is unknown.
    answer : ndarray, shape (n_days,)
        What the athlete answered that morning; NaN is unanswered. Day t is forecast from day t-1.

    Returns
    -------
    Importance
        Over the mornings with an answer, 60 or more of them (the caller makes sure).

    Notes
    -----
    Formula: ridge regression of answer(t) on answer(t-1) and signals(t-1), standardised on its training days, penalty
    10; five blocks in a row are forecast, each from all days before it (the first from half of the days). Importance =
    100 (E[SSE with the signal permuted within its block] / SSE - 1), in closed form over all permutations:
    E[SSE'] - SSE = 2 b sum(r (x - mean x)) + 2 b^2 sum((x - mean x)^2), with residual r and coefficient b. An unknown
    value is taken to be the training mean, so that it moves no forecast. Answers that never differ leave nothing to
    forecast: every figure is 0. Null: the same with all signals moved round
    by 14 days or more against the answers, which keeps how days resemble each other; the largest importance of each
    of up to 99 such moves. A house rule; it finds what goes along with the answer, not what causes it.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> slept, other = rng.normal(size=(2, 120))
    >>> felt = np.append(0.0, slept[:-1]) + 0.5 * rng.normal(size=120)
    >>> found = signal_importance(np.stack([slept, other]), felt)
    >>> (found.importance_pct > found.null_pct).tolist(), found.r2 > 0.5 > found.last_value_r2
    ([True, False], True)
    """
    day = np.flatnonzero(np.isfinite(answer[1:])) + 1
    wanted, before, known = answer[day], answer[day - 1], signals[:, day - 1]
    shifts = np.unique(np.linspace(LEAST_SHIFT, day.size - LEAST_SHIFT, MOST_SHIFTS).round().astype(np.int64))
    moved = np.stack([known, *(np.roll(known, shift, axis=1) for shift in shifts)])
    inputs = np.concatenate([np.broadcast_to(before, (len(moved), 1, day.size)), moved], axis=1)
    if wanted.min() == wanted.max():
        nothing = np.zeros(len(signals))
        return Importance(int(day.size), 0.0, 0.0, nothing, 0.0, nothing)
    sse, gain, mean_sse, last_sse = _forecast(inputs, wanted)
    importance_pct = 100.0 * gain / sse[:, None]
    return Importance(
        rows=int(day.size),
        r2=float(1.0 - sse[0] / mean_sse),
        last_value_r2=float(1.0 - last_sse / mean_sse),
        importance_pct=importance_pct[0],
        null_pct=float(np.percentile(importance_pct[1:].max(axis=1), NULL_PERCENTILE)),
        slope=_ridge(_standard(inputs[:1], inputs[:1]), wanted)[0, 1:],
    )


def _forecast(inputs: FloatArray, wanted: FloatArray) -> tuple[FloatArray, FloatArray, float, float]:
    """Squared errors of every variant, what permuting each signal adds, and the errors of the mean and last value."""
    edges = np.linspace(FIRST_TRAINING_SHARE * wanted.size, wanted.size, BLOCKS + 1).round().astype(np.int64)
    sse, gain = np.zeros(len(inputs)), np.zeros((len(inputs), inputs.shape[1] - 1))
    mean_sse = last_sse = 0.0
    for first, last in pairwise(edges.tolist()):
        training, tested, seen = inputs[..., :first], inputs[..., first:last], wanted[first:last]
        weights = _ridge(_standard(training, training), wanted[:first])
        x = _standard(tested, training)
        usual = float(wanted[:first].mean())
        residual = seen - usual - np.einsum("vp,vpn->vn", weights, x)
        sse += np.square(residual).sum(axis=1)
        centred = (x - x.mean(axis=2, keepdims=True))[:, 1:]
        b = weights[:, 1:]
        gain += 2.0 * b * np.einsum("vn,vpn->vp", residual, centred) + 2.0 * b**2 * np.square(centred).sum(axis=2)
        mean_sse += float(np.square(seen - usual).sum())
        said = tested[0, 0]
        last_sse += float(np.square(seen - np.where(np.isnan(said), usual, said)).sum())
    return sse, gain, mean_sse, last_sse


def _standard(values: FloatArray, training: FloatArray) -> FloatArray:
    """Deviations from the training mean in training SDs; 0 where unknown or where training days never differ."""
    known = np.isfinite(training)
    count = np.maximum(known.sum(axis=-1, keepdims=True), 1)
    mean = np.where(known, training, 0.0).sum(axis=-1, keepdims=True) / count
    spread = np.sqrt(np.where(known, np.square(training - mean), 0.0).sum(axis=-1, keepdims=True) / count)
    z = np.divide(values - mean, spread, out=np.zeros(values.shape), where=spread > 0.0)
    return np.where(np.isnan(z), 0.0, z)


def _ridge(x: FloatArray, wanted: FloatArray) -> FloatArray:
    """Coefficients of every variant, shape (variants, inputs)."""
    gram = np.einsum("vpn,vqn->vpq", x, x) + RIDGE * np.eye(x.shape[1])
    moment = np.einsum("vpn,n->vp", x, wanted - wanted.mean())
    solved: FloatArray = np.linalg.solve(gram, moment[..., None])[..., 0]
    return solved
