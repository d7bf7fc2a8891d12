"""Whether the choice of schemes may be switched on: compared with the fixed scheme, in simulation."""

from collections.abc import Mapping

import numpy as np

from physiology.finding import InsufficientData, Shape
from physiology.history import FloatArray

DRAWS = 2000
LEVELS = (0.025, 0.975)
LEAST_GAIN = 0.02
MOST_HARM = 0.01
LEAST_ATHLETES = 20
"""A group below this is not judged (house rule)."""


class Difference(Shape):
    """The choice minus the fixed scheme, in one group of athletes."""

    mean: float
    low: float
    high: float
    """Ends of the 95 % bootstrap interval over athletes."""
    athletes: int


class Evaluation(Shape):
    """The comparison, of all and by group."""

    everybody: Difference
    groups: dict[str, Difference]
    painful_more: float
    """Sessions with a pain of 7 or more, share with the choice minus share with the fixed scheme."""


def difference(chosen: FloatArray, fixed: FloatArray, seed: int = 0) -> Difference:
    """Compare two policies on the same athletes.

    Parameters
    ----------
    chosen, fixed : ndarray, shape (n_athletes, n_sessions)
        Scores [1], 0-1; a session that could not be had is 0, and none is NaN.
    seed : int
        Of the bootstrap.

    Returns
    -------
    Difference
        Mean difference [1] with its interval.

    Raises
    ------
    InsufficientData
        Fewer than 20 athletes.

    Notes
    -----
    Formula: mean over athletes of (mean chosen - mean fixed); 2.5 and 97.5 percentiles of 2000 redraws of athletes

    Examples
    --------
    >>> same = np.full((20, 3), 0.5)
    >>> difference(same + 0.1, same).low.__round__(6)
    0.1
    """
    own = chosen.mean(axis=-1) - fixed.mean(axis=-1)
    if own.size < LEAST_ATHLETES:
        raise InsufficientData("bfr_evaluation", LEAST_ATHLETES, own.size, missing="athletes")
    drawn = np.random.default_rng(seed).integers(0, own.size, size=(DRAWS, own.size))
    low, high = np.quantile(own[drawn].mean(axis=-1), LEVELS)
    return Difference(mean=float(own.mean()), low=float(low), high=float(high), athletes=own.size)


def evaluated(
    chosen: Mapping[str, FloatArray], fixed: Mapping[str, FloatArray], painful_more: float, seed: int = 0
) -> Evaluation:
    """Compare the policies of all and of each group.

    Parameters
    ----------
    chosen, fixed : mapping of str to ndarray, shape (n_athletes, n_sessions)
        Scores [1] by group, the same athletes in both.
    painful_more : float
        Share of sessions with a pain of 7 or more, chosen minus fixed [1].
    seed : int
        Of the bootstrap.

    Returns
    -------
    Evaluation

    Raises
    ------
    InsufficientData
        A group has fewer than 20 athletes.

    Examples
    --------
    >>> same = np.full((20, 3), 0.5)
    >>> evaluated({"all": same}, {"all": same}, 0.0).everybody.mean
    0.0
    """
    ours, theirs = (np.concatenate([scores[group] for group in fixed]) for scores in (chosen, fixed))
    groups = {group: difference(chosen[group], fixed[group], seed) for group in fixed}
    return Evaluation(everybody=difference(ours, theirs, seed), groups=groups, painful_more=painful_more)


def may_switch_on(evaluation: Evaluation | None) -> bool:
    """Whether the choice may replace the fixed scheme.

    Parameters
    ----------
    evaluation : Evaluation or None
        The newest one; None where there is none, and then it stays off.

    Returns
    -------
    bool
        True only with an interval wholly above 0.02 for all, wholly above -0.01 in each group, and no more pain.

    Notes
    -----
    House rule. A simulation answers for its own assumptions only: it can keep the choice off, and cannot prove it good.

    Examples
    --------
    >>> may_switch_on(None)
    False
    """
    if evaluation is None:
        return False
    harmless = all(group.low > -MOST_HARM for group in evaluation.groups.values())
    return evaluation.everybody.low > LEAST_GAIN and harmless and evaluation.painful_more <= 0.0
