"""What the picture of contributors says. It has no probability and no total."""

from typing import Literal

from physiology.finding import Fact, Shape

Factor = Literal[
    "load_change", "session_spike", "asymmetry", "gait_drift", "past_injury", "missed_sleep", "soreness_pain"
]
Presence = Literal["present", "not_present", "unknown"]


class Contributor(Shape):
    """One thing that may contribute."""

    factor: Factor
    presence: Presence
    size: float
    """How far outside the athlete's own usual, in their SDs or a scale of the same width; 0 where unknown. It orders
    contributors and says nothing else."""
    days_known: int
    """Days, nights or measurements it rests on."""
    facts: tuple[Fact, ...] = ()


class InjuryPicture(Shape):
    """Every contributor, the one furthest outside the athlete's own usual first; unknown ones last."""

    contributors: tuple[Contributor, ...]

    @property
    def present(self) -> tuple[Contributor, ...]:
        """Those that stand out, in order."""
        return tuple(one for one in self.contributors if one.presence == "present")

    @property
    def known(self) -> int:
        """How many anybody knows."""
        return sum(1 for one in self.contributors if one.presence != "unknown")
