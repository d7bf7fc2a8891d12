"""What somebody is called, shares, or has typed."""

from dataclasses import replace
from typing import Literal

from simulation.athlete import SimulatedAthlete

Place = Literal["session_note", "wellness_comment", "athlete_name"]


class NothingToWriteOn(Exception):
    """The athlete has logged no session that could carry a note."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has no session to write a note on")
        self.name = name


def renamed(athlete: SimulatedAthlete, name: str) -> SimulatedAthlete:
    """The same athlete under another name."""
    return replace(athlete, name=name)


def consent_withdrawn(athlete: SimulatedAthlete) -> SimulatedAthlete:
    """The athlete no longer shares with the coach."""
    return replace(athlete, shares_with_coach=False)


def in_time_zone(athlete: SimulatedAthlete, time_zone: str) -> SimulatedAthlete:
    """The athlete lives elsewhere; days and instants stay as reported."""
    return replace(athlete, time_zone=time_zone)


def planted_text(athlete: SimulatedAthlete, where: Place, text: str) -> SimulatedAthlete:
    """Put somebody's text where an athlete can type: in the newest session's note, or in their name.

    A check-in holds no free text, so its comment is the note of the newest session too.

    Raises
    ------
    NothingToWriteOn
        A note is wanted and no session is logged.
    """
    if where == "athlete_name":
        return renamed(athlete, text)
    if not athlete.sessions:
        raise NothingToWriteOn(athlete.name)
    *earlier, newest = athlete.sessions
    return replace(athlete, sessions=(*earlier, newest.model_copy(update={"note": text})))
