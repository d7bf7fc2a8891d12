"""What an assessment of samples says."""

from datetime import date, datetime
from typing import Literal

from physiology.finding import Shape

Standing = Literal["high", "as_usual", "low", "unjudged"]
Basis = Literal["own", "reference", "none"]
Action = Literal["none", "look", "pattern", "postpone", "same_day", "urgent"]
Part = Literal["cortisol", "hrv", "sleep", "lactate"]


class MarkerReading(Shape):
    """The newest fresh sample of one marker."""

    metric: str
    value: float
    at: datetime
    age_h: float
    standing: Standing
    basis: Basis
    """`own`: against five or more comparable samples of one's own; `reference`: against other people, at low weight."""
    usual: float | None
    low: float | None
    high: float | None
    """What chance and assay alone may reach, or the reference interval."""
    own_samples: int
    """Earlier comparable samples."""
    own_since: date | None = None
    """Day of the first of them."""
    fell_pct: float | None = None
    """Of the testosterone-to-cortisol ratio: how far below usual it lies [%]."""


class FusedPattern(Shape):
    """High cortisol, low HRV, a poor night and high resting lactate: how many of the four, of how many known."""

    parts: dict[Part, bool]
    """Only what is fresh; a part nobody knows is absent."""

    @property
    def present(self) -> int:
        """Parts that are there."""
        return sum(self.parts.values())

    @property
    def known(self) -> int:
        """Parts that anybody knows."""
        return len(self.parts)

    @property
    def full(self) -> bool:
        """All four parts known and there."""
        return self.present == 4


class GlucoseDay(Shape):
    """Glucose of the newest day with enough readings."""

    mean_mmol_l: float
    sd_mmol_l: float
    cv_pct: float
    in_range_pct: float
    readings: int


class BiomarkerState(Shape):
    """Samples as they stand at one instant."""

    action: Action
    """The most that any of it asks for."""
    readings: tuple[MarkerReading, ...]
    pattern: FusedPattern
    glucose: GlucoseDay | None
    expired: tuple[str, ...]
    """Metrics whose newest sample is too old to count."""
    withheld: tuple[str, ...]
    """Hormones sampled after a lost night: not read."""
