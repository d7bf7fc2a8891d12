"""What a proposed week holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import Field

from physiology.finding import Shape
from physiology.session import PlannedSession


class Goal(StrEnum):
    """What a week is for."""

    MAINTAIN = "maintain"
    BUILD = "build"
    PEAK = "peak"
    RECOVER = "recover"
    RETURN = "return"


class Role(StrEnum):
    """What a day does in a week."""

    HARD = "hard"
    SHARP = "sharp"
    """Short and fast, before something that counts."""
    EASY = "easy"
    LIGHT = "light"
    """Light strength; under a cuff only where a person approves it after screening."""
    MOBILITY = "mobility"
    ASSESSMENT = "assessment"
    """A submaximal test and the screens, the same every time."""
    REST = "rest"
    MATCH = "match"
    """Fixed by the plan: its day, its length and its effort are not this week's to choose."""


class Basis(StrEnum):
    """What the size of a week rests on."""

    LOAD = "load"
    MINUTES = "minutes"
    """Too few loads are known, or a break lies behind: a careful share of the usual minutes, nothing hard."""


class Availability(Shape):
    """When somebody can train in a week, from its first day on."""

    minutes: tuple[float, ...] = Field(default=(90.0,) * 7, min_length=7, max_length=7)
    """Time there is on each day [min]; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A match that stands in the plan."""

    duration_min: float
    target_rpe: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants of a week."""

    first_on: date
    goal: Goal
    availability: Availability = field(default_factory=Availability)
    planned_au: Mapping[date, float] = field(default_factory=dict)
    """Loads planned for days that are not over yet [AU]: what stands between the newest known day and the week."""
    matches: Mapping[date, Fixed] = field(default_factory=dict)
    """Matches of the week, by day."""


class WeekDay(Shape):
    """One day of a proposed week."""

    role: Role
    session: PlannedSession
    reason: str
    """Code of why the day is what it is."""

    @property
    def on(self) -> date:
        """The day."""
        return self.session.on


class Week(Shape):
    """Seven days to propose. Nothing of it is in the plan until a person puts it there."""

    asked: Goal
    goal: Goal
    """What it was built for: the goal asked for, or a more careful one that the findings call for."""
    basis: Basis
    days: tuple[WeekDay, ...]
    load_au: float
    """Sum of the seven days [AU]."""
    usual_load_au: float | None
    """Chronic load of a week [AU]; None where the week rests on minutes."""
    raises: bool
    """Whether it asks for more than the chronic load."""
    acwr: tuple[float, ...]
    """Load ratio on each evening, coupled [1]; empty where the week rests on minutes."""
    monotony: float
    """Of the seven days as planned [1]."""


class NoWeek(Exception):
    """No week of any template and size keeps the rules."""

    def __init__(self, constraint: str, rest_days: int | None) -> None:
        super().__init__(f"no week keeps the {constraint} rule")
        self.constraint = constraint
        """`acwr`, `monotony`, `availability` (no time, or demanding days too close), or `size` (larger than asked)."""
        self.rest_days = rest_days
        """Days of full rest after which the ratio would be back under its rule; None where rest is not the way."""
