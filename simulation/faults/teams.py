"""Rosters with something to trip over."""

from dataclasses import replace

import numpy as np

from physiology.load import acwr, known_daily_load
from simulation.athlete import SimulatedAthlete
from simulation.faults.loads import load
from simulation.faults.people import renamed
from simulation.history import daily_history
from simulation.team import SimulatedTeam

USUAL_AU = 300.0
BELOW = 0.95
"""Where the others come down to, so that one person alone is the highest."""
_SURNAMES = ("Okafor", "Lindqvist")


class CannotCap(Exception):
    """A roster can be capped by its load ratio only."""

    def __init__(self, metric: str) -> None:
        super().__init__(f"no way to cap a roster by {metric!r}")
        self.metric = metric


def with_athlete(team: SimulatedTeam, changed: SimulatedAthlete, name: str | None = None) -> SimulatedTeam:
    """The team with the athlete called `name` (or as `changed` is called) replaced."""
    wanted = name or changed.name
    team.athlete(wanted)
    return replace(team, athletes=tuple(changed if one.name == wanted else one for one in team.athletes))


def same_first_name(team: SimulatedTeam, name: str) -> SimulatedTeam:
    """Make sure that two people share a first name, renaming the last steady ones where they do not yet."""
    held = [one for one in team.athletes if one.name.split()[0] == name]
    steady = [one for one in reversed(team.athletes) if one.story == "steady" and one not in held]
    for one, surname in zip(steady, _SURNAMES[len(held) :], strict=False):
        team = with_athlete(team, renamed(one, f"{name} {surname}"), one.name)
    return team


def ratio(athlete: SimulatedAthlete) -> float:
    """The coupled load ratio through the day before the last; NaN where the days do not carry one."""
    history = daily_history(athlete)
    keys = ("sessions_count", "rest_confirmed", "checked_in")
    daily_au = known_daily_load(history.of("session_load_au"), **{key: history.of(key) for key in keys})
    return float(acwr(daily_au)[-2]) if history.n_days > 1 else float("nan")


def roster_max(team: SimulatedTeam, metric: str, value: float) -> SimulatedTeam:
    """Let the highest load ratio of the roster be exactly `value`; who is above it comes down to it.

    Raises
    ------
    CannotCap
        The metric is not `acwr`.
    """
    if metric != "acwr":
        raise CannotCap(metric)
    ratios = {one.name: ratio(one) for one in team.athletes}
    highest = max(ratios, key=lambda name: -np.inf if np.isnan(ratios[name]) else ratios[name])
    for one in team.athletes:
        if one.name == highest or ratios[one.name] > value:
            wanted = value if one.name == highest else BELOW * value
            team = with_athlete(team, load(one, USUAL_AU, USUAL_AU * wanted))
    return team
