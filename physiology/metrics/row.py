"""One row of the catalogue: what a metric is, in which unit, and what is plausible."""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way is good. `NEUTRAL` where neither is."""

    HIGHER_BETTER = "higher_better"
    LOWER_BETTER = "lower_better"
    NEUTRAL = "neutral"


class Aggregate(StrEnum):
    """How several values of one day become one."""

    MEAN = "mean"
    SUM = "sum"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the catalogue. `low` and `high` bound what is plausible, both inclusive."""

    key: str
    unit: str
    low: float
    high: float
    decimals: int
    direction: Direction
    aggregate: Aggregate

    def plausible(self, value: float) -> bool:
        """Whether a value lies inside the range; NaN does not.

        Examples
        --------
        >>> Metric("resting_hr_bpm", "bpm", 25, 120, 0, Direction.NEUTRAL, Aggregate.MEAN).plausible(48)
        True
        """
        return self.low <= value <= self.high


UP, DOWN, FLAT = Direction.HIGHER_BETTER, Direction.LOWER_BETTER, Direction.NEUTRAL
MEAN, SUM, LAST = Aggregate.MEAN, Aggregate.SUM, Aggregate.LAST
