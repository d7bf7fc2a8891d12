"""Time, as whoever starts the process hands it in: nothing in here reads a clock of its own."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clocks:
    """Two clocks: one that only runs forward, for everything that is limited, and one for dates in the ledger."""

    monotonic_s: Callable[[], float]
    unix_s: Callable[[], float]
