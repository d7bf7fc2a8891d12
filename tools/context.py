"""Who asks, and what a tool may touch on their behalf."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from physiology.finding import Shape
from store import Store
from tools.cuff_port import CuffPort


class Role(StrEnum):
    """What somebody is to the team."""

    ATHLETE = "athlete"
    COACH = "coach"


class Purpose(StrEnum):
    """What a question is for; set by the route, never by the model."""

    TRAINING_PLANNING = "training_planning"
    ATHLETE_SUPPORT = "athlete_support"
    LOAD_MONITORING = "load_monitoring"


class Principal(Shape):
    """The person behind a message, as the channel established them."""

    person_id: str
    """The athlete's or the coach's id in the store."""
    role: Role
    name: str
    team_id: str
    locale: str = "en"
    channel: str = "cli"
    purpose: Purpose = Purpose.TRAINING_PLANNING
    private: bool = True
    """False in a group chat, where no health values are shown."""


class Person(Shape):
    """An athlete inside a principal's scope."""

    athlete_id: str
    alias: str
    """`you`, or `A1`, `A2` ... on a coach's roster: what a model sees."""
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class ToolContext:
    """One turn's hands: a tool reaches data only through this."""

    principal: Principal
    store: Store
    people: tuple[Person, ...]
    """Everybody this principal may ask about: the athlete alone, or the coach's consenting roster."""
    today: date
    now: datetime
    cuff: CuffPort | None = None
    """The cuff's process beside this one, to look at and to stop; None where none is configured."""

    def person(self, alias: str) -> Person:
        """Resolve an alias of this session.

        Raises
        ------
        UnknownPerson
            Nobody in this principal's scope has the alias.
        """
        for person in self.people:
            if person.alias == alias:
                return person
        raise UnknownPerson(alias)


class UnknownPerson(Exception):
    """An alias outside the principal's scope."""

    def __init__(self, alias: str) -> None:
        super().__init__(f"nobody here is called {alias!r}")
        self.alias = alias
