"""How late the ticks of a loop were."""

from dataclasses import dataclass, field

KEPT = 36_000
"""An hour at 10 Hz."""


@dataclass
class Lateness:
    """Seconds behind the moment each tick was due."""

    ticks: int = 0
    late_s: list[float] = field(default_factory=list)

    def add(self, late_s: float) -> None:
        """One more tick; of a longer run the newest hour is kept."""
        self.ticks += 1
        if len(self.late_s) >= KEPT:
            del self.late_s[: KEPT // 2]
        self.late_s.append(late_s)

    def quantile_s(self, share: float, newest: int = KEPT) -> float:
        """The lateness that so large a share of the newest ticks does not pass; 0 before the first tick.

        Examples
        --------
        >>> seen = Lateness()
        >>> for late_s in (0.001, 0.002, 0.004):
        ...     seen.add(late_s)
        >>> seen.quantile_s(0.5), seen.quantile_s(1.0), seen.quantile_s(0.5, newest=1)
        (0.002, 0.004, 0.004)
        """
        ordered = sorted(self.late_s[-newest:])
        if not ordered:
            return 0.0
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
