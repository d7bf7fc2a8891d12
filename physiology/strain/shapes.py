"""What a strain screen says: plain shapes."""

from typing import Literal

from physiology.finding import Shape
from physiology.strain.performance import Course

Level = Literal["none", "watch", "reduce", "refer"]
LEVELS: tuple[Level, ...] = ("none", "watch", "reduce", "refer")


class StrainSignal(Shape):
    """One family over the last five days."""

    family: str
    side: Literal[-1, 0, 1]
    """-1 away on the bad side, 1 for HRV on the high side, 0 where it is as usual."""
    days: int
    """Days of the last five that point to the side that has more of them."""
    days_known: int


class StrainScreen(Shape):
    """How many families are away from usual together, and what performance says beside them."""

    level: Level
    """`none` below two, `watch` at two, `reduce` from three, `refer` where it lasts."""
    signals: int
    families: tuple[StrainSignal, ...]
    missing: tuple[str, ...]
    course: Course
    """What performance tests say about which kind of overreaching it could be."""
    test_change_pct: float | None
    effort_shift_sd: float | None
    """How much harder than equal earlier sessions the last two weeks felt; None where distances are not logged."""
