"""What the rules may look at, and why one of them fires."""

from dataclasses import dataclass

from physiology.adjustment import Counterfactual
from physiology.finding import Fact, Finding
from physiology.load.state import LoadState
from physiology.readiness.shapes import Readiness
from physiology.sleep import SleepState
from physiology.wellness.assessment import WellnessState


@dataclass(frozen=True, slots=True)
class Known:
    """A day's findings and facts; None is what could not be computed, and keeps its rules silent."""

    readiness: Finding[Readiness] | None = None
    load: Finding[LoadState] | None = None
    sleep: Finding[SleepState] | None = None
    wellness: Finding[WellnessState] | None = None
    reports: tuple[Fact, ...] = ()
    """What the athlete reports, and single facts of other findings: illness signs, travel, muscle oxygen, a spike."""

    def fact(self, metric: str) -> Fact | None:
        """The first fact of a metric: reports, then wellness, sleep, load and readiness."""
        findings = (self.wellness, self.sleep, self.load, self.readiness)
        facts = (*self.reports, *(fact for found in findings if found for fact in found.facts))
        return next((fact for fact in facts if fact.metric == metric), None)

    def facts(self, *metrics: str) -> tuple[Fact, ...]:
        """One fact a metric, as far as there is one."""
        return tuple(fact for fact in map(self.fact, metrics) if fact)

    def at_least(self, metric: str, limit: float) -> Fact | None:
        """The metric's fact where it reaches a limit."""
        fact = self.fact(metric)
        return fact if fact is not None and fact.value >= limit else None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Why a rule fires: the facts it rests on, and what would have kept the plan."""

    facts: tuple[Fact, ...]
    would_have_kept: Counterfactual | None
    most_share: float | None = None
    """Share of the planned length that the rule allows, where it limits one [1]."""


def at_most(metric: str, threshold: float) -> Counterfactual:
    """The plan stands with a metric at or under a threshold.

    Examples
    --------
    >>> at_most("acwr", 1.5).side
    'at_most'
    """
    return Counterfactual(metric=metric, threshold=threshold, side="at_most")


def at_least(metric: str, threshold: float) -> Counterfactual:
    """The plan stands with a metric at or over a threshold.

    Examples
    --------
    >>> at_least("sleep_min", 420.0).side
    'at_least'
    """
    return Counterfactual(metric=metric, threshold=threshold, side="at_least")
