"""A whole simulated team from one seed: the same seed and day give the same team, to the byte."""

from dataclasses import dataclass
from datetime import date

from simulation.athlete import SimulatedAthlete, simulate_athlete
from simulation.roster import COACH, NEIGHBOUR_COACH, NEIGHBOUR_TEAM, NEIGHBOURS, TEAM, people

_NEIGHBOUR_STREAM = 1_000_000
"""Where the other club's streams of chance begin, far from any athlete of the first."""


@dataclass(frozen=True, slots=True)
class SimulatedTeam:
    """A club: its coach and its athletes. Nobody in it exists."""

    name: str
    coach: str
    last_on: date
    athletes: tuple[SimulatedAthlete, ...]

    def athlete(self, name: str) -> SimulatedAthlete:
        """The athlete of this name.

        Raises
        ------
        UnknownAthlete
            Nobody on this team has it.
        """
        for athlete in self.athletes:
            if athlete.name == name:
                return athlete
        raise UnknownAthlete(name)

    def of_story(self, story: str) -> SimulatedAthlete:
        """The first athlete who tells this story.

        Raises
        ------
        UnknownAthlete
            Nobody on this team tells it.
        """
        for athlete in self.athletes:
            if athlete.story == story:
                return athlete
        raise UnknownAthlete(story)


class UnknownAthlete(Exception):
    """Nobody on the simulated team has this name or tells this story."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"nobody on the simulated team answers to {wanted!r}")
        self.wanted = wanted


def simulate_team(seed: int, last_on: date, athletes: int = 24, days: int = 120) -> SimulatedTeam:
    """Simulate the team up to the morning of `last_on`, and its plan for the fortnight after it.

    Examples
    --------
    >>> team = simulate_team(seed=7, last_on=date(2026, 3, 4), athletes=2, days=30)
    >>> team.coach, [athlete.name for athlete in team.athletes]
    ('Jordan Reyes', ['Maya Torres', 'Elif Kaya'])
    """
    roster = enumerate(people(athletes))
    return SimulatedTeam(
        name=TEAM,
        coach=COACH,
        last_on=last_on,
        athletes=tuple(simulate_athlete(person, seed, index, last_on, days) for index, person in roster),
    )


def simulate_neighbours(seed: int, last_on: date, days: int = 60) -> SimulatedTeam:
    """Simulate the two runners of another club, whom nobody of the first may ever see."""
    roster = enumerate(NEIGHBOURS, start=_NEIGHBOUR_STREAM)
    return SimulatedTeam(
        name=NEIGHBOUR_TEAM,
        coach=NEIGHBOUR_COACH,
        last_on=last_on,
        athletes=tuple(simulate_athlete(person, seed, index, last_on, days) for index, person in roster),
    )
