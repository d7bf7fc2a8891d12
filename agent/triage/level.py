"""How urgent a sign is, and what a screening found."""

from dataclasses import dataclass
from enum import StrEnum

from agent.reply import Action


class Level(StrEnum):
    """From the mildest to the gravest; of two signs in one message the graver one answers."""

    REFER = "refer"
    URGENT = "urgent"
    SUPPORT = "support"
    EMERGENCY = "emergency"

    @property
    def gravity(self) -> int:
        """Higher answers first. Support stands above urgent: a life at risk is not answered with an appointment."""
        return list(Level).index(self)

    @property
    def action(self) -> Action:
        """The action of the reply."""
        return Action(f"triage_{self.value}")


@dataclass(frozen=True, slots=True)
class Screened:
    """The gravest sign in a message."""

    level: Level
    sign: str
    span: str
    """The words that gave it away, spelled as they were understood."""
