"""How alike one day's sleep and wake are to the next day's."""

import numpy as np

from physiology.history import FloatArray

MIN_DAYS_COMPARED = 5.0
"""Pairs worth five days carry an index (house rule)."""


def sleep_regularity_index(asleep: FloatArray, epochs_per_day: int, min_days: float = MIN_DAYS_COMPARED) -> FloatArray:
    """Sleep Regularity Index: how often somebody is in the same state, asleep or awake, as 24 hours before.

    Parameters
    ----------
    asleep : ndarray, shape (..., n_epochs)
        1.0 asleep, 0.0 awake, NaN unknown, in epochs of equal length, oldest first.
    epochs_per_day : int
        Epochs in 24 hours: 1440 of a minute, 2880 of 30 s, 288 of five minutes.
    min_days : float
        Fewest days' worth of pairs with both states known.

    Returns
    -------
    ndarray, shape (...)
        -100 (every state the other way round) to 100 (every day alike), 0 by chance; NaN with too few pairs.

    Raises
    ------
    ValueError
        `epochs_per_day` is less than 1.

    Notes
    -----
    Formula: SRI = -100 + 200 P(state(t) = state(t + 24 h)), pairs with an unknown state left out. Needs states through
    the whole day: hours without a record are unknown, not awake. Daylight saving shifts one pair of days by an hour.

    References
    ----------
    .. [1] Phillips et al. (2017). doi:10.1038/s41598-017-03171-4 (source not seen)

    Examples
    --------
    >>> night = np.r_[np.ones(8), np.zeros(16)]
    >>> float(sleep_regularity_index(np.tile(night, 7), 24)), float(sleep_regularity_index(np.tile([1.0, 0.0], 84), 1))
    (100.0, -100.0)
    """
    if epochs_per_day < 1:
        raise ValueError(epochs_per_day)
    before, after = asleep[..., :-epochs_per_day], asleep[..., epochs_per_day:]
    known = np.isfinite(before) & np.isfinite(after)
    pairs = known.sum(axis=-1)
    alike = (known & (before == after)).sum(axis=-1)
    enough = pairs >= max(min_days * epochs_per_day, 1.0)
    index: FloatArray = np.where(enough, -100.0 + 200.0 * alike / np.maximum(pairs, 1), np.nan)
    return index
