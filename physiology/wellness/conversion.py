"""Whole series of answers from one questionnaire's scale to another's, and the sums two of them are known by."""

import numpy as np
from numpy.typing import ArrayLike

from physiology.history import FloatArray
from physiology.wellness.scales import ITEMS, MORE_IS_BETTER, SCALES, OffScale, Scale

BEST, STEPS = 5.0, 4.0
HOOPER_ITEMS = 4
MCLEAN_ITEMS = 5


def from_scale(answers: ArrayLike, scale: str, item: str) -> FloatArray:
    """Answers as given, on the catalogue's 1-5 where 5 is best.

    Parameters
    ----------
    answers : array_like, shape (...)
        As the athlete gave them; NaN is unanswered.
    scale : str
        How it was asked, a key of `SCALES`.
    item : str
        Key of the catalogue, one of `ITEMS`.

    Returns
    -------
    ndarray, shape (...)
        1-5, 5 = best; NaN where nothing was answered or the answer lies outside its scale, a 0 on 1-5 among them.

    Raises
    ------
    OffScale
        The scale or the item is unknown.

    Notes
    -----
    Formula: 1 + 4 (a - low) / (high - low), or of (high - a) where the scale's low end is best. Keeps order, not
    meaning: one athlete stays on one scale. Scales run in opposite directions [1]_, [2]_.

    References
    ----------
    .. [1] Hooper and Mackinnon (1995). doi:10.2165/00007256-199520050-00003 (source not seen)
    .. [2] McLean et al. (2010). Int J Sports Physiol Perform 5:367 (source not seen)

    Examples
    --------
    >>> from_scale([7, 4, 1, 0, 8], "hooper_1to7", "stress_score").tolist()
    [1.0, 3.0, 5.0, nan, nan]
    """
    low, high, best_high = _ends(scale, item)
    given = np.asarray(answers, dtype=np.float64)
    known = (given >= low) & (given <= high)
    share = (np.where(known, given, np.nan) - low) / (high - low)
    converted: FloatArray = 1.0 + STEPS * (share if best_high else 1.0 - share)
    return converted


def to_scale(scores: ArrayLike, scale: str, item: str) -> FloatArray:
    """Catalogue scores as they would read on a questionnaire's scale: the inverse of `from_scale`.

    Parameters
    ----------
    scores : array_like, shape (...)
        1-5, 5 = best; NaN is unanswered.
    scale : str
        A key of `SCALES`.
    item : str
        Key of the catalogue, one of `ITEMS`.

    Returns
    -------
    ndarray, shape (...)
        On the scale, its own direction; NaN where the score is unknown or not 1-5.

    Raises
    ------
    OffScale
        The scale or the item is unknown.

    Notes
    -----
    Formula: low + (high - low) (s - 1) / 4, or high - (high - low) (s - 1) / 4 where the low end is best.

    Examples
    --------
    >>> to_scale([5.0, 3.0, 1.0, 0.0], "hooper_1to7", "stress_score").tolist()
    [1.0, 4.0, 7.0, nan]
    """
    low, high, best_high = _ends(scale, item)
    given = np.asarray(scores, dtype=np.float64)
    known = (given >= 1.0) & (given <= BEST)
    way = (high - low) * (np.where(known, given, np.nan) - 1.0) / STEPS
    converted: FloatArray = low + way if best_high else high - way
    return converted


def hooper_index(items: ArrayLike) -> FloatArray:
    """Hooper's index: sleep, stress, fatigue and soreness added up.

    Parameters
    ----------
    items : array_like, shape (4, ...)
        Answers 1-7, 7 = worst; NaN is unanswered.

    Returns
    -------
    ndarray, shape (...)
        4-28, 28 = worst; NaN where an answer is missing or outside 1-7: a sum is not prorated.

    Notes
    -----
    Formula: sleep + stress + fatigue + soreness [1]_. Not comparable with McLean's total, which runs the other way.

    References
    ----------
    .. [1] Hooper and Mackinnon (1995). doi:10.2165/00007256-199520050-00003 (source not seen)

    Examples
    --------
    >>> float(hooper_index([3, 2, 4, 5]))
    14.0
    """
    return _total(items, HOOPER_ITEMS, 7.0)


def mclean_total(items: ArrayLike) -> FloatArray:
    """McLean's total: fatigue, sleep quality, soreness, stress and mood added up.

    Parameters
    ----------
    items : array_like, shape (5, ...)
        Answers 1-5, 5 = best; NaN is unanswered.

    Returns
    -------
    ndarray, shape (...)
        5-25, 25 = best; NaN where an answer is missing or outside 1-5.

    Notes
    -----
    Formula: the sum of the five [1]_, which are not validated as a sum.

    References
    ----------
    .. [1] McLean et al. (2010). Int J Sports Physiol Perform 5:367 (source not seen)

    Examples
    --------
    >>> float(mclean_total([3, 4, 2, 4, 4]))
    17.0
    """
    return _total(items, MCLEAN_ITEMS, BEST)


def _total(items: ArrayLike, count: int, high: float) -> FloatArray:
    answers = np.asarray(items, dtype=np.float64)
    if answers.shape[0] != count:
        raise ValueError(answers.shape)
    known = (answers >= 1.0) & (answers <= high)
    total: FloatArray = np.where(known, answers, np.nan).sum(axis=0)
    return total


def _ends(scale: str, item: str) -> tuple[float, float, bool]:
    """Both ends of a scale, and whether the high one is best."""
    if scale not in SCALES or item not in ITEMS:
        raise OffScale(item, float("nan"), scale)
    span = SCALES[Scale(scale)]
    return span.low, span.high, item in MORE_IS_BETTER if span.best_high is None else span.best_high
