"""What was understood: the shapes that leave this room."""

from datetime import date
from enum import StrEnum
from typing import Literal

from physiology.finding import Shape
from physiology.session import SessionKind
from tools.query import Query


class Intent(StrEnum):
    """What somebody wants from one part of a message."""

    READINESS = "readiness"
    LOAD = "load"
    RECOVERY = "recovery"
    STRAIN = "strain"
    WHY_SESSION = "why_session"
    WHY_READINESS = "why_readiness"
    PLAN = "plan"
    HISTORY = "history"
    ROSTER = "roster"
    LOG_SESSION = "log_session"
    LOG_WELLNESS = "log_wellness"
    WHAT_IF = "what_if"
    EXPLAIN_TERM = "explain_term"
    CUFF = "cuff"
    DATA_RIGHTS = "data_rights"
    UNDO = "undo"
    CORRECTION = "correction"
    GREETING_THANKS = "greeting_thanks"
    CAPABILITIES = "capabilities"
    IDENTITY = "identity"
    OUT_OF_SCOPE = "out_of_scope"
    OTHER_PERSON = "other_person"
    INSTRUCTION_OVERRIDE = "instruction_override"
    PURPOSE_MISUSE = "purpose_misuse"
    MEDICATION = "medication"
    UNCLEAR = "unclear"
    SESSION_LOAD = "session_load"
    MUSCLE_OXYGEN = "muscle_oxygen"
    FITNESS = "fitness"
    DURABILITY = "durability"
    SLEEP = "sleep"
    TRAVEL = "travel"
    WELLNESS = "wellness"
    BIOMARKERS = "biomarkers"
    ILLNESS = "illness"
    INJURY_FACTORS = "injury_factors"
    AVAILABILITY = "availability"
    AUTONOMIC = "autonomic"
    SIGNALS = "signals"
    TWIN = "twin"
    SCENARIOS = "scenarios"
    WEEK = "week"
    TEAM = "team"
    LOG_HEALTH = "log_health"


SUBJECTS = frozenset(
    {
        Intent.SESSION_LOAD,
        Intent.MUSCLE_OXYGEN,
        Intent.FITNESS,
        Intent.DURABILITY,
        Intent.SLEEP,
        Intent.TRAVEL,
        Intent.WELLNESS,
        Intent.BIOMARKERS,
        Intent.ILLNESS,
        Intent.INJURY_FACTORS,
        Intent.AVAILABILITY,
        Intent.AUTONOMIC,
        Intent.SIGNALS,
        Intent.TWIN,
        Intent.SCENARIOS,
        Intent.WEEK,
    }
)
"""What one person is assessed for."""


class Period(Shape):
    """Days from the first to the last, both included."""

    first_on: date
    last_on: date


class SessionMention(Shape):
    """A session somebody says they did; what they did not say is None.

    `kind` rest is a confirmed day off. In a correction (`amends_last`) the day is None unless it was said.
    """

    on: date | None
    activity: str | None = None
    kind: SessionKind = SessionKind.OTHER
    duration_min: float | None = None
    session_rpe: float | None = None
    distance_km: float | None = None
    amends_last: bool = False


Scale = Literal["amount_1to5", "nrs_0to10", "quality_1to5", "quality_1to10", "unit"]


class WellnessMention(Shape):
    """A value somebody reports about themselves, as said; `scale` tells how to read it.

    `amount_1to5` and `nrs_0to10` say how much of it there is (most = very sore), `quality_*` how good it is,
    `unit` is the catalogue's own unit (sleep in minutes).
    """

    metric: str
    value: float
    scale: Scale
    on: date


class WhatIf(Shape):
    """A change to try out. `percent` is signed; `sleep_extra_min` is on top of the usual, `sleep_min` a whole night."""

    action: Literal["rest", "add", "scale", "sleep", "swap"]
    on: date
    days: int | None = None
    percent: float | None = None
    duration_min: float | None = None
    session_rpe: float | None = None
    distance_km: float | None = None
    kind: SessionKind | None = None
    sleep_min: float | None = None
    sleep_extra_min: float | None = None
    look_on: date | None = None
    """The day whose outcome was asked about, where it was named."""


class Wish(Shape):
    """What an assessment is asked with; what was not said is None."""

    wake_at: str | None = None
    """`06:30`."""
    first: str | None = None
    """What of a subject was asked for, and comes first."""
    zones: float | None = None
    """Time zones crossed, east positive."""
    arrive_on: date | None = None
    keep: bool = False
    """Whether the journey is to be remembered, not only planned."""
    about: str | None = None
    """The part of an assessment that was asked about."""
    signal: str | None = None
    scenarios: tuple[str, ...] = ()
    days: int | None = None
    goal: str | None = None
    first_on: date | None = None


class HealthMention(Shape):
    """What somebody says about being ill or injured; None is not said, False is well again."""

    on: date
    ill: bool | None = None
    injured: bool | None = None
    body_temp_c: float | None = None
    symptoms: tuple[str, ...] = ()
    area: str | None = None
    """Where an injury is."""
    undo_last: bool | None = None
    """True where the newest such report is to be taken back."""


class Request(Shape):
    """One thing a message asks for or reports."""

    intent: Intent
    confidence: float
    people: tuple[str, ...] = ()
    """Aliases, in the order named."""
    ambiguous_people: tuple[str, ...] = ()
    """Aliases that one name may mean."""
    unknown_names: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    period: Period | None = None
    query: Query | None = None
    session: SessionMention | None = None
    wellness: tuple[WellnessMention, ...] = ()
    what_if: WhatIf | None = None
    wish: Wish | None = None
    health: HealthMention | None = None
    term: str | None = None
    """What to explain; for `cuff` and `data_rights` which part is meant; the metric of an unfinished log."""
    limb: str | None = None
    """For `cuff`: `left_leg` and the like, where one is named with its side."""
    needs: tuple[str, ...] = ()
    """What must be asked before this can be done: `duration`, `effort`, `what_change`, `which_person`, ..."""
    implausible: tuple[tuple[str, float], ...] = ()


class Reading(Shape):
    """A whole message, understood."""

    language: str
    requests: tuple[Request, ...]
    follow_up: bool = False
    """True where the message only makes sense after the previous one."""
