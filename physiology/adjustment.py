"""What was done to a planned session, rule by rule."""

from typing import Literal

from physiology.finding import Fact, Shape
from physiology.session import PlannedSession

Field = Literal["duration_min", "target_rpe", "reps", "kind", "exercises", "warm_up_min", "notes"]


class Change(Shape):
    """One field of the session, before and after. Lists are written comma-separated."""

    field: Field
    before: float | str
    after: float | str


class Counterfactual(Shape):
    """What would have kept the plan: a metric on the right side of its threshold."""

    metric: str
    threshold: float
    side: Literal["at_least", "at_most"]


class RuleFired(Shape):
    """One rule that changed the session. Its words live in `prompts/messages` under `rule`."""

    rule: str
    changes: tuple[Change, ...]
    facts: tuple[Fact, ...]
    citation: str
    """Key of the literature the rule rests on, or `house_rule`."""
    would_have_kept: Counterfactual | None = None
    alone: bool = False
    """Whether the plan would have stood without this one rule."""


class Adjustment(Shape):
    """A planned session, the session to do instead, and every rule between the two. Equal where nothing changed."""

    before: PlannedSession
    after: PlannedSession
    rules: tuple[RuleFired, ...]
    method: str

    @property
    def changed(self) -> bool:
        """Whether the session to do differs from the plan."""
        return self.before != self.after
