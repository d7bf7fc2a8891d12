"""One simulated athlete's days, as those who measure something of them see them."""

from dataclasses import dataclass
from datetime import date

from simulation.body import Days
from simulation.roster import Person
from simulation.stories import Timeline
from simulation.training import Training


@dataclass(frozen=True, slots=True)
class Lived:
    """One simulated athlete's days as they were, oldest first."""

    person: Person
    days: tuple[date, ...]
    body: Days
    training: Training
    line: Timeline
