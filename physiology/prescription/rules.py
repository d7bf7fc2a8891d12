"""The rules that lower a planned session, in the order they are asked, and the revisions they had."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from physiology.prescription import triggers
from physiology.prescription.bounds import Bounds
from physiology.prescription.known import Known, Trigger
from physiology.prescription.matrix import ROWS, ROWS_1, Row


class Rule(NamedTuple):
    """One rule: when it fires and what that rests on. What it does is in the matrix."""

    id: str
    citation: str
    trigger: Callable[[Known], Trigger | None]


class Revision(NamedTuple):
    """One state of the rules: a decision made under it is replayed under it."""

    rows: tuple[Row, ...]
    weighs: bool
    """Whether phase, athlete type and age count."""
    bounds: Bounds


RULES = (
    Rule("ILLNESS_RESTS", "schwellnus-2022", triggers.ill),
    Rule("FEVER_RESTS", "house_rule", triggers.feverish),
    Rule("PAIN_PROTECTS", "house_rule", triggers.in_pain),
    Rule("PAIN_LIMITS_INTENSITY", "house_rule", triggers.slight_pain),
    Rule("WELLNESS_RED_EASES", "saw-2016", triggers.feels_bad),
    Rule("READINESS_RECOVERY_BAND", "house_rule", triggers.not_ready),
    Rule("ILLNESS_SIGNS_EASE", "house_rule", triggers.signs_of_illness),
    Rule("JET_LAG_KEEPS_EASY", "house_rule", triggers.just_arrived),
    Rule("AUTONOMIC_LOW_CUTS_INTENSITY", "vesterinen-2016", triggers.autonomic_low),
    Rule("LOAD_SPIKE_CUTS_VOLUME", "soligard-2016", triggers.load_spike),
    Rule("SESSION_SPIKE_LIMITS_LENGTH", "frandsen-2025", triggers.session_spike),
    Rule("SHORT_SLEEP_CUTS_VOLUME", "rae-2017", triggers.short_sleep),
    Rule("OXYGEN_SLOW_LENGTHENS_RESTS", "house_rule", triggers.slow_oxygen),
    Rule("SORENESS_SWAPS_EXERCISE", "house_rule", triggers.very_sore),
    Rule("STIFFNESS_ADDS_WARM_UP", "house_rule", triggers.stiff),
)
"""Safety first, then effort, then volume, then content. A rule that changes nothing is not reported."""

METHOD = "prescription@2"
REVISIONS: Mapping[str, Revision] = {
    "prescription@1": Revision(ROWS_1, weighs=False, bounds=Bounds(least_session_min=0.0)),
    METHOD: Revision(ROWS, weighs=True, bounds=Bounds()),
}


class UnknownRevision(Exception):
    """No state of the rules had this name."""

    def __init__(self, method: str) -> None:
        super().__init__(f"{method!r} is no revision of the rules")
        self.method = method
