"""What depends only on which families are known and how old each is: computed once, then looked up."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.readiness.signals import FAMILIES, WEIGHTS

NORMAL, POINTS_PER_SD = 70.0, 10.0
CORRELATION = 0.3
"""Between families, where the athlete's own is not estimated (house rule)."""
MIN_FAMILIES = 2
HALF_WIDTH, HALF_WIDTH_PER_GAP = 5.0, 10.0
CARRY_KEEPS = 0.5
"""A family without a value today counts with its newest one: half a day later, a quarter after two (house rule)."""
LONGEST_CARRY_DAYS = 7
HRV, WELLNESS = FAMILIES.index("hrv"), FAMILIES.index("wellness")

Ages = NDArray[np.uint8]
MISSING = np.uint8(255)
"""Stands for an age where there is no value."""
Mixtures = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Mixing:
    """Tables by mixture, a number that says how old each family's value is or that it is missing."""

    normal: FloatArray
    """70, or NaN where too few families are known for a score."""
    scale: FloatArray
    """Points that one SD of a family with weight 1 moves the score by."""
    coverage: FloatArray
    half_width: FloatArray


@cache
def mixing(carry_days: int) -> Mixing:
    """The tables for values that may be up to `carry_days` days old."""
    if not 0 <= carry_days <= LONGEST_CARRY_DAYS:
        raise ValueError(f"carry_days is {carry_days}, not 0 to {LONGEST_CARRY_DAYS}")
    ages = np.indices((carry_days + 2,) * len(FAMILIES)).reshape(len(FAMILIES), -1)
    known = ages <= carry_days
    weights = WEIGHTS[:, np.newaxis]
    kept = known * weights
    variance = (1.0 - CORRELATION) * np.square(kept).sum(axis=0) + CORRELATION * np.square(kept.sum(axis=0))
    enough = (known.sum(axis=0) >= MIN_FAMILIES) & (known[HRV] | known[WELLNESS])
    coverage = (kept * CARRY_KEEPS**ages).sum(axis=0)
    return Mixing(
        normal=np.where(enough, NORMAL, np.nan),
        scale=POINTS_PER_SD / np.sqrt(np.where(variance > 0.0, variance, 1.0)),
        coverage=coverage,
        half_width=HALF_WIDTH + HALF_WIDTH_PER_GAP * np.sqrt(np.clip(1.0 - coverage, 0.0, 1.0)),
    )


def mixtures(ages: Ages, carry_days: int) -> Mixtures:
    """The mixture of each day from ages of shape (5, ..., n_days); none is older than `carry_days`."""
    least = np.minimum(ages, np.uint8(carry_days + 1))
    found = least[0].astype(np.uint16)
    for age in least[1:]:
        found *= np.uint16(carry_days + 2)
        found += age
    looked_up: Mixtures = found.astype(np.intp)
    return looked_up
