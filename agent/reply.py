"""What a turn ends in: an action, a text with slots, and what a check found wrong with it."""

from enum import StrEnum

from physiology.finding import Shape


class Action(StrEnum):
    """What a reply does, for people, scripts and graders."""

    ANSWER = "answer"
    LOG = "log"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"
    REFUSE = "refuse"
    REDIRECT = "redirect"
    TRIAGE_REFER = "triage_refer"
    TRIAGE_URGENT = "triage_urgent"
    TRIAGE_EMERGENCY = "triage_emergency"
    TRIAGE_SUPPORT = "triage_support"


class Route(StrEnum):
    """Who wrote the text that was sent."""

    MODEL = "model"
    REPAIRED = "repaired"
    DETERMINISTIC = "deterministic"
    OFFLINE = "offline"
    TRIAGE = "triage"


class Draft(Shape):
    """A reply before it is checked. Numbers are slots: `{{e3}}`, `{{e3.low}}`, `{{e3.high}}`, `{{A2.name}}`."""

    action: Action
    text: str


class Violation(Shape):
    """One thing a draft may not say, and where."""

    code: str
    """`unsupported_number`, `wrong_subject`, `wrong_window`, `wrong_direction`, `unknown_name`, ..."""
    span: str
    detail: str = ""
