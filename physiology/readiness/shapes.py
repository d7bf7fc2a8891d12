"""What a readiness finding holds."""

import math
from enum import StrEnum

from physiology.adjustment import Counterfactual
from physiology.finding import Fact, InsufficientData, Shape

HARD_ABOVE, RECOVERY_BELOW = 80.0, 60.0


class Band(StrEnum):
    """What the day is good for (house rule): above 80 hard, 60 to 80 moderate, below 60 recovery."""

    HARD = "hard"
    MODERATE = "moderate"
    RECOVERY = "recovery"


def band_of(score: float) -> Band:
    """The band of a whole-point score.

    Parameters
    ----------
    score : float
        0-100 [points].

    Returns
    -------
    Band
        Hard above 80, recovery below 60, else moderate (house rule).

    Examples
    --------
    >>> band_of(81).value, band_of(80).value, band_of(59).value
    ('hard', 'moderate', 'recovery')
    """
    if score > HARD_ABOVE:
        return Band.HARD
    return Band.RECOVERY if score < RECOVERY_BELOW else Band.MODERATE


def whole(score: float) -> float:
    """A score in whole points, half a point up: the band is judged on the number people see."""
    return float(math.floor(score + 0.5))


class FamilyPoints(Shape):
    """What one family adds to the score."""

    family: str
    """`hrv`, `resting_hr`, `sleep`, `wellness` or `load`."""
    points: float
    z: float
    """Deviation from usual on the value's own day [SD], + is good."""
    age_days: int
    """0 where the value is today's."""


class Readiness(Shape):
    """Readiness for the day judged."""

    score: float
    """Whole points, 0-100, after caps."""
    band: Band
    low: float
    high: float
    straddles: bool
    """Whether the interval reaches into another band."""
    coverage: float
    """Share of the weights that today's values carry, 0-1."""
    uncapped: float
    """70 plus the points of all families, before rounding, limits and caps."""
    cap: float | None
    """Highest score the athlete's own reports allow, where they limit it at all."""
    families: tuple[FamilyPoints, ...]
    missing: tuple[str, ...]
    """Families without a usable value."""
    age_days: int
    """Age of the oldest value in the score; 0 where all are today's."""
    autonomic_low: bool
    """HRV low enough for long enough to act on (`physiology.hrv.hrv_episodes`)."""
    autonomic_ends_at: Counterfactual | None
    """The night's HRV that would have ended the low episode; None where there is none or no ordinary night would."""
    counterfactual: Counterfactual | None
    """What would have put the score into `counterfactual_band`; None where no single ordinary change would."""
    counterfactual_band: Band | None


class ReadinessUnknown(InsufficientData):
    """Too few families for a score; names the missing ones."""

    def __init__(
        self, needed: int, got: int, *, missing: str, families: tuple[str, ...], known: tuple[Fact, ...]
    ) -> None:
        super().__init__("readiness", needed, got, missing=missing, known=known)
        self.families = families
        """Families without a usable value today."""
