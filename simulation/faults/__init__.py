"""What can go wrong with an athlete's data, one pure function each: an athlete or a team in, another one out."""

from simulation.faults.gaps import history_days, missing, no_mobility_test, no_session
from simulation.faults.loads import LoadOutOfReach, load
from simulation.faults.people import consent_withdrawn, in_time_zone, planted_text, renamed
from simulation.faults.teams import roster_max, same_first_name, with_athlete
from simulation.faults.values import observation, two_sources

__all__ = [
    "LoadOutOfReach",
    "consent_withdrawn",
    "history_days",
    "in_time_zone",
    "load",
    "missing",
    "no_mobility_test",
    "no_session",
    "observation",
    "planted_text",
    "renamed",
    "roster_max",
    "same_first_name",
    "two_sources",
    "with_athlete",
]
