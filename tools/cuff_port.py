"""What the agent may know and do of a running cuff: look, and stop. Whatever raises a pressure has no name here."""

from typing import Protocol

from physiology.bfr.worn import Limb
from physiology.finding import Shape


class CuffSeen(Shape):
    """A look at the cuff's process."""

    mode: str
    limb: Limb | None = None
    cuff_mmhg: float | None = None
    faults: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    bout_s: float = 0.0
    session_s: float = 0.0


class CuffPort(Protocol):
    """The cuff's process, from outside."""

    async def status(self) -> CuffSeen | None:
        """How it is; None where no process runs or answers."""
        ...

    async def stop(self) -> CuffSeen | None:
        """Vent. The state after it; None where no process runs, which leaves the cuff to its firmware, which vents."""
        ...
