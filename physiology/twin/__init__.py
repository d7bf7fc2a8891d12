"""Training in, performance out: the two-component model, fitted only where an athlete's own tests support it."""

from physiology.twin.assessment import Twin, assess_twin
from physiology.twin.comparison import Comparison, Course, compare_scenarios
from physiology.twin.impulse import Convention, Gains, critical_days, performance, traces
from physiology.twin.scenario import ScenarioName

__all__ = [
    "Comparison",
    "Convention",
    "Course",
    "Gains",
    "ScenarioName",
    "Twin",
    "assess_twin",
    "compare_scenarios",
    "critical_days",
    "performance",
    "traces",
]
