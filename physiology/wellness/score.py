"""The day's wellness as the mean of its items."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import DailyHistory, FloatArray
from physiology.wellness.scales import ITEMS

MIN_ITEMS = 4
STRAIGHT_LINE_DAYS = 7


def wellness_score(items: FloatArray) -> FloatArray:
    """Mean of the wellness items of each day.

    Parameters
    ----------
    items : ndarray, shape (5, ..., n_days)
        Answers, 1-5 with 5 = best; NaN is unanswered.

    Returns
    -------
    ndarray, shape (..., n_days)
        1-5; with one item unanswered the mean of the other four; NaN with fewer.

    Notes
    -----
    The items are not validated as a sum; the mean is a summary to compare with itself.

    References
    ----------
    .. [1] McLean et al. (2010). Int J Sports Physiol Perform 5:367

    Examples
    --------
    >>> wellness_score(np.array([[4.0], [4.0], [2.0], [4.0], [np.nan]])).tolist()
    [3.5]
    """
    known = np.isfinite(items)
    answered = known.sum(axis=0)
    total = np.where(known, items, 0.0).sum(axis=0)
    score: FloatArray = np.where(answered >= MIN_ITEMS, total / np.maximum(answered, 1), np.nan)
    return score


def straight_lining(items: FloatArray, days: int = STRAIGHT_LINE_DAYS) -> NDArray[np.bool_]:
    """Whether the last `days` days hold the same answers day after day, which may mean nobody read the questions.

    Parameters
    ----------
    items : ndarray, shape (5, ..., n_days)
        Answers, 1-5; NaN is unanswered.
    days : int
        How many days in a row [days].

    Returns
    -------
    ndarray of bool, shape (...)
        False where a day lacks an answer that another has, or the history is shorter.

    Examples
    --------
    >>> bool(straight_lining(np.full((5, 7), 3.0))), bool(straight_lining(np.full((5, 6), 3.0)))
    (True, False)
    """
    last = items[..., -days:]
    if last.shape[-1] < days:
        return np.zeros(items.shape[1:-1], dtype=np.bool_)
    same = ((last == last[..., :1]) | np.isnan(last)).all(axis=-1)
    steadily_known = np.isfinite(last).all(axis=-1) | np.isnan(last).all(axis=-1)
    answered = np.isfinite(last).all(axis=-1).sum(axis=0)
    result: NDArray[np.bool_] = (same & steadily_known).all(axis=0) & (answered >= MIN_ITEMS)
    return result


def items_of(history: DailyHistory) -> FloatArray:
    """The five items of one athlete, shape `(5, n_days)`; a 0 is off every scale and reads as unanswered."""
    items = np.stack([history.of(item) for item in ITEMS])
    return np.where((items >= 1.0) & (items <= 5.0), items, np.nan)
