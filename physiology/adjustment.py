"""What was done to a planned session, rule by rule."""

from enum import StrEnum
from typing import Literal

from pydantic import Field as Limited

from physiology.finding import Fact, Shape
from physiology.session import Phase, PlannedSession

Field = Literal["duration_min", "target_rpe", "reps", "kind", "exercises", "tempo", "warm_up_min", "notes"]


class AthleteType(StrEnum):
    """What an athlete trains for, as far as the rules tell people apart."""

    POWER = "power"
    """Sprints, jumps and throws."""
    ENDURANCE = "endurance"
    TEAM = "team"
    """Team sports; also who trains for something nobody named."""
    STRENGTH = "strength"
    """Lifting for its own sake."""


class Setting(Shape):
    """Who a session is for and in which phase: what a rule may weigh beside the day's findings."""

    phase: Phase = Phase.BUILD
    """The plan's phase; `build` where the plan names none."""
    athlete_type: AthleteType = AthleteType.TEAM
    age_years: int | None = Limited(default=None, ge=0, le=120)


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
    weighed: tuple[str, ...] = ()
    """Codes of what made the rule do more, or something else, for this athlete or in this phase."""


class Adjustment(Shape):
    """A planned session, the session to do instead, and every rule between the two. Equal where nothing changed."""

    before: PlannedSession
    after: PlannedSession
    rules: tuple[RuleFired, ...]
    method: str
    setting: Setting | None = None
    """Whom and which phase it was decided for; None in records older than the question."""

    @property
    def changed(self) -> bool:
        """Whether the session to do differs from the plan."""
        return self.before != self.after
