"""What earlier sessions let one expect of each arm: a linear model of the score, drawn from with pessimism."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from physiology.bfr.reward import MOST_NRS, session_reward
from physiology.bfr.schemes import Arm, Done
from physiology.history import FloatArray

NOISE = 0.08
PRIOR_SPREAD = 0.3
PRIOR_SCORE = 0.6
"""Spread of the score of one session, of each coefficient, and the score expected before any (house rules)."""
USUAL_REPS, REPS_SPREAD = 57.0, 18.0
USUAL_FRACTION, FRACTION_SPREAD = 0.5, 0.1
FEATURES = 8


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """Coefficients as a normal distribution."""

    mean: FloatArray
    """Shape `(n_features,)`."""
    covariance: FloatArray
    """Shape `(n_features, n_features)`."""


def features(arm: Arm, sore_before_nrs: float | None) -> FloatArray:
    """What the model knows of an arm on a day.

    Parameters
    ----------
    arm : Arm
        Scheme and share of pressure.
    sore_before_nrs : float or None
        Soreness when the session begins, 0-10; unknown counts as none.

    Returns
    -------
    ndarray, shape (8,)
        Features [1].

    Notes
    -----
    Formula: 1, r, r^2, f, r f, to failure, s, s r; r = (reps - 57) / 18, f = (fraction - 0.5) / 0.1, s = soreness / 10
    House rule.

    Examples
    --------
    >>> features(Arm(scheme=4, fraction=1), 5.0).tolist()
    [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.5, 0.5]
    """
    reps = (arm.sets.total - USUAL_REPS) / REPS_SPREAD
    share = (arm.fraction_of_lop - USUAL_FRACTION) / FRACTION_SPREAD
    sore = (sore_before_nrs or 0.0) / MOST_NRS
    return np.array([1.0, reps, reps**2, share, reps * share, float(arm.sets.to_failure), sore, sore * reps])


def expectation(done: Sequence[Done]) -> Expectation:
    """Learn from finished sessions.

    Parameters
    ----------
    done : sequence of Done
        Finished sessions; those without a score teach nothing.

    Returns
    -------
    Expectation
        Coefficients of the score [1] with their covariance.

    Notes
    -----
    Formula: covariance = (I / 0.3^2 + X'X / 0.08^2)^-1, mean = prior + covariance X'(y - X prior) / 0.08^2, prior
    0.6 for the constant and 0 else
    Conjugate Bayesian regression; its spreads are house rules.

    Examples
    --------
    >>> float(expectation([]).mean[0]), round(float(expectation([]).covariance[0, 0]), 3)
    (0.6, 0.09)
    """
    scored = [(one, score) for one in done if (score := session_reward(one)) is not None]
    x = np.array([features(one.arm, one.sore_before_nrs) for one, _ in scored]).reshape(-1, FEATURES)
    y = np.array([score for _, score in scored])
    prior = np.zeros(FEATURES)
    prior[0] = PRIOR_SCORE
    covariance = np.linalg.inv(np.eye(FEATURES) / PRIOR_SPREAD**2 + x.T @ x / NOISE**2)
    return Expectation(prior + covariance @ x.T @ (y - x @ prior) / NOISE**2, covariance)


def pessimistic_draws(
    arms: Sequence[Arm], current: Arm, expected: Expectation, sore_before_nrs: float | None, seed: int
) -> FloatArray:
    """One draw of the score of each arm; whatever is harder than the current one is folded to the lower side.

    Parameters
    ----------
    arms : sequence of Arm
        Those that may be had.
    current : Arm
        The arm of the last session.
    expected : Expectation
        From `expectation`.
    sore_before_nrs : float or None
        Soreness when the session begins, 0-10.
    seed : int
        The same seed gives the same draw.

    Returns
    -------
    ndarray, shape (n_arms,)
        Scores [1]; those of harder arms never lie above their mean.

    Notes
    -----
    Formula: d = x' theta, theta ~ N(mean, covariance), one theta for all arms; for harder arms m - |d - m|, m = x' mean
    Thompson sampling that is curious towards less only: more repetitions, more pressure or sets to failure are never
    tried for the sake of knowing. House rule.

    Examples
    --------
    >>> known = Expectation(np.eye(FEATURES)[0], np.zeros((FEATURES, FEATURES)))
    >>> one = Arm(scheme=0, fraction=0)
    >>> pessimistic_draws([one], one, known, None, seed=1).tolist()
    [1.0]
    """
    x = np.array([features(arm, sore_before_nrs) for arm in arms]).reshape(-1, FEATURES)
    theta = np.random.default_rng(seed).multivariate_normal(expected.mean, expected.covariance, method="eigh")
    middle, drawn = x @ expected.mean, x @ theta
    harder = np.array([_harder(arm, current) for arm in arms], dtype=np.bool_)
    return np.asarray(np.where(harder, middle - np.abs(drawn - middle), drawn))


def _harder(arm: Arm, current: Arm) -> bool:
    """More repetitions, more pressure, or to failure where the current arm is not."""
    to_failure = arm.sets.to_failure and not current.sets.to_failure
    return arm.sets.total > current.sets.total or arm.fraction > current.fraction or to_failure
