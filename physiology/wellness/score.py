"""The day's wellness as the mean of its items."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import DailyHistory, FloatArray
from physiology.wellness.scales import ITEMS

MIN_ITEMS = 4
STRAIGHT_LINE_DAYS = 7
LOOK_BACK_DAYS = 28


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
    Formula: mean of the answered items, with four answers or more (prorating is a house rule). The items are not
    validated as a sum; the mean is a summary to compare with itself.

    References
    ----------
    .. [1] McLean et al. (2010). Int J Sports Physiol Perform 5:367 (source not seen)

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
    """Whether the newest answered days hold the same answers, which may mean nobody read the questions.

    Parameters
    ----------
    items : ndarray, shape (5, ..., n_days)
        Answers, 1-5; NaN is unanswered.
    days : int
        How many answered days in a row [days]; they have to lie within the last four weeks.

    Returns
    -------
    ndarray of bool, shape (...)
        False where fewer days were answered, or one of them lacks an answer that another has.

    Notes
    -----
    Formula: SD of every item is 0 over the newest `days` days with four answers or more. House rule: a caveat, never
    a reproach, since some lives are steady.

    Examples
    --------
    >>> bool(straight_lining(np.full((5, 7), 3.0))), bool(straight_lining(np.full((5, 6), 3.0)))
    (True, False)
    """
    recent = items[..., -LOOK_BACK_DAYS:]
    answered = np.isfinite(recent).sum(axis=0) >= MIN_ITEMS
    back = np.cumsum(answered[..., ::-1], axis=-1)[..., ::-1]
    chosen = answered & (back <= days)
    known = np.isfinite(recent) & chosen
    low = np.where(known, recent, np.inf).min(axis=-1, initial=np.inf)
    high = np.where(known, recent, -np.inf).max(axis=-1, initial=-np.inf)
    counts = known.sum(axis=-1)
    same = (counts == 0) | ((low == high) & (counts == days))
    result: NDArray[np.bool_] = same.all(axis=0) & (chosen.sum(axis=-1) == days)
    return result


def items_of(history: DailyHistory) -> FloatArray:
    """The five items of one athlete, shape `(5, n_days)`; a 0 is off every scale and reads as unanswered."""
    items = np.stack([history.of(item) for item in ITEMS])
    return np.where((items >= 1.0) & (items <= 5.0), items, np.nan)
